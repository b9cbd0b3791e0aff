"""A new file: the schema as it is now, without the revisions that led to it."""

from pathlib import Path

from sqlalchemy import Column, MetaData, PrimaryKeyConstraint, String, Table
from sqlalchemy.schema import CreateIndex, CreateTable

from storage import search_schema
from storage.migrations.transaction import transaction
from storage.schema import metadata


def make(path: Path, revision: str) -> None:
    """Make all tables in one transaction, and note the revision of which they are."""
    with transaction(path) as connection:
        for table in metadata.sorted_tables:
            connection.execute(CreateTable(table))
            # In one order: of indexes that are as good as one another SQLite takes by their order.
            for index in sorted(table.indexes, key=lambda one: str(one.name)):
                connection.execute(CreateIndex(index))
        search_schema.create(connection)
        noted = _noted()
        connection.execute(CreateTable(noted))
        connection.execute(noted.insert(), {"version_num": revision})


def _noted() -> Table:
    """Give the table in which Alembic keeps the revision."""
    number = Column("version_num", String(32), nullable=False)
    return Table("alembic_version", MetaData(), number, PrimaryKeyConstraint("version_num", name="alembic_version_pkc"))
