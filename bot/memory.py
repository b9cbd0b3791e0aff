"""What the bot asks of storage: its tables as acts and looks see them; each documents what it raises."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from bot.aftermath import Aftermath
from bot.crises import Crises
from bot.domain.dialogs import Question
from bot.domain.directories import Proposal
from bot.domain.disagreements import Remark
from bot.domain.drafts import Attachment, DraftId
from bot.domain.effects import Forget, Remind
from bot.domain.facts import Fact
from bot.domain.people import Body, Holding, Person, PersonId, Role, Roster, Unit, UnitId
from bot.domain.policies import Policy
from bot.domain.releases import Entered, Release, Task
from bot.drills import Drills, OutsideReach
from bot.emergency_plans import EmergencyPlans
from bot.journeys import Drafts
from bot.linking import Codes
from bot.mail import Events, Heard, Messages, Outbox, Senders
from bot.pending import Habits, Pending
from bot.ports import Address
from bot.quotas import Quotas
from bot.search import Search
from bot.situations import Situations
from bot.standing import Standing
from bot.statements import Statements
from bot.submitting import Assignments, CalendarLinks, Plans
from bot.text import Language, Text

P = ParamSpec("P")
T = TypeVar("T")


class Overtaken(Exception):
    """What an act was about to change has changed since it was read; the store runs the act once more."""


class People(Protocol):
    """The directory."""

    def at(self, address: Address) -> Person | None:
        """Find whom an account belongs to; only active people."""
        ...

    def arrives(self, address: Address) -> tuple[Person | None, bool]:
        """Find whom an account belongs to, and note that he was there last; True if he has others elsewhere."""
        ...

    def get(self, person: PersonId) -> Person | None: ...
    def unit(self, unit: UnitId) -> Unit | None: ...
    def addresses(self, person: PersonId) -> tuple[Address, ...]:
        """Give his accounts: on the platform that he chose, on the one where he was last, then the others."""
        ...

    def prefer(self, person: PersonId, platform: str) -> None:
        """Write to somebody on this platform first; empty, on the one where he was last."""
        ...

    def preferred(self, person: PersonId) -> str:
        """Name the platform on which somebody wants to be written to first; empty where he was last."""
        ...

    def roster(self, now: datetime) -> Roster: ...
    def roles(self, person: PersonId, now: datetime) -> tuple[Holding, ...]: ...
    def holds(self, person: PersonId, role: Role, unit: UnitId | None, now: datetime) -> bool: ...
    def speak(self, person: PersonId, language: Language) -> None: ...
    def meet(self, person: PersonId, language: Language) -> bool:
        """Note the language of his profile; it holds where neither he nor the roster has chosen one. True if new."""
        ...

    def fills_forms(self, person: PersonId) -> bool:
        """Tell whether somebody wants to be asked for all that is missing at once."""
        ...

    def prefer_forms(self, person: PersonId, *, forms: bool) -> None: ...
    def link(self, address: Address, person: PersonId) -> None: ...
    def unlink(self, address: Address) -> None: ...
    def platforms(self) -> frozenset[str]:
        """Name the platforms on which anybody has an account."""
        ...

    def end(self, person: PersonId, role: Role, unit: UnitId | None, now: datetime) -> bool: ...
    def take_up(self, holding: Holding) -> None:
        """Give a role to somebody."""
        ...

    def replace(
        self,
        people: Sequence[Person],
        units: Sequence[Unit],
        holdings: Sequence[Holding],
        bodies: Sequence[Body] = (),
    ) -> None: ...


class Files(Protocol):
    """What is known of the files whose bytes lie in the folder."""

    def add(self, attachment: Attachment, now: datetime) -> bool:
        """Note a file; False when it is known already."""
        ...

    def drop(self, digest: str) -> None:
        """Forget a file that nothing refers to, so that the next sweep takes its bytes."""
        ...

    def digests(self) -> frozenset[str]:
        """Name the files that are kept: those put on file, and those that open questions hold."""
        ...


class Releases(Protocol):
    """Release tasks, and the ledger: one row per channel."""

    def task(self, draft: DraftId) -> Task | None: ...
    def open(self) -> tuple[Task, ...]:
        """Give the tasks that wait for a publisher."""
        ...

    def put_task(self, task: Task) -> None: ...
    def add(self, release: Release) -> bool:
        """Enter a release; False when this version is already in the ledger for the channel."""
        ...

    def of(self, draft: DraftId) -> tuple[Release, ...]: ...
    def ledger(
        self, person: PersonId, now: datetime, *, since: datetime, until: datetime, before: int, most: int
    ) -> tuple[Entered, ...]:
        """Give rows that somebody may see, the newest first, of a time and before a place; 0 begins with the last."""
        ...


class Dialogs(Protocol):
    """The one open question of each person, and the answered ones whose cards still stand in chats."""

    def open(self, person: PersonId) -> Question | None: ...
    def get(self, question: str) -> Question | None: ...
    def ask(self, question: Question, now: datetime) -> None:
        """Open a question; one that was open is dropped."""
        ...

    def put(self, question: Question) -> None:
        """Keep what has been chosen so far."""
        ...

    def close(self, question: Question, said: Text | None, now: datetime) -> None: ...


class Talks(Protocol):
    """What was said in talks on a disagreement."""

    def add(self, remark: Remark) -> None: ...
    def of(self, journey: str) -> tuple[Remark, ...]:
        """Give what was said in a journey, in its order."""
        ...


class Rosters(Protocol):
    """Rosters that administrators sent while the bot ran."""

    def add(self, proposal: Proposal) -> None: ...
    def get(self, roster: str) -> Proposal | None: ...
    def close(self, proposal: Proposal) -> bool:
        """Say what became of an offered roster, and what it changed; False when that was said already."""
        ...

    def overtake(self) -> None:
        """Close all that are still offered: what they were compared with has changed."""
        ...


class Policies(Protocol):
    """Policies used so far, by digest; one is active."""

    def active(self) -> Policy | None: ...
    def get(self, digest: str) -> Policy: ...
    def take(self, policy: Policy, source: str, now: datetime) -> None: ...


class Facts(Protocol):
    """The audit log, chained by hash for each subject."""

    def record(self, fact: Fact, now: datetime) -> None: ...
    def latest(self, kind: str) -> Mapping[str, object]:
        """Give the data of the organisation's last fact of this kind, empty if there is none."""
        ...

    def seal(self, now: datetime) -> bool:
        """Seal the ends of the chains that have changed since the last seal; False when none has."""
        ...

    def seals_after(self, number: int) -> tuple[str, ...]:
        """Give the later seals as lines for the file outside the data folder."""
        ...


