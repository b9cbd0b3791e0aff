"""What every family of tables is made of: the connection through which it is seen."""

import sqlite3

from bot.domain.drafts import DraftId


class Family:
    """Some tables, in one state of the database.

    The statements of every decision run on a cursor that is kept: to make one takes as long as a small statement.
    """

    __slots__ = ("_cursor", "_db")

    def __init__(self, db: sqlite3.Connection) -> None:
        """See them through a connection; the transaction is the caller's."""
        self._db = db
        self._cursor = db.cursor()


class OfItems(Family):
    """Tables of items, which note what they touched: that is indexed before the act ends (`storage.search`)."""

    __slots__ = ("touched",)

    def __init__(self, db: sqlite3.Connection) -> None:
        """Begin with nothing touched."""
        super().__init__(db)
        self.touched = set[DraftId]()
