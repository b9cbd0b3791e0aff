"""The alarm of a crisis, to the second: whom each rung calls under which key, what falls due next, what is on file."""

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.cards.tokens import Token, Verb
from bot.deps import Act
from bot.domain.crises import CrisisState
from bot.domain.effects import CRISIS_PLACE, PR_DESK
from bot.domain.people import PersonId
from bot.ports import Address
from bot.text import micros
from handlers import alerts, crises
from handlers.drafts import Sent
from tests.support.crisis import (
    ADMINISTRATOR,
    CHIEF,
    DUTY,
    LEADER,
    REPORTER,
    WHAT,
    crisis,
    does,
    ids,
    reported,
    rings,
)
from tests.support.drills import begun
from tests.support.two_platforms import TELEGRAM, on_both
from tests.support.world import World, world

FIRST = (*DUTY, LEADER)  # in the order of the ladder
NONE: dict[str, Any] = {"unreached": [], "nobody": False, "outside": False, "administrators": [], "places": []}


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path, stage="paper") as found:
        yield found


async def on_file(here: World, kind: str) -> list[dict[str, Any]]:
    """Give the facts of one sort, the oldest first."""
    return [json.loads(data) for (data,) in await here.rows("SELECT data FROM facts WHERE kind = ? ORDER BY at", kind)]


async def due(here: World, rule: str) -> list[tuple[str, int]]:
    """Give what waits by a rule: for which period, and when."""
    return await here.rows("SELECT period, due_at FROM dues WHERE rule = ? AND state = 'waiting'", rule)


async def called(here: World) -> dict[str, Any]:
    """Give what the last rung did, but for the name of the crisis."""
    fact = (await on_file(here, "crisis-called"))[-1]
    return {name: value for name, value in fact.items() if name not in ("crisis", "by")}


def keys(crisis_id: str, people: tuple[str, ...], at: datetime, *platforms: str) -> list[list[str]]:
    return [[one, name, f"crisis:{crisis_id}:{one}:{name}:{micros(at)}"] for one in people for name in platforms]


async def test_each_rung_calls_these_people_at_this_second_under_these_keys(here: World) -> None:
    await reported(here)
    one = await crisis(here)
    began, everybody = one.since, [person for (person,) in await here.rows("SELECT id FROM people WHERE active = 1")]
    assert began == one.reported_at == here.clock.now()
    rung = {**NONE, "level": 1, "calls": keys(one.id, FIRST, began, "web"), "fresh": list(FIRST)}
    assert await called(here) == rung

    await here.passes(seconds=10)
    assert await called(here) == {**rung, "calls": [], "fresh": []}
    await here.passes(seconds=50)
    at = began + timedelta(minutes=1)
    assert await called(here) == {**rung, "calls": keys(one.id, FIRST, at, "web"), "fresh": []}

    await here.passes(minutes=2)
    second, at = await called(here), began + timedelta(minutes=3)
    more = tuple(second["fresh"])
    assert second == {**rung, "level": 2, "calls": keys(one.id, (*FIRST, *more), at, "web"), "fresh": list(more)}
    assert {CHIEF, "zhao-qian", "fang-zhiqiang"} <= set(more) < set(everybody) - set(FIRST)

    await here.passes(minutes=2)
    third, at = await called(here), began + timedelta(minutes=5)
    assert (third["level"], third["outside"]) == (3, True)
    assert {*third["fresh"], *FIRST, *more} == set(everybody)
    assert sorted(third["calls"]) == sorted(keys(one.id, tuple(everybody), at, "web"))
    assert [when for (when,) in await here.rows("SELECT at FROM facts WHERE kind = 'crisis-called' ORDER BY at")] == [
        micros(began + timedelta(seconds=after)) for after in (0, 10, 60, 180, 300)
    ]


async def test_what_nobody_confirmed_goes_out_after_a_minute_as_that_and_listens(here: World) -> None:
    await here[REPORTER].says("突发")
    assert here[REPORTER].last.card.title.key == "ask-crisis-what"
    asked = await crisis(here)
    assert (asked.state, asked.next_at) == (CrisisState.REPORTED, asked.since + timedelta(minutes=1))
    await here.passes(seconds=59)
    assert rings(here) == {}
    await here.passes(seconds=1)
    one = await crisis(here)
    assert (one.unconfirmed, one.since, rings(here)) == (True, asked.next_at, dict.fromkeys(FIRST, 1))
    assert here[REPORTER].last.card.title.key == "ask-crisis-more"


