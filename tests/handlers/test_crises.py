"""Odd corners of crises: who reports and takes it himself, what is not there, what is not due, what was overtaken."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.cards.card import Kind
from bot.cards.tokens import Token, Verb
from bot.deps import Act
from bot.domain.crises import CrisisState
from bot.domain.crisis_ladder import Group
from bot.domain.people import PersonId, Role
from bot.errors import NotSaved
from bot.memory import Overtaken, Tables
from bot.ports import Filled
from handlers import alerts, crises, views
from handlers.crises import NothingToReport
from handlers.crisis_views import listed
from handlers.drafts import Sent
from handlers.made import Made, Wanted
from tests.support.crisis import FIRST, LEADER, REPORTER, WHAT, crisis, ids, reported, rings, seen
from tests.support.documents import picture
from tests.support.world import World, policy_with, world


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path, stage="paper") as found:
        yield found


async def test_who_reports_and_is_on_duty_himself_is_not_rung_for_it_at_once_and_may_take_it(here: World) -> None:
    await reported(here, by="gao-yun")
    assert "gao-yun" not in rings(here)
    assert "正在呼叫" in seen(here, "gao-yun")
    await here["gao-yun"].taps(Verb.TAKE_CRISIS)
    assert (await crisis(here)).owner == "gao-yun"
    assert "news-crisis-taken" not in here["gao-yun"].titles()


async def test_a_step_that_is_not_due_or_of_nothing_does_nothing(here: World) -> None:
    await reported(here)
    await here.does(alerts.step, "nothing")
    await here.does(alerts.step, (await ids(here))[0])
    assert rings(here) == dict.fromkeys(FIRST, 1)


async def test_a_changed_roster_calls_nobody_while_somebody_has_it(here: World) -> None:
    await reported(here)
    await here["gao-yun"].taps(Verb.TAKE_CRISIS)
    before = rings(here)
    await here.alters("INSERT INTO roles (person, role) VALUES ('chen-si', 'pr-desk')")
    await here.does(alerts.roster_changed)
    assert rings(here) == before


async def test_an_item_that_is_not_out_causes_nothing_yet(here: World) -> None:
    await here[REPORTER].submits()
    refused = await here[REPORTER].presses(Token(Verb.CRISIS, await here.draft()))
    assert refused.refused


async def test_the_bare_command_asks_and_a_picture_alone_is_an_answer(here: World) -> None:
    await here[REPORTER].says("/crisis")
    assert here[REPORTER].last.card.title.key == "ask-crisis"
    await here[REPORTER].sends("", [("现场.jpg", picture())])
    assert "（还没有说明）" in seen(here, "gao-yun")
    await here[REPORTER].says("门诊大厅漏水")
    assert (await crisis(here)).title == "门诊大厅漏水"


async def test_nothing_at_all_is_no_report(here: World) -> None:
    person = await here.bot.store.view(lambda tables: tables.people.get(PersonId(REPORTER)))
    with pytest.raises(NothingToReport):
        await here.does(crises.report, person, Sent())


async def test_a_long_report_has_a_short_title_and_the_rest_is_told_with_it(here: World) -> None:
    await reported(here, "很" * (crises.LONGEST + 50))
    one = await crisis(here)
    assert (len(one.title), one.more) == (crises.LONGEST, ("很" * 50,))


async def test_who_has_nothing_to_do_with_two_crises_does_not_make_them_one(here: World) -> None:
    await reported(here, "二分公司官网被篡改")
    await reported(here, "三分公司官网被篡改")
    refused = await here["ma-tao"].presses(Token(Verb.SAME_CRISIS, (await ids(here))[1], choice="C-2026-01"))
    assert refused.refused
    refused = await here["gao-yun"].presses(Token(Verb.SAME_CRISIS, (await ids(here))[1], choice="C-2026-02"))
    assert refused.refused
    refused = await here["ma-tao"].presses(Token(Verb.MERGE_CRISIS, (await ids(here))[1]))
    assert refused.refused
    await here["gao-yun"].presses(Token(Verb.SAME_CRISIS, (await ids(here))[1], choice="C-2026-01"))
    assert (await crisis(here, "C-2026-02")).state is CrisisState.MERGED


async def test_where_nobody_else_is_called_it_cannot_be_handed_over(here: World) -> None:
    await reported(here)
    await here["gao-yun"].taps(Verb.TAKE_CRISIS)
    await here.alters("UPDATE crisis_people SET left_at = 1 WHERE person <> 'gao-yun'")
    refused = await here["gao-yun"].taps(Verb.OFFER_CRISIS)
    assert refused.refused


async def test_more_is_told_in_a_form_as_well(here: World) -> None:
    await reported(here)
    [(question,)] = await here.rows("SELECT id FROM dialogs WHERE state = 'open' AND person = ?", REPORTER)
    token, given = str(Token(Verb.ANSWER, question)), (Filled("answer", words="又有一条"),)
    await here.bot.desk.filled(here[REPORTER].address, token, given, event="form")
    await here.settles()
    assert "又有一条" in seen(here, LEADER)


async def test_what_is_not_there_is_not_shown(here: World) -> None:
    await reported(here)

    def made(act: Act) -> Made | None:
        return views.make(act, Wanted(Kind.CRISIS, "nothing", 0, PersonId(REPORTER)))

    assert await here.does(made) is None
    shown = await here.does(listed, PersonId("nobody"))
    assert shown.card.title.key == "crises-empty"


async def test_a_crisis_that_was_written_meanwhile_is_not_overwritten(here: World) -> None:
    await reported(here)
    one = await crisis(here)

    def save(tables: Tables) -> None:
        tables.crises.save(replace(one, revision=one.revision - 1))

    with pytest.raises(NotSaved) as raised:
        await here.bot.store.act(save)
    assert isinstance(raised.value.__cause__, Overtaken)


async def test_a_card_further_down_takes_the_place_of_the_one_above(here: World) -> None:
    await reported(here, WHAT)
    await here.passes(seconds=65)
    keys = here["gao-yun"].titles()
    assert keys == ["crisis-moved", "crisis-title-alerting"]
    assert "C-2026-01：最新的卡片在下面" in here["gao-yun"].reads()


async def test_a_report_keeps_the_ladder_of_its_day_its_title_on_one_line_and_what_came_with_it(tmp_path: Path) -> None:
    step = '[[step]]\nid = "unit-head"'
    rungs = """[[crisis.rung]]\nafter = "0 s"\ncalls = [{ role = "chief" }]\n\n"""
    policy = policy_with(tmp_path, (step, rungs + step))
    async with world(tmp_path, stage="paper", policy=policy) as here:
        await here[REPORTER].sends("突发：门诊大厅  漏水\n请派人", [("现场.jpg", picture())])
        one = await crisis(here)
        assert (one.title, one.pictures, one.files) == ("门诊大厅 漏水 请派人", 1, 0)
        assert one.ladder.rungs[0].calls == (Group(Role.CHIEF),)
        assert [(one.policy,)] == await here.rows("SELECT id FROM policies WHERE active = 1")
        assert await here.rows("SELECT kind FROM crisis_lines") == [("report",)]
