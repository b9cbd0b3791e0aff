"""All tables, in one state of the database: what an act or a look is given."""

import sqlite3

from storage.dialogs import Dialogs
from storage.drafts import Drafts
from storage.dues import Dues
from storage.facts import Facts
from storage.files import Files
from storage.inbox import Inbox
from storage.messages import Messages
from storage.outbox import Outbox
from storage.people import People
from storage.policies import Policies
from storage.releases import Releases


class Tables:
    """The families of tables through one connection, in a transaction of the caller's; meets `bot.memory.Tables`."""

    __slots__ = ("_db",)

    def __init__(self, db: sqlite3.Connection) -> None:
        """See them through this connection."""
        self._db = db

    @property
    def people(self) -> People:
        """The directory."""
        return People(self._db)

    @property
    def drafts(self) -> Drafts:
        """Drafts, versions, rounds, steps, seats and decisions."""
        return Drafts(self._db)

    @property
    def releases(self) -> Releases:
        """Release tasks and the ledger."""
        return Releases(self._db)

    @property
    def files(self) -> Files:
        """What is known of files."""
        return Files(self._db)

    @property
    def dialogs(self) -> Dialogs:
        """The questions."""
        return Dialogs(self._db)

    @property
    def policies(self) -> Policies:
        """The policies used so far."""
        return Policies(self._db)

    @property
    def facts(self) -> Facts:
        """The audit log."""
        return Facts(self._db)

    @property
    def outbox(self) -> Outbox:
        """New messages on their way."""
        return Outbox(self._db)

    @property
    def dues(self) -> Dues:
        """What is to be looked at, and when."""
        return Dues(self._db)

    @property
    def inbox(self) -> Inbox:
        """What platforms delivered."""
        return Inbox(self._db)

    @property
    def messages(self) -> Messages:
        """What is to be sent, and the cards that stand in chats."""
        return Messages(self._db)

    def attempt(self) -> "Attempt":
        """Undo what is written inside when it raises, and let the rest of the act stand."""
        return Attempt(self._db)


class Attempt:
    """A part of an act that may fail by itself.

    Where SQLite has dropped the whole transaction there is nothing left to undo: the error goes on.
    """

    __slots__ = ("_db",)

    def __init__(self, db: sqlite3.Connection) -> None:
        """Prepare; it begins on entering."""
        self._db = db

    def __enter__(self) -> None:
        """Mark the place to go back to."""
        self._db.execute("SAVEPOINT attempt")

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Keep what was written, or go back."""
        if not self._db.in_transaction:
            return
        if kind is not None:
            self._db.execute("ROLLBACK TO attempt")
        self._db.execute("RELEASE attempt")
