"""Cards of items that may touch on secrets: what of them may be seen where others look on, as on a lock screen."""

from dataclasses import replace
from typing import Final

from bot.cards.card import Button, Card, Guard
from bot.cards.route_lines import route
from bot.cards.sheets import Sheet, label_key
from bot.cards.tokens import Token, Verb
from bot.domain.drafts import DraftId, Particulars
from bot.text import Text, Value

# What tells of an item without telling what it says: its number and version, and the clause that asks for something.
_HARMLESS: Final = frozenset({"number", "version", "clause", "clauses", "time", "day", "year"})
_BY_WHEN: Final = ("due-", "note-step-due", "note-talk-by", "note-not-before")  # how the notes' keys begin


def sensitive(said: Particulars) -> bool:
    """Tell whether one of policy's questions on secrets was answered with yes, and still is."""
    return any(one not in said.secrecy_taken_back for one in said.secrecy)


def guarded(sheet: Sheet, card: Card) -> Card:
    """Guard a card of a sensitive item: number, class and deadline stay. Its author keeps his: he sent it."""
    if sheet.reader == sheet.draft.author or not sensitive(sheet.version.particulars):
        return card
    due = tuple(blanked(note) for note in card.notes if note.key.startswith(_BY_WHEN))
    opened = sheet.button(Verb.FULL, label=label_key(Verb.OPEN))
    return replace(card, guard=Guard(blanked(card.title), (*due, Text("guarded-note")), opened))


def guarded_full(sheet: Sheet, card: Card) -> Card:
    """Guard the whole text: as it is all that is read of the item, what was said of it so far stands there as well."""
    kept = guarded(sheet, card)
    return kept if kept.guard is None else replace(kept, route=route(sheet), guard=replace(kept.guard, opened=True))


def taken_back(sheet: Sheet, card: Card) -> Card:
    """Take back what a sensitive item says once nothing is to be decided any more; its reader may open it again."""
    kept = guarded(sheet, card)
    if kept.guard is None:
        return card
    again = (*card.buttons, sheet.button(Verb.FULL))
    left = replace(kept, facts=(), body=None, differences=(), files=(), entries=(), buttons=again)
    return replace(left, notes=(*kept.notes, Text("guarded-taken-back")))


def guarded_words(card: Card, draft: DraftId | None = None) -> Card:
    """Guard news or a question about a sensitive item; with `draft` there is a way to read it."""
    opened = Button(Text(label_key(Verb.OPEN)), Token(Verb.FULL, draft)) if draft else None
    return replace(card, guard=Guard(blanked(card.title), tuple(map(blanked, card.notes)), opened))


def blanked(text: Text) -> Text:
    """Leave out of a text what people wrote."""
    return Text(text.key, {name: _blanked(name, value) for name, value in text.values.items()})


def _blanked(name: str, value: Value) -> Value:
    match value:
        case Text():
            return blanked(value)
        case tuple():
            return tuple(_blanked(name, item) for item in value)
        case str() if name not in _HARMLESS:
            return Text("guarded-item" if name == "title" else "guarded-words")
        case _:
            return value
