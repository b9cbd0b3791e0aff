"""What an act has at hand: the tables, the moment, the organisation's settings, and the record of what happened."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from secrets import token_bytes
from zoneinfo import ZoneInfo

from bot.aftermath import Aftermath
from bot.crises import Crises
from bot.domain.calendars import WorkingWeek, by_the_clock
from bot.domain.drafts import Attachment, Draft
from bot.domain.effects import Forget, Lane, Lend, Remind, Send
from bot.domain.facts import Fact
from bot.domain.habits import Habits
from bot.domain.people import Person, PersonId, Role, UnitId, Who
from bot.domain.policies import Policy
from bot.domain.routing import Surroundings
from bot.domain.standing_in import Proxy
from bot.domain.statements_chain import fast
from bot.frozen import frozen
from bot.ids import new_id
from bot.journeys import Drafts
from bot.mail import Here
from bot.memory import Dialogs, Dues, Files, People, Policies, Releases, Tables
from bot.ports import Address
from bot.reactions.posting import posted
from bot.reactions.table import react
from bot.text import Language, Names, Text


@frozen
class Organisation:
    """The settings that acts need; they do not change while the bot runs."""

    week: WorkingWeek
    longest_text: int = 100_000  # characters
    gathering: timedelta = timedelta(seconds=90)  # how long more is waited for, after what is no whole item yet

    accounts: tuple[tuple[str, str], ...] = ()  # platforms and workspaces whose accounts are the people themselves
    name: str = ""
    places: tuple[tuple[str, Address], ...] = ()  # where several people read, by what the place is for
    messengers: tuple[str, ...] = ()  # the platforms that people are reached by
    asked: tuple[str, ...] = ()  # those of them that can be asked whether an account takes anything
    deep_link: tuple[str, str] = ("", "")  # a platform, and the address behind which a code is sent there by a tap
    calendars: str = ""  # the address below which calendar programs find the release plan; empty: nowhere
    habits: Habits = Habits()  # how people are told of things who have chosen nothing else
    secret: bytes = field(default_factory=lambda: token_bytes(32), compare=False, repr=False)  # of one-time codes

    @property
    def zone(self) -> ZoneInfo:
        """The organisation's time zone."""
        return self.week.zone

    @property
    def rehearses(self) -> bool:
        """Tell whether whoever opens the chat may act as anybody, so that what is signed in it binds nobody."""
        return bool(self.accounts)


