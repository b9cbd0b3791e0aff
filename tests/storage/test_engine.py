"""Acts: one transaction for many, and each as if it were alone."""

import asyncio
import resource
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from pathlib import Path

import pytest

from storage.engine import Engine, NotSaved
from tests.support.batches import Act, held, log_can_be_reset, note, noted, opened, outcome, together


@pytest.fixture
async def engine(tmp_path: Path) -> AsyncIterator[Engine]:
    async with opened(tmp_path) as engine:
        yield engine


class Refusal(Exception):
    """Stands for what a handler raises."""


def refused(db: sqlite3.Connection) -> None:
    note("refused")(db)
    raise Refusal


async def test_what_an_act_returns_is_given_and_what_it_wrote_is_there(engine: Engine) -> None:
    assert await engine.write(note("one")) == 1
    assert await engine.read(noted) == ["one"]


async def test_arguments_reach_the_act(engine: Engine) -> None:
    def add(_db: sqlite3.Connection, left: int, right: int) -> int:
        return left + right

    assert await engine.write(add, 40, 2) == 42
    assert await engine.read(add, 1, 2) == 3


async def test_a_refused_act_leaves_nothing(engine: Engine) -> None:
    with pytest.raises(Refusal):
        await engine.write(refused)
    assert await engine.read(noted) == []


