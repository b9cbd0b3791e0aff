"""Cards to look at something: the whole text of a version, what changed, where an item is."""

from bot.cards.card import Button, Card, Extract
from bot.cards.compared import other_differences, text_differences
from bot.cards.particulars import facts, origin, wordings
from bot.cards.route_lines import history
from bot.cards.sheets import Sheet
from bot.cards.tokens import Verb
from bot.domain.drafts import Version
from bot.text import Text


def full(sheet: Sheet) -> Card:
    """Build the card of a version's whole text and files."""
    text = sheet.version.text
    return Card(
        title=Text("full-title", {"title": sheet.title}),
        tag=sheet.tag,
        facts=facts(sheet),
        body=Extract(text, len(text)) if text else None,
        files=sheet.version.attachments,
        entries=wordings(sheet),
        buttons=_back(sheet),
    )


def changed(sheet: Sheet, old: Version) -> Card:
    """Build the card that compares an earlier version with the one of the sheet."""
    others = other_differences(sheet, old, sheet.version)
    differs = old.text != sheet.version.text
    notes = () if differs or others else (Text("changes-none"),)
    return Card(
        title=Text("changes-title", {"title": sheet.title, "old": old.number, "new": sheet.version.number}),
        tag=sheet.tag,
        facts=others,
        differences=text_differences(old, sheet.version) if differs else (),
        notes=notes,
        buttons=_back(sheet),
    )


def progress(sheet: Sheet) -> Card:
    """Build the card that tells where an item is and everything said in its journey."""
    return Card(
        title=Text("progress-title", {"title": sheet.title}),
        tag=sheet.tag,
        facts=(origin(sheet),),
        route=history(sheet),
        buttons=(*_back(sheet), *approval(sheet)),
    )


def approval(sheet: Sheet) -> tuple[Button, ...]:
    """Offer the approval sheet of what has been submitted."""
    return (sheet.button(Verb.SHEET),) if sheet.draft.version else ()


def to_print(sheet: Sheet) -> Card:
    """Build the card that carries the approval sheet; the file is put on it when it is drawn."""
    return Card(title=Text("sheet-here", {"title": sheet.title}), tag=sheet.tag)


def _back(sheet: Sheet) -> tuple[Button, ...]:
    """Lead whoever has to decide or to release back to where he can."""
    releases = sheet.task is not None and sheet.task.open and sheet.reader in sheet.task.publishers
    if sheet.my_seat is None and not releases:
        return ()
    return (sheet.button(Verb.OPEN, "likely", version=sheet.draft.version, label="button-back"),)
