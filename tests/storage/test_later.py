"""Rows that wait for the end of the batch: written in few statements, and each act still as if it were alone."""

import asyncio
import re
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from bot.domain.effects import Forget, Remind, Send
from bot.domain.people import PersonId
from bot.domain.upkeep import RosterRead
from bot.errors import NotFound
from bot.memory import Tables
from storage import connections, facts, inbox
from storage.audit import verify
from storage.statements import Quick
from storage.store import DATABASE, Store, open_store
from tests.storage.test_lists import statements
from tests.support import records
from tests.support.batches import held
from tests.support.records import AUTHOR, NOW

Act = Callable[[Tables], Any]


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with open_store(tmp_path) as opened:
        await opened.act(records.organise)
        yield opened


async def together(store: Store, *acts: Act) -> list[Any]:
    """Do acts in one batch; give what each returned or raised."""
    async with held(store.engine) as let_go:
        waiting = [asyncio.ensure_future(store.act(act)) for act in acts]
        asyncio.get_running_loop().call_soon(let_go)
        return await asyncio.gather(*waiting, return_exceptions=True)


def send(key: str, to: str = AUTHOR) -> Act:
    return lambda tables: tables.outbox.add([Send(key, PersonId(to), "news")], NOW)


def remind(subject: str) -> Act:
    return lambda tables: tables.dues.add(Remind("settle", subject, "1", NOW))


def note(digest: str) -> Act:
    return lambda tables: tables.facts.record(RosterRead(digest, 1, 1), NOW)


def answer(event: str, said: str) -> Act:
    """Take an event as the inbox does: once, and later the same answer."""

    def act(tables: Tables) -> str | None:
        known = tables.inbox.get(event)
        if known is not None:
            return known.answer
        tables.inbox.done(event, said, NOW)
        return said

    return act


def fails_after(*acts: Act) -> Act:
    def act(tables: Tables) -> None:
        for one in acts:
            one(tables)
        raise NotFound

    return act


def counted(ran: list[None]) -> Act:
    """Make an act that notes each time it is run."""

    def act(tables: Tables) -> None:
        ran.append(None)
        note("counted")(tables)

    return act


async def rows(store: Store, sql: str) -> list[Any]:
    return await store.engine.read(lambda db: [row[0] for row in db.execute(sql)])


async def queued(store: Store) -> list[Any]:
    return await rows(store, "SELECT key FROM outbox ORDER BY id")


async def test_what_acts_of_a_batch_write_is_written_at_its_end_table_by_table(store: Store) -> None:
    traced: list[str] = []
    await store.engine.write(lambda db: db.set_trace_callback(traced.append))
    await together(store, *(act(str(number)) for number in range(40) for act in (send, note, remind)))
    inserts = [text for text in traced if text.startswith("INSERT INTO outbox")]
    assert [text.count("'pending'") for text in inserts] == [8] * 5
    assert await queued(store) == [str(number) for number in range(40)]
    assert await rows(store, "SELECT count(*) FROM dues") == [40]
    assert await rows(store, "SELECT seq FROM facts ORDER BY id") == list(range(1, 41))


async def test_the_chains_of_facts_hold_whichever_act_fails(store: Store, tmp_path: Path) -> None:
    acts = (note("one"), fails_after(note("lost"), note("lost, too")), note("two"), fails_after(note("lost")))
    outcomes = await together(store, *acts, note("three"))
    assert [isinstance(outcome, NotFound) for outcome in outcomes] == [False, True, False, True, False]
    assert await rows(store, "SELECT data ->> 'digest' FROM facts ORDER BY id") == ["one", "two", "three"]
    assert await store.engine.read(lambda db: verify(db, tmp_path / "seals")) == []


async def test_an_act_that_fails_drops_its_own_rows_and_nobody_is_run_again(store: Store) -> None:
    ran: list[None] = []
    outcomes = await together(store, counted(ran), send("one"), fails_after(send("lost"), remind("lost")), send("two"))
    assert isinstance(outcomes[2], NotFound)
    assert await queued(store) == ["one", "two"]
    assert await rows(store, "SELECT subject FROM dues") == []
    assert len(ran) == 1


async def test_a_part_that_fails_drops_its_own_rows_and_the_act_goes_on(store: Store) -> None:
    ran: list[None] = []

    def tries(tables: Tables) -> None:
        send("before")(tables)
        with pytest.raises(NotFound), tables.attempt():
            fails_after(send("lost"))(tables)
        send("after")(tables)

    await together(store, counted(ran), send("one"), tries)
    assert await queued(store) == ["one", "before", "after"]
    assert len(ran) == 1


