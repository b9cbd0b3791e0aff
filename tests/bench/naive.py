"""The same act as it is usually written: SQLAlchemy's asyncio over aiosqlite, one transaction for each press."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from operator import attrgetter, itemgetter
from pathlib import Path
from typing import Any

import orjson
from sqlalchemy import Executable, event
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.cards.tokens import read
from bot.domain import steps
from bot.domain.facts import Decided
from bot.domain.items import Item
from bot.domain.steps import Opinion, Verdict
from bot.text import Text, micros, pack
from storage import drafts, dues, facts, inbox, outbox, people, seats
from storage.rows import DRAFT, decision_row, draft_of, placed, step_of
from storage.statements import Compiled, Row
from storage.store import DATABASE
from tests.bench.presses import Press, told

_WIDTH = len(DRAFT)
_PLACE = itemgetter(0)
_AT_BY = attrgetter("at", "by")


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[AsyncEngine]:
    """Open a folder's database on one connection, as SQLite has one writer, and as durable as ours."""
    url = f"sqlite+aiosqlite:///{folder / DATABASE}"
    made = create_async_engine(url, pool_size=1, max_overflow=0, pool_timeout=600)

    def prepare(connection: Any, _: object) -> None:  # noqa: ANN401 - the driver's own
        cursor = connection.cursor()
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    event.listen(made.sync_engine, "connect", prepare)
    try:
        yield made
    finally:
        await made.dispose()


async def tap(engine: AsyncEngine, press: Press) -> Text:
    """Take a press."""
    at = micros(press.moment.now)
    async with engine.begin() as db:
        if await _run(db, inbox.GET, key=press.moment.event):
            raise RuntimeError("the press was taken before")
        async with db.begin_nested():
            notice = await _decide(db, press, at)
        answer = orjson.dumps({"text": pack(notice), "buttons": [], "refused": False}).decode()
        await _run(db, inbox.DONE, event=press.moment.event, answer=answer, at=at)
        await db.execute(_core(outbox.ADD), [_named(outbox.ADD, outbox.row(send, at)) for send in told(press)])
    return notice


def _core(statement: Compiled) -> Executable:
    if not isinstance(statement.core, Executable):
        raise TypeError(statement.text)
    return statement.core


def _named(statement: Compiled, row: Row) -> dict[str, Any]:
    return dict(zip(statement.names, row, strict=True))


async def _run(db: AsyncConnection, statement: Compiled, **params: object) -> Any:  # noqa: ANN401 - rows
    result = await db.execute(_core(statement), params)
    return result.fetchall() if result.returns_rows else result.rowcount


async def _decide(db: AsyncConnection, press: Press, at: int) -> Text:
    token, now, who = read(press.token), press.moment.now, press.who
    [found] = await _run(db, people.AT, platform=who.platform, workspace=who.workspace, account=who.user)
    [row] = await _run(db, seats.HOLDING, seat=token.subject)
    head, of_journey = orjson.loads(row[0]), sorted(map(placed, row[1].split("\n")), key=_PLACE)
    draft, title, step_row = draft_of(head[:_WIDTH]), head[_WIDTH], head[_WIDTH + 1 :]
    its_seats = tuple(found for _, of, found in of_journey if of == step_row[0])
    step = step_of(step_row, its_seats)
    said = sorted((found.decision for _, _, found in of_journey if found.decision), key=_AT_BY)
    earlier = dict.fromkeys(decision.by for decision in said)
    seat = next(seat for seat in its_seats if seat.id == token.subject)
    await _run(db, people.HOLDS, who=found[0], what=step.who.role.value, of=draft.unit, now=at)
    steps.verdict(step)
    taken = steps.decide(seat, Opinion(Verdict.APPROVE), on=token.version, by=found[0], now=now)
    if taken.decision is None or await _run(db, seats.TAKE, seat=seat.id, on=token.version) != 1:
        raise RuntimeError("the press was refused")
    await _run(db, seats.KEEP, **_named(seats.KEEP, decision_row(taken.decision)))
    await _run(db, drafts.TOUCH, this=draft.id, seen=draft.revision, now=at)
    item = Item(draft.id, draft.number or "", title, draft.author, draft.unit)
    decision, by = taken.decision, found[0]
    people_before = tuple(person for person in earlier if person != by)
    fact = Decided(item, by, seat.id, step.id, step.names, decision.version, decision.opinion, now, people_before)
    await _record(db, fact, at)
    await _run(db, dues.ADD, rule="settle", subject=seat.id, period=str(decision.version), due_at=at)
    return Text("notice-approve", {"number": item.number, "title": title})


async def _record(db: AsyncConnection, fact: Decided, at: int) -> None:
    subject = fact.item.draft
    rows = await _run(db, facts.HEAD, of=subject)
    seq, before = rows[0] if rows else (0, "")
    kind, data = facts.written(fact)
    hash_ = facts.link(before, seq + 1, subject, kind, fact.by, at, data)
    row = {"subject": subject, "seq": seq + 1, "kind": kind, "by": fact.by, "at": at, "data": data, "hash": hash_}
    await _run(db, facts.ADD, **row)
