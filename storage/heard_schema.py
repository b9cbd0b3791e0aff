"""The tables of what platforms tell: deliveries as they came, places that moved, when each platform was heard last."""

from sqlalchemy import Index, MetaData, Table

from storage.columns import number, part, row, words


def tables(metadata: MetaData) -> tuple[Table, Table, Table]:
    """Make them: deliveries, moved_places, heard."""
    return _deliveries(metadata), _moved_places(metadata), _heard(metadata)


def _deliveries(metadata: MetaData) -> Table:
    """Make the table of what was delivered and is not handled to its end."""
    return Table(
        "deliveries",
        metadata,
        row(),
        words("platform"),
        words("raw"),
        number("at"),
        number("tries"),  # how often it was taken up again after a start
        Index(None, "platform"),
    )


def _moved_places(metadata: MetaData) -> Table:
    """Make the table of chats that are found under another id by now."""
    return Table("moved_places", metadata, part("platform"), part("place"), words("moved_to"), sqlite_with_rowid=False)


def _heard(metadata: MetaData) -> Table:
    """Make the table of when each platform was heard last."""
    return Table("heard", metadata, part("platform"), number("at"), sqlite_with_rowid=False)
