"""Situation reports: what their owner is asked for them, what follows from one, the clock that reminds him."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from bot.cards.situation import BACK, FORM, SAME, SKIP, WITHOUT
from bot.deps import Act
from bot.domain import crises, situation
from bot.domain.crises import Crisis, Deed
from bot.domain.dialogs import Choice, Purpose, Question
from bot.domain.drafts import Attachment
from bot.domain.effects import Remind
from bot.domain.people import Person
from bot.domain.situation import PARTS, Report, ReportKind
from bot.domain.situation_facts import FinalReportWaived, ReportDue, Said, SituationReported
from bot.reactions.crises import words as about
from bot.text import Text
from handlers import alerts, crisis_deeds, following, ladders, questions, room
from handlers.answering import Given

KIND: Final = "kind"
_CLOSED: Final = "closed"


def ask(act: Act, person: Person, crisis_id: str) -> None:
    """Ask its owner for the next report; one that he has begun goes on where he was."""
    crisis = mine(act, person, crisis_id)
    begin(act, person, crisis, situation.following(crisis))


def mine(act: Act, person: Person, crisis_id: str) -> Crisis:
    """Give a crisis to its owner, who alone reports on it."""
    crisis = crisis_deeds.seen(act, person, crisis_id)
    crises.check(crisis, Deed.TELL)
    if crisis.owner != person.id:
        raise crises.NotTheOwner(number=crisis.number, by=act.names(crisis.owner or crisis.reporter))
    return crisis


def begin(act: Act, person: Person, crisis: Crisis, kind: ReportKind, *, forms: bool | None = None) -> None:
    """Ask for a report, in a form or part by part; what the last one said, or he has written, stands in it."""
    before = act.dialogs.open(person.id)
    if before is not None and before.purpose is Purpose.SITUATION and before.subject == crisis.id:
        kept, held, part = before.kept, before.held, before.about
    else:
        kept, held, part = _as_before(act, crisis), (), PARTS[0]
    in_form = act.people.fills_forms(person.id) if forms is None else forms
    about_ = FORM if in_form else part if part != FORM else PARTS[0]
    _put(act, person, crisis, about_, {**kept, KIND: kind.value}, held)


def _as_before(act: Act, crisis: Crisis) -> dict[str, str]:
    last = act.tables.situations.latest(crisis.id)
    return {part: getattr(last.said, part) for part in PARTS} if last is not None else {}


def _put(
    act: Act,
    person: Person,
    crisis: Crisis,
    part: str,
    kept: Mapping[str, str],
    held: tuple[Attachment, ...],
    lead: Text | None = None,
) -> None:
    kind = Text(f"situation-kind-{kept[KIND]}")
    prompt = about(alerts.named(crisis), f"ask-situation-{part.replace('_', '-')}", kind=kind)
    question = Question(act.new_id(), person.id, Purpose.SITUATION, prompt, subject=crisis.id, about=part, files=True)
    hint = Text("hint-situation-form" if part == FORM else "hint-situation")
    choices = tuple(_choices(part, kept))
    questions.ask(act, replace(question, choices=choices, kept=dict(kept), held=held, lead=lead, hint=hint))


def _choices(part: str, kept: Mapping[str, str]) -> list[Choice]:
    codes = []
    if part != FORM:
        codes.append(SAME if kept.get(part) else SKIP)
    if part in PARTS[1:]:
        codes.append(BACK)
    if kept[KIND] == ReportKind.FINAL:
        codes.append(WITHOUT)
    return [Choice(code, Text(f"choice-situation-{code}")) for code in codes]


def _answered(act: Act, person: Person, question: Question, given: Given) -> Text | None:
    """Take one part, and go on with the next; after the last one the report is given."""
    crisis = mine(act, person, question.subject)
    if given.code == WITHOUT:
        return _without(act, person, crisis)
    part = PARTS[0] if question.about == FORM else question.about
    held = (*question.held, *given.sent.attachments)
    kept = _taken(act, question, part, given)
    if given.sent.attachments and not given.words:
        _put(act, person, crisis, question.about, kept, held, Text("situation-files", {"count": len(held)}))
        return None
    place = PARTS.index(part) + (-1 if given.code == BACK else 1)
    if place < len(PARTS):
        _put(act, person, crisis, PARTS[place], kept, held)
        return None
    told = give(act, person, crisis, kept, held)
    if given.sent.attachments:
        following.expect(act, person.id, crisis.id)
    return told


def _taken(act: Act, question: Question, part: str, given: Given) -> dict[str, str]:
    kept = dict(question.kept)
    if given.words:
        room.fit(act, given.words)
        kept[part] = given.words
    elif given.code == SKIP:
        kept[part] = ""
    return kept


def give(act: Act, person: Person, crisis: Crisis, kept: Mapping[str, str], files: tuple[Attachment, ...]) -> Text:
    """Give a report: it is on everybody's card at once, and the next one is counted from now.

    The final one goes with the proposal to close. Raises SaysNothing.
    """
    said = Said(*(kept.get(part, "").strip() for part in PARTS))
    if said.empty and not files:
        raise situation.SaysNothing
    final = kept[KIND] == ReportKind.FINAL
    kind = ReportKind.FINAL if final else situation.following(crisis)
    told = alerts.put(act, situation.reported(crisis, person.id, act.now))
    act.tables.situations.add(told.id, Report(told.reports, act.now, person.id, kind, said, files))
    digests = tuple(file.digest for file in files)
    where = alerts.places(act)
    act.record(SituationReported(alerts.named(told), person.id, told.reports, kind, said, digests, where))
    if final:
        return crisis_deeds.end(act, person, told.id, _CLOSED)
    return about(alerts.named(told), "notice-situation", at=situation.due(told) or act.now)


def end(act: Act, person: Person, crisis_id: str, how: str) -> Text | None:
    """Say that it is over, or never was one: before it is closed its owner is asked for the final report (CRI6)."""
    crisis = crisis_deeds.seen(act, person, crisis_id)
    wanted = how == _CLOSED and crisis.owner == person.id and situation.runs(crisis)
    if not wanted or _reported_finally(act, crisis):
        return crisis_deeds.end(act, person, crisis_id, how)
    begin(act, person, crisis, ReportKind.FINAL)
    return None


def _reported_finally(act: Act, crisis: Crisis) -> bool:
    """Tell whether the final report is given; one from before it was called out again is none."""
    last = act.tables.situations.latest(crisis.id)
    return last is not None and last.kind is ReportKind.FINAL and last.at >= crisis.since


def _without(act: Act, person: Person, crisis: Crisis) -> Text:
    """Close it without a final report, which stands in its time line."""
    act.record(FinalReportWaived(alerts.named(crisis), person.id))
    return crisis_deeds.end(act, person, crisis.id, _CLOSED)


def remind(act: Act, due: Remind) -> None:
    """Remind its owner of the report that is due; whoever has it now, and once for all that came by."""
    crisis = act.crises.get(due.subject)
    at = situation.reminder(crisis) if crisis is not None else None
    if crisis is None or crisis.owner is None or at is None or at > act.now:
        return
    asked = alerts.put(act, situation.asked(crisis, act.now))
    by_when = situation.due(asked) or at
    kind = situation.following(asked)
    late = ladders.meant_for(act, due)
    act.record(ReportDue(alerts.named(asked), crisis.owner, kind, by_when, meant_for=late))


PURPOSES: Final[Mapping[Purpose, Callable[[Act, Person, Question, Given], Text | None]]] = {
    Purpose.SITUATION: _answered
}