async def test_an_act_finds_what_those_before_it_wrote(store: Store) -> None:
    def waiting(tables: Tables) -> int:
        return len(tables.dues.due(NOW, 10))

    def forgets(tables: Tables) -> None:
        tables.dues.drop(Forget("settle", "one"))

    outcomes = await together(store, remind("one"), remind("two"), waiting, remind("three"), forgets, waiting)
    assert outcomes == [None, None, 2, None, None, 2]


async def test_a_repeated_event_gets_the_first_answer_in_the_same_batch_and_later(store: Store) -> None:
    assert await together(store, answer("tap", "first"), answer("tap", "second")) == ["first", "first"]
    assert await store.act(answer("tap", "third")) == "first"


async def test_an_event_that_is_on_file_gets_its_answer_in_a_batch_whatever_doing_it_again_would_lead_to(
    store: Store,
) -> None:
    async def again(act: Act, other: str) -> list[Any]:
        return await together(store, answer(other, "new"), act, send("one"))

    def fails(tables: Tables) -> str | None:
        known = tables.inbox.get("tap")
        if known is None:
            raise NotFound
        return known.answer

    def swallows(tables: Tables) -> Any:  # noqa: ANN401 - as acts are
        with suppress(sqlite3.IntegrityError), tables.attempt():
            said = answer("tap", "second")(tables)
            tables.dues.next_at()
        return said

    await store.act(answer("tap", "first"))
    assert await again(answer("tap", "second"), "a") == ["new", "first", None]
    assert await again(fails, "b") == ["new", "first", None]
    assert await again(swallows, "c") == ["new", "first", None]
    assert await rows(store, "SELECT event FROM inbox ORDER BY event") == ["a", "b", "c", "tap"]


@pytest.mark.parametrize(("wrote", "runs"), [(False, 1), (True, 2)])
async def test_an_act_that_had_others_rows_written_and_fails_is_told_apart_from_one_that_had_its_own(
    store: Store, *, wrote: bool, runs: int
) -> None:
    ran: list[None] = []

    def looks(tables: Tables) -> None:
        tables.dues.next_at()

    fails = fails_after(remind("lost"), looks) if wrote else fails_after(looks, remind("lost"))
    outcomes = await together(store, counted(ran), send("one"), fails, send("two"))
    assert isinstance(outcomes[2], NotFound)
    assert await queued(store) == ["one", "two"]
    assert await rows(store, "SELECT subject FROM dues") == []
    assert len(ran) == runs


@pytest.mark.parametrize(
    ("lost", "error"), [(send("lost", "nobody"), sqlite3.IntegrityError), (send("\ud800"), UnicodeEncodeError)]
)
async def test_a_row_that_cannot_be_written_fails_its_own_act_only(
    store: Store, lost: Act, error: type[Exception]
) -> None:
    outcomes = await together(store, send("one"), lost, send("two"))
    assert isinstance(outcomes[1], error)
    assert await queued(store) == ["one", "two"]


async def test_a_lost_row_is_not_forgotten_over_a_part_that_fails_because_of_it(store: Store) -> None:
    def tries(tables: Tables) -> None:
        with suppress(sqlite3.IntegrityError), tables.attempt():
            send("part")(tables)
            tables.dues.next_at()

    outcomes = await together(store, send("lost", "nobody"), tries, send("two"))
    assert isinstance(outcomes[0], sqlite3.IntegrityError)
    assert await queued(store) == ["part", "two"]


@pytest.mark.parametrize("swallowed", [True, False])
async def test_who_comes_upon_a_row_that_cannot_be_written_is_not_the_one_who_fails(
    store: Store, *, swallowed: bool
) -> None:
    def looks(tables: Tables) -> str:
        try:
            tables.dues.next_at()
        except sqlite3.IntegrityError:
            if not swallowed:
                raise
        return "looked"

    outcomes = await together(store, send("lost", "nobody"), looks, send("one"))
    assert isinstance(outcomes[0], sqlite3.IntegrityError)
    assert outcomes[1:] == ["looked", None]
    assert await queued(store) == ["one"]


def test_statements_on_the_kept_cursor_read_nothing_that_waits_but_what_they_are_told() -> None:
    reads = re.compile(r"(FROM|JOIN) (outbox|dues|facts|inbox)\b")
    quick = {statement for _, statement in statements() if isinstance(statement, Quick)}
    assert {statement for statement in quick if reads.search(statement.text)} == {facts.HEAD, inbox.GET}


def test_the_log_is_folded_into_the_file_and_where_it_cannot_be_that_is_no_trouble(tmp_path: Path) -> None:
    path = tmp_path / DATABASE
    db = connections.writer(path)
    db.execute("CREATE TABLE notes (text)")
    before = path.read_bytes()
    connections.fold(db)
    assert path.read_bytes() != before
    db.close()
    connections.fold(db)
