"""What every family of tables is made of: the connection through which it is seen."""

import sqlite3


class Family:
    """Some tables, in one state of the database."""

    __slots__ = ("_db",)

    def __init__(self, db: sqlite3.Connection) -> None:
        """See them through a connection; the transaction is the caller's."""
        self._db = db