async def test_one_step_falls_due_at_a_time_and_cards_look_fifteen_seconds_after_each(here: World) -> None:
    await reported(here)
    for after, following in ((0, 10), (10, 60), (60, 180), (180, 300), (300, 600)):
        await here.passes(seconds=after - (here.clock.now() - (await crisis(here)).since).total_seconds())
        one = await crisis(here)
        assert one.next_at == one.since + timedelta(seconds=following)
        [(period, at)] = await due(here, "crisis-step")
        assert (period.partition(":")[2], at) == (str(micros(one.next_at)), micros(one.next_at))
        arrived = micros(one.since + timedelta(seconds=after + 15))
        assert (period.partition(":")[0], arrived) in [
            (looked.partition(":")[0], when) for looked, when in await due(here, "crisis-reach")
        ]
    await here["gao-yun"].taps(Verb.TAKE_CRISIS)
    one = await crisis(here)
    assert await due(here, "crisis-step") == [(f"{one.revision}:{micros(one.next_at)}", micros(one.next_at))]  # type: ignore[arg-type]
    report = micros(one.owned_at) + 10 * 60 * 1_000_000  # type: ignore[arg-type]
    assert await due(here, "crisis-report") == [(f"gao-yun:{report}", report)]


async def test_cards_that_say_whom_it_reached_are_edited_while_it_is_open_and_not_after(here: World) -> None:
    await reported(here)
    before = (await crisis(here)).revision
    await here.does(alerts.reached, (await ids(here))[0])
    assert (await crisis(here)).revision == before + 1
    await here.does(alerts.reached, "nothing")
    await here.alters("UPDATE crises SET state = 'closed'")
    await here.does(alerts.reached, (await ids(here))[0])
    assert (await crisis(here)).revision == before + 1


async def test_where_nobody_on_the_first_rungs_has_an_account_the_next_are_called_in_the_same_second(
    here: World,
) -> None:
    for person in FIRST:
        await here.alters("DELETE FROM identities WHERE person = ?", person)
    await reported(here)
    fact, one = await called(here), await crisis(here)
    assert (fact["level"], fact["nobody"], fact["outside"]) == (2, True, True)
    assert fact["administrators"] == [ADMINISTRATOR]
    assert fact["unreached"] == list(FIRST)
    assert (one.rung, one.outside, one.since) == (4, 1, one.reported_at - timedelta(minutes=3))
    assert one.next_at == one.reported_at + timedelta(minutes=2)
    assert CHIEF in rings(here)
    await here.passes(minutes=1)
    assert len(await on_file(here, "crisis-called")) == 1


async def test_where_everybody_is_out_of_reach_the_whole_ladder_is_climbed_at_once_and_then_it_goes_on(
    here: World,
) -> None:
    await here.alters("DELETE FROM identities WHERE person <> ?", REPORTER)
    await here.alters("UPDATE people SET active = 0 WHERE id = ?", LEADER)
    await reported(here)
    fact, one = await called(here), await crisis(here)
    assert (fact["level"], fact["nobody"], fact["outside"], fact["calls"]) == (3, True, True, [])
    assert (one.rung, one.top, one.outside) == (5, 5, 1)
    assert one.next_at == one.reported_at + timedelta(minutes=5)


@pytest.mark.parametrize(("late", "runs"), [(4, 0), (5, 1), (6, 1)])
async def test_the_auditor_runs_what_is_five_seconds_late(here: World, late: int, runs: int) -> None:
    await reported(here)
    await here.alters("DELETE FROM dues")
    here.clock.move_to((await crisis(here)).since + timedelta(seconds=10 + late))
    assert await here.does(alerts.audit) == runs
    assert (await crisis(here)).rung == 1 + runs


async def test_an_owner_who_says_nothing_and_his_leaders_are_told_for_how_long(here: World) -> None:
    await reported(here)
    await here["gao-yun"].taps(Verb.TAKE_CRISIS)
    await here.passes(minutes=15)
    [asked] = await on_file(here, "owner-silent")
    leaders = [LEADER, CHIEF]
    assert (asked["owner"], asked["minutes"], asked["lost"], asked["leaders"]) == ("gao-yun", 15, False, leaders)
    assert (await crisis(here)).asked
    await here.passes(minutes=5)
    lost = (await on_file(here, "owner-silent"))[1]
    assert (lost["owner"], lost["minutes"], lost["lost"], lost["leaders"]) == ("gao-yun", 20, True, leaders)
    one, fact = await crisis(here), await called(here)
    assert (one.state, one.owner, one.since) == (CrisisState.ALERTING, None, here.clock.now())
    assert fact == {**NONE, "level": 1, "calls": keys(one.id, FIRST, one.since, "web"), "fresh": []}


async def test_a_leader_who_has_it_himself_is_not_told_that_he_is_silent(here: World) -> None:
    await reported(here)
    await here[LEADER].taps(Verb.TAKE_CRISIS)
    await here.passes(minutes=15)
    [asked] = await on_file(here, "owner-silent")
    assert (asked["owner"], asked["leaders"]) == (LEADER, [CHIEF])


