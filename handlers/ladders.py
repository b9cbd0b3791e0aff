"""What happens while a step waits: whoever is asked is reminded, others are asked as well; "remind me later"."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Final

from bot.deps import Act
from bot.domain import ladders, lending, seating, standing_in
from bot.domain.calendars import add_working, next_local
from bot.domain.chasing import OthersAsked, StepReminded
from bot.domain.drafts import Draft, DraftId
from bot.domain.effects import Forget, Remind
from bot.domain.facts import StepOverdue
from bot.domain.handovers import SeatLent
from bot.domain.ladders import Left
from bot.domain.manning import barred
from bot.domain.people import Person, PersonId
from bot.domain.policies import Policy
from bot.domain.rounds import Round
from bot.domain.standing_in import InPlace
from bot.domain.steps import NotOpen, Seat, SeatId, SeatState, Step, StepId
from bot.errors import NotFound, Offer
from bot.pending import Opened
from bot.reactions.rules import REMIND_ME, STEP_DUE, STEP_RUNG
from bot.text import Text, micros
from handlers import alerts, items, talks

LATE: Final = timedelta(minutes=5)  # after which what falls due is said to come late
HOURS: Final = timedelta(hours=2)  # "in two hours"
Where = tuple[Draft, Round, Step]


def overdue(act: Act, due: Remind) -> None:
    """Say that a step's time is up; a talk ends with it."""
    found = _open(act, StepId(due.subject))
    if found is None:
        return
    draft, journey, step = found
    if step.kind == "talk":
        talks.time_is_up(act, draft, journey)
        return
    waiting = tuple((seat.id, seat.person) for seat in step.seats if seat.state is SeatState.OPEN)
    told = () if _passed_over(act, step) else _told(act, step)
    act.drafts.touch(draft, act.now)
    about = (items.item(draft, _title(act, draft)), step.id, step.names, draft.version)
    act.record(StepOverdue(*about, waiting, told=told, meant_for=meant_for(act, due)))


def climb(act: Act, due: Remind) -> None:
    """Do what stands on a rung; where a later one is due as well, because the bot was down, that one says all (46)."""
    found = _open(act, StepId(due.subject))
    if found is None or _passed_over(act, found[2]):
        return
    draft, _, step = found
    if ladders.rung_of(due.period).startswith(ladders.UNREACHED):
        if not _reached(act, step):
            _lend(act, found, due, unreached=True)
        return
    if ladders.rung_of(due.period) == ladders.LEND:
        _lend(act, found, due)
        return
    told = _told(act, step)
    if told:
        about = (items.item(draft, _title(act, draft)), step.id, step.names, draft.version)
        act.record(StepReminded(*about, told, step.due_at, meant_for(act, due)))


def _reached(act: Act, step: Step) -> bool:
    """Tell whether anybody who is to act is there, and has an account that something can be sent to."""
    away = act.tables.standing.on(act.today)
    asked = {person for _, person in holders(act, step)}
    return any(person not in away and alerts.platforms(act, person) for person in asked)


def _passed_over(act: Act, step: Step) -> bool:
    return any(rung.at <= act.now for rung in act.dues.of(STEP_RUNG, step.id))


def meant_for(act: Act, due: Remind) -> datetime | None:
    """Give when something was due, where it comes late."""
    return due.at if act.now - due.at > LATE else None


def _open(act: Act, step_id: StepId) -> Where | None:
    draft_id = act.drafts.with_step(step_id)
    draft = act.drafts.get(draft_id) if draft_id else None
    journey = act.drafts.round(draft.id) if draft else None
    step = journey.open if journey else None
    if draft is None or journey is None or step is None or step.id != step_id:
        return None
    return draft, journey, step


def _title(act: Act, draft: Draft) -> str:
    return act.drafts.version(draft.id, draft.version).title


def holders(act: Act, step: Step) -> Iterator[tuple[Seat, PersonId]]:
    """Give who is to act for each open seat: its person or, while he is away, whoever acts for him; and proxies."""
    away, lent = act.tables.standing.on(act.today), act.tables.standing.lent(step.id)
    for seat in [seat for seat in step.seats if seat.state is SeatState.OPEN]:
        proxies = [proxy.person for proxy in lent if proxy.seat == seat.id]
        present = [person for person in (seat.person, *proxies) if person not in away]
        for person in present or proxies or [seat.person]:
            yield seat, person


def _told(act: Act, step: Step) -> tuple[PersonId, ...]:
    """Give those who are reminded: whoever is to act, but for those who want to hear of it again later."""
    there = (person for seat, person in holders(act, step) if not _held(act, seat, person))
    return tuple(dict.fromkeys(there))


def _held(act: Act, seat: Seat, person: PersonId) -> bool:
    return act.dues.next_for(REMIND_ME, f"{seat.id}.{person}") is not None


def _lend(act: Act, where: Where, due: Remind, *, unreached: bool = False) -> None:
    """Ask others as well, for those who kept silent until now, and tell these and the author."""
    draft, _, step = where
    policy = act.policy_of(draft)
    lent = [lent for seat in lending.silent(step) for lent in _in_line(act, where, policy, seat)]
    silent = dict.fromkeys(seat.person for seat in step.seats if seat.state is SeatState.OPEN)
    others = tuple(dict.fromkeys(one.person for one in lent))
    about = (items.item(draft, _title(act, draft)), step.id, step.names, draft.version)
    act.drafts.touch(draft, act.now)
    said = OthersAsked(*about, tuple(silent), others, policy.reminders.clause, meant_for(act, due), unreached=unreached)
    act.record(said)
    act.record(*(SeatLent(*about, one) for one in lent))


