"""Reporting a crisis: by a word, a button or from a released item; what follows from the reporter joins it."""

import re
from dataclasses import replace
from typing import Final

from bot.cards.card import Kind
from bot.cards.tokens import Verb
from bot.crises import Line
from bot.deps import Act
from bot.domain import crises, labels
from bot.domain.crises import MAY, OPEN, PERHAPS_SAME, SAME, Crisis, CrisisId, CrisisState, Deed
from bot.domain.crisis_facts import CrisisAdded, CrisisConfirmed, CrisisDropped, CrisisReported
from bot.domain.crisis_ladder import CrisisLadder
from bot.domain.dialogs import Purpose, Question
from bot.domain.drafts import Attachment, Draft, DraftId, DraftState
from bot.domain.effects import Lane, Send
from bot.domain.people import Person, PersonId
from bot.errors import NotFound, Refused
from bot.reactions.crises import words as about
from bot.text import Text, Value, micros
from handlers import alerts, following, gathering, items, labelled, questions
from handlers.drafts import Sent, may_begin

LONGEST: Final = 500  # characters of a title; what goes beyond is told with it
_NAMED: Final = 12  # people whom the reporter is told by name
_OTHERS: Final = 5  # open ones that he is told of
_SHORT: Final = 120  # characters up to which a message that begins with the word, and goes right on, is asked back
_WORD: Final = re.compile(r"(突发|突發|舆情|輿情|crisis\b)[\s:：,，.。!！—-]*", re.IGNORECASE)
_NOT_ONE: Final = frozenset({"不是", "没有", "沒有", "取消", "发错了", "發錯了", "no", "cancel"})
_APART: Final = re.compile(r"(突发|突發|舆情|輿情|crisis)([\s:：,，.。!！—-]|$)", re.IGNORECASE)


class NothingToReport(Refused):
    """Nothing was said of what happened."""

    key = "refused-crisis-nothing"


def ask(act: Act, person: Person, draft_id: str = "") -> None:
    """Ask what happened: a few words are enough."""
    draft = _released(act, person, draft_id) if draft_id else None
    title = act.drafts.version(draft.id, draft.version).title if draft else ""
    prompt = Text("ask-crisis-item", {"title": title}) if draft else Text("ask-crisis")
    question = Question(act.new_id(), person.id, Purpose.CRISIS, prompt, hint=Text("hint-crisis"), files=True)
    questions.ask(act, replace(question, subject=draft.id if draft else ""))


def _released(act: Act, person: Person, draft_id: str) -> Draft:
    draft = items.visible(act, person, draft_id)
    if draft.state is not DraftState.RELEASED and not act.releases.of(draft.id):
        raise NotFound
    return draft


def by_command(act: Act, person: Person, words: str) -> None:
    """Report what stands behind the command; with nothing behind it, ask."""
    if words:
        _tell(act, person, report(act, person, Sent(words)))
    else:
        ask(act, person)


def _tell(act: Act, person: Person, text: Text) -> None:
    """Answer whoever reports; alerts go before, however many answers there are."""
    act.send(Send(f"{act.event}:{text.key}", person.id, Kind.NEWS, lane=Lane.DECISIONS, text=text))


def hears(act: Act, person: Person, sent: Sent) -> bool:
    """Take a report out of a message: behind the command with pictures beside it, by its first word, or its pictures.

    Those of an album may come one by one.
    """
    if sent.attachments and not sent.words.strip() and _follows(act, person, sent):
        return True
    slashed = _WORD.match(sent.words.strip().removeprefix("/")) if sent.words.strip().startswith("/") else None
    if slashed is None or not sent.attachments:
        return takes(act, person, sent)
    said = sent.words.strip().removeprefix("/")[slashed.end() :]
    _tell(act, person, report(act, person, Sent(said, sent.attachments)))
    return True


def _follows(act: Act, person: Person, sent: Sent) -> bool:
    """Put pictures to the crisis to which those before them went."""
    crisis = alerts.find(act, following.expected(act, person.id))
    if crisis is None or crisis.state not in MAY[Deed.ADD] or alerts.is_bare(crisis):
        return False
    add(act, person, crisis, sent)
    return True


def takes(act: Act, person: Person, sent: Sent) -> bool:
    """Take a message that begins with the word as a report that waits to be confirmed; False where it is none."""
    said = sent.words.strip()
    found = _WORD.match(said)
    if found is None or not _meant(act, person, said):
        return False
    rest = said[found.end() :].strip()
    crisis = crises.asked_back(_new(act, person, Sent(rest, sent.attachments)), act.now)
    act.crises.add(crisis)
    _line(act, crisis, person, "report", Sent(said, sent.attachments))
    alerts.put(act, crisis)
    act.record(CrisisReported(alerts.named(crisis), person.id, said, _digests(sent), waits=True))
    _card(act, person, crisis)
    if alerts.is_bare(crisis):
        alerts.ask_more(act, person.id, crisis)
    following.expect(act, person.id, crisis.id)
    return True


