"""What the card of a crisis offers its reader, what serves most first."""

from collections.abc import Iterator
from typing import Final

from bot.cards.card import Button, Tone
from bot.cards.crisis_sheet import CrisisSheet
from bot.cards.sheets import label_key
from bot.cards.tokens import Token, Verb
from bot.domain.crises import CALLING, HELD, CrisisState
from bot.text import Text

MOST: Final = 6  # buttons on a card; the last one leads to the others
ENDED: Final = frozenset({CrisisState.CLOSED, CrisisState.FALSE_ALARM, CrisisState.REVIEWED})


def buttons(sheet: CrisisSheet) -> tuple[Button, ...]:
    """Give what there is room for, and a button for the rest."""
    found = tuple(everything(sheet))
    return found if len(found) <= MOST else (*found[: MOST - 1], button(sheet, Verb.MORE_CRISIS))


def beyond(sheet: CrisisSheet) -> tuple[Button, ...]:
    """Give the buttons for which there is no room on the card."""
    found = tuple(everything(sheet))
    return found[MOST - 1 :] if len(found) > MOST else ()


def everything(sheet: CrisisSheet) -> Iterator[Button]:
    """Give all that this reader can do, what serves most first."""
    one = sheet.crisis
    if one.state is CrisisState.REPORTED:
        yield button(sheet, Verb.ALERT_CRISIS, "likely")
        yield button(sheet, Verb.NO_CRISIS)
    elif one.state in CALLING:
        yield from _calling(sheet)
        yield from _plan(sheet)
    elif one.state in HELD:
        yield from _owners(sheet) if one.owner == sheet.reader else _others(sheet)
        yield from _plan(sheet)
        yield button(sheet, Verb.TIMELINE)
    elif _may_draft(sheet):
        yield button(sheet, Verb.DRAFT_CRISIS)
    else:
        yield from _over(sheet)


def _files(sheet: CrisisSheet) -> Iterator[Button]:
    """Offer to see what was sent; the card only counts it."""
    last = sheet.situation.latest
    if sheet.crisis.pictures or sheet.crisis.files or (last is not None and last.files):
        yield button(sheet, Verb.CRISIS_FILES)


def _plan(sheet: CrisisSheet) -> Iterator[Button]:
    if sheet.plan and sheet.answers:
        yield button(sheet, Verb.OPEN_PLAN, choice="crisis")


def _over(sheet: CrisisSheet) -> Iterator[Button]:
    if sheet.account:
        yield button(sheet, Verb.ACCOUNT)
    if sheet.crisis.state in ENDED and sheet.crisis.number:
        yield button(sheet, Verb.TIMELINE)
        yield from _files(sheet)
    if _may_reopen(sheet):
        yield button(sheet, Verb.REOPEN_CRISIS, "grave")


def _calling(sheet: CrisisSheet) -> Iterator[Button]:
    if sheet.answers:
        yield button(sheet, Verb.TAKE_CRISIS, "likely")
    yield from _agreeing(sheet)
    if sheet.answers:
        yield from _answers(sheet)
    if _reported(sheet) and sheet.crisis.unconfirmed:
        yield button(sheet, Verb.ALERT_CRISIS, choice="real")
    yield from _files(sheet)
    yield button(sheet, Verb.ADD_CRISIS)
    yield from _alarm(sheet)
    yield from _merging(sheet)


def _answers(sheet: CrisisSheet) -> Iterator[Button]:
    """Offer to say what he has not said yet."""
    if sheet.saw_at is None:
        yield button(sheet, Verb.SEE_CRISIS)
    if not sheet.aids:
        yield button(sheet, Verb.AID_CRISIS)


def _reported(sheet: CrisisSheet) -> bool:
    return sheet.crisis.reporter == sheet.reader


def _merging(sheet: CrisisSheet) -> Iterator[Button]:
    if sheet.others and (sheet.answers or _reported(sheet)):
        yield button(sheet, Verb.MERGE_CRISIS)


def _owners(sheet: CrisisSheet) -> Iterator[Button]:
    state = sheet.crisis.state
    if reports_next(sheet):
        yield button(sheet, Verb.SITUATION, "likely")
        yield button(sheet, Verb.TELL_CRISIS)
    else:
        yield button(sheet, Verb.TELL_CRISIS, "likely")
        yield button(sheet, Verb.SITUATION)
    yield button(sheet, Verb.STATEMENT)
    yield from _agreeing(sheet)
    yield button(sheet, Verb.OFFER_CRISIS)
    if state is not CrisisState.CLOSING:
        yield button(sheet, Verb.END_CRISIS, "grave", choice="closed")
    yield from _files(sheet)
    if state in (CrisisState.ACKNOWLEDGED, CrisisState.MANAGED):
        yield button(sheet, Verb.STEADY_CRISIS)
    yield button(sheet, Verb.ADD_CRISIS)
    yield from _alarm(sheet)
    yield from _merging(sheet)


def reports_next(sheet: CrisisSheet) -> bool:
    """Tell whether a report is due before its owner's word is."""
    due = sheet.situation.due
    return due is not None and (sheet.next_at is None or due <= sheet.next_at)


def _others(sheet: CrisisSheet) -> Iterator[Button]:
    if sheet.crisis.offered == sheet.reader:
        yield button(sheet, Verb.ACCEPT_CRISIS, "likely")
        yield button(sheet, Verb.DECLINE_CRISIS)
    yield from _agreeing(sheet)
    if sheet.answers:
        yield from _answers(sheet)
    if sheet.aids:
        yield button(sheet, Verb.STATEMENT)
    yield from _files(sheet)
    yield button(sheet, Verb.ADD_CRISIS)
    yield from _alarm(sheet)
    yield from _merging(sheet)


def _agreeing(sheet: CrisisSheet) -> Iterator[Button]:
    """Offer to agree to what somebody says of its end, or not to."""
    one = sheet.crisis
    if one.ending is None:
        return
    if sheet.confirms and one.ending.by != sheet.reader:
        label = Text(f"{label_key(Verb.CONFIRM_END)}-{one.ending.how}")
        yield Button(label, Token(Verb.CONFIRM_END, one.id, choice=one.ending.how), "grave")
    if sheet.answers or one.ending.by == sheet.reader:
        yield button(sheet, Verb.KEEP_CRISIS, choice=one.ending.how)


def _alarm(sheet: CrisisSheet) -> Iterator[Button]:
    """Offer to say that it never was one."""
    if sheet.crisis.ending is not None:
        return
    if _reported(sheet):
        yield button(sheet, Verb.END_CRISIS, "grave", choice="mistake")
    elif sheet.answers:
        yield button(sheet, Verb.END_CRISIS, "grave", choice="false-alarm")


def _may_draft(sheet: CrisisSheet) -> bool:
    """Tell whether what called nobody can still become an item."""
    one = sheet.crisis
    return sheet.drafts and one.state is CrisisState.FALSE_ALARM and not one.number and one.draft is None


def _may_reopen(sheet: CrisisSheet) -> bool:
    return sheet.reopens and sheet.crisis.state in ENDED and bool(sheet.crisis.number)


def button(sheet: CrisisSheet, verb: Verb, tone: Tone = "plain", *, choice: str = "") -> Button:
    """Make a button about this crisis."""
    label = f"{label_key(verb)}-{choice}" if choice else label_key(verb)
    return Button(Text(label), Token(verb, sheet.crisis.id, choice=choice), tone)