def _in_line(act: Act, where: Where, policy: Policy, seat: Seat, day: date | None = None) -> Iterator[InPlace]:
    """Give those of the nearest office who may act for a seat on a day; where all of them are away, their delegates."""
    draft, journey, step = where
    roster, away = act.people.roster(act.now), act.tables.standing.on(day or act.today)
    who = seating.held_as(seat, step, policy)
    place = seating.place_of(who, draft, seat.unit)
    kept = barred(draft, journey, step, policy) | standing_in.seated_beside(step, seat)
    asked = {proxy.person for proxy in act.tables.standing.lent(step.id) if proxy.seat == seat.id}
    line = standing_in.next_in_line(seat.person, who, place, roster, kept | asked)
    there = [one for one in line if one not in away]
    barring = kept | asked | {seat.person}
    delegates = (actor.person for one in line for actor in standing_in.acting(one, away, roster, barring))
    for person in there or tuple(dict.fromkeys(delegates)) or line:
        yield InPlace(seat.id, person, seat.person, "ladder")


def left(act: Act, draft: Draft, journey: Round | None, step: Step, seat: Seat | None = None) -> Left:
    """Give what is still to come while a step waits, read from what is due, and who may act then for a seat."""
    rungs = act.dues.of(STEP_RUNG, step.id)
    lends = next((rung.at for rung in rungs if ladders.rung_of(rung.period) == ladders.LEND), None)
    named = ((ladders.rung_of(rung.period), rung.at) for rung in rungs)
    reminders = [at for name, at in named if name != ladders.LEND and not name.startswith(ladders.UNREACHED)]
    due = act.dues.next_for(STEP_DUE, step.id)
    reminder = min([*reminders, *([due] if due else [])], default=None)
    if lends is None or seat is None or journey is None:
        return Left(reminder)
    policy = act.policy_of(draft)
    day = lends.astimezone(act.organisation.zone).date()
    others = tuple(one.person for one in _in_line(act, (draft, journey, step), policy, seat, day))
    return Left(reminder, lends, others)


def later(act: Act, person: Person, draft_id: str, when: str) -> Text:
    """Remind somebody again at another time, once, and not before; what follows from silence follows all the same."""
    draft = act.drafts.get(DraftId(draft_id))
    journey = act.drafts.round(draft.id) if draft else None
    if draft is None:
        raise NotFound
    step = journey.open if journey else None
    seat = next((seat for seat, asked in holders(act, step) if asked == person.id), None) if step else None
    if seat is None:
        raise NotOpen(Offer("progress", draft.id), state=items.state(draft))
    at = act.now + HOURS if when == "hours" else _morning(act)
    subject = f"{seat.id}.{person.id}"
    act.dues.drop(Forget(REMIND_ME, subject))
    act.remind(Remind(REMIND_ME, subject, str(micros(at)), at))
    return Text("notice-later", {"at": at, "title": _title(act, draft)})


def _morning(act: Act) -> datetime:
    """Give the next working morning."""
    week = act.organisation.week
    return next_local(act.now, week.opens, week.zone, week.works)[1]


def again(act: Act, due: Remind) -> None:
    """Remind somebody as he wished, if it still waits for him."""
    seat_id, _, person = due.subject.partition(".")
    draft_id = act.drafts.with_seat(SeatId(seat_id))
    draft = act.drafts.get(draft_id) if draft_id else None
    journey = act.drafts.round(draft.id) if draft else None
    step = journey.open if journey else None
    if draft is None or step is None:
        return
    if any(seat.id == seat_id and asked == person for seat, asked in holders(act, step)):
        about = (items.item(draft, _title(act, draft)), step.id, step.names, draft.version)
        act.record(StepReminded(*about, (PersonId(person),), step.due_at, meant_for(act, due)))


def rebuild(act: Act) -> None:
    """Work out anew, by the calendar as it is now, what is to come in open steps; what was said stays said (48)."""
    for opened in act.tables.pending.timed():
        _rebuild(act, opened)


def _rebuild(act: Act, opened: Opened) -> None:
    """Let what waits wait for its new moment; what that puts into the past falls due now, as late as it is."""
    waiting = (*act.dues.of(STEP_DUE, opened.step), *act.dues.of(STEP_RUNG, opened.step))
    draft_id = act.drafts.with_step(opened.step)
    draft = act.drafts.get(draft_id) if draft_id else None
    if not waiting or draft is None or act.policy_of(draft).by_the_clock:
        return
    week, version = act.organisation.week, waiting[0].period.partition(".")[0]
    due_at = add_working(opened.opened_at, opened.due, week)
    act.tables.pending.put_due(opened.step, due_at)
    rungs = () if opened.talk else ladders.every_rung(act.policies.get(opened.policy).reminders, due_at, week)
    anew = [Remind(STEP_DUE, opened.step, version, due_at)]
    anew += [Remind(STEP_RUNG, opened.step, f"{version}.{rung.name}", rung.at) for rung in rungs]
    for rule in (STEP_DUE, STEP_RUNG):
        act.dues.drop(Forget(rule, opened.step))
    known = {(one.rule, one.period) for one in waiting}
    for one in anew:
        if one.at > act.now or (one.rule, one.period) in known:
            act.remind(one)