def _meant(act: Act, person: Person, said: str) -> bool:
    """Tell whether the word may mean an alarm, and not the heading of a text or the answer to what is asked."""
    apart, question = _APART.match(said), act.dialogs.open(person.id)
    if question is not None:
        return apart is not None and labelled.named(question, said) is None
    return apart is not None or ("\n" not in said and len(said) <= _SHORT)


def report(
    act: Act, person: Person, sent: Sent, *, draft: str = "", another: bool = False, unrecorded: bool = False
) -> Text:
    """Call all out at once; a report of what is being called out already joins that (faults 59, 80)."""
    said = sent.words.strip()
    if not said and not sent.attachments and not draft:
        raise NothingToReport
    crisis = replace(_new(act, person, sent, DraftId(draft) if draft else None), unrecorded=unrecorded)
    same = None if another else _same(act, crisis)
    if same is not None:
        return _join(act, person, same, sent)
    act.crises.add(crisis)
    _line(act, crisis, person, "report", sent)
    started = alerts.start(act, crisis)
    act.record(CrisisReported(alerts.named(started), person.id, said, _digests(sent)))
    told = _answered(act, person, started)
    _expect(act, person, started, sent)
    return told


def _new(act: Act, person: Person, sent: Sent, draft: DraftId | None = None) -> Crisis:
    policy = act.policies.active()
    said = " ".join(sent.words.split())
    title, rest, counted = said[:LONGEST], said[LONGEST:], _counted(sent.attachments)
    return Crisis(
        id=CrisisId(act.new_id()),
        title=title,
        policy=policy.digest if policy else "",
        ladder=policy.crisis if policy else CrisisLadder(),
        reporter=person.id,
        unit=person.unit,
        reported_at=act.now,
        since=act.now,
        draft=draft,
        more=(rest,) if rest else (),
        pictures=counted["pictures"],
        files=counted["files"],
    )


def _counted(files: tuple[Attachment, ...]) -> dict[str, int]:
    pictures = sum(file.kind == "picture" for file in files)
    return {"pictures": pictures, "files": len(files) - pictures}


def _digests(sent: Sent) -> tuple[str, ...]:
    return tuple(file.digest for file in sent.attachments)


def _line(act: Act, crisis: Crisis, person: Person, kind: str, sent: Sent) -> int:
    line = Line(0, act.now, person.id, kind, sent.words.strip(), sent.attachments)  # type: ignore[arg-type]  # a kind
    return act.crises.tell(crisis.id, line)


def _same(act: Act, crisis: Crisis) -> Crisis | None:
    """Find the open crisis that a report is surely part of: of the same item, or in the same words within an hour."""
    known = act.crises.of_draft(crisis.draft) if crisis.draft else None
    if known is None:
        found = _alike(act, crisis)
        known = next((one for one, score, figures in found if _is_same(score, figures=figures)), None)
    return act.crises.get(known) if known is not None else None


def _is_same(score: int, *, figures: bool) -> bool:
    return crises.alike(score, same_figures=figures) == "same"


def _alike(act: Act, crisis: Crisis) -> list[tuple[CrisisId, int, bool]]:
    if not crisis.title:
        return []
    others = {crisis.id, *(drill.crisis for drill in act.tables.drills.running())}
    found = [one for one in act.crises.alike(crisis.title, act.now - SAME) if one[0] not in others]
    return sorted(found, key=lambda one: -one[1])


def _join(act: Act, person: Person, same: Crisis, sent: Sent) -> Text:
    """Count a report with the first; nobody is called a second time for it."""
    joined = alerts.put(act, crises.joined(same))
    line = _line(act, joined, person, "report", sent)
    act.record(CrisisReported(alerts.named(joined), person.id, sent.words.strip(), _digests(sent), joined=True))
    _offer(act, person, joined, line)
    alerts.listen(act, person.id, joined)
    _expect(act, person, joined, sent)
    values: dict[str, Value] = {"count": joined.count}
    if joined.owner is not None:
        return about(alerts.named(joined), "notice-crisis-joined-owned", by=act.names(joined.owner), **values)
    return about(alerts.named(joined), "notice-crisis-joined", **values)


