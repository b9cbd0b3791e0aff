"""The lines of a card that say where an item has been, who has it now, and what comes next."""

from collections.abc import Iterator
from itertools import chain

from bot.cards.card import Stop
from bot.cards.days import day
from bot.cards.particulars import channel_name
from bot.cards.sheets import Outlook, Sheet, joined, quoted
from bot.domain.disagreements import patient
from bot.domain.drafts import DraftState
from bot.domain.people import PersonId, UnitId
from bot.domain.policies import Answer, cited
from bot.domain.releases import Release, is_web_address
from bot.domain.routing import Planned
from bot.domain.steps import Decision, Seat, SeatState, Step, StepState, Verdict
from bot.text import Text, Value


def route(sheet: Sheet) -> tuple[Stop, ...]:
    """Give what was said and still counts, the last return, who has it now, and what follows."""
    return (*past(sheet), *outcome(sheet))


def history(sheet: Sheet) -> tuple[Stop, ...]:
    """Give everything that was said in this journey, then who has it now, and what follows."""
    steps = sheet.round.steps if sheet.round else ()
    return (*_said(sheet, steps), *outcome(sheet))


def past(sheet: Sheet) -> tuple[Stop, ...]:
    """Give what counts now: approvals, what the open step has heard, what is disputed, the last word against."""
    steps = sheet.round.steps if sheet.round else ()
    counting = (StepState.PASSED, StepState.OPEN, StepState.REJECTED, StepState.DISPUTED)
    returned = [step.id for step in steps if step.state is StepState.RETURNED][-1:]
    return _said(sheet, tuple(step for step in steps if step.state in counting or step.id in returned))


def _said(sheet: Sheet, steps: tuple[Step, ...]) -> tuple[Stop, ...]:
    return tuple(chain.from_iterable(_seats_said(sheet, step) for step in steps))


def _seats_said(sheet: Sheet, step: Step) -> Iterator[Stop]:
    for seat in step.seats:
        if seat.decision is not None:
            yield said(sheet, step, seat.decision)
        elif seat.state is SeatState.CARRIED:
            yield Stop("done", Text("stop-carried", {"step": station(sheet, step, seat), "by": sheet.who(seat.person)}))


def said(sheet: Sheet, step: Step, decision: Decision) -> Stop:
    """Say who decided what and when, with his words; the version is named where it is not the present one."""
    opinion, seat = decision.opinion, next((seat for seat in step.seats if seat.id == decision.seat), None)
    words = "" if _again(sheet, step, decision) else quoted(opinion.reason if opinion.needs_reason else opinion.remark)
    key, values = f"stop-{kind_of(sheet, step, decision)}", {"by": sheet.decider(decision, seat), "at": decision.at}
    named: dict[str, Value] = {"step": station(sheet, step, seat), "clause": cited(step.clause), "words": words}
    text = Text(f"{key}-words" if words else key, values | named)
    if opinion.verdict is Verdict.APPROVE and opinion.answers:
        text = Text("stop-confirmed", {"stop": text, "count": len(opinion.answers)})
    if decision.version != max(sheet.draft.version, 1):
        text = Text("stop-of-version", {"stop": text, "version": decision.version})
    return Stop("done" if opinion.verdict is Verdict.APPROVE else "against", text)


def _again(sheet: Sheet, step: Step, decision: Decision) -> bool:
    """Tell whether somebody stays, in a talk, with words that stand beside his objection already."""
    before = sheet.round.decisions if sheet.round and step.kind == "talk" else ()
    return any(one.seat != decision.seat and one.opinion.reason == decision.opinion.reason for one in before)


def kind_of(sheet: Sheet, step: Step, decision: Decision) -> str:
    """Say what an opinion is called: in a talk, a ruling, before a talk, or last it is not what it usually is."""
    verdict = decision.opinion.verdict
    if step.kind == "ruling":
        return f"ruled-{verdict}"
    if step.kind == "talk":
        return "agreed" if verdict is Verdict.APPROVE else "kept"
    if verdict is Verdict.APPROVE:
        return "sign-off" if is_last(sheet, step) else verdict
    return f"objected-{verdict}" if patient(step, sheet.policy.rule(step.rule)) else verdict


def is_last(sheet: Sheet, step: Step) -> bool:
    """Tell whether no step comes after this one, so that its approval signs the item off."""
    return sheet.round is not None and step.id == sheet.round.steps[-1].id


def station(sheet: Sheet, step: Step, seat: Seat | None = None) -> Value:
    """Name a step, as the talk or the ruling that it is, and for a seat the unit that it answers for."""
    name: Value = step.names if step.kind == "ask" else Text(f"step-{step.kind}", {"step": step.names})
    if seat is None or seat.unit is None:
        return name
    return Text("step-of-unit", {"step": name, "unit": sheet.unit(seat.unit)})


def outcome(sheet: Sheet) -> tuple[Stop, ...]:
    """Say who has the item now and what follows."""
    author = sheet.who(sheet.draft.author)
    match sheet.draft.state:
        case DraftState.IN_REVIEW:
            return (*now(sheet), *coming(sheet))
        case DraftState.SIGNED_OFF:
            return (Stop("done", Text("stop-signed-off")), *_publishing(sheet), *channels(sheet))
        case DraftState.RELEASED:
            return channels(sheet)
        case DraftState.WITHDRAWN:
            return (Stop("against", Text("stop-withdrawn", {"by": author})),)
        case DraftState.REJECTED:
            return (Stop("against", Text("stop-over")),)
        case _:
            return (Stop("now", Text("stop-author", {"by": author})),)