async def test_who_comes_is_called_at_once_and_who_goes_is_told_and_nobody_else_hears_of_it(here: World) -> None:
    await reported(here)
    await here.passes(seconds=65)
    await here.alters("DELETE FROM roles WHERE person = 'sun-yue' AND role = 'pr-desk'")
    await here.alters("INSERT INTO roles (person, role) VALUES ('chen-si', 'pr-desk'), (?, 'pr-desk')", REPORTER)
    await here.alters("UPDATE people SET active = 0 WHERE id = 'luo-jing'")
    before, now = await crisis(here), here.clock.now()
    await here.does(alerts.roster_changed)
    fact, one = await called(here), await crisis(here)
    come = tuple(fact["fresh"])
    assert set(come) == {"chen-si", REPORTER}
    assert fact == {**NONE, "level": 1, "calls": keys(one.id, come, now, "web"), "fresh": list(come)}
    [changed] = await on_file(here, "called-changed")
    assert set(changed["left"]) == {"luo-jing", "sun-yue"}
    assert (one.rung, one.since, one.next_at) == (before.rung, before.since, before.next_at)
    left = await here.rows("SELECT person FROM crisis_people WHERE left_at = ? ORDER BY person", micros(now))
    assert left == [("luo-jing",), ("sun-yue",)]

    await here.does(alerts.roster_changed)
    assert len(await on_file(here, "crisis-called")) == 4
    assert len(await on_file(here, "called-changed")) == 1
    await here.alters("INSERT INTO roles (person, role) VALUES ('sun-yue', 'pr-desk')")
    await here.does(alerts.roster_changed)
    assert (await called(here))["fresh"] == ["sun-yue"]


async def test_who_is_gone_is_rung_no_more_even_before_anybody_has_looked_at_the_roster(here: World) -> None:
    await reported(here)
    await here.alters("UPDATE people SET active = 0 WHERE id = 'luo-jing'")
    await here.alters("DELETE FROM roles WHERE person = 'sun-yue' AND role = 'pr-desk'")  # he was called, and still is
    await here.passes(seconds=60)
    fact = await called(here)
    assert {person for person, _, _ in fact["calls"]} == set(FIRST) - {"luo-jing"}
    assert fact["unreached"] == []


@pytest.mark.parametrize(("hours", "lost"), [(1, True), (23, True), (25, False)])
async def test_an_account_that_took_nothing_is_tried_again_after_a_day(here: World, hours: int, *, lost: bool) -> None:
    since = micros(here.clock.now() - timedelta(hours=hours))
    at = here["gao-yun"].address
    values = (at.platform, at.workspace, at.user, since)
    await here.alters("INSERT INTO unreachable (platform, workspace, account, since) VALUES (?, ?, ?, ?)", *values)
    expected = () if lost else ("web",)
    assert await here.does(alerts.platforms, PersonId("gao-yun")) == expected
    assert await here.does(alerts.ways, [PersonId("gao-yun")]) == {"gao-yun": expected}


async def test_all_who_reported_it_are_known_and_those_who_only_added_to_it_are_not(here: World) -> None:
    await reported(here)
    await reported(here, by="chen-si")
    await does(here, "gao-yun", Verb.ADD_CRISIS)
    await here["gao-yun"].says("平台客服电话打通了")
    assert await here.does(alerts.reporters, await crisis(here)) == (REPORTER, "chen-si")


async def test_whoever_it_was_offered_to_and_who_reported_it_stay_called(here: World) -> None:
    await reported(here, by="chen-si")
    await here["gao-yun"].taps(Verb.TAKE_CRISIS)
    await here["gao-yun"].taps(Verb.OFFER_CRISIS)
    await here["gao-yun"].answers("sun-yue")
    await here.alters("DELETE FROM roles WHERE person IN ('sun-yue', 'gao-yun', 'luo-jing')")
    await here.does(alerts.roster_changed)
    [changed] = await on_file(here, "called-changed")
    assert changed["left"] == ["luo-jing"]
    assert (await crisis(here)).owner == "gao-yun"


async def test_what_is_over_calls_nobody_when_the_roster_changes(here: World) -> None:
    await here.alters("DELETE FROM identities WHERE person <> ?", REPORTER)
    await reported(here)
    await here[REPORTER].taps(Verb.END_CRISIS, "mistake")
    before = len(await on_file(here, "crisis-called"))
    await here.alters("UPDATE people SET active = 0 WHERE id = 'luo-jing'")
    await here.does(alerts.roster_changed)
    assert await on_file(here, "called-changed") == []
    assert len(await on_file(here, "crisis-called")) == before