@dataclass(slots=True)
class Act:
    """One act, or one look: everything in it sees one state of the database and one moment."""

    tables: Tables
    now: datetime
    organisation: Organisation
    event: str = ""  # the platform's event key, from which the keys of its answers are made
    new_id: Callable[[], str] = new_id
    due_now: bool = False
    came: set[str] = field(default_factory=set)  # digests of files that nobody knew before this act
    here: Here | None = None  # where whoever acts is, if he could be elsewhere
    language: Language | None = None  # that whoever acts has just chosen

    @property
    def people(self) -> People:
        """The directory."""
        return self.tables.people

    @property
    def drafts(self) -> Drafts:
        """Drafts and their journeys."""
        return self.tables.drafts

    @property
    def releases(self) -> Releases:
        """Release tasks and the ledger."""
        return self.tables.releases

    @property
    def files(self) -> Files:
        """What is known of files."""
        return self.tables.files

    @property
    def dialogs(self) -> Dialogs:
        """The open questions."""
        return self.tables.dialogs

    @property
    def crises(self) -> Crises:
        """Crises."""
        return self.tables.crises

    @property
    def aftermath(self) -> Aftermath:
        """What follows crises."""
        return self.tables.aftermath

    @property
    def policies(self) -> Policies:
        """The policies used so far."""
        return self.tables.policies

    @property
    def dues(self) -> Dues:
        """The due items."""
        return self.tables.dues

    def policy_of(self, draft: Draft) -> Policy:
        """Give the policy under which a draft goes: its journey's, or while it has none the one in force.

        A statement goes by the chain of statements, as it was when its crisis began.
        """
        if draft.statement is not None:
            return fast(self.policies.get(draft.policy), draft.statement, self._desk())
        active = self.policies.active() if draft.round is None else None
        return active or self.policies.get(draft.policy)

    def _desk(self) -> UnitId | None:
        """Name the unit in which the PR desk is."""
        roster = self.people.roster(self.now)
        desk = roster.asked(Who(Role.PR_DESK), UnitId(""))
        return roster.people[desk[0]].unit if desk else None

    def around(self, policy: Policy) -> Surroundings:
        """Give what routes are worked out against."""
        roster, away = self.people.roster(self.now), self.tables.standing.on(self.today)
        week = self.organisation.week
        return Surroundings(roster, by_the_clock(week) if policy.by_the_clock else week, policy, self.new_id, away)

    @property
    def today(self) -> date:
        """The organisation's local day."""
        return self.now.astimezone(self.organisation.zone).date()

    def record(self, *facts: Fact) -> None:
        """Write facts into the log, and what follows from them into the outbox and the due items."""
        for fact in facts:
            self.tables.facts.record(fact, self.now)
            effects = react(fact, self.now, self.names)
            sends = [self._answering(effect, fact.by) for effect in effects if isinstance(effect, Send)]
            if sends:
                self._queue(sends)
            if self.organisation.places:
                self._post(*posted(fact, self.now, self.names))
            for effect in effects:
                if isinstance(effect, Remind):
                    self.remind(effect)
                elif isinstance(effect, Forget):
                    self.dues.drop(effect)
                elif isinstance(effect, Lend):
                    self._lend(effect)

    def _answering(self, send: Send, by: PersonId | None) -> Send:
        """Let what somebody's own act brings before himself wait for no quiet hours and no digest."""
        return replace(send, needed_by=self.now) if self.event and by is not None and send.to == by else send

    def _lend(self, lend: Lend) -> None:
        """Let somebody answer for another's seat, see the item and find it."""
        asked = lend.asked
        self.tables.standing.lend(Proxy(asked.seat, asked.person, asked.why, self.now, asked.delegation))
        self.tables.search.index((lend.draft,))

    def _post(self, *sends: Send) -> None:
        """Queue messages for a place; where it is on several platforms, for each of them (`pr-desk@telegram`)."""
        for place, _ in self.organisation.places:
            for send in sends:
                if place.partition("@")[0] == send.place:
                    self._queue([replace(send, key=f"{send.key}{place.removeprefix(send.place)}", place=place)])

    def names(self, person: PersonId) -> Names:
        """Give a person's names as they stand now."""
        found = self.people.get(person)
        return found.names if found else Names(en=person)

    def take_in(self, *files: Attachment) -> None:
        """Note files on their way into an item."""
        self.came.update(file.digest for file in files if self.files.add(file, self.now))

    def leave_out(self, *files: Attachment) -> None:
        """Forget files that go into nothing; those that were known before this act may be in something else."""
        for digest in self.came & {file.digest for file in files}:
            self.came.remove(digest)
            self.files.drop(digest)

    def remind(self, remind: Remind) -> None:
        """Add a due item; one that is due already is fired as soon as this act is on disk."""
        self.dues.add(remind)
        self.due_now = self.due_now or remind.at <= self.now

    def send(self, *sends: Send) -> None:
        """Queue messages beside those that follow from facts; answers to the event at hand wait for no quiet hours."""
        at_once = self.now if self.event else None
        self._queue([replace(send, needed_by=at_once) if send.lane is Lane.REQUESTS else send for send in sends])

    def _queue(self, sends: Sequence[Send]) -> None:
        anywhere = [send for send in sends if not send.platform]
        if anywhere:
            self.tables.outbox.add(anywhere, self.now, self.here)
        for send in sends:
            if send.platform:
                self._send_there(send)

    def _send_there(self, send: Send) -> None:
        """Queue a message for somebody's account on one platform; nothing where he has none there any more."""
        for address in self.people.addresses(send.to):
            if address.platform == send.platform:
                self.tables.outbox.add((send,), self.now, Here(send.to, address))
                return

    def tell(self, person: Person, kind: str, subject: str = "", *, version: int = 0) -> None:
        """Queue one card in answer to the event at hand."""
        self.send(Send(f"{self.event}:{kind}:{subject}", person.id, kind, subject, version))

    def say(self, person: Person, text: Text, buttons: tuple[tuple[str, str], ...] = (), subject: str = "") -> None:
        """Queue words in answer to the event at hand."""
        send = Send(f"{self.event}:{text.key}", person.id, "news", subject, text=text, buttons=buttons)
        self.send(send)
