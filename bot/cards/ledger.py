"""The ledger in a chat: the last releases by month, and the file that carries more of them."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from typing import Final

from bot.cards.card import Button, Card, Entry
from bot.cards.lists import menu
from bot.cards.sheets import TITLE, joined, label_key, quoted
from bot.cards.tokens import Token, Verb
from bot.domain.drafts import DraftId
from bot.frozen import frozen
from bot.text import Names, Text, Value

MONTH: Final = "%Y-%m"  # by which a month is called in tokens and in what people write


@frozen
class LedgerLine:
    """A release: what, where and when, by the organisation's clock."""

    draft: DraftId
    number: str
    title: str
    channel: Names
    at: datetime
    publisher: Names


def ledger(lines: Sequence[LedgerLine], *, before: int = 0, first: bool = True) -> Card:
    """Build a page of the ledger, the newest first; `before` is where the next one goes on, 0 when there is none."""
    if not lines:
        key = "ledger-none" if first else "ledger-no-more"
        return Card(title=Text(key), notes=(Text("ledger-none-note"),), buttons=menu(Verb.INBOX, Verb.HELP))
    older = Button(Text(label_key(Verb.LEDGER)), Token(Verb.LEDGER, "", before))
    entries = (
        entry
        for month, found in groupby(lines, key=lambda line: line.at.strftime(MONTH))
        for entry in (Entry(period(month)), *(Entry(_line(line), (_open(line.draft),)) for line in found))
    )
    newest = lines[0].at
    return Card(
        title=Text("ledger-last"),
        entries=tuple(entries),
        buttons=(
            *((older,) if before else ()),
            *(_file(wanted) for wanted in (newest.strftime(MONTH), str(newest.year))),
        ),
    )


def ledger_file(wanted: str, count: int, *, most: int) -> Card:
    """Build the card that carries the ledger of a period; the file is put on it when it is written."""
    cut = (Text("ledger-file-cut", {"most": most}),) if count == most else ()
    return Card(title=Text("ledger-file", {"period": period(wanted), "count": count}), notes=cut)


def period(wanted: str) -> Text:
    """Name a month ("2026-06") or a year ("2026")."""
    year, _, month = wanted.partition("-")
    return Text("ledger-month", {"year": year, "month": int(month)}) if month else Text("ledger-year", {"year": year})


def _line(line: LedgerLine) -> Text:
    title = quoted(line.title, TITLE) or Text("untitled")
    out = Text("ledger-out", {"channel": line.channel, "at": line.at, "by": line.publisher})
    what: list[Value] = [line.number, title, out]
    return Text("list-line", {"what": joined("dotted", what)})


def _open(draft: DraftId) -> Button:
    return Button(Text(label_key(Verb.OPEN)), Token(Verb.OPEN, draft))


def _file(wanted: str) -> Button:
    return Button(Text(label_key(Verb.LEDGER_FILE), {"period": period(wanted)}), Token(Verb.LEDGER_FILE, choice=wanted))
