"""What `qianfa schedule` does: lists what falls due, when and why, from a data folder, beside a bot at work."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from typing import Final, TypeAlias

from bot import on_file
from bot.cards.guarding import sensitive
from bot.config import Settings
from bot.console import GAP, Line, point
from bot.deps import Act, Organisation
from bot.domain import ladders as rungs
from bot.domain.drafts import Draft, DraftId
from bot.domain.effects import Remind
from bot.domain.habits import Gathers, written
from bot.domain.people import Person, PersonId
from bot.domain.policies import cited
from bot.domain.steps import SeatId, StepId
from bot.frozen import frozen
from bot.mistakes import Trouble
from bot.reactions import rules
from bot.text import Text, Value
from bot.troubles import trusted
from handlers import digests, ladders, submissions

MOST: Final = 10_000  # lines; more nobody reads
_NAMED: Final = 5  # people whom a mistaken name may have meant

Told: TypeAlias = tuple[dict[str, Value], Sequence[PersonId]]
"""What a sentence needs besides the people whom it is about, and these."""


@frozen
class Coming:
    """Something that falls due: when (UTC), what that is and why, and whom it is about."""

    at: datetime
    what: Text
    people: frozenset[PersonId]


def listed(chosen: Settings, now: datetime, days: int, whose: str = "") -> tuple[Line, ...]:
    """List what falls due in so many days, by local day; with `whose`, what is about that person, by id or name."""
    path = on_file.database(chosen)
    with trusted(path), on_file.picture(path) as tables:
        act = Act(tables, now, Organisation(chosen.week, habits=chosen.habits))
        person = _meant(act, whose) if whose else None
        dues = sorted(tables.dues.due(now + timedelta(days=days), MOST), key=_order)
        coming = (_coming(act, due) for due in dues)
        fitting = [one for one in coming if one and (person is None or person.id in one.people)]
    about: dict[str, Value] = {"days": days, "zone": chosen.zone.key, "person": person.names if person else ""}
    if not fitting:
        return (Line(Text("agenda-nothing-for" if person else "agenda-nothing", about)),)
    heading = Line(Text("agenda-for" if person else "agenda", about))
    return (heading, *_by_day(fitting, act), GAP, Line(Text("agenda-regular")))


def _order(due: Remind) -> tuple[datetime, bool]:
    """Order by time; at one moment somebody comes back before another goes."""
    return due.at, due.rule == rules.AWAY_BEGINS


def _by_day(found: Sequence[Coming], act: Act) -> Iterator[Line]:
    local = [(one.at.astimezone(act.organisation.zone), one) for one in found]
    for day, its in groupby(local, lambda pair: pair[0].date()):
        yield GAP
        yield Line(Text("agenda-day", {"day": f"{day}", "weekday": Text(f"weekday-{day.isoweekday()}")}))
        for at, one in its:
            line: dict[str, Value] = {"at": f"{at:%H:%M}", "what": one.what}
            yield point(Text("agenda-line" if one.at > act.now else "agenda-line-late", line))


def _meant(act: Act, words: str) -> Person:
    """Give the person who goes by this id or name; Trouble where nobody does, or several do."""
    people = act.people.roster(act.now).people
    names = {id_: {id_, *_names(person)} for id_, person in people.items()}
    found = [people[id_] for id_, known in names.items() if words.casefold() in known]
    if len(found) != 1:
        several = tuple(person.id for person in found[:_NAMED])
        raise Trouble(Text("agenda-several" if found else "agenda-nobody", {"person": words, "ids": several}))
    return found[0]


def _names(person: Person) -> set[str]:
    return {person.names.in_language(language).casefold() for language in ("zh-Hans", "zh-Hant", "en")}


def _coming(act: Act, due: Remind) -> Coming | None:
    """Tell of a due item; None where what it was about is over, so that nothing will follow from it."""
    told = _TELLS[due.rule](act, due) if due.rule in _TELLS else ({}, ())
    if told is None:
        return None
    values, people = told
    why = values.pop("why", "")
    said = Text(f"agenda-{values.pop('key', due.rule)}", {**values, "people": tuple(map(act.names, people))})
    return Coming(
        due.at, Text("agenda-why", {"what": said, "why": cited(str(why))}) if why else said, frozenset(people)
    )


def _item(act: Act, draft: Draft) -> Text:
    """Name an item; of one that may touch on secrets the number is enough, for others may look on."""
    version = act.drafts.version(draft.id, max(draft.version, 1))
    values: dict[str, Value] = {"number": draft.number or "", "title": version.title or Text("untitled")}
    if draft.number and sensitive(version.particulars):
        return Text("agenda-item-number", values)
    return Text("agenda-item" if draft.number else "agenda-item-title", values)


def _of_draft(act: Act, draft_id: DraftId | None) -> Told | None:
    draft = act.drafts.get(draft_id) if draft_id else None
    return ({"item": _item(act, draft)}, (draft.author,)) if draft is not None else None


def _draft(act: Act, due: Remind) -> Told | None:
    return _of_draft(act, DraftId(due.subject.partition(".")[0]))


def _settle(act: Act, due: Remind) -> Told | None:
    about = _of_draft(act, act.drafts.with_seat(SeatId(due.subject)))
    journey = act.drafts.round_of_seat(SeatId(due.subject))
    if about is None or journey is None:
        return None
    seats = (seat for step in journey.steps for seat in step.seats if seat.id == due.subject)
    decided = (seat.decision.by for seat in seats if seat.decision is not None)
    return about[0], tuple(decided)


def _step(act: Act, due: Remind) -> Told | None:
    """Tell of an open step: of which item, who is to act, and by which clause."""
    draft_id = act.drafts.with_step(StepId(due.subject))
    about, journey = _of_draft(act, draft_id), act.drafts.round(draft_id) if draft_id else None
    step = journey.open if journey else None
    if about is None or step is None or step.id != due.subject:
        return None
    people = tuple(dict.fromkeys(person for _, person in ladders.holders(act, step)))
    return {**about[0], "step": step.names, "why": step.clause}, people


def _rung(act: Act, due: Remind) -> Told | None:
    told = _step(act, due)
    if told is None:
        return None
    lends = rungs.rung_of(due.period) == rungs.LEND
    return {**told[0], "key": "step-lend" if lends else due.rule}, told[1]


def _remind_me(act: Act, due: Remind) -> Told | None:
    seat, _, person = due.subject.partition(".")
    about = _of_draft(act, act.drafts.with_seat(SeatId(seat)))
    return (about[0], (PersonId(person),)) if about is not None else None


def _digest_hour(act: Act, due: Remind) -> Told | None:
    """Tell of the digests of an hour; None where nobody has his then, or any at all."""
    everybody = (person.id for person in act.people.roster(act.now).people.values() if person.active)
    found = ((one, digests.habits_of(act, one)) for one in everybody)
    chosen = [one for one, its in found if its.gathers is not Gathers.NOTHING and written(its.digest_at) == due.subject]
    return ({"hour": due.subject, "count": len(chosen)}, chosen) if chosen else None


def _digest(_: Act, due: Remind) -> Told | None:
    return {}, (PersonId(due.subject),)


def _away(act: Act, due: Remind) -> Told | None:
    one = act.tables.standing.get(due.subject)
    if one is None:
        return None
    return {"whose": act.names(one.person), "delegate": act.names(one.delegate)}, (one.person, one.delegate)


def _release_time(act: Act, due: Remind) -> Told | None:
    about, task = _draft(act, due), act.releases.task(DraftId(due.subject))
    return (about[0], task.publishers) if about is not None and task is not None else None


def _gathering(act: Act, due: Remind) -> Told | None:
    question = act.dialogs.get(due.subject)
    waits = question is not None and act.dialogs.open(question.person) == question
    return ({}, (question.person,)) if question is not None and waits else None


def _contribution(act: Act, due: Remind) -> Told | None:
    assignment, part = act.tables.assignments.part(due.subject) or (None, None)
    if assignment is None or part is None:
        return None
    unit = submissions.unit_names(act, part.unit)
    return {"name": assignment.topic, "unit": unit}, submissions.officers(act, part.unit)


def _package(act: Act, due: Remind) -> Told | None:
    assignment = act.tables.assignments.get(due.subject)
    return ({"name": assignment.topic}, (assignment.by,)) if assignment is not None else None


def _plan_entry(act: Act, due: Remind) -> Told | None:
    entry = act.tables.plans.get(due.subject)
    if entry is None:
        return None
    return {"name": entry.title, "unit": submissions.unit_names(act, entry.unit)}, submissions.officers(act, entry.unit)


def _quota(act: Act, due: Remind) -> Told | None:
    policy = act.policies.active()
    rule = next((one for one in policy.quotas if one.id == due.subject), None) if policy else None
    return ({"name": rule.names, "why": rule.clause}, ()) if rule is not None else None


def _crisis(act: Act, due: Remind) -> Told | None:
    crisis = act.crises.get(due.subject)
    return ({"name": crisis.title}, ()) if crisis is not None else None


def _report(act: Act, due: Remind) -> Told | None:
    """Tell of a situation report, which whoever has the crisis owes."""
    crisis = act.crises.get(due.subject)
    return ({"name": crisis.title}, (crisis.owner,)) if crisis is not None and crisis.owner is not None else None


def _told_to_nobody(_: Act, __: Remind) -> Told | None:
    """Keep to oneself when the next drill is: it is announced to nobody, and so stands in no list."""


def _account(act: Act, due: Remind) -> Told | None:
    one, told = act.aftermath.account(due.subject), _crisis(act, due)
    return (told[0], (one.person,)) if one is not None and told is not None else None


def _task(act: Act, due: Remind) -> Told | None:
    one = act.aftermath.task(due.subject)
    return ({"name": one.what}, (one.person,)) if one is not None else None


def _precleared(act: Act, due: Remind) -> Told | None:
    about = _of_draft(act, DraftId(due.subject))
    return (about[0], submissions.desk(act)) if about is not None else None


def _desk(act: Act, _: Remind) -> Told | None:
    return {}, submissions.desk(act)


_TELLS: Final[Mapping[str, Callable[[Act, Remind], Told | None]]] = {
    rules.SETTLE: _settle,
    rules.STEP_DUE: _step,
    rules.STEP_RUNG: _rung,
    rules.REMIND_ME: _remind_me,
    rules.NUDGE: _draft,
    rules.DIGEST_HOUR: _digest_hour,
    rules.DIGEST: _digest,
    rules.OVERDUE: _desk,
    rules.AWAY_BEGINS: _away,
    rules.AWAY_ENDS: _away,
    rules.RELEASE_TIME: _release_time,
    rules.GATHERING: _gathering,
    rules.FOLLOW_UP: _draft,
    rules.CONTRIBUTION: _contribution,
    rules.PACKAGE: _package,
    rules.PLAN_ENTRY: _plan_entry,
    rules.RESUBMISSION: _draft,
    rules.QUOTA_REMIND: _quota,
    rules.QUOTA_REPORT: _desk,
    rules.RHYTHM: _desk,
    rules.PRECLEARED: _precleared,
    rules.ACCOUNT_DUE: _account,
    rules.TASK_DUE: _task,
    rules.EMERGENCY_PLANS: _desk,
    rules.CRISIS_STEP: _crisis,
    rules.CRISIS_REACH: _crisis,
    rules.CRISIS_REPORT: _report,
    rules.DRILL_BEGIN: _told_to_nobody,
    rules.DRILL_TOLD: _told_to_nobody,
    rules.DRILL_END: _crisis,
    rules.DRILL_STOP: _crisis,
}
"""How each rule's items are told of; those that are not here are about the whole organisation, and about nobody."""
