"""Somebody's week: what he submitted, decided and released, and what of his is to be released."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final, Literal

from bot.cards.card import Button, Card, Entry
from bot.cards.sheets import TITLE, joined, label_key, quoted
from bot.cards.tokens import Token, Verb
from bot.domain.drafts import DraftId
from bot.frozen import frozen
from bot.text import Text, Value

MOST: Final = 20  # lines; more are counted


@frozen
class WeekLine:
    """An item: what became of it and when; `planned` says when it is to be released, where that is known."""

    draft: DraftId
    number: str | None
    title: str
    kind: Literal["planned", "submitted", "decided", "released"]
    at: datetime | None
    guarded: bool = False  # it may touch on secrets, and is not called by its title


def week(lines: Sequence[WeekLine]) -> Card:
    """Build the list of somebody's week, as given."""
    if not lines:
        return Card(title=Text("week-empty"), notes=(Text("week-empty-note"),))
    more = (Text("list-more", {"count": len(lines) - MOST}),) if len(lines) > MOST else ()
    opened = label_key(Verb.OPEN)
    entries = tuple(Entry(_said(one), (Button(Text(opened), Token(Verb.OPEN, one.draft)),)) for one in lines[:MOST])
    return Card(title=Text("week-title"), entries=entries, notes=more)


def _said(line: WeekLine) -> Text:
    what = Text(f"week-{line.kind}", {"at": line.at}) if line.at else Text("week-to-release")
    title = Text("guarded-item") if line.guarded else quoted(line.title, TITLE) or Text("untitled")
    named: list[Value] = [*([line.number] if line.number else []), title, what]
    return Text("list-line", {"what": joined("dotted", named)})
