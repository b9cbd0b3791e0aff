"""Lists: what waits for somebody, what is his own, who may see what, and that the archive costs nothing."""

import importlib
import pkgutil
from dataclasses import replace
from typing import Final

import pytest

import storage
from bot.domain.drafts import Draft, DraftId, DraftState, Version
from bot.domain.facts import Begun, Withdrawn
from bot.domain.people import Holding, Person, PersonId, Role, Unit, UnitId
from bot.domain.releases import Task
from bot.domain.steps import Decision, Opinion, SeatId, Verdict
from bot.domain.upkeep import RoleEnded
from bot.text import Names
from storage.statements import Compiled
from storage.tables import Tables
from tests.support.records import (
    AUTHOR,
    HEADS,
    HOUR,
    NOW,
    PUBLISHER,
    UNIT,
    draft,
    file_item,
    item,
    journey,
    step,
    version,
)

LI, ZHAO = HEADS[:2]
READ_WHOLE: Final = {
    "people.EVERYBODY",
    "people.EVERY_UNIT",
    "people.EVERY_BODY",
    "people.EVERY_ROLE",
    "people.RETIRE_UNITS",
    "people.RETIRE_PEOPLE",
    "people.CLEAR_ROLES",
    "people.LANGUAGES",  # where the roster is written to a file
    "people.PLATFORMS",  # once, at the start
    "drafts.ORPHANS",  # this and the three below: where a role ends, a policy is taken or a roster is applied or shown
    "drafts.STRAYS",
    "drafts.BY_UNIT",
    "drafts.GATHERED",
    "codes.CLEAR",  # where a roster is taken
    "codes.EMAILS",  # where the roster is written to a file
    "codes.UNLINKED",  # once, when a messenger is connected
    "codes.DROP",  # where a code is made, of which there are as many as people once linked
    "codes.WAITING",  # where somebody writes what may be a code
    "heard.PEOPLE",  # where a messenger was not heard for so long that something may be lost
    "pending.HOURS",  # this and the two below: a row for each who chose how he is told, where a digest's hour comes
    "pending.AT",
    "pending.ANY",
    "quotas.USUAL",  # a row for each step of a policy
    "drills.TAKE_BACK",  # drills, and what is still to be sent
    "drill_reach.ALL",  # this and the two below: people who cannot be reached, once a day
    "drill_reach.CLEAR",
    "drill_reach.NOTE",
    "drill_reach.ACCOUNTS",  # everybody's accounts, once a day
    "drill_reach.LINKED",  # the same, when it is asked of them each night
    "emergency_plans.LATEST",  # this and the one below: a row for each unit, once a year from each
    "emergency_plans.ASKED",
    "crises.OUTSIDE",  # this and the one below: crises, of which there are few in a year
    "crises.OF_DRAFT",
    "calendar_links.LIVING",  # a row for each who subscribed to the plan, where somebody leaves
    "plans.DROPPED",  # what was planned, of which there is less than was released; where a calendar asks
    "precleared.LIBRARY",  # statements that were signed beforehand, of which there are a few
    "rosters.OVERTAKE",  # where a roster is taken
    "senders.RELEASE",  # a row for each platform
    "senders.GATES",  # this and the two below: a row for each thing that is shut for a while, at the start and in need
    "senders.TROUBLES",
    "senders.REOPEN",
    "senders.REACHED",  # everybody's accounts, where all are called
    "ledger.PEOPLE",  # the whole record, for whoever exports it
    "ledger.POLICIES",
    "ledger.FACTS",
    "ledger.SEALS",
    "files.DIGESTS",  # once an hour, for the sweep
    "search.FIND",  # the index itself, by its terms
    "search.NEWER",  # and by its row
    "search.SHOW_TERMS",  # and by its row
    "search.DROP_TERMS",
    "search.MISSING",  # once, at the start
    "audit.CHAINS",
    "audit.IDS",
    "audit.SEALS",
    "tallies.RELEASED",
    "tallies.DECIDED",
    "tallies.SUBMITTED",
    "tallies.TOLD",
}
FROM_THE_END: Final = {"facts.LAST_SEAL", "lists.NEWEST"}  # backwards, until the first that fits


def task(of: Draft, *publishers: PersonId, **changes: object) -> Task:
    made = Task(of.id, 1, version(of).fingerprint, ("weibo",), None, publishers=publishers)
    return replace(made, **changes)  # type: ignore[arg-type]


