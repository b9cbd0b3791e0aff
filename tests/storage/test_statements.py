"""Statements: compiled once, run on the driver's connection, and loud about what they cannot do."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from sqlalchemy import Column, Integer, MetaData, Table, Text, bindparam, delete, insert, select, text, update
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable
from sqlalchemy.sql.expression import ClauseElement

from storage.statements import Bulk, Quick, Stmt

metadata = MetaData()
seats = Table(
    "seats",
    metadata,
    Column("id", Text, primary_key=True),
    Column("state", Text, nullable=False),
    Column("version", Integer),
)
stamped = Table("stamped", metadata, Column("id", Text, primary_key=True), Column("made", Integer, default=lambda: 7))

ADD = Stmt(insert(seats))
OPEN = Stmt(insert(seats).values(id=bindparam("seat"), state="open", version=bindparam("on", 1)))
GET = Stmt(select(seats).where(seats.c.id == bindparam("seat")))
EVERY = Stmt(select(seats.c.id).order_by(seats.c.id))
NEWEST = Stmt(select(seats.c.id).order_by(seats.c.id.desc()).limit(1))
WAITING = Stmt(select(seats.c.id).where(seats.c.state == "open").order_by(seats.c.id))
TAKE = Stmt(
    update(seats)
    .where(seats.c.id == bindparam("seat"), seats.c.state == "open", seats.c.version == bindparam("on"))
    .values(state="decided", version=seats.c.version + 1)
)


@pytest.fixture
def db() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        db.execute(str(CreateTable(seats)))
        yield db


def test_values_given_and_values_written_into_the_statement_meet(db: sqlite3.Connection) -> None:
    OPEN.run(db, seat="a", on=2)
    OPEN.run(db, seat="b")
    assert GET.one(db, seat="a") == ("a", "open", 2)
    assert GET.one(db, seat="b") == ("b", "open", 1)


def test_a_conditional_update_says_whether_it_hit(db: sqlite3.Connection) -> None:
    OPEN.run(db, seat="a", on=2)
    assert TAKE.run(db, seat="a", on=1).rowcount == 0
    assert TAKE.run(db, seat="a", on=2).rowcount == 1
    assert TAKE.run(db, seat="a", on=2).rowcount == 0
    assert GET.one(db, seat="a") == ("a", "decided", 3)


def test_many_rows_at_once(db: sqlite3.Connection) -> None:
    rows = ({"id": str(number), "state": "open", "version": None} for number in range(3))
    assert ADD.many(db, rows).rowcount == 3
    assert EVERY.all(db) == [("0",), ("1",), ("2",)]
    assert WAITING.all(db) == EVERY.all(db)
    assert WAITING.all(db, state_1="decided") == []


def test_the_first_row_or_none_and_nothing_stays_half_read(db: sqlite3.Connection) -> None:
    assert EVERY.one(db) is None
    ADD.many(db, [{"id": name, "state": "open", "version": 1} for name in "ab"])
    assert EVERY.one(db) == ("a",)
    assert NEWEST.one(db) == ("b",)
    db.execute("DROP TABLE seats")  # refused while a statement on it is half read


def test_a_parameter_may_have_the_name_of_an_argument(db: sqlite3.Connection) -> None:
    assert Stmt(text("SELECT :db, :self, :db")).one(db, db=1, self=2) == (1, 2, 1)


@pytest.mark.parametrize("statement", [GET, TAKE, ADD])
def test_a_missing_parameter_is_an_error_not_a_null(db: sqlite3.Connection, statement: Stmt) -> None:
    with pytest.raises(KeyError):
        statement.run(db)


def test_a_list_in_a_statement_is_refused_with_advice() -> None:
    with pytest.raises(TypeError, match=r"compiled once.*sub-select"):
        Stmt(select(seats).where(seats.c.id.in_(["a", "b"])))
    with pytest.raises(TypeError, match="compiled once"):
        Stmt(delete(seats).where(seats.c.id.in_(bindparam("seats", expanding=True))))


def test_a_default_that_only_python_knows_is_refused() -> None:
    with pytest.raises(TypeError, match=r"give stamped\.made a value"):
        Stmt(insert(stamped).values(id=bindparam("key")))


def test_what_is_no_statement_is_refused() -> None:
    with pytest.raises(TypeError, match="CREATE TABLE"):
        Stmt(CreateTable(seats))


def test_the_core_statement_is_kept_for_other_databases() -> None:
    assert "%(seat)s" in str(TAKE.core.compile(dialect=postgresql.dialect()))  # type: ignore[no-untyped-call]


def test_a_quick_statement_takes_its_values_by_their_places(db: sqlite3.Connection) -> None:
    add, get = Quick(insert(seats), "id", "state", "version"), Quick(GET.core, "seat")
    cursor = db.cursor()
    assert add.run(cursor, "a", "open", 1) == 1
    add.many(cursor, [("b", "open", 1), ("c", "closed", 1)])
    assert get.one(cursor, "c") == ("c", "closed", 1)
    assert get.one(db, "d") is None


@pytest.mark.parametrize(
    ("core", "names"),
    [(insert(seats), ("state", "id", "version")), (insert(seats), ("id",)), (OPEN.core, ("seat", "state", "on"))],
)
def test_a_quick_statement_whose_places_are_not_those_that_were_named_is_refused(
    core: ClauseElement, names: tuple[str, ...]
) -> None:
    with pytest.raises(TypeError, match="INSERT INTO seats"):
        Quick(core, *names)


@pytest.mark.parametrize("count", [1, 8, 75])
def test_an_insert_of_many_rows_keeps_their_order(db: sqlite3.Connection, count: int) -> None:
    add = Bulk(insert(seats), "id", "state", "version")
    rows = [(f"seat-{number}", "open", number) for number in range(count)]
    add.many(db, rows)
    assert db.execute("SELECT * FROM seats ORDER BY rowid").fetchall() == rows


def test_an_insert_of_more_than_plain_values_is_not_made_one_of_many() -> None:
    copied = insert(seats).from_select(["id", "state", "version"], select(seats).where(seats.c.id == bindparam("of")))
    with pytest.raises(TypeError, match="one row of plain values"):
        Bulk(copied, "of")
