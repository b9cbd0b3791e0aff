"""The author's card of his item, from the first word to the ledger."""

from dataclasses import replace
from datetime import datetime

from bot.cards.card import Button, Card, Stop
from bot.cards.compared import changes
from bot.cards.particulars import facts, in_time
from bot.cards.reading import approval
from bot.cards.route_lines import channels, planned, route
from bot.cards.sheets import REASON, Outlook, Sheet, being_edited, quoted
from bot.cards.statement import declared
from bot.cards.tokens import Verb
from bot.domain.drafts import DraftState
from bot.domain.limits import lacks_picture
from bot.domain.people import PersonId
from bot.domain.policies import Field, cited
from bot.domain.steps import StepState, Verdict
from bot.text import Text, Value


def item(sheet: Sheet, outlook: Outlook) -> Card:
    """Build the author's card; `sheet.version` is his working copy if there is one, else the last version."""
    return declared(sheet, _item(sheet, outlook))


def _item(sheet: Sheet, outlook: Outlook) -> Card:
    match sheet.draft.state:
        case DraftState.GATHERING:
            return _gathering(sheet, outlook)
        case DraftState.RELEASED | DraftState.REJECTED | DraftState.WITHDRAWN:
            return _over(sheet)
        case _ if sheet.draft.working and sheet.draft.editor is None:
            return _changing(sheet, outlook)
        case DraftState.IN_REVIEW:
            return _in_review(sheet)
        case DraftState.RETURNED:
            return _returned(sheet, outlook)
        case _:
            return _signed_off(sheet)


def _base(sheet: Sheet, title: str, stops: tuple[Stop, ...], **values: Value) -> Card:
    return Card(
        title=Text(title, {"title": sheet.title, **values}),
        tag=sheet.tag,
        facts=facts(sheet),
        route=stops,
    )


def _with_text(sheet: Sheet, card: Card) -> Card:
    return replace(card, body=sheet.extract, files=sheet.version.attachments)


def _gathering(sheet: Sheet, outlook: Outlook) -> Card:
    lacking = sheet.missing
    if lacking:
        card = _base(sheet, "item-gathering", (), count=len(lacking))
        first = sheet.button(Verb.GO_ON, "likely")
        return _with_text(sheet, replace(card, notes=(_lacking(lacking),), buttons=(first, *_shaping(sheet))))
    return _with_text(sheet, _ready(sheet, outlook))


def _lacking(fields: tuple[Field, ...]) -> Text:
    return Text("note-missing", {"fields": tuple(Text(f"field-{field}") for field in fields)})


def _shaping(sheet: Sheet) -> tuple[Button, ...]:
    """Offer what can be done with a copy that nobody else has seen."""
    discard = sheet.button(Verb.DISCARD, "grave")
    return (sheet.button(Verb.CHANGE), *_full(sheet), sheet.button(Verb.KEEP), discard)


def _full(sheet: Sheet) -> tuple[Button, ...]:
    return (sheet.button(Verb.FULL),) if sheet.worth_opening else ()


def _ready(sheet: Sheet, outlook: Outlook) -> Card:
    gaps = _gaps(outlook)
    card = _base(sheet, "item-gap" if gaps else "item-ready", planned(sheet, outlook))
    submit = () if gaps else (sheet.button(Verb.SUBMIT, "likely"),)
    timely = in_time(sheet)
    notes = (*gaps, *_hints(sheet), *([timely] if timely else ()), *_expected(sheet, outlook), *sheet.owed)
    return replace(card, notes=notes, buttons=(*submit, *_shaping(sheet)))


def _gaps(outlook: Outlook) -> tuple[Text, ...]:
    """Name the steps that nobody can answer; with one of them nothing can be submitted (APR7)."""
    gaps = outlook.plan.gaps if outlook.plan else ()
    return tuple(Text("note-gap", {"step": rule.names, "clause": cited(rule.clause)}) for rule in gaps)


def _hints(sheet: Sheet) -> tuple[Text, ...]:
    """Point out rules of form that do not stop anybody (INT7)."""
    clause = sheet.policy.picture_hint
    if clause is None or sheet.policy.picture_warns or not lacks_picture(sheet.version, sheet.policy):
        return ()
    return (Text("note-no-picture", {"clause": cited(clause)}),)


def _expected(sheet: Sheet, outlook: Outlook) -> tuple[Text, ...]:
    expected, when = outlook.expected, sheet.version.particulars.planned
    if expected is None:
        return ()
    key = "note-expected" if when is None or expected <= when else "note-expected-late"
    return (Text(key, {"at": expected}),)


def _changing(sheet: Sheet, outlook: Outlook) -> Card:
    """Show a working copy of something that others have seen: what is changed, and what submitting re-opens."""
    lacking, gaps = sheet.missing, _gaps(outlook)
    what = changes(sheet.submitted, sheet.version) if sheet.submitted else ()
    stopped = bool(lacking or gaps)
    submit = () if stopped else _submit(sheet, outlook, changed=bool(what))
    notes = (
        *_returned_why(sheet),
        _changed(sheet, what),
        *([_lacking(lacking)] if lacking else []),
        *gaps,
        *(_reopened(outlook) if what and not stopped else ()),
        *sheet.owed,
    )
    buttons = (
        *([sheet.button(Verb.GO_ON, "likely")] if lacking else submit),
        sheet.button(Verb.CHANGE),
        *_full(sheet),
        sheet.button(Verb.DISCARD, "grave", label="button-discard-changes"),
    )
    return replace(_with_text(sheet, _base(sheet, "item-changing", route(sheet))), notes=notes, buttons=buttons)