def own(tables: Tables, name: str, state: DraftState, *, hours: int = 0) -> Draft:
    of = replace(draft(name, state), round=None)
    tables.drafts.add(of, version(of), NOW + hours * HOUR)
    return of


def waiting(tables: Tables, person: PersonId, most: int = 20) -> list[tuple[str, str]]:
    return [(line.kind, line.draft.id) for line in tables.drafts.waiting_for(person, most)]


def test_a_seat_waits_until_it_is_decided(tables: Tables) -> None:
    of = file_item(tables)
    [line] = tables.drafts.waiting_for(LI, 20)
    assert (line.draft, line.title, line.kind) == (of, "About item", "review")
    assert (line.since, line.due) == (NOW, NOW + 24 * HOUR)
    assert line.step == Names("会签", "會簽", "Countersign")
    tables.drafts.take(Decision(SeatId("item-step-li"), 1, Opinion(Verdict.APPROVE), LI, NOW, NOW))
    assert tables.drafts.waiting_for(LI, 20) == ()
    assert tables.drafts.count_waiting(LI) == 0
    assert tables.drafts.count_waiting(ZHAO) == 1


def test_a_release_waits_for_its_publishers_while_it_is_open(tables: Tables) -> None:
    of = own(tables, "signed", DraftState.SIGNED_OFF)
    tables.releases.put_task(task(of, PUBLISHER, planned=NOW + HOUR))
    [line] = tables.drafts.waiting_for(PUBLISHER, 20)
    assert (line.kind, line.draft, line.title, line.due) == ("release", of, "About signed", NOW + HOUR)
    assert tables.drafts.count_waiting(PUBLISHER) == 1
    assert tables.drafts.waiting_for(LI, 20) == ()
    tables.releases.put_task(task(of, PUBLISHER, open=False))
    assert tables.drafts.waiting_for(PUBLISHER, 20) == ()


def test_what_came_back_and_what_was_never_submitted_waits_for_its_author(tables: Tables) -> None:
    own(tables, "back", DraftState.RETURNED, hours=1)
    own(tables, "begun", DraftState.GATHERING)
    own(tables, "gone", DraftState.WITHDRAWN)
    assert waiting(tables, AUTHOR) == [("gathering", "begun"), ("returned", "back")]
    assert tables.drafts.count_waiting(AUTHOR) == 2
    assert waiting(tables, LI) == []


def test_what_is_due_comes_first_then_what_waits_longest(tables: Tables) -> None:
    for name, due, opened in (("none", None, NOW), ("late", NOW + HOUR, NOW), ("soon", NOW, NOW + HOUR)):
        of = draft(name)
        tables.drafts.add(of, version(of), NOW)
        asked = replace(step(f"{name}-step", [AUTHOR]), due_at=due, opened_at=opened)
        tables.drafts.start(journey(of, asked), NOW)
    own(tables, "older", DraftState.RETURNED, hours=-1)
    assert [name for _, name in waiting(tables, AUTHOR)] == ["soon", "late", "older", "none"]
    assert [name for _, name in waiting(tables, AUTHOR, most=2)] == ["soon", "late"]
    assert tables.drafts.count_waiting(AUTHOR) == 4


def test_own_drafts_come_newest_first_with_whoever_has_them(tables: Tables) -> None:
    file_item(tables, "with-heads")
    own(tables, "back", DraftState.RETURNED, hours=1)
    signed = own(tables, "signed", DraftState.SIGNED_OFF, hours=2)
    tables.releases.put_task(task(signed, PUBLISHER))
    own(tables, "taskless", DraftState.SIGNED_OFF, hours=3)
    own(tables, "out", DraftState.RELEASED, hours=4)
    lines = tables.drafts.mine(AUTHOR, 20)
    assert [(line.draft.id, line.waits_for) for line in lines] == [
        ("out", ()),
        ("taskless", ()),
        ("signed", (PUBLISHER,)),
        ("back", (AUTHOR,)),
        ("with-heads", HEADS),
    ]
    assert lines[-1].step == step("with-heads-step", HEADS)
    assert lines[0].title == "About out"
    assert [line.draft.id for line in tables.drafts.mine(AUTHOR, 1)] == ["out"]
    assert tables.drafts.count_mine(AUTHOR) == 5
    assert tables.drafts.mine(LI, 20) == ()


