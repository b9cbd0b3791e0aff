"""What makes the card of a statement unlike that of another item: its crisis, its kind, the mark of a drill."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, Literal

from bot.cards.card import Button, Card, Entry
from bot.cards.sheets import TITLE, Sheet, label_key, quoted
from bot.cards.tokens import Token, Verb
from bot.domain.drafts import DraftState
from bot.domain.people import PersonId
from bot.domain.precleared import Precleared
from bot.frozen import frozen
from bot.text import Names, Text, Value

_CONFIRMED_AS: Final = {"review-sign-off": "review-confirm-blanks"}  # titles of a seat that waits


@frozen
class LibraryLine:
    """A line of the library; `opens` and `renews` say what its reader may do with it."""

    one: Precleared
    standing: Literal["valid", "expiring", "expired"]
    signer: Names
    opens: bool = False
    renews: bool = False


def library(lines: Sequence[LibraryLine], *, writes: bool) -> Card:
    """Build the library: what may be used, until when, and what is to be renewed."""
    new = (Button(Text(label_key(Verb.PRECLEAR)), Token(Verb.PRECLEAR)),) if writes else ()
    if not lines:
        return Card(title=Text("library-empty"), buttons=new)
    entries = tuple(Entry(_line(line), tuple(_line_buttons(line))) for line in lines)
    return Card(title=Text("library-title", {"count": len(lines)}), entries=entries, buttons=new)


def _line(line: LibraryLine) -> Text:
    one = line.one
    values: dict[str, Value] = {"title": quoted(one.title, TITLE), "number": one.number, "signer": line.signer}
    values |= {"language": Text(f"language-{one.language}"), "until": one.until}
    return Text(f"library-{line.standing}", values)


def _line_buttons(line: LibraryLine) -> Iterator[Button]:
    if line.renews:
        yield Button(Text(label_key(Verb.RENEW)), Token(Verb.RENEW, line.one.draft))
    if line.opens:
        yield Button(Text(label_key(Verb.OPEN)), Token(Verb.OPEN, line.one.draft))


def declared(sheet: Sheet, card: Card) -> Card:
    """Give a card that says that its item is a statement, and in which crisis; that of another item stays as it is.

    Whoever is to decide is told what was not asked of it.
    """
    one = sheet.draft.statement
    if one is None:
        return card
    about = Text(
        "fact-statement-in" if one.of else "fact-statement-beforehand", {"kind": kind(one.kind), "number": one.of}
    )
    lines = (about, *_cleared(sheet), *card.facts)
    shown = replace(card, facts=lines, notes=(*card.notes, *_asked(sheet)), urgent=one.urgent and not card.closed)
    if not one.urgent and sheet.draft.state is DraftState.SIGNED_OFF and not sheet.draft.working:
        shown = _ready(sheet, shown)
    if one.cleared is not None and sheet.my_seat is not None:
        shown = _confirming(shown)
    if not one.drill:
        return shown
    notes = tuple(note for note in shown.notes if note.key != "note-release-how")  # there is nowhere to send it
    buttons = tuple(button for button in shown.buttons if button.token.verb is not Verb.TAKE_UP)
    return drilled(replace(shown, buttons=buttons, notes=(*notes, Text("note-statement-drill"))))


def drilled(card: Card) -> Card:
    """Mark the card of something that belongs to a drill, at both ends."""
    title = Text("crisis-drill", {"text": card.title})
    return replace(card, title=title, notes=(*card.notes, Text("crisis-drill-note")))


def _ready(sheet: Sheet, card: Card) -> Card:
    """Say of one that was signed beforehand that it may be used: it waits for nobody, and is released nowhere yet."""
    buttons = tuple(button for button in card.buttons if button.token.verb is not Verb.NUDGE)
    route = tuple(stop for stop in card.route if stop.state != "next")
    return replace(card, title=Text("item-precleared", {"title": sheet.title}), route=route, buttons=buttons)


def _confirming(card: Card) -> Card:
    """Have the second person confirm what stands in the blanks: the text was signed by somebody else."""
    labels = {Verb.APPROVE: Text("button-confirm-blanks"), Verb.REMARK: Text("button-confirm-blanks-remark")}
    buttons = tuple(replace(button, label=labels.get(button.token.verb, button.label)) for button in card.buttons)
    key = _CONFIRMED_AS.get(card.title.key, card.title.key)
    return replace(card, title=Text(key, card.title.values), buttons=buttons)


def _cleared(sheet: Sheet) -> Iterator[Text]:
    """Say on whose pre-clearance it speaks."""
    cleared = sheet.draft.statement.cleared if sheet.draft.statement is not None else None
    if cleared is not None:
        signer = sheet.who(PersonId(cleared.signer))
        yield Text("fact-cleared", {"number": cleared.number, "version": cleared.version, "signer": signer})


def _asked(sheet: Sheet) -> Iterator[Text]:
    """Tell whoever is to decide what he decides, and what was not asked."""
    one = sheet.draft.statement
    if one is not None and one.urgent and sheet.my_seat is not None:
        yield Text("note-statement-fast" if one.cleared is None else "note-statement-confirm")


def released_as(sheet: Sheet) -> str:
    """Give the key of the label that the button of a release has in a drill, where it releases nothing."""
    one = sheet.draft.statement
    return "button-release-drill" if one is not None and one.drill else ""


def kind(named: str) -> Text:
    """Name a kind of statements."""
    return Text(f"statement-{named}")