def _offer(act: Act, person: Person, joined: Crisis, line: int) -> None:
    """Let somebody whose report was taken for another's say that it is not the same."""
    text = about(alerts.named(joined), "news-crisis-same")
    buttons = ((Verb.SEPARATE_CRISIS.value, "button-separate-crisis"), (Verb.OPEN_CRISIS.value, "button-open-crisis"))
    key = f"{act.event}:same:{joined.id}"
    act.send(Send(key, person.id, Kind.NEWS, joined.id, line, Lane.DECISIONS, text, buttons))


def separate(act: Act, person: Person, line_id: int) -> Text:
    """Call all out for a report that had been taken for another's."""
    found = act.crises.line(line_id)
    if found is None or found[1].by != person.id or found[1].kind != "report":
        raise NotFound
    own = act.crises.latest_of(person.id)
    if own is not None and own.title == " ".join(found[1].words.split())[:LONGEST] and own.id != found[0]:
        return _answered(act, person, own)  # pressed twice
    return report(act, person, Sent(found[1].words, found[1].files), another=True)


def _expect(act: Act, person: Person, crisis: Crisis, sent: Sent) -> None:
    if sent.attachments:
        following.expect(act, person.id, crisis.id)


def _answered(act: Act, person: Person, crisis: Crisis) -> Text:
    """Tell the reporter its number and whom it reaches, show him its card, and listen for more."""
    _card(act, person, crisis)
    alerts.listen(act, person.id, crisis)
    _perhaps_same(act, person, crisis)
    return reached(act, crisis)


def _card(act: Act, person: Person, crisis: Crisis) -> None:
    key = f"{act.event}:{Kind.CRISIS}:{crisis.id}:reporter"
    act.send(Send(key, person.id, Kind.CRISIS, crisis.id, lane=Lane.CRISIS))


def _perhaps_same(act: Act, person: Person, crisis: Crisis) -> None:
    """Ask whether it is one that is called out already, while all are called in any case."""
    known = others(act, crisis)
    if not known:
        return
    alike = {one: score for one, score, _ in _alike(act, crisis) if score >= PERHAPS_SAME}
    likely = max(known, key=lambda one: alike.get(one.id, 0))
    if likely.id in alike or len(known) == 1:
        text = about(alerts.named(likely), "news-crisis-perhaps", own=crisis.number)
        buttons = ((f"{Verb.SAME_CRISIS}.{likely.number}", "button-same-crisis"),)
    else:
        text = about(alerts.named(crisis), "news-crisis-others", others=tuple(map(spoken_of, known[:_OTHERS])))
        buttons = ((Verb.MERGE_CRISIS.value, "button-merge-crisis-mine"),)
    key = f"{act.event}:perhaps:{crisis.id}"
    act.send(Send(key, person.id, Kind.NEWS, crisis.id, lane=Lane.DECISIONS, text=text, buttons=buttons))


def spoken_of(crisis: Crisis) -> Text:
    """Say which one is meant, by number and title."""
    return about(alerts.named(crisis), "crisis-spoken-of")


def reached(act: Act, crisis: Crisis) -> Text:
    """Say whom an alert goes to, on which platforms, and whom nothing reaches."""
    called = [
        one.person for one in act.crises.called(crisis.id) if one.left_at is None and one.person != crisis.reporter
    ]
    ways = alerts.ways(act, called)
    reach = [_person(act, person, found) for person, found in ways.items() if found]
    lost = tuple(act.names(person) for person, found in ways.items() if not found)
    more = len(reach) - _NAMED
    shown: tuple[Value, ...] = tuple(reach[:_NAMED])
    shown = (*shown, Text("crisis-more-people", {"count": more})) if more > 0 else shown
    key = "notice-crisis-reported" if reach else "notice-crisis-reported-nobody"
    values: dict[str, Value] = {"people": shown, "lost": lost[:_NAMED]}
    return about(alerts.named(crisis), f"{key}-lost" if lost and reach else key, **values)


def _person(act: Act, person: PersonId, platforms: tuple[str, ...]) -> Value:
    """Name somebody, and where he is reached if that can be in several places."""
    if len(set(act.organisation.messengers)) == 1:
        return act.names(person)
    where = tuple(Text(f"platform-{name}") for name in platforms)
    return Text("crisis-person-on", {"person": act.names(person), "where": where})


def adds(act: Act, person: Person, sent: Sent) -> bool:
    """Take what somebody sends while a crisis listens to him; False when none does."""
    question = act.dialogs.open(person.id)
    if question is None or question.purpose is not Purpose.CRISIS_MORE:
        return False
    crisis = alerts.find(act, question.subject)
    if crisis is None or crisis.state not in MAY[Deed.ADD] or micros(act.now) > int(question.kept["until"]):
        act.dialogs.close(question, None, act.now)
        return False
    if alerts.is_bare(crisis):
        _tell(act, person, _said_of_it(act, person, question, crisis, sent))
        _expect(act, person, crisis, sent)
    else:
        _tell(act, person, add(act, person, crisis, sent))
    return True