def test_own_drafts_are_called_what_their_working_copy_is_called(tables: Tables) -> None:
    of = file_item(tables)
    tables.drafts.put_version(Version(of.id, 2, AUTHOR, "New title"))
    tables.drafts.save(replace(of, working=True), NOW)
    [line] = tables.drafts.mine(AUTHOR, 20)
    assert line.title == "New title"
    [seat] = tables.drafts.waiting_for(LI, 20)
    assert seat.title == "About item"


@pytest.mark.parametrize(
    ("role", "unit", "sees"),
    [
        (Role.PUBLISHER, None, True),
        (Role.PR_DESK, None, True),
        (Role.CHIEF, None, True),
        (Role.AUDITOR, None, True),
        (Role.ADMINISTRATOR, None, True),
        (Role.HEAD, UNIT, True),
        (Role.HEAD, UnitId("office"), False),
        (Role.OFFICER, UNIT, False),
        (Role.ARCHIVIST, None, True),
    ],
)
def test_an_item_is_seen_by_whose_office_it_is_while_he_holds_it(
    tables: Tables, role: Role, unit: UnitId | None, *, sees: bool
) -> None:
    file_item(tables, people=[LI])
    people = [Person(who, Names(en=who), UNIT) for who in (AUTHOR, LI, PersonId("he"))]
    units = [Unit(id_, Names(en=id_), "department") for id_ in (UNIT, UnitId("office"))]
    tables.people.replace(people, units, [Holding(PersonId("he"), role, unit, NOW, NOW + HOUR)])
    assert tables.drafts.may_see(PersonId("he"), DraftId("item"), NOW) is sees
    assert not tables.drafts.may_see(PersonId("he"), DraftId("item"), NOW - HOUR)
    assert not tables.drafts.may_see(PersonId("he"), DraftId("item"), NOW + HOUR)


def test_an_item_is_seen_by_its_author_and_by_whoever_was_ever_asked(tables: Tables) -> None:
    of = file_item(tables, people=[LI])
    tables.people.replace(
        [Person(who, Names(en=who), UNIT) for who in (AUTHOR, LI, ZHAO)],
        [Unit(UNIT, Names(en="Marketing"), "department")],
        [],
    )
    tables.drafts.save(replace(of, state=DraftState.RELEASED, round=None), NOW)
    assert tables.drafts.may_see(AUTHOR, of.id, NOW)
    assert tables.drafts.may_see(LI, of.id, NOW)
    assert not tables.drafts.may_see(ZHAO, of.id, NOW)
    assert not tables.drafts.may_see(AUTHOR, DraftId("none"), NOW)


def test_whoever_has_left_sees_nothing_any_more(tables: Tables) -> None:
    of = file_item(tables)
    tables.people.replace([], [Unit(UNIT, Names(en="Marketing"), "department")], [])
    assert not tables.drafts.may_see(AUTHOR, of.id, NOW)


def test_the_item_in_hand_is_the_one_in_which_something_happened_last(tables: Tables) -> None:
    assert tables.drafts.newest() is None
    one, two = file_item(tables, "one"), file_item(tables, "two")
    for fact in (Begun(item(one), AUTHOR), Begun(item(two), AUTHOR), Withdrawn(item(one), AUTHOR, 1)):
        tables.facts.record(fact, NOW)
    tables.facts.record(RoleEnded(LI, Role.HEAD, UNIT), NOW)
    assert tables.drafts.newest() == one.id


def statements() -> list[tuple[str, Compiled]]:
    return [
        (f"{family.name}.{name}", statement)
        for family in pkgutil.iter_modules(storage.__path__)
        for name, statement in vars(importlib.import_module(f"storage.{family.name}")).items()
        if isinstance(statement, Compiled)
    ]


def test_no_statement_reads_a_whole_table_that_grows(tables: Tables) -> None:
    reading = {}
    for name, statement in statements():
        plan = tables._db.execute(  # noqa: SLF001 - SQLite is asked itself
            f"EXPLAIN QUERY PLAN {statement.text}", [None] * statement.text.count("?")
        ).fetchall()
        scans = [step for *_, step in plan if step.startswith("SCAN") and "USING INDEX ix_" not in step]
        if scans:
            reading[name] = scans
    assert set(reading) == READ_WHOLE | FROM_THE_END
    assert {name: reading[name] for name in FROM_THE_END} == {
        "facts.LAST_SEAL": ["SCAN seals"],
        "lists.NEWEST": ["SCAN facts"],
    }
