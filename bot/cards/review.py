"""The card of a decider's seat: what is wanted of him while it waits, how it ended afterwards."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from bot.cards import talk
from bot.cards.card import Button, Card, Stop, Tone
from bot.cards.compared import since_seen
from bot.cards.days import day
from bot.cards.particulars import facts, origin
from bot.cards.route_lines import is_last, kind_of, past, route, said
from bot.cards.sheets import Sheet, being_edited
from bot.cards.silence import after_silence
from bot.cards.statement import declared
from bot.cards.tokens import Verb
from bot.domain.disagreements import patient
from bot.domain.drafts import DraftState
from bot.domain.edits import may_edit
from bot.domain.people import PersonId
from bot.domain.policies import cited
from bot.domain.review_questions import looked_at
from bot.domain.steps import Decision, Seat, SeatState, Step, StepState, Verdict
from bot.text import Text, Value

_DECIDING: Final[tuple[tuple[Verb, Tone], ...]] = (
    (Verb.APPROVE, "likely"),
    (Verb.REMARK, "plain"),
    (Verb.RETURN, "plain"),
    (Verb.REJECT, "grave"),
)

_OBJECTING: Final = {Verb.RETURN: "button-object-return", Verb.REJECT: "button-object-reject"}
_SIGNING: Final = {Verb.APPROVE: "button-sign-off", Verb.REMARK: "button-sign-off-remark"}


_ANSWERED: Final = frozenset({StepState.PASSED, StepState.RETURNED, StepState.REJECTED, StepState.DISPUTED})


def review(sheet: Sheet, step: Step, seat: Seat) -> Card:
    """Build the card of a seat; `sheet.version` is the version that the seat asks about."""
    if waits(sheet, step, seat):
        card = talk.once_more(sheet, step, seat) if step.kind == "talk" else _waiting(sheet, step, seat)
        return declared(sheet, card)
    return declared(sheet, _ended(sheet, step, seat))


def waits(sheet: Sheet, step: Step, seat: Seat) -> bool:
    """Tell whether a seat waits for the reader's opinion on the newest version, be it his or another's."""
    is_open = seat.state is SeatState.OPEN and step.state is StepState.OPEN
    newest = sheet.draft.version == seat.version == sheet.version.number
    his = seat.person == sheet.reader or sheet.acts_for(seat)
    return his and is_open and newest and sheet.draft.state is DraftState.IN_REVIEW


def beneath(sheet: Sheet, card: Card, step: Step, seat: Seat) -> Card:
    """Let somebody decide under what he reads for his seat, as on its own card; afterwards it says how it ended."""
    if not waits(sheet, step, seat):
        title, notes = _fate_of_reading(sheet, step, seat)
        again = tuple(button for button in _looking(sheet, seat) if button.token.verb is not Verb.FULL)
        shown = Text(title.key, {"title": sheet.title, **title.values})
        return replace(card, title=shown, notes=(*card.notes, *notes), buttons=again, closed=True)
    if step.kind == "talk":
        notes, own = (*in_place(sheet, seat), *talk.asked(sheet, step, seat)), talk.answers(sheet, step, seat)
    else:
        said = (
            *in_place(sheet, seat),
            *talk.rules(sheet, step, seat),
            *being_edited(sheet),
            due(sheet, step),
            *after_silence(sheet),
            *confirms(sheet, step),
        )
        notes, own = said, _deciding(sheet, step, seat)
    back = sheet.button(Verb.OPEN, label="button-back")
    return replace(card, notes=(*card.notes, *notes), buttons=(*own, back))


def _waiting(sheet: Sheet, step: Step, seat: Seat) -> Card:
    changed = since_seen(sheet)
    notes = (
        changed,
        *in_place(sheet, seat),
        *talk.rules(sheet, step, seat),
        *being_edited(sheet),
        due(sheet, step),
        *after_silence(sheet),
        *confirms(sheet, step),
    )
    return Card(
        title=Text(_title(sheet, step, seat), {"title": sheet.title, "whose": sheet.name(seat.person)}),
        tag=sheet.tag,
        facts=facts(sheet),
        body=sheet.extract,
        files=sheet.version.attachments,
        route=route(sheet),
        entries=talk.remarks(sheet) if step.kind == "ruling" else (),
        notes=tuple(note for note in notes if note is not None),
        buttons=(
            *_deciding(sheet, step, seat),
            *_editing(sheet, step, seat),
            *([sheet.button(Verb.CHANGES)] if changed is not None else []),
            *([sheet.button(Verb.FULL)] if sheet.worth_opening else []),
        ),
    )


def _deciding(sheet: Sheet, step: Step, seat: Seat) -> tuple[Button, ...]:
    return tuple(sheet.button(verb, tone, subject=seat.id, label=_label(sheet, step, verb)) for verb, tone in _DECIDING)


def _editing(sheet: Sheet, step: Step, seat: Seat) -> tuple[Button, ...]:
    if sheet.reader in (sheet.draft.author, *_others(seat, sheet)) or not may_edit(step, sheet.policy):
        return ()
    label = "button-edit-on" if sheet.draft.editor == sheet.reader else ""
    return (sheet.button(Verb.EDIT, subject=seat.id, label=label),)


def _title(sheet: Sheet, step: Step, seat: Seat) -> str:
    if step.kind == "ruling":
        return "review-ruling"
    wanted = "review-sign-off" if is_last(sheet, step) else "review-title"
    if seat.person != sheet.reader:
        return f"{wanted}-in-place"
    return f"{wanted}-for-another" if step.stands_in or seat.stands_in else wanted


def _label(sheet: Sheet, step: Step, verb: Verb) -> str:
    """Give the key of a label: whoever approves last signs the item off; an objection need not send it back."""
    if step.kind == "ruling":
        return f"button-rule-{verb.name.lower()}"
    if verb in _OBJECTING and patient(step, sheet.policy.rule(step.rule)):
        return _OBJECTING[verb]
    return _SIGNING.get(verb, "") if is_last(sheet, step) else ""


def confirms(sheet: Sheet, step: Step) -> tuple[Text, ...]:
    """Say what an approval says yes to, a line each (APR12)."""
    questions = looked_at(step, sheet.policy)
    clauses = tuple(map(cited, dict.fromkeys(question.clause for question in questions)))
    lines = (
        Text("confirms-line", {"number": number, "question": question.names})
        for number, question in enumerate(questions, 1)
    )
    return (Text("confirms", {"clauses": clauses}), *lines) if questions else ()


def in_place(sheet: Sheet, seat: Seat) -> Iterator[Text]:
    """Say to whoever stands in for whom he answers and until when; to the seat's person, who may act besides him."""
    actor = sheet.actor(seat)
    whose: dict[str, Value] = {"whose": sheet.name(seat.person)}
    if actor is not None and actor.until is not None:
        yield Text(f"note-in-place-{actor.why}", {**whose, "until": day(actor.until)})
    elif actor is not None:
        yield Text("note-in-place-ladder", whose)
    elif others := tuple(one.person for one in sheet.acting.get(seat.id, ())):
        yield Text("note-others-in-place", {"people": sheet.whos(others)})


