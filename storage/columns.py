"""The kinds of columns and indexes that tables are made of."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, Text, text


def key() -> Column[str]:
    """Make the text key of a table."""
    return Column("id", Text, primary_key=True)


def row() -> Column[int]:
    """Make a key that counts."""
    return Column("id", Integer, primary_key=True)


def words(name: str, *, null: bool = False) -> Column[str]:
    """Make a column of text."""
    return Column(name, Text, nullable=null)


def number(name: str, *, null: bool = False) -> Column[int]:
    """Make a column of integers: counts, moments, yes and no."""
    return Column(name, BigInteger, nullable=null)


def of(name: str, table: str, *, null: bool = False) -> Column[str]:
    """Make a column that names a row of another table."""
    return Column(name, Text, ForeignKey(f"{table}.id"), nullable=null)


def part(name: str, table: str | None = None) -> Column[str]:
    """Make a column of a primary key that is made of several."""
    return Column(name, Text, *((ForeignKey(f"{table}.id"),) if table else ()), primary_key=True)


def only(condition: str, name: str, *columns: str, unique: bool = False) -> Index:
    """Make an index over some rows only, so that what is archived costs nothing."""
    where = text(condition)
    return Index(name, *columns, unique=unique, sqlite_where=where, postgresql_where=where)
