"""The overdue list: what stands still, with whom and since when, the oldest first."""

from collections.abc import Sequence
from datetime import datetime

from bot.cards.card import Button, Card, Entry
from bot.cards.sheets import TITLE, joined, label_key, quoted
from bot.cards.submissions import submissions
from bot.cards.tokens import Token, Verb
from bot.domain.drafts import DraftId
from bot.domain.submissions import Overdue
from bot.frozen import frozen
from bot.text import Text, Value


@frozen
class OverdueLine:
    """An item whose step, or release, is overdue: with whom it is, and when it was due."""

    draft: DraftId
    number: str | None
    title: str
    step: Value
    people: tuple[Value, ...]
    due: datetime
    guarded: bool = False  # it may touch on secrets, and is not called by its title


def overdue(lines: Sequence[OverdueLine], more: int = 0, owed: Sequence[Overdue] = ()) -> Card:
    """Build the list as given; `more` are left out; `owed` is what should have been handed in."""
    if not (lines or owed):
        return Card(title=Text("overdue-empty"))
    opened = label_key(Verb.OPEN)
    entries = [Entry(_said(line), (Button(Text(opened), Token(Verb.OPEN, line.draft)),)) for line in lines]
    if owed:
        entries += [Entry(Text("overdue-owed", {"count": len(owed)})), *submissions(owed)]
    notes = (Text("list-more", {"count": more}),) if more else ()
    title = Text("overdue-title", {"count": len(lines) + more}) if lines else Text("overdue-owed", {"count": len(owed)})
    return Card(title=title, entries=tuple(entries if lines else entries[1:]), notes=notes)


def _said(line: OverdueLine) -> Text:
    title = Text("guarded-item") if line.guarded else quoted(line.title, TITLE) or Text("untitled")
    with_whom = Text("overdue-with", {"step": line.step, "people": line.people, "due": line.due})
    named: list[Value] = [*([line.number] if line.number else []), title, with_whom]
    return Text("list-line", {"what": joined("dotted", named)})
