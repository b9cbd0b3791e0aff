"""What every family of tables is made of: the connection through which it is seen."""

import sqlite3

from bot.domain.drafts import DraftId
from storage.later import Later


class Family:
    """Some tables, in one state of the database.

    The statements of every decision run on a cursor that is kept: to make one takes as long as a small statement.
    Those on the cursor do not find the rows that are to be written later; all others do.
    """

    __slots__ = ("_connection", "_cursor", "_later")

    def __init__(self, db: sqlite3.Connection) -> None:
        """See them through a connection; the transaction is the caller's."""
        self._connection = db
        self._cursor = db.cursor()
        self._later: Later = getattr(db, "later", None) or Later()

    @property
    def _db(self) -> sqlite3.Connection:
        """The connection, with all that was to be written later."""
        self._later.flush(self._connection)
        return self._connection


class OfItems(Family):
    """Tables of items, which note what they touched: that is indexed before the act ends (`storage.search`)."""

    __slots__ = ("touched",)

    def __init__(self, db: sqlite3.Connection) -> None:
        """Begin with nothing touched."""
        super().__init__(db)
        self.touched = set[DraftId]()
