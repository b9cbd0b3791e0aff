"""All tables, in one state of the database: what an act or a look is given."""

import sqlite3

from storage.aftermath import Aftermath
from storage.assignments import Assignments
from storage.calendar_links import CalendarLinks
from storage.codes import Codes
from storage.connections import NotMarked
from storage.crises import Crises
from storage.delegations import Standing
from storage.dialogs import Dialogs
from storage.drafts import Drafts
from storage.drill_reach import OutsideReach
from storage.drills import Drills
from storage.dues import Dues
from storage.emergency_plans import EmergencyPlans
from storage.facts import Facts
from storage.files import Files
from storage.heard import Heard
from storage.inbox import Inbox
from storage.later import Later, Place
from storage.messages import Messages
from storage.outbox import Outbox
from storage.pending import Habits, Pending
from storage.people import People
from storage.plans import Plans
from storage.policies import Policies
from storage.precleared import Statements
from storage.quotas import Quotas
from storage.releases import Releases
from storage.rosters import Rosters
from storage.search import Search
from storage.senders import Senders
from storage.situations import Situations
from storage.talks import Talks


class Tables:
    """The families of tables through one connection, in a transaction of the caller's; meets `bot.memory.Tables`."""

    __slots__ = (
        "_db",
        "aftermath",
        "assignments",
        "calendar_links",
        "codes",
        "crises",
        "dialogs",
        "drafts",
        "drills",
        "dues",
        "emergency_plans",
        "facts",
        "files",
        "habits",
        "heard",
        "inbox",
        "messages",
        "outbox",
        "pending",
        "people",
        "plans",
        "policies",
        "quotas",
        "reach",
        "releases",
        "rosters",
        "search",
        "senders",
        "situations",
        "standing",
        "statements",
        "talks",
    )

    def __init__(self, db: sqlite3.Connection) -> None:
        """See them through this connection; none of them remembers anything between acts."""
        self._db = db
        self.aftermath = Aftermath(db)
        self.assignments = Assignments(db)
        self.calendar_links = CalendarLinks(db)
        self.codes = Codes(db)
        self.crises = Crises(db)
        self.dialogs = Dialogs(db)
        self.drafts = Drafts(db)
        self.drills = Drills(db)
        self.dues = Dues(db)
        self.emergency_plans = EmergencyPlans(db)
        self.facts = Facts(db)
        self.files = Files(db)
        self.habits = Habits(db)
        self.heard = Heard(db)
        self.inbox = Inbox(db)
        self.messages = Messages(db)
        self.outbox = Outbox(db)
        self.pending = Pending(db)
        self.people = People(db)
        self.plans = Plans(db)
        self.policies = Policies(db)
        self.quotas = Quotas(db)
        self.reach = OutsideReach(db)
        self.releases = Releases(db)
        self.rosters = Rosters(db)
        self.talks = Talks(db)
        self.search = Search(db)
        self.senders = Senders(db)
        self.situations = Situations(db)
        self.standing = Standing(db)
        self.statements = Statements(db)

    def attempt(self) -> "Attempt":
        """Undo what is written inside when it raises, and let the rest of the act stand."""
        return Attempt(self._db)


class Attempt:
    """A part of an act that may fail by itself.

    Most of what fails has written nothing yet. So the engine runs acts without marks first, and when something was
    written NotMarked has it run them again with marks. Where SQLite has dropped the whole transaction there is nothing
    left to undo: the error goes on.
    """

    __slots__ = ("_db", "_from", "_later")

    def __init__(self, db: sqlite3.Connection) -> None:
        """Prepare; it begins on entering."""
        self._db = db
        self._later: Later | None = getattr(db, "later", None)
        self._from: Place | None = None

    def __enter__(self) -> None:
        """Mark the place to go back to."""
        if self._later is not None and self._later.waits:
            self._from = self._later.place(self._db)
        else:
            self._db.execute("SAVEPOINT attempt")

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Keep what was written, or go back."""
        if (kind is None and self._from is not None) or not self._db.in_transaction:
            return
        if self._later is None or self._from is None:
            if kind is not None:
                self._db.execute("ROLLBACK TO attempt")
            self._db.execute("RELEASE attempt")
        elif kind is not None and not self._later.undo(self._db, self._from):
            raise NotMarked
