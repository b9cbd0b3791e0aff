"""The cards of a talk on a disagreement: of those who objected, and of all others who take part in it."""

from bot.cards.card import Button, Card, Entry
from bot.cards.particulars import facts, origin
from bot.cards.route_lines import route
from bot.cards.sheets import REASON, Sheet, quoted
from bot.cards.tokens import Verb
from bot.domain.disagreements import objection, patient
from bot.domain.drafts import DraftState
from bot.domain.policies import cited
from bot.domain.steps import Seat, Step, StepState
from bot.text import Text, Value


def once_more(sheet: Sheet, step: Step, seat: Seat) -> Card:
    """Build the card of somebody who objected: what the others say, and whether he agrees now (P4 二(二)2)."""
    another = seat.person != sheet.reader
    return Card(
        title=Text("review-talk-in-place", {"title": sheet.title, "whose": sheet.name(seat.person)})
        if another
        else Text("review-talk", {"title": sheet.title}),
        tag=sheet.tag,
        facts=facts(sheet),
        body=sheet.extract,
        files=sheet.version.attachments,
        route=route(sheet),
        entries=remarks(sheet),
        notes=asked(sheet, step, seat),
        buttons=(*answers(sheet, step, seat), *_full(sheet)),
    )


def asked(sheet: Sheet, step: Step, seat: Seat) -> tuple[Text, ...]:
    """Say to somebody who objected for whom he answers, what he said, and until when they talk."""
    made = objection(sheet.round, step, seat) if sheet.round else None
    own = (Text("note-keep", {"words": quoted(made.opinion.reason)}),) if made else ()
    return (*_for_unit(sheet, seat), *own, *_until(sheet, step))


def answers(sheet: Sheet, step: Step, seat: Seat) -> tuple[Button, ...]:
    """Offer what somebody who objected can do in the talk."""
    return (
        sheet.button(Verb.APPROVE, "likely", subject=seat.id, label="button-agree-now"),
        sheet.button(Verb.KEEP_OBJECTION, subject=seat.id),
        sheet.button(Verb.SAY, subject=step.id),
    )


def talk(sheet: Sheet, step: Step, *, leads: bool) -> Card:
    """Build the card of somebody who takes part and has no seat; `leads` lets him ask for the ruling at once."""
    present = sheet.version.number == sheet.draft.version and sheet.draft.state is DraftState.IN_REVIEW
    if step.state is not StepState.OPEN or not present:
        return _over(sheet)
    change = (sheet.button(Verb.CHANGE),) if sheet.draft.author == sheet.reader else ()
    return Card(
        title=Text("talk-title", {"title": sheet.title}),
        tag=sheet.tag,
        facts=(origin(sheet),),
        route=route(sheet),
        entries=remarks(sheet),
        notes=_until(sheet, step),
        buttons=(
            sheet.button(Verb.SAY, "likely", subject=step.id),
            *change,
            *([sheet.button(Verb.ASK_RULING, subject=step.id)] if leads else []),
            *_full(sheet),
        ),
    )


def _over(sheet: Sheet) -> Card:
    return Card(
        title=Text("talk-over", {"title": sheet.title}),
        tag=sheet.tag,
        facts=(origin(sheet),),
        route=route(sheet),
        entries=remarks(sheet),
        buttons=_full(sheet),
        closed=True,
    )


def remarks(sheet: Sheet) -> tuple[Entry, ...]:
    """Give what was said in the journey's talks, in its order, with names and times."""
    return tuple(
        Entry(Text("talk-said", {"by": sheet.who(said.person), "at": said.at, "words": quoted(said.said, REASON)}))
        for said in sheet.talk
    )


def rules(sheet: Sheet, step: Step, seat: Seat) -> tuple[Text, ...]:
    """Say for whom a seat answers, and what becomes of an objection where it does not go back at once."""
    if step.kind == "ruling":
        return (Text("note-ruling", {"clause": cited(step.clause)}),)
    rule = sheet.policy.rule(step.rule)
    ends = rule.disagreement if rule is not None and patient(step, rule) else None
    values: dict[str, Value] = (
        {"role": Text(f"role-{ends.who.role}"), "clause": cited(ends.clause)} if ends is not None else {}
    )
    return (*_for_unit(sheet, seat), *([Text("note-patient", values)] if values else []))


def _for_unit(sheet: Sheet, seat: Seat) -> tuple[Text, ...]:
    if seat.unit is None:
        return ()
    key = "note-standing-in-unit" if seat.stands_in else "note-for-unit"
    return (Text(key, {"unit": sheet.unit(seat.unit)}),)


def _until(sheet: Sheet, step: Step) -> tuple[Text, ...]:
    """Say until when they talk and what happens then, if a due row will see to it."""
    why = Text("note-talk", {"clause": cited(step.clause)})
    rule = sheet.policy.rule(step.rule)
    if rule is None or rule.disagreement is None or sheet.reminder is None:
        return (why,)
    role = Text(f"role-{rule.disagreement.who.role}")
    return (why, Text("note-talk-by", {"due": sheet.reminder, "role": role}))


def _full(sheet: Sheet) -> tuple[Button, ...]:
    return (sheet.button(Verb.FULL),) if sheet.worth_opening else ()
