"""The approval sheet of an item: who may have it, and what it is made from."""

from bot.cards.card import Kind
from bot.cards.sheets import Sheet
from bot.deps import Act
from bot.domain.drafts import Draft
from bot.domain.people import Person
from bot.errors import NotFound, Refused
from bot.sheets.approval import Approval, approval_sheet
from bot.sheets.paper import Paper
from handlers import items


class WhichSheet(Refused):
    """No number was given."""

    key = "refused-which-sheet"


class NoSheetYet(Refused):
    """The item was never submitted: nobody has been asked to sign anything."""

    key = "refused-no-sheet-yet"


def ask(act: Act, person: Person, draft_id: str) -> None:
    """Have the sheet of an item drawn for somebody who may see the item."""
    draft = items.visible(act, person, draft_id)
    if not draft.version:
        raise NoSheetYet
    act.tell(person, Kind.SHEET, draft.id, version=draft.version)


def ask_by_number(act: Act, person: Person, number: str) -> None:
    """Have the sheet drawn of the item that has this number."""
    if not number.strip():
        raise WhichSheet
    draft = act.drafts.by_number(number.strip())
    if draft is None:
        raise NotFound
    ask(act, person, draft.id)


def paper(act: Act, draft: Draft, sheet: Sheet) -> Paper:
    """Set up the sheet of an item; `sheet` shows its last submitted version."""
    versions = tuple(act.drafts.version(draft.id, number) for number in range(1, draft.version + 1))
    return approval_sheet(Approval(sheet, versions, act.drafts.decisions(draft.id), act.organisation.zone))