def _others(seat: Seat, sheet: Sheet) -> tuple[PersonId, ...]:
    """Name whoever stands in for a seat: he decides on the text, and leaves writing it to its person."""
    return tuple(one.person for one in sheet.acting.get(seat.id, ()))


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
        return _decided(sheet, step, seat.decision), ()
    if seat.state is SeatState.OPEN and step.state is StepState.OPEN and sheet.draft.version == seat.version:
        whose: dict[str, Value] = {"whose": sheet.name(seat.person)}  # it waits, but no more for whoever stood in
        return Text("review-went-back", whose), (Text("note-went-back", whose),)
    if seat.state is SeatState.CARRIED:
        return Text("review-carried"), ()
    if step.state in _ANSWERED or _for_unit(step, seat):
        return _answered(sheet, step, seat), ()
    if sheet.draft.state is DraftState.WITHDRAWN:
        return Text("review-withdrawn"), ()
    if sheet.draft.version > seat.version:
        return Text("review-replaced", {"version": sheet.draft.version}), (_replaced(sheet),)
    if step.state is StepState.OPEN and seat.state is SeatState.CLOSED:
        people = sheet.whos(tuple(found.person for found in step.seats if found.state is SeatState.OPEN))
        return Text("review-passed-on", {"people": people}), (Text("note-passed-on", {"step": step.names}),)
    return Text("review-over"), (Text("note-over"),)


def _fate_of_reading(sheet: Sheet, step: Step, seat: Seat) -> tuple[Text, tuple[Text, ...]]:
    """Say why nothing is wanted of this version any more; what was decided on a newer one was not decided on it."""
    on = seat.decision.version if seat.decision is not None else 0
    if sheet.draft.version > sheet.version.number != on:
        return Text("review-replaced", {"version": sheet.draft.version}), (_replaced(sheet),)
    return _fate(sheet, step, seat)


def _decided(sheet: Sheet, step: Step, decision: Decision) -> Text:
    kind = kind_of(sheet, step, decision)
    if decision.by == sheet.reader:
        return Text(f"review-you-{kind}")
    seat = next((found for found in step.seats if found.id == decision.seat), None)
    return Text(f"review-they-{kind}", {"by": sheet.decider(decision, seat)})


def _for_unit(step: Step, seat: Seat) -> list[Decision]:
    """Give what somebody else decided for the unit for which this seat was to answer."""
    if seat.unit is None:
        return []
    return [found.decision for found in step.seats if found.unit == seat.unit and found.decision is not None]


def _answered(sheet: Sheet, step: Step, seat: Seat) -> Text:
    """Tell of the decision of somebody else that was enough: for the unit, else for the step."""
    decisions = [found.decision for found in step.seats if found.decision is not None]
    against = [decision for decision in decisions if decision.opinion.verdict is not Verdict.APPROVE]
    enough = next(iter(_for_unit(step, seat) + against + decisions[::-1]), None)
    if enough is None or (step.kind == "talk" and step.state is StepState.DISPUTED):
        return Text("review-talk-over" if step.kind == "talk" else "review-over")
    return _decided(sheet, step, enough)


def _replaced(sheet: Sheet) -> Text:
    newer = sheet.submitted
    by = sheet.who(newer.author if newer else sheet.draft.author)
    values: dict[str, Value] = {"by": by, "version": sheet.draft.version}
    if newer is None or newer.frozen_at is None:
        return Text("note-replaced", values)
    return Text("note-replaced-at", values | {"at": newer.frozen_at})