def _submit(sheet: Sheet, outlook: Outlook, *, changed: bool) -> tuple[Button, ...]:
    if changed:
        return (sheet.button(Verb.SUBMIT, "likely", label="button-submit-changes"),)
    returned = sheet.draft.state is DraftState.RETURNED and outlook.unchanged
    return (sheet.button(Verb.SUBMIT, label="button-submit-unchanged"),) if returned else ()


def _changed(sheet: Sheet, what: tuple[Value, ...]) -> Text:
    values: dict[str, Value] = {"version": sheet.draft.version, "what": what}
    return Text("note-changed" if what else "note-unchanged", values)


def _reopened(outlook: Outlook) -> tuple[Text, ...]:
    return (Text("note-reopened" if outlook.reopened else "note-reopens-nothing", {"steps": outlook.reopened}),)


def _in_review(sheet: Sheet) -> Card:
    step = sheet.round.open if sheet.round else None
    due = (Text("note-step-due", {"due": step.due_at}),) if step is not None and step.due_at else ()
    nudge = (sheet.button(Verb.NUDGE),) if step is not None else ()
    withdraw = sheet.button(Verb.WITHDRAW, "grave")
    buttons = (sheet.button(Verb.CHANGE), *nudge, *_full(sheet), *approval(sheet), withdraw)
    notes = (*due, *being_edited(sheet), *sheet.owed)
    return replace(_base(sheet, "item-in-review", route(sheet)), notes=notes, buttons=buttons)


def _returned(sheet: Sheet, outlook: Outlook) -> Card:
    again = (Text("note-goes-on", {"steps": outlook.reopened}),) if outlook.reopened else ()
    buttons = (
        sheet.button(Verb.CHANGE, "likely"),
        *_submit(sheet, outlook, changed=False),
        *_full(sheet),
        *approval(sheet),
        *([] if sheet.releases else [sheet.button(Verb.WITHDRAW, "grave")]),
    )
    notes = (*_returned_why(sheet), *again, *sheet.owed)
    return replace(_with_text(sheet, _base(sheet, "item-returned", route(sheet))), notes=notes, buttons=buttons)


def _returned_why(sheet: Sheet) -> tuple[Text, ...]:
    """Give the reason of the last return where the route does not show it in full: the publisher's, or a long one."""
    if sheet.draft.state is not DraftState.RETURNED:
        return ()
    steps = sheet.round.steps if sheet.round else ()
    returned = [seat.decision for step in steps if step.state is StepState.RETURNED for seat in step.seats]
    said = [(made.at, made.by, made.opinion.reason) for made in returned if made is not None and made.opinion.reason]
    hold = sheet.task.hold if sheet.task else None
    if hold is not None:
        said.append((hold.at, hold.by, hold.reason))
    if not said:
        return ()
    at, by, reason = max(said)
    shown = hold is None or reason != hold.reason
    return () if shown and _fits(reason) else (_why(sheet, "note-returned", by, at, reason),)


def _fits(reason: str) -> bool:
    """Tell whether the route shows a reason in full."""
    return quoted(reason) == quoted(reason, REASON)


def _why(sheet: Sheet, key: str, by: PersonId, at: datetime, reason: str) -> Text:
    return Text(key, {"by": sheet.who(by), "at": at, "reason": quoted(reason, REASON)})


def _signed_off(sheet: Sheet) -> Card:
    out = bool(sheet.releases)
    withdraw = () if out else (sheet.button(Verb.CHANGE), sheet.button(Verb.WITHDRAW, "grave"))
    held = sheet.task is not None and sheet.task.hold is not None
    title = "item-held" if held else "item-signed-off"
    nudge = () if held else (sheet.button(Verb.NUDGE),)
    buttons = (*nudge, *_full(sheet), *approval(sheet), *withdraw)
    return replace(_base(sheet, title, route(sheet)), notes=sheet.owed, buttons=buttons)


def _over(sheet: Sheet) -> Card:
    """Show how it ended; what was not released can be taken up again."""
    state = sheet.draft.state
    if state is DraftState.RELEASED:
        return replace(
            _base(sheet, "item-released", channels(sheet)),
            buttons=(*_full(sheet), *approval(sheet), sheet.button(Verb.CRISIS)),
            closed=True,
        )
    take_up = sheet.button(Verb.TAKE_UP, "likely")
    return replace(
        _base(sheet, f"item-{state}", route(sheet)),
        notes=_rejected_why(sheet),
        buttons=(take_up, *_full(sheet), *approval(sheet)),
    )


def _rejected_why(sheet: Sheet) -> tuple[Text, ...]:
    """Give the reason of a rejection where the route does not show it in full."""
    decisions = sheet.round.decisions if sheet.round else ()
    made = next((made for made in decisions if made.opinion.verdict is Verdict.REJECT), None)
    if sheet.draft.state is not DraftState.REJECTED or made is None or _fits(made.opinion.reason):
        return ()
    return (_why(sheet, "note-rejected", made.by, made.at, made.opinion.reason),)
