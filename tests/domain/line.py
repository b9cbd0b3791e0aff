"""A line of invented people and steps, moved by the bare rules as handlers move it; for the tests of the rules."""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, datetime
from itertools import count
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from bot.domain import routing, steps
from bot.domain.advancing import advance, reseat
from bot.domain.calendars import WorkingWeek
from bot.domain.drafts import Attachment, Draft, DraftId, DraftState, Particulars, Version, changed, freeze
from bot.domain.facts import Fact
from bot.domain.items import Item
from bot.domain.people import Holding, Person, PersonId, Role, Roster, Unit, UnitId, Who
from bot.domain.policies import Answer, Category, Channel, Policy, SourceChoice, StepRule
from bot.domain.rounds import Moved, Round, put, stop
from bot.domain.steps import Opinion, Seat, SeatState, Step, StepState, Verdict
from bot.text import Names

F = TypeVar("F", bound=Fact)

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 6, 1, 2, 0, tzinfo=UTC)  # Monday, 10:00 in Shanghai
WANG, ANN, BEN, CAI, DAN, EVA, FAY, GUS, ADA = map(
    PersonId, ("wang", "ann", "ben", "cai", "dan", "eva", "fay", "gus", "ada")
)
UNIT = UnitId("marketing")
DRAFT = DraftId("draft")
PEOPLE = {
    person: Person(person, Names(en=person.title()), UNIT) for person in (WANG, ANN, BEN, CAI, DAN, EVA, FAY, GUS, ADA)
}
UNITS = {UNIT: Unit(UNIT, Names("市场部", "市場部", "Marketing"), "department")}
PUBLISHING = (Holding(FAY, Role.PUBLISHER), Holding(ADA, Role.ADMINISTRATOR))
PICTURE = Attachment("a" * 64, "picture", "义诊.jpg", 482_000, "image/jpeg")


def rule(id_: str, role: Role, answer: Answer = Answer.ANY, **more: Any) -> StepRule:  # noqa: ANN401 - a rule's other fields
    """Give a step that asks a role of the organisation; deputy heads of the unit stand in."""
    asked, nobody = Who(role), Who(Role.DEPUTY_HEAD, "unit")
    return replace(StepRule(id_, Names(en=id_), "Article 12", asked, nobody, answer), **more)


def rules(*steps: StepRule, **more: Any) -> Policy:  # noqa: ANN401 - a policy's other fields
    """Give a policy of these steps."""
    fields: dict[str, Any] = {
        "id": "p",
        "digest": "digest",
        "names": Names(en="Measures"),
        "clauses": {},
        "asks": ("source", "category", "link", "channels", "planned"),
        "categories": (Category("news", Names(en="News"), "10"), Category("staff", Names(en="Staff"), "10")),
        "channels": (Channel("weibo", Names(en="Weibo")), Channel("hall", Names(en="Hall"), "words")),
        "sources": (SourceChoice("own", Names(en="Own")),),
        "reasons": (),
        "steps": steps,
        "publisher": Who(Role.PUBLISHER),
        "publisher_nobody": Who(Role.PR_DESK),
        "publisher_clause": "Article 12.3",
    }
    return Policy(**(fields | more))


def holds(role: Role, *people: PersonId) -> tuple[Holding, ...]:
    """Give people a role of the organisation; deputies stand in for a unit."""
    unit = UNIT if role is Role.DEPUTY_HEAD else None
    return tuple(Holding(person, role, unit) for person in people)


def version(**what: Any) -> Version:  # noqa: ANN401 - a version's fields
    """Give a version in which nothing is missing."""
    fields: dict[str, Any] = {
        "title": "健康日",
        "text": "义诊走进社区。",
        "source": "own",
        "attachments": (PICTURE,),
        "particulars": Particulars("news", ("weibo",), planned_known=True),
    }
    return Version(DRAFT, 1, WANG, **(fields | what))


