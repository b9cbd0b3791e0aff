"""The table of how people want to be told."""

from sqlalchemy import MetaData, Table

from storage.columns import part, words


def tables(metadata: MetaData) -> Table:
    """Make it: habits."""
    return Table(
        "habits",
        metadata,
        part("person", "people"),
        words("quiet", null=True),  # his quiet hours, empty where he wants none; none chosen: as usual
        words("digest", null=True),  # the hour of his digest
        words("gathers", null=True),  # what it has: nothing, reminders, news
        sqlite_with_rowid=False,
    )
