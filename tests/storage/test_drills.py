"""Drills and who cannot be reached, as they are kept: read back as written, ended once, told apart by period."""

from dataclasses import replace
from datetime import timedelta

from bot.domain.crises import Crisis, CrisisId
from bot.domain.crisis_ladder import CrisisLadder
from bot.domain.drill_rules import DrillRules, Occasion
from bot.domain.drills import Drill, Why, ladder, over
from bot.domain.effects import Lane, Send
from bot.domain.people import UnitId
from bot.domain.reaching import Account, Gap, OutOfReach
from bot.ports import Address
from storage.tables import Tables
from tests.support.records import HEADS, HOUR, NOW, file_item

ONE, OTHER = CrisisId("one"), CrisisId("other")
DRILL = Drill(ONE, Occasion.IN_HOURS, NOW, NOW + HOUR, period="2026-06")
FIRST = HEADS[0]


def crisis(tables: Tables, *ids: CrisisId) -> None:
    """Keep crises that are drills."""
    file_item(tables, "item")
    draft = tables.drafts.get("item")  # type: ignore[arg-type]  # its id
    assert draft is not None
    for number, id_ in enumerate(ids, 1):
        made = Crisis(id_, "演练", draft.policy, CrisisLadder(), FIRST, UnitId(""), NOW, NOW, f"D-2026-0{number}")
        tables.crises.add(replace(made, drill=True, ladder=ladder(made.ladder, DrillRules())))


def test_a_drill_is_read_back_while_it_runs_and_when_it_is_over(tables: Tables) -> None:
    crisis(tables, ONE, OTHER)
    tables.drills.add(DRILL)
    assert tables.drills.get(ONE) == DRILL
    assert tables.drills.get(OTHER) is None
    assert tables.drills.running() == (DRILL,)
    assert tables.drills.latest(3) == ()
    ended = replace(over(DRILL, Why.REAL, NOW + HOUR, OTHER), called=4, reached=3, seen=2, taken=72)
    assert tables.drills.end(ended)
    assert not tables.drills.end(replace(ended, why=Why.TIME))
    assert tables.drills.running() == ()
    assert tables.drills.latest(3) == (ended,)


def test_the_last_ones_come_first_and_each_period_is_told_apart(tables: Tables) -> None:
    crisis(tables, ONE, OTHER)
    later = replace(DRILL, crisis=OTHER, began_at=NOW + HOUR, occasion=Occasion.HAND, period="", by=FIRST)
    for drill in (DRILL, later):
        tables.drills.add(drill)
        tables.drills.end(over(drill, Why.TIME, NOW + HOUR))
    assert [one.crisis for one in tables.drills.latest(5)] == [OTHER, ONE]
    assert [one.crisis for one in tables.drills.latest(1)] == [OTHER]
    assert tables.drills.held(Occasion.IN_HOURS, "2026-06")
    assert not tables.drills.held(Occasion.OFF_HOURS, "2026-06")
    assert not tables.drills.held(Occasion.IN_HOURS, "2026-07")


def test_what_a_drill_has_still_to_send_is_taken_back_and_nothing_else(tables: Tables) -> None:
    crisis(tables, ONE, OTHER)
    sends = [
        Send("alert", FIRST, "crisis", ONE, lane=Lane.CRISIS),
        Send("over", FIRST, "news", ONE, lane=Lane.DECISIONS),
        Send("real", FIRST, "crisis", OTHER, lane=Lane.CRISIS),
    ]
    tables.outbox.add(sends, NOW)
    assert not tables.drills.give_way()
    tables.drills.add(DRILL)
    assert tables.drills.give_way()
    waiting = {tables.messages.outgoing(slip.id) for slip in tables.messages.waiting(0, 10)}
    assert {one.key for one in waiting if one is not None} == {"over", "real"}


def test_numbers_of_drills_are_counted_by_themselves(tables: Tables) -> None:
    assert [tables.crises.number(2026), tables.crises.number(2026, drill=True)] == ["C-2026-01", "D-2026-01"]
    assert tables.crises.number(2026, drill=True) == "D-2026-02"
    assert tables.crises.number(2026) == "C-2026-02"


def test_a_ladder_of_before_there_were_drills_calls_outside(tables: Tables) -> None:
    crisis(tables, ONE)
    found = tables.crises.get(ONE)
    assert found is not None
    assert not found.ladder.hook


def test_who_cannot_be_reached_is_kept_as_the_last_look_found_it(tables: Tables) -> None:
    file_item(tables, "item")
    found = [
        OutOfReach(FIRST, Gap.NO_ACCOUNT, "", NOW),
        OutOfReach(HEADS[1], Gap.REFUSES, "slack", NOW + timedelta(seconds=1)),
    ]
    assert (tables.reach.all(), tables.reach.revision()) == ((), 0)
    tables.reach.put(found)
    assert tables.reach.all() == tuple(found)
    tables.reach.note(FIRST)
    assert [one.noted_by for one in tables.reach.all()] == [FIRST, FIRST]
    tables.reach.put(found[1:])
    assert tables.reach.all() == (found[1],)
    assert tables.reach.revision() == 3


def test_an_account_works_unless_it_refused_what_was_sent_last(tables: Tables) -> None:
    file_item(tables, "item")
    here, there = Address("slack", "T", "U1"), Address("telegram", "7", "9")
    for address in (here, there):
        tables.people.link(address, FIRST)
    assert all(one.works for one in tables.reach.accounts()[FIRST])
    tables.senders.lose(here, NOW)
    assert tables.reach.lost(here)
    assert not tables.reach.lost(there)
    assert {here, there} <= set(tables.reach.linked())
    known = set(tables.reach.accounts()[FIRST])
    assert {Account("slack", works=False), Account("telegram")} <= known