def now(sheet: Sheet) -> tuple[Stop, ...]:
    """Say whom the open step waits for; to the reader himself also why (the clause)."""
    step = sheet.round.open if sheet.round else None
    waiting = tuple(seat for seat in step.seats if seat.state is SeatState.OPEN) if step else ()
    if step is None or not waiting:
        return ()
    text = _now_text(sheet, step, waiting)
    return (Stop("now", Text("stop-standing-in", {"stop": text}) if step.stands_in else text),)


def _now_text(sheet: Sheet, step: Step, waiting: tuple[Seat, ...]) -> Text:
    others = tuple(_seated(sheet, seat) for seat in waiting if seat.person != sheet.reader)
    values: dict[str, Value] = {"step": station(sheet, step), "people": others, "clause": cited(step.clause)}
    if len(others) < len(waiting):
        return Text(_you_and(step) if others else "stop-now-you", values)
    if any(sheet.acts_for(seat) for seat in waiting):
        return Text("stop-now-in-place", values)
    if step.opened_at is None:
        return Text("stop-now", values)
    return Text("stop-now-since", values | {"at": step.opened_at})


def _seated(sheet: Sheet, seat: Seat) -> Value:
    acting = tuple(one.person for one in sheet.acting.get(seat.id, ()))
    person = absent(sheet, seat.person, sheet.name(seat.person), acting)
    return of_unit(sheet, person, seat.unit, stands_in=seat.stands_in)


def absent(sheet: Sheet, person: PersonId, named: Value, acting: tuple[PersonId, ...] = ()) -> Value:
    """Say behind a name until when somebody is away, and who decides for him: on a seat those `acting` there."""
    away = sheet.absences.get(person)
    if away is None:
        return named
    people = acting or away.people
    values: dict[str, Value] = {"person": named, "until": day(away.until), "people": sheet.whos(people)}
    return Text("person-away" if people else "person-away-alone", values)


def of_unit(sheet: Sheet, person: Value, unit: UnitId | None, *, stands_in: bool) -> Value:
    """Name somebody with the unit that he answers for, if it is for one."""
    if unit is None:
        return person
    return Text("person-for-unit" if stands_in else "person-of-unit", {"person": person, "unit": sheet.unit(unit)})


def _you_and(step: Step) -> str:
    return "stop-now-you-or" if step.answer is Answer.ANY else "stop-now-you-and"


def coming(sheet: Sheet) -> tuple[Stop, ...]:
    """Name the steps still to come, and the release."""
    if sheet.round is None:
        return ()
    waiting: list[Value] = [step.names for step in sheet.round.steps if step.state is StepState.WAITING]
    return (Stop("next", Text("stop-next", {"steps": joined("chain", [*waiting, Text("step-release")])})),)


def _publishing(sheet: Sheet) -> tuple[Stop, ...]:
    if sheet.task is None:
        return ()
    hold = sheet.task.hold
    if hold is not None:
        values: dict[str, Value] = {"by": sheet.who(hold.by), "at": hold.at, "words": quoted(hold.reason)}
        return (Stop("against", Text("stop-held", values)),)
    return (Stop("now", Text("stop-release", {"people": _any_of(sheet, sheet.task.publishers)})),)


def _any_of(sheet: Sheet, people: tuple[PersonId, ...]) -> Value:
    """Name those of whom one is enough."""
    named = sheet.whos(people)
    return Text("any-of", {"people": named}) if len(people) > 1 else named


def channels(sheet: Sheet) -> tuple[Stop, ...]:
    """Say for each channel whether the item is out there, when and where."""
    task = sheet.task
    signed = task.fingerprint if task else sheet.version.fingerprint
    rows = {row.channel: row for row in sheet.releases if row.fingerprint == signed}
    asked = task.channels if task else sheet.version.particulars.channels
    return tuple(_channel(sheet, channel, rows.get(channel)) for channel in dict.fromkeys((*asked, *rows)))


def _channel(sheet: Sheet, channel: str, row: Release | None) -> Stop:
    name = channel_name(sheet.policy, channel)
    if row is None:
        return Stop("next", Text("channel-to-come", {"channel": name}))
    address = quoted(row.address)
    whole = address if address == row.address and is_web_address(address) else ""
    return Stop("done", Text("channel-out", {"channel": name, "at": row.at, "address": address}), whole)


def planned(sheet: Sheet, outlook: Outlook) -> tuple[Stop, ...]:
    """Give the chain before it is submitted: every step with its people and the clause that asks for it (APR1)."""
    plan = outlook.plan
    if plan is None:
        return ()
    steps = tuple(Stop("next", _planned(sheet, step, plan.steps[:place])) for place, step in enumerate(plan.steps))
    values: dict[str, Value] = {
        "people": _any_of(sheet, plan.publishers),
        "clause": cited(plan.publishing.clause),
    }
    return (*steps, Stop("next", Text("plan-release", values))) if plan.publishers else steps


def _planned(sheet: Sheet, step: Planned, before: tuple[Planned, ...]) -> Text:
    asked = sorted(step.asked, key=lambda one: one.person != sheet.reader)
    named = ((one, absent(sheet, one.person, sheet.who(one.person))) for one in asked)
    people = tuple(of_unit(sheet, name, one.unit, stands_in=one.stands_in) for one, name in named)
    values: dict[str, Value] = {"step": step.rule.names, "people": people, "clause": cited(step.rule.clause)}
    text = Text(f"plan-step-{step.rule.answer}" if len(step.people) > 1 else "plan-step", values)
    if step.stands_in and not any(one.unit for one in step.asked):
        text = Text("plan-standing-in", {"stop": text})
    alone = {earlier.people for earlier in before}
    return Text("plan-asked-before", {"stop": text}) if not step.rule.fresh_eyes and step.people in alone else text