@dataclass
class Line:
    """One item of Wang's under a policy, and everything that has happened to it."""

    policy: Policy
    holdings: tuple[Holding, ...]
    draft: Draft = field(default_factory=lambda: Draft(DRAFT, WANG, UNIT, "digest"))
    versions: dict[int, Version] = field(default_factory=lambda: {1: version()})
    journey: Round | None = None
    facts: list[Fact] = field(default_factory=list)
    now: datetime = NOW
    ids: Iterator[int] = field(default_factory=count)
    former: tuple[UnitId, ...] = ()  # units that are gone

    @property
    def round(self) -> Round:
        assert self.journey is not None
        return self.journey

    @property
    def open(self) -> Step:
        assert self.round.open is not None
        return self.round.open

    @property
    def version(self) -> Version:
        return self.versions[self.draft.version]

    @property
    def item(self) -> Item:
        return Item(DRAFT, "2026-0142", "健康日", WANG, UNIT)

    @property
    def roster(self) -> Roster:
        former = {unit: Unit(unit, Names(en=unit), "department") for unit in self.former}
        return Roster(PEOPLE, UNITS, self.holdings, self.now, former=former)

    @property
    def around(self) -> routing.Surroundings:
        return routing.Surroundings(self.roster, WorkingWeek(ZONE), self.policy, lambda: f"id{next(self.ids)}")

    def waits_for(self) -> list[PersonId]:
        """Name those who are asked now."""
        step = self.round.open
        return [seat.person for seat in step.seats if seat.state is SeatState.OPEN] if step else []

    def stands(self) -> list[tuple[str, StepState]]:
        """Say where each step stands."""
        return [(step.rule, step.state) for step in self.round.steps]

    def seat(self, person: PersonId) -> Seat:
        found = self.open.seat_of(person)
        assert found is not None
        return found

    def told(self, kind: type[F]) -> list[F]:
        """Give the facts of a kind, the oldest first."""
        return [fact for fact in self.facts if isinstance(fact, kind)]

    def changes(self, **what: Any) -> "Line":  # noqa: ANN401 - a version's fields
        """Open a working copy of the last version and change it; particulars by their names, too."""
        old = self.versions[self.draft.latest]
        particulars = {name: what.pop(name) for name in list(what) if name in {one.name for one in fields(Particulars)}}
        new = replace(old, particulars=replace(old.particulars, **particulars), **what)
        if not self.draft.working:
            new = replace(new, number=old.number + 1, frozen_at=None, fingerprint="")
            self.draft = replace(self.draft, working=True)
        self.versions[new.number] = new
        return self

    def submits(self) -> "Line":
        """Submit the working copy: begin a journey, or go on with the one that there is."""
        new = freeze(self.versions[self.draft.latest], now=self.now)
        if self.journey is None:
            journey = routing.start(self.draft, new, 1, self.around)
        else:
            what = routing.reopens(changed(self.version, new), self.journey, self.policy)
            journey = routing.resubmit(self.draft, self.journey, new, what, self.around)
        self.versions[new.number] = new
        state = DraftState.SIGNED_OFF if journey.signed else DraftState.IN_REVIEW
        self.draft = replace(self.draft, version=new.number, working=False, round=journey.id, state=state)
        return self._moves(Moved(self.draft, journey, ()))

    def says(self, person: PersonId, verdict: Verdict, *, reason: str = "", to: str = steps.AUTHOR) -> "Line":
        """Decide for a person who is asked, and move on."""
        self.decides(person, verdict, reason=reason, to=to)
        return self._moves(Moved(self.draft, self.round, ()))

    def decides(self, person: PersonId, verdict: Verdict, *, reason: str = "", to: str = steps.AUTHOR) -> None:
        """Decide for a person who is asked, without moving on yet."""
        seat = self.seat(person)
        assert seat.state is SeatState.OPEN
        decided = steps.decide(seat, Opinion(verdict, "", reason, to), on=self.draft.version, by=person, now=self.now)
        seats = tuple(decided if found.id == seat.id else found for found in self.open.seats)
        self.journey = put(self.round, replace(self.open, seats=seats))

    def approves(self, *people: PersonId) -> "Line":
        for person in people:
            self.says(person, Verdict.APPROVE)
        return self

    def returns(self, person: PersonId, to: str = steps.AUTHOR) -> "Line":
        return self.says(person, Verdict.RETURN, reason="来源不明", to=to)

    def rejects(self, person: PersonId) -> "Line":
        return self.says(person, Verdict.REJECT, reason="涉密")

    def leaves(self, person: PersonId, role: Role | None = None) -> "Line":
        """End a person's role, or all of them, and pass on what waits for him."""
        self.quits(person, role)
        return self._moves(reseat(self.draft, self.round, self.item, self.version, self.around, person))

    def quits(self, person: PersonId, role: Role | None = None) -> "Line":
        """End a person's role, or all of them; nobody has looked at what waits for him yet."""
        self.holdings = tuple(held for held in self.holdings if held.person != person or role not in (None, held.role))
        return self

    def joins(self, person: PersonId, role: Role) -> "Line":
        self.holdings = (*self.holdings, *holds(role, person))
        return self

    def withdraws(self) -> "Line":
        self.journey, self.draft = stop(self.round), replace(self.draft, state=DraftState.WITHDRAWN)
        return self

    def step(self, rule_id: str) -> Step:
        """Find the newest step of a rule."""
        return next(step for step in reversed(self.round.steps) if step.rule == rule_id)

    def _moves(self, moved: Moved) -> "Line":
        further = advance(moved.draft, moved.round, self.item, self.version, self.around)
        self.draft, self.journey = further.draft, further.round
        self.facts += (*moved.facts, *further.facts)
        return self
