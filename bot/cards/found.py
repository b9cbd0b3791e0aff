"""What was found: the items that have the words somebody looked for, the newest first."""

from collections.abc import Sequence
from typing import Final

from bot.cards.card import Button, Card, Entry
from bot.cards.lists import menu
from bot.cards.sheets import TITLE, joined, label_key, quoted
from bot.cards.tokens import Token, Verb
from bot.domain.drafts import DraftId, DraftState
from bot.frozen import frozen
from bot.text import Text, Value

_WORDS: Final = 60  # characters of what was looked for that the card repeats


@frozen
class FoundLine:
    """An item: what it is, where it stands, and the place where the words are."""

    draft: DraftId
    number: str | None
    title: str
    state: DraftState
    extract: str
    guarded: bool = False  # it may touch on secrets: neither its title nor what it says is shown


def found(words: str, lines: Sequence[FoundLine], *, search: str = "", before: int = 0, first: bool = True) -> Card:
    """Build a page of what was found; `before` is where the next one goes on in this search, 0 when there is none."""
    said: dict[str, Value] = {"words": quoted(words, _WORDS)}
    if not lines:
        key = "found-nothing" if first else "found-no-more"
        return Card(title=Text(key, said), notes=(Text("found-note"),), buttons=menu(Verb.INBOX, Verb.MINE))
    more = Button(Text(label_key(Verb.FIND)), Token(Verb.FIND, search, before))
    return Card(
        title=Text("found-title" if first else "found-more", said),
        entries=tuple(Entry(_line(line), (_open(line.draft),)) for line in lines),
        buttons=(more,) if before else (),
    )


def _line(line: FoundLine) -> Text:
    title = Text("guarded-item") if line.guarded else quoted(line.title, TITLE) or Text("untitled")
    what: list[Value] = [*([line.number] if line.number else []), title, Text(f"state-{line.state}")]
    if line.guarded or not line.extract:
        return Text("list-line", {"what": joined("dotted", what)})
    return Text("found-line", {"what": joined("dotted", what), "extract": line.extract})


def _open(draft: DraftId) -> Button:
    return Button(Text(label_key(Verb.OPEN)), Token(Verb.OPEN, draft))
