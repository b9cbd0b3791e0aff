"""The card of a decider's seat: what is wanted of him while it waits, how it ended afterwards."""

from typing import Final

from bot.cards.card import Button, Card, Stop, Tone
from bot.cards.compared import since_seen
from bot.cards.particulars import facts, origin
from bot.cards.route_lines import past, route, said
from bot.cards.sheets import Sheet
from bot.cards.tokens import Verb
from bot.domain.drafts import DraftState
from bot.domain.steps import Decision, Seat, SeatState, Step, StepState, Verdict
from bot.text import Text, Value

_DECIDING: Final[tuple[tuple[Verb, Tone], ...]] = (
    (Verb.APPROVE, "likely"),
    (Verb.REMARK, "plain"),
    (Verb.RETURN, "plain"),
    (Verb.REJECT, "grave"),
)

_SIGNING: Final = {Verb.APPROVE: "button-sign-off", Verb.REMARK: "button-sign-off-remark"}


def review(sheet: Sheet, step: Step, seat: Seat) -> Card:
    """Build the card of a seat; `sheet.version` is the version that the seat asks about."""
    waits = seat.state is SeatState.OPEN and step.state is StepState.OPEN and sheet.draft.state is DraftState.IN_REVIEW
    if waits and seat.version == sheet.draft.version:
        return _waiting(sheet, step, seat)
    return _ended(sheet, step, seat)


def _waiting(sheet: Sheet, step: Step, seat: Seat) -> Card:
    changed = since_seen(sheet)
    notes = (changed, due(sheet, step))
    return Card(
        title=Text("review-title-for-another" if step.stands_in else "review-title", {"title": sheet.title}),
        tag=sheet.tag,
        facts=facts(sheet),
        body=sheet.extract,
        files=sheet.version.attachments,
        route=route(sheet),
        notes=tuple(note for note in notes if note is not None),
        buttons=(
            *(sheet.button(verb, tone, subject=seat.id, label=_label(sheet, verb)) for verb, tone in _DECIDING),
            *([sheet.button(Verb.CHANGES)] if changed is not None else []),
            *([sheet.button(Verb.FULL)] if sheet.worth_opening else []),
        ),
    )


def _label(sheet: Sheet, verb: Verb) -> str:
    """Give the key of a button's label: whoever approves last signs the item off."""
    last = sheet.round is not None and not any(step.state is StepState.WAITING for step in sheet.round.steps)
    return _SIGNING.get(verb, "") if last else ""


def due(sheet: Sheet, step: Step) -> Text:
    """Say by when, and what happens if nothing is done; only what a due row will do is promised."""
    by, reminder = step.due_at, sheet.reminder
    if by is not None and by <= sheet.now:
        return Text("due-past", {"due": by})
    if by is None:
        return Text("due-reminder", {"at": reminder}) if reminder else Text("due-none")
    if reminder is None:
        return Text("due-by", {"due": by})
    values: dict[str, Value] = {"due": by, "at": reminder}
    return Text("due-by-or-reminder" if reminder == by else "due-by-and-reminder", values)


def _ended(sheet: Sheet, step: Step, seat: Seat) -> Card:
    title, notes = _fate(sheet, step, seat)
    return Card(
        title=Text(title.key, {"title": sheet.title, **title.values}),
        tag=sheet.tag,
        facts=(origin(sheet),),
        route=_ended_route(sheet, step, seat),
        notes=notes,
        buttons=_looking(sheet, seat),
        closed=True,
    )


def _ended_route(sheet: Sheet, step: Step, seat: Seat) -> tuple[Stop, ...]:
    stops = route(sheet)
    mine = said(sheet, step, seat.decision) if seat.decision else None
    return stops if mine is None or mine in past(sheet) else (mine, *stops)


def _looking(sheet: Sheet, seat: Seat) -> tuple[Button, ...]:
    """Offer what does no harm: the newer card, what changed, the whole text."""
    newest, mine = sheet.draft.version, sheet.my_seat
    again = mine is not None and mine.id != seat.id
    return (
        *([sheet.button(Verb.OPEN, "likely", version=newest, label="button-open-new")] if again else []),
        *([sheet.button(Verb.CHANGES)] if newest > seat.version else []),
        *([sheet.button(Verb.FULL)] if sheet.worth_opening else []),
    )


def _fate(sheet: Sheet, step: Step, seat: Seat) -> tuple[Text, tuple[Text, ...]]:
    """Say in a title and a note why nothing is wanted here any more."""
    if seat.decision is not None:
        return _decided(sheet, seat.decision), ()
    if seat.state is SeatState.CARRIED:
        return Text("review-carried"), ()
    if step.state in (StepState.PASSED, StepState.RETURNED, StepState.REJECTED):
        return _answered(sheet, step), ()
    if sheet.draft.state is DraftState.WITHDRAWN:
        return Text("review-withdrawn"), ()
    if sheet.draft.version > seat.version:
        return Text("review-replaced", {"version": sheet.draft.version}), (_replaced(sheet),)
    if step.state is StepState.OPEN and seat.state is SeatState.CLOSED:
        people = sheet.whos(tuple(found.person for found in step.seats if found.state is SeatState.OPEN))
        return Text("review-passed-on", {"people": people}), (Text("note-passed-on", {"step": step.names}),)
    return Text("review-over"), (Text("note-over"),)


def _decided(sheet: Sheet, decision: Decision) -> Text:
    verdict = decision.opinion.verdict
    if decision.by == sheet.reader:
        return Text(f"review-you-{verdict}")
    return Text(f"review-they-{verdict}", {"by": sheet.name(decision.by)})


def _answered(sheet: Sheet, step: Step) -> Text:
    """Tell of the decision of somebody else that was enough for the step."""
    decisions = [seat.decision for seat in step.seats if seat.decision is not None]
    against = [decision for decision in decisions if decision.opinion.verdict is not Verdict.APPROVE]
    enough = next(iter(against + decisions[::-1]), None)
    return _decided(sheet, enough) if enough else Text("review-over")


def _replaced(sheet: Sheet) -> Text:
    by = sheet.who(sheet.draft.author)
    newer = sheet.submitted
    values: dict[str, Value] = {"by": by, "version": sheet.draft.version}
    if newer is None or newer.frozen_at is None:
        return Text("note-replaced", values)
    return Text("note-replaced-at", values | {"at": newer.frozen_at})