@pytest.mark.parametrize(("seconds", "joins"), [(0, True), (1, False)])
async def test_what_its_reporter_sends_joins_it_for_half_an_hour_and_no_longer(
    here: World, seconds: int, *, joins: bool
) -> None:
    await reported(here)
    [(kept,)] = await here.rows("SELECT json_extract(data, '$.kept.until') FROM dialogs WHERE state = 'open'")
    until = (await crisis(here)).since + timedelta(minutes=30)
    assert kept == str(micros(until))
    here.clock.move_to(until + timedelta(seconds=seconds - 1))  # writing takes a second
    await here[REPORTER].says("门口又来了三十人")
    told = await here.rows("SELECT count(*) FROM crisis_lines WHERE kind = 'added'")
    assert told == [(1 if joins else 0,)]


async def test_who_is_reached_on_two_platforms_is_called_on_both_after_a_minute_and_nowhere_twice(
    tmp_path: Path,
) -> None:
    async with on_both(tmp_path, ["gao-yun"]) as both:
        here = both.here
        await here["gao-yun"].says("/platform web")
        await reported(here)
        one = await crisis(here)
        assert (await called(here))["calls"] == keys(one.id, FIRST, one.since, "web")
        await here.passes(seconds=60)
        calls, at = (await called(here))["calls"], one.since + timedelta(minutes=1)
        assert calls[:2] == keys(one.id, ("gao-yun",), at, "web", TELEGRAM)
        assert calls[2:] == keys(one.id, FIRST[1:], at, "web")
        await here.alters("UPDATE identities SET platform = 'gone' WHERE platform = 'telegram'")
        await here.passes(minutes=2)
        assert {name for _, name, _ in (await called(here))["calls"]} == {"web"}


async def test_who_comes_later_is_called_where_he_prefers_and_there_alone(tmp_path: Path) -> None:
    async with on_both(tmp_path, ["chen-si"]) as both:
        here = both.here
        await here["chen-si"].says("/platform telegram")
        await reported(here)
        await here.alters("INSERT INTO roles (person, role) VALUES ('chen-si', 'pr-desk')")
        one, now = await crisis(here), here.clock.now()
        await here.does(alerts.roster_changed)
        assert (await called(here))["calls"] == keys(one.id, ("chen-si",), now, TELEGRAM)


ROOM = Address("web", "", "C-ROOM")


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ((), ()),
        ((PR_DESK,), (PR_DESK,)),
        ((PR_DESK, f"{CRISIS_PLACE}@telegram"), (CRISIS_PLACE,)),
        ((f"{PR_DESK}@slack",), (PR_DESK,)),
        (("elsewhere",), ()),
    ],
)
async def test_it_is_posted_where_crises_are_read_or_where_the_desk_reads_and_once(
    here: World, names: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    organisation = replace(here.bot.organisation, places=tuple((name, ROOM) for name in names))
    now = here.clock.now()
    assert await here.bot.store.view(lambda tables: alerts.places(Act(tables, now, organisation))) == expected
    here.bot.organisation, usual = organisation, here.bot.organisation
    person = await here.bot.store.view(lambda tables: tables.people.get(PersonId(REPORTER)))
    await here.does(crises.report, person, Sent(WHAT))
    assert (await called(here))["places"] == list(expected)
    here.clock.move(timedelta(seconds=10))
    await here.does(alerts.step, (await ids(here))[0])
    assert [fact["places"] for fact in await on_file(here, "crisis-called")] == [list(expected), []]
    here.bot.organisation = usual


async def test_where_somebody_acts_is_his_first_account_when_no_message_says_it(here: World) -> None:
    assert await here.does(alerts.where, PersonId(REPORTER)) == "web"
    assert await here.does(alerts.where, PersonId("nobody")) == ""


async def test_where_no_leader_is_named_those_on_the_first_rung_stand_for_them(here: World) -> None:
    await reported(here)
    one = await crisis(here)
    assert await here.does(alerts.leaders, one) == (LEADER, CHIEF)
    nameless = replace(one, ladder=replace(one.ladder, leaders=()))
    assert await here.does(alerts.leaders, nameless) == FIRST


async def test_a_drill_says_in_each_fact_that_it_is_one_and_ends_once_it_is_closed(here: World) -> None:
    one = await begun(here)
    [fact] = await on_file(here, "crisis-called")
    assert fact["crisis"] == {"id": one.id, "number": "D-2026-01", "title": "", "drill": True}
    assert await here.rows("SELECT period FROM dues WHERE rule = 'drill-stop'") == []
    await here["luo-jing"].presses(Token(Verb.END_CRISIS, one.id, choice="false-alarm"))
    await here["sun-yue"].taps(Verb.CONFIRM_END)
    assert ("over",) in await here.rows("SELECT period FROM dues WHERE rule = 'drill-end'")