def _said_of_it(act: Act, person: Person, question: Question, bare: Crisis, sent: Sent) -> Text:
    """Take what follows the word alone: it says what happened, and so that it is one; unless it takes the word back."""
    if not sent.attachments and labels.plain(sent.words) in _NOT_ONE:
        return drop(act, person, bare.id)
    told = _new(act, person, sent)
    alerts.put(act, replace(bare, title=told.title, more=told.more, pictures=told.pictures, files=told.files))
    _line(act, bare, person, "report", sent)
    act.record(CrisisAdded(alerts.named(bare), person.id, sent.words.strip(), _digests(sent), owner=None))
    said = Text("said-words", {"words": sent.words}) if sent.words else Text("said-files")
    act.dialogs.close(question, said, act.now)
    return confirm(act, person, bare.id)


def add(act: Act, person: Person, crisis: Crisis, sent: Sent) -> Text:
    """Put what somebody knows to a crisis; whoever has it is told."""
    crises.check(crisis, Deed.ADD)
    counted, words = _counted(sent.attachments), sent.words.strip()
    with_files = replace(
        crisis,
        title=crisis.title or " ".join(words.split())[:LONGEST],
        pictures=crisis.pictures + counted["pictures"],
        files=crisis.files + counted["files"],
    )
    kept = alerts.put(act, with_files)
    _line(act, kept, person, "added", sent)
    act.record(CrisisAdded(alerts.named(kept), person.id, words, _digests(sent), owner=kept.owner))
    _expect(act, person, kept, sent)
    return about(alerts.named(kept), "notice-crisis-added") if kept.number else Text("notice-crisis-added-early")


def confirm(act: Act, person: Person, crisis_id: str) -> Text:
    """Call all out: whoever wrote it says that it is one; where it has gone out by itself it is confirmed by that."""
    crisis = _own(act, person, crisis_id)
    if crisis.unconfirmed and crisis.state in OPEN:
        confirmed = alerts.put(act, crises.confirmed(crisis))
        act.record(CrisisConfirmed(alerts.named(confirmed), person.id))
        return about(alerts.named(confirmed), "notice-crisis-confirmed")
    if crisis.state is not CrisisState.REPORTED:
        return reached(act, crisis) if crisis.number else about(alerts.named(crisis), "notice-crisis-dropped")
    same = _same(act, crisis)
    if same is not None:
        alerts.put(act, replace(crises.dropped(crisis, act.now), state=CrisisState.MERGED, into=same.id))
        files = tuple(file for line in act.crises.told(crisis.id) for file in line.files)
        return _join(act, person, same, Sent("\n".join((crisis.title, *crisis.more)), files))
    return _answered(act, person, alerts.start(act, crisis))


def drop(act: Act, person: Person, crisis_id: str) -> Text:
    """Call nobody: whoever wrote it says that it is none. What he wrote can be made an item."""
    crisis = _own(act, person, crisis_id)
    dropped = alerts.put(act, crises.dropped(crisis, act.now))
    act.record(CrisisDropped(alerts.named(dropped), person.id))
    question = act.dialogs.open(person.id)
    if question is not None and question.subject == dropped.id:
        act.dialogs.close(question, None, act.now)
        gathering.resume(act, question)
    return Text("notice-crisis-dropped-item" if may_begin(act, person) else "notice-crisis-dropped")


def begin_item(act: Act, person: Person, crisis_id: str) -> None:
    """Make what called nobody the beginning of an item, with all that was sent."""
    crisis = _own(act, person, crisis_id)
    if crisis.number or crisis.state is not CrisisState.FALSE_ALARM or crisis.draft is not None:
        raise NotFound
    told = act.crises.told(crisis.id)
    words, files = (line.words for line in told if line.words), (file for line in told for file in line.files)
    draft = gathering.begin(act, person, Sent("\n\n".join(words), tuple(files)))
    alerts.put(act, replace(crisis, draft=draft.id))


def _own(act: Act, person: Person, crisis_id: str) -> Crisis:
    crisis = act.crises.get(crisis_id)
    if crisis is None or crisis.reporter != person.id:
        raise NotFound
    return crisis


def others(act: Act, crisis: Crisis) -> tuple[Crisis, ...]:
    """Give those that are open besides, the newest first; a drill is never one with what is real."""
    found = [one for one in act.crises.open() if one.id != crisis.id and one.drill == crisis.drill]
    return tuple(reversed(found))
