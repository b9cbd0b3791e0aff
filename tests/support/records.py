"""What tests of storage put on file: an organisation in small, its policy, an item with a journey of its own."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from bot.domain.drafts import Draft, DraftId, DraftState, Version, freeze
from bot.domain.items import Item
from bot.domain.people import Holding, Person, PersonId, Role, Unit, UnitId, Who
from bot.domain.policies import Answer, Policy
from bot.domain.rounds import Round
from bot.domain.steps import Seat, SeatId, SeatState, Step, StepId, StepState
from bot.memory import Tables as AllTables
from bot.policy import read_policy, shipped
from bot.ports import Address
from bot.text import Names
from storage import connections, migrations
from storage.tables import Tables

NOW: Final = datetime(2026, 6, 2, 1, 0, tzinfo=UTC)
HOUR: Final = timedelta(hours=1)
UNIT: Final = UnitId("marketing")
AUTHOR: Final = PersonId("wang")
HEADS: Final = tuple(PersonId(name) for name in ("li", "zhao", "qian", "sun", "zhou", "wu"))
PUBLISHER: Final = PersonId("zheng")
POLICY_TEXT: Final = shipped()["p3"].read_text("utf-8")
POLICY: Final[Policy] = read_policy(POLICY_TEXT, "p3")

_template: dict[str, bytes] = {}


def new_database(path: Path) -> Path:
    """Make a database with today's schema; the first one of a run is migrated, the others are its copies."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if "made" not in _template:
        migrations.upgrade(path)
        _template["made"] = path.read_bytes()
    path.write_bytes(_template["made"])
    return path


@contextmanager
def tables(folder: Path, *, organised: bool = True) -> Iterator[Tables]:
    """Open tables on a new file, in a transaction that is committed at the end."""
    with closing(connections.writer(new_database(folder / "test.db"), factory=sqlite3.Connection)) as db:
        db.execute("BEGIN IMMEDIATE")
        opened = Tables(db)
        if organised:
            organise(opened)
        yield opened
        if db.in_transaction:
            db.execute("COMMIT")


def organise(into: AllTables) -> None:
    """Put a directory and a policy on file: an author, six heads, a publisher, each with an account."""
    everybody = (AUTHOR, *HEADS, PUBLISHER)
    people = [Person(person, Names(en=person.title()), UNIT) for person in everybody]
    holdings = [Holding(head, Role.HEAD, UNIT) for head in HEADS]
    into.people.replace(
        people,
        [Unit(UNIT, Names("市场部", "市場部", "Marketing"), "department")],
        [Holding(AUTHOR, Role.OFFICER, UNIT), *holdings, Holding(PUBLISHER, Role.PUBLISHER)],
    )
    for person in everybody:
        into.people.link(Address("web", "local", person), person)
    into.policies.take(POLICY, POLICY_TEXT, NOW)


def draft(name: str = "item", state: DraftState = DraftState.IN_REVIEW) -> Draft:
    """Make an item whose first version was submitted."""
    return Draft(
        DraftId(name), AUTHOR, UNIT, POLICY.digest, f"2026-{name}", state, 0, 1, working=False, round=f"{name}-round"
    )


def version(of: Draft, number: int = 1, **changes: object) -> Version:
    """Make a version of an item, submitted at NOW."""
    made = Version(of.id, number, of.author, title=f"About {of.id}", text="A clinic opens.", source="own")
    return freeze(replace(made, **changes), now=NOW)  # type: ignore[arg-type]


def step(name: str, people: Sequence[PersonId], *, position: int = 0, opened: bool = True) -> Step:
    """Make a step that asks all of these people; an open one asks about version 1, for a day."""
    state = SeatState.OPEN if opened else SeatState.WAITING
    seats = tuple(Seat(SeatId(f"{name}-{person}"), StepId(name), person, int(opened), state) for person in people)
    return Step(
        StepId(name),
        "countersign",
        position,
        Names("会签", "會簽", "Countersign"),
        "第六条",
        Who(Role.HEAD, "unit"),
        Answer.ALL,
        due=timedelta(hours=8),
        state=StepState.OPEN if opened else StepState.WAITING,
        opened_at=NOW if opened else None,
        due_at=NOW + 24 * HOUR if opened else None,
        seats=seats,
    )


def journey(of: Draft, *steps: Step, number: int = 1) -> Round:
    """Make the journey of an item."""
    return Round(of.round or "", of.id, number, POLICY.digest, of.version, steps)


def item(of: Draft) -> Item:
    """Say how a fact speaks of an item."""
    return Item(of.id, of.number or "", f"About {of.id}", of.author, of.unit)


def file_item(into: AllTables, name: str = "item", people: Sequence[PersonId] = HEADS) -> Draft:
    """Put an item on file that waits for these people, all of whom have to answer."""
    of = draft(name)
    into.drafts.add(of, version(of), NOW)
    into.drafts.start(journey(of, step(f"{name}-step", people)), NOW)
    return of