class Dues(Protocol):
    """What is to be looked at, and when."""

    def add(self, remind: Remind) -> None:
        """Add a due item; the same (rule, subject, period) a second time changes nothing."""
        ...

    def drop(self, forget: Forget) -> None: ...
    def drop_regular(self, rule: str) -> None:
        """Drop the waiting items of a rule that comes regularly, but those that follow a change at once."""
        ...

    def of(self, rule: str, subject: str) -> tuple[Remind, ...]:
        """Give the waiting items of this rule and subject, the first to come first."""
        ...

    def next_for(self, rule: str, subject: str) -> datetime | None:
        """Tell when a waiting item of this rule and subject is due, if there is one."""
        ...

    def due(self, now: datetime, most: int) -> tuple[Remind, ...]:
        """Give what is due now, the oldest first."""
        ...

    def turns(self) -> tuple[Remind, ...]:
        """Give the accounts that are still to be asked whether they take anything, the next one first."""
        ...

    def claim(self, remind: Remind) -> bool:
        """Take a due item, so that nobody else looks at it; False if somebody did."""
        ...

    def next_at(self) -> datetime | None: ...


class Tables(Protocol):
    """All that is kept, in one state of the database."""

    @property
    def people(self) -> People: ...
    @property
    def drafts(self) -> Drafts: ...
    @property
    def drills(self) -> Drills: ...
    @property
    def reach(self) -> OutsideReach: ...
    @property
    def releases(self) -> Releases: ...
    @property
    def search(self) -> Search: ...
    @property
    def files(self) -> Files: ...
    @property
    def dialogs(self) -> Dialogs: ...
    @property
    def talks(self) -> Talks: ...
    @property
    def policies(self) -> Policies: ...
    @property
    def rosters(self) -> Rosters: ...
    @property
    def quotas(self) -> Quotas: ...
    @property
    def facts(self) -> Facts: ...
    @property
    def outbox(self) -> Outbox: ...
    @property
    def dues(self) -> Dues: ...
    @property
    def inbox(self) -> Events: ...
    @property
    def messages(self) -> Messages: ...
    @property
    def codes(self) -> Codes: ...
    @property
    def crises(self) -> Crises: ...
    @property
    def situations(self) -> Situations: ...
    @property
    def aftermath(self) -> Aftermath: ...
    @property
    def emergency_plans(self) -> EmergencyPlans: ...
    @property
    def senders(self) -> Senders: ...
    @property
    def heard(self) -> Heard: ...
    @property
    def pending(self) -> Pending: ...
    @property
    def habits(self) -> Habits: ...
    @property
    def standing(self) -> Standing: ...
    @property
    def assignments(self) -> Assignments: ...
    @property
    def plans(self) -> Plans: ...
    @property
    def calendar_links(self) -> CalendarLinks: ...
    @property
    def statements(self) -> Statements: ...
    def attempt(self) -> AbstractContextManager[None]:
        """Undo what is written inside when it raises, and let the rest of the act stand."""
        ...


class Store(Protocol):
    """The shell around storage: runs acts and views, one transaction each."""

    async def act(self, fn: "Callable[Concatenate[Tables, P], T]", /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run one act on the writer thread and return after its commit.

        Whatever `fn` raises comes out here and nothing of it is kept; `NotSaved` when the database
        could not keep it. A cancelled caller does not know whether it was kept.
        """
        ...

    async def view(self, fn: "Callable[Concatenate[Tables, P], T]", /, *args: P.args, **kwargs: P.kwargs) -> T:
        """Run one look on the reader thread: one state of the database, every earlier act included."""
        ...