async def test_acts_that_wait_are_committed_once_and_answered_with_one_wake_up(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    traced: list[str] = []
    wakes: list[None] = []
    loop = asyncio.get_running_loop()
    call_soon_threadsafe = loop.call_soon_threadsafe

    def wake(callback: Callable[[object], None], jobs: object) -> None:
        wakes.append(None)
        call_soon_threadsafe(callback, jobs)

    await engine.write(lambda db: db.set_trace_callback(traced.append))
    async with held(engine) as let_go:
        traced.clear()
        waiting = [asyncio.ensure_future(engine.write(note(str(number)))) for number in range(100)]
        loop.call_soon(monkeypatch.setattr, loop, "call_soon_threadsafe", wake)
        loop.call_soon(let_go)
        await asyncio.gather(*waiting)

    assert traced.count("COMMIT") == 2  # of the act that held the writer, and of all that waited
    assert len(wakes) == 2
    assert len(await engine.read(noted)) == 100


async def test_a_batch_has_an_end(engine: Engine) -> None:
    assert await together(engine, *(note(str(number)) for number in range(300))) == list(range(1, 301))


async def test_a_refused_act_does_not_touch_those_beside_it(engine: Engine) -> None:
    one, two, three = await together(engine, note("one"), refused, note("three"))
    assert isinstance(two, Refusal)
    assert (one, three) == (1, 2)
    assert await engine.read(noted) == ["one", "three"]


@pytest.mark.parametrize(("wrote", "runs"), [(False, 1), (True, 2)])
async def test_only_an_act_that_fails_after_it_wrote_has_those_beside_it_run_again(
    engine: Engine, *, wrote: bool, runs: int
) -> None:
    ran: list[None] = []

    def counted(db: sqlite3.Connection) -> object:
        ran.append(None)
        return note("counted")(db)

    def fails(db: sqlite3.Connection) -> None:
        if wrote:
            note("lost")(db)
        raise Refusal

    one, two = await together(engine, counted, fails)
    assert one == 1
    assert isinstance(two, Refusal)
    assert len(ran) == runs
    assert await engine.read(noted) == ["counted"]


async def test_a_broken_constraint_does_not_touch_those_beside_it(engine: Engine) -> None:
    outcomes = await together(engine, note("one"), note("one"), note("two"))
    assert isinstance(outcomes[1], sqlite3.IntegrityError)
    assert await engine.read(noted) == ["one", "two"]


def or_rollback(db: sqlite3.Connection) -> None:
    db.execute("INSERT OR ROLLBACK INTO notes (id, text) VALUES (1, 'again')")


def swallowed(db: sqlite3.Connection) -> None:
    try:
        or_rollback(db)
    except sqlite3.IntegrityError:
        return


def interrupted(db: sqlite3.Connection) -> None:
    def stop() -> str:
        db.interrupt()
        return "x"

    db.create_function("stop", 0, stop)
    db.execute("INSERT INTO notes (text) SELECT stop() || value FROM json_each('[1, 2, 3]')")


def too_large(db: sqlite3.Connection) -> None:
    pages = db.execute("PRAGMA page_count").fetchone()[0]
    db.execute(f"PRAGMA max_page_count = {pages + 4}")
    try:
        note("x" * 1_000_000)(db)
    finally:
        db.execute("PRAGMA max_page_count = 1000000")


@pytest.mark.parametrize("guilty", [or_rollback, swallowed, interrupted, too_large])
async def test_when_sqlite_drops_the_whole_transaction_only_the_guilty_act_fails(engine: Engine, guilty: Act) -> None:
    await engine.write(note("zero"))
    one, two, three = await together(engine, note("one"), guilty, note("three"))
    assert isinstance(two, Exception)
    assert (one, three) == (2, 3)
    assert await engine.read(noted) == ["zero", "one", "three"]
    assert await engine.write(note("four")) == 4


async def test_no_room_is_said_as_such(engine: Engine) -> None:
    with pytest.raises(NotSaved) as error:
        await engine.write(too_large)
    assert error.value.reason == "full"
    assert isinstance(error.value.__cause__, sqlite3.OperationalError)
    assert await engine.read(noted) == []


def dangling(db: sqlite3.Connection) -> None:
    db.execute("INSERT INTO marks VALUES (99)")


async def test_a_commit_that_fails_is_the_fault_of_one(engine: Engine) -> None:
    await engine.write(
        lambda db: db.execute("CREATE TABLE marks (note REFERENCES notes (id) DEFERRABLE INITIALLY DEFERRED)")
    )
    one, two, three = await together(engine, note("one"), dangling, note("three"))
    assert isinstance(two, sqlite3.IntegrityError)
    assert (one, three) == (1, 2)
    assert await engine.read(noted) == ["one", "three"]


async def test_while_somebody_else_holds_the_file_no_act_that_waits_happens(tmp_path: Path) -> None:
    async with opened(tmp_path, patience=0.0) as engine:
        with closing(sqlite3.connect(tmp_path / "test.db", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            alone = await outcome(engine, note("alone"))
            waited = await asyncio.gather(*(outcome(engine, note(str(number))) for number in range(3)))
        assert [error.reason for error in (alone, *waited) if isinstance(error, NotSaved)] == ["locked"] * 4
        assert await engine.write(note("afterwards")) == 1


async def test_a_disk_that_fails_at_the_commit_fails_who_needed_it(engine: Engine, tmp_path: Path) -> None:
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    size = (tmp_path / "test.db-wal").stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 200_000, limits[1]))
    try:
        one, two, three = await together(engine, note("one"), note("x" * 400_000), note("three"))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert isinstance(two, NotSaved)
    assert two.reason == "io"
    assert (one, three) == (1, 2)
    assert await engine.read(noted) == ["one", "three"]


@pytest.mark.parametrize("kind", [SystemExit, KeyboardInterrupt, asyncio.CancelledError, GeneratorExit])
async def test_whatever_an_act_raises_is_its_own(engine: Engine, kind: type[BaseException]) -> None:
    def leave(db: sqlite3.Connection) -> None:
        note("left")(db)
        raise kind

    outcomes = await together(engine, note("one"), leave, note("three"))
    assert isinstance(outcomes[1], kind)
    assert await engine.read(noted) == ["one", "three"]


async def test_stop_iteration_is_raised_as_something_a_future_can_hold(engine: Engine) -> None:
    with pytest.raises(RuntimeError, match="StopIteration"):
        await engine.write(lambda _db: next(iter(())))


def by_commit(db: sqlite3.Connection) -> None:
    db.commit()


def by_rollback(db: sqlite3.Connection) -> None:
    db.rollback()


def by_script(db: sqlite3.Connection) -> None:
    db.executescript("DELETE FROM notes")


def by_with(db: sqlite3.Connection) -> None:
    with db:
        note("two")(db)


@pytest.mark.parametrize("ending", [by_commit, by_rollback, by_script, by_with])
async def test_an_act_cannot_end_the_transaction_of_others(engine: Engine, ending: Act) -> None:
    outcomes = await together(engine, note("one"), ending, note("three"))
    assert isinstance(outcomes[1], RuntimeError)
    assert await engine.read(noted) == ["one", "three"]


def returning(db: sqlite3.Connection) -> sqlite3.Cursor:
    return db.execute("INSERT INTO notes (text) VALUES ('a'), ('b') RETURNING id")


def leaving_half(db: sqlite3.Connection) -> None:
    cursor = returning(db)
    assert cursor.fetchone() == (2,)
    raise Refusal


async def test_a_half_read_cursor_does_not_keep_the_others_from_being_committed(engine: Engine, tmp_path: Path) -> None:
    outcomes = await together(engine, note("one"), leaving_half, returning, note("two"))
    assert isinstance(outcomes[1], Refusal)
    assert await engine.read(noted) == ["one", "a", "b", "two"]
    assert log_can_be_reset(tmp_path / "test.db")


async def test_a_cursor_inside_of_what_an_act_returns_fails_that_act_alone(engine: Engine) -> None:
    one, two, three = await together(engine, note("one"), lambda db: [returning(db)], note("three"))
    assert isinstance(two, NotSaved)
    assert (one, three) == (1, 2)
    assert await engine.read(noted) == ["one", "three"]


async def test_a_cancelled_waiter_s_act_is_done_all_the_same(engine: Engine) -> None:
    told: list[object] = []
    loop = asyncio.get_running_loop()
    async with held(engine) as let_go:
        cancelled = asyncio.ensure_future(engine.write(note("cancelled"), after_commit=told.append))
        behind = asyncio.ensure_future(engine.write(note("behind")))
        loop.call_soon(cancelled.cancel)
        loop.call_soon(let_go)
        with pytest.raises(asyncio.CancelledError):
            await cancelled
        assert await behind == 2
    assert await engine.read(noted) == ["cancelled", "behind"]
    assert told == [1]


async def test_what_follows_a_commit_runs_in_the_loop_before_the_caller_goes_on(engine: Engine) -> None:
    order: list[object] = []

    def follow(number: int) -> None:
        order.append((number, asyncio.get_running_loop() is not None))

    number: int = await engine.write(note("one"), after_commit=follow)
    order.append(number)
    assert order == [(1, True), 1]


async def test_nothing_follows_an_act_that_was_not_committed(engine: Engine) -> None:
    followed: list[None] = []
    with pytest.raises(Refusal):
        await engine.write(refused, after_commit=followed.append)
    assert followed == []


async def test_a_mistake_in_what_follows_is_reported_and_the_act_stands(engine: Engine) -> None:
    reported: list[object] = []
    asyncio.get_running_loop().set_exception_handler(lambda _loop, context: reported.append(context["exception"]))

    def mistaken(_: object) -> None:
        raise Refusal

    assert await engine.write(note("one"), after_commit=mistaken) == 1
    assert [type(error) for error in reported] == [Refusal]


async def test_a_thousand_waiting_acts_lose_and_double_nothing(engine: Engine) -> None:
    def act(number: int) -> Act:
        return refused if number % 7 == 0 else or_rollback if number == 500 else note(str(number))

    await engine.write(note("zero"))
    outcomes = await asyncio.gather(*(engine.write(act(number)) for number in range(1000)), return_exceptions=True)
    kept = [str(number) for number, outcome in enumerate(outcomes) if isinstance(outcome, int)]
    assert len(kept) == 1000 - 143 - 1
    assert await engine.read(noted) == ["zero", *kept]
