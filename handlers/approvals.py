"""The approval sheet of an item: who may have it, and what it is made from."""

from bot.cards.card import Kind
from bot.cards.sheets import Sheet
from bot.deps import Act
from bot.domain.drafts import Draft
from bot.domain.people import Person
from bot.errors import NotFound, Refused
from bot.sheets.approval import Approval, approval_sheet
from bot.sheets.paper import Paper
from bot.text import Text
from handlers import items


class WhichSheet(Refused):
    """No number was given."""

    key = "refused-which-sheet"


class MeantNumber(Refused):
    """There is no such number, and one of this year that ends in it."""

    key = "refused-meant-number"


class NoSheetYet(Refused):
    """The item was never submitted: nobody has been asked to sign anything."""

    key = "refused-no-sheet-yet"


def ask(act: Act, person: Person, draft_id: str) -> Text:
    """Have the sheet of an item drawn for somebody who may see the item; that takes a moment, which is said at once."""
    draft = items.visible(act, person, draft_id)
    if not draft.version:
        raise NoSheetYet
    act.tell(person, Kind.SHEET, draft.id, version=draft.version)
    return Text("notice-sheet")


def ask_by_number(act: Act, person: Person, number: str) -> None:
    """Have the sheet drawn of the item that has this number."""
    if not number.strip():
        raise WhichSheet
    draft = act.drafts.by_number(number.strip())
    if draft is None:
        raise _not_found(act, person, number.strip())
    act.say(person, ask(act, person, draft.id))


def _not_found(act: Act, person: Person, number: str) -> Refused:
    """Say that there is no such number; where only the year is missing, which one is meant."""
    meant = f"{act.now.astimezone(act.organisation.zone).year}-{number:0>4}"
    found = act.drafts.by_number(meant)
    visible = found is not None and act.drafts.may_see(person.id, found.id, act.now)
    return MeantNumber(number=meant) if visible else NotFound()


def paper(act: Act, draft: Draft, sheet: Sheet) -> Paper:
    """Set up the sheet of an item; `sheet` shows its last submitted version."""
    versions = tuple(act.drafts.version(draft.id, number) for number in range(1, draft.version + 1))
    ours, decisions = act.organisation, act.drafts.decisions(draft.id)
    about, places = (sheet, versions, decisions, ours.zone, ours.name), act.tables.standing.places(draft.id)
    return approval_sheet(Approval(*about, rehearsal=ours.rehearses, places=places))
