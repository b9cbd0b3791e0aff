"""The tables behind /find. SQLite only: full text is FTS5's, and another database will need tables of its own here.

The words of a row are kept as terms (`storage.terms`), and who may find it as terms beside them, so that whoever sees
little does not pay for what he may not see.
"""

from typing import Final

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    column,
    event,
    table,
)

INDEX: Final = "search_index"
"""FTS5 makes tables of its own, whose names begin so."""

_CREATE: Final = (
    f"CREATE VIRTUAL TABLE IF NOT EXISTS {INDEX} USING fts5(words, signs, who, tokenize='ascii', columnsize=0)"
)
index: Final = table(INDEX, *(column(name) for name in ("rowid", "words", "signs", "who")))


def tables(metadata: MetaData) -> tuple[Table, Table]:
    """Define what is in the index, and what each person looked for last."""
    items = Table(
        "search_items",
        metadata,
        Column("id", Integer, primary_key=True),  # grows with what is newer; the row of the index has the same
        Column("draft", Text, ForeignKey("drafts.id"), nullable=False),
        Column("own", BigInteger, nullable=False),  # 1: the author's working copy, which nobody else finds
        Column("version", BigInteger, nullable=False),
        Column("digest", Text, nullable=False),  # of what is in the index
        Column("who", Text, nullable=False),
        Index("uq_search_items_draft_own", "draft", "own", unique=True),
    )
    asked = Table(
        "searches",
        metadata,
        Column("person", Text, ForeignKey("people.id"), primary_key=True),
        Column("id", Text, nullable=False),
        Column("words", Text, nullable=False),
        Column("at", BigInteger, nullable=False),
    )
    event.listen(items, "after_create", lambda _table, connection, **_: create(connection))
    return items, asked


def create(connection: Connection) -> None:
    """Make the index itself, which is no table that SQLAlchemy knows."""
    connection.exec_driver_sql(_CREATE)
