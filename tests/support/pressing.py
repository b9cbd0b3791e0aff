"""Presses that leave nothing behind: what a button would do for somebody, twice in a row, as things stand."""

import sqlite3
from datetime import timedelta
from typing import Any

from bot.cards.tokens import Token
from bot.deps import Act
from bot.frozen import frozen
from bot.inbox import Moment, take_tap
from bot.ports import Answer
from bot.text import LANGUAGES
from handlers import views
from handlers.made import Wanted
from storage.tables import Tables
from tests.support.world import World, buttons


@frozen
class Press:
    """What one press came to: the answer, the kinds of facts that it made, what its person is sent, in each language.

    `others` is what everybody else is sent, as persons and kinds.
    """

    answer: Answer
    facts: tuple[str, ...]
    told: tuple[str, ...]
    others: tuple[tuple[str, str], ...]


class Undone(Exception):
    """Takes back all that was pressed."""

    def __init__(self, found: tuple[Press, Press]) -> None:
        super().__init__()
        self.found = found


def shown(here: World) -> set[Token]:
    """Give every button that anybody has, or had, in any state of any card."""
    sheets = [sheet for chat in here.paper.chats.values() for sheet in chat]
    return {button.token for sheet in sheets for card in (*sheet.before, sheet.card) for button in buttons(card)}


async def pressed(here: World, person: str, token: Token) -> tuple[Press, Press]:
    """Have somebody press a button twice, each time with an event of its own, and take it back."""

    def twice(db: sqlite3.Connection) -> None:
        found = [_press(here, db, person, token, number) for number in (1, 2)]
        raise Undone((found[0], found[1]))

    try:
        await here.bot.store.engine.write(twice)
    except Undone as undone:
        return undone.found
    raise AssertionError(token)


def _press(here: World, db: sqlite3.Connection, person: str, token: Token, number: int) -> Press:
    tables, now = Tables(db), here.clock.now() + timedelta(seconds=number)
    before = (_last(tables, db, "facts"), _last(tables, db, "outbox"))
    taken = take_tap(tables, here[person].address, str(token), Moment(f"press-{number}", now, here.bot.organisation))
    facts = _since(tables, db, "SELECT kind FROM facts WHERE id > ?", before[0])
    rows = _since(tables, db, "SELECT id, person, kind FROM outbox WHERE id > ?", before[1])
    act = Act(tables, now, here.bot.organisation)
    told = tuple(words for row, whose, _ in rows if whose == person for words in _read(here, act, tables, row))
    others = tuple((whose, kind) for _, whose, kind in rows if whose != person)
    return Press(taken.answer, tuple(kind for (kind,) in facts), told, others)


def _last(tables: Tables, db: sqlite3.Connection, table: str) -> int:
    [(last,)] = _since(tables, db, f"SELECT coalesce(max(id), 0) FROM {table} WHERE id > ?", 0)
    return int(last)


def _since(tables: Tables, db: sqlite3.Connection, sql: str, after: int) -> list[tuple[Any, ...]]:
    tables.crises.open()  # writes what was to be written later
    return db.execute(sql, (after,)).fetchall()


def _read(here: World, act: Act, tables: Tables, row: int) -> tuple[str, ...]:
    """Read a message out in every language, as its person would."""
    outgoing = tables.messages.outgoing(row)
    assert outgoing is not None
    made = views.make(act, Wanted.of(outgoing))
    assert made is not None, outgoing
    return tuple(here.printed(made.card, language) for language in LANGUAGES)
