"""The release plan in one's own calendar (P3 12.2; INT8): subscribing by a secret link, what is seen, when it ends."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.cards.tokens import Token, Verb
from bot.domain.people import Holding, PersonId, Role, UnitId
from bot.text import micros
from handlers import people
from tests.support.calendars import Program, address_of, program, subscribes
from tests.support.calling import plans
from tests.support.world import DESK, roster_with, world

DAY = "健康宣传日走进社区"
OFFICER = (PersonId("wang-min"), Role.OFFICER, UnitId("marketing"))


async def gone(programs: Program, address: str) -> bool:
    """Tell whether a link opens nothing, in the very words that are said of one that there never was."""
    found = await programs.fetches(address)
    never = await programs.fetches(f"/calendar/{'0' * 40}.ics")
    kept = [(one.status, one.body, {**one.headers, "Date": ""}) for one in (found, never)]
    return kept[0] == kept[1] and found.status == 404


async def test_somebody_subscribes_and_sees_in_his_calendar_what_he_may_see(tmp_path: Path) -> None:
    async with world(tmp_path, port=8080) as here, program(here) as programs:
        await plans(here, "wang-min", DAY, "6月12日 10:00")
        await plans(here, "chen-si", "名医讲堂", "6月12日 15:00")

        address = await subscribes(here, "wang-min")
        desk = await subscribes(here, DESK[0])

        assert address.startswith("http://127.0.0.1:8080/calendar/")
        assert "webcal://127.0.0.1:8080/calendar/" in here["wang-min"].hears()
        assert (await programs.fetches(address)).titles() == [f"{DAY} · 市场部"]
        assert (await programs.fetches(desk)).titles() == [f"{DAY} · 市场部", "名医讲堂 · 医务管理部"]
        await plans(here, "wang-min", "开业义诊", "6月15日 9:00")
        assert (await programs.fetches(address)).titles() == [f"{DAY} · 市场部", "开业义诊 · 市场部"]


async def test_a_calendar_speaks_the_language_of_its_owner(tmp_path: Path) -> None:
    async with world(tmp_path, port=8080) as here, program(here) as programs:
        await plans(here, "wang-min", DAY, "6月12日 10:00")
        address = await subscribes(here, "wang-min")
        await here["wang-min"].says("/language en")

        [event] = (await programs.fetches(address)).events

        assert event["SUMMARY"] == f"{DAY} · Marketing"


async def test_a_link_is_shown_once_and_only_replaced_after_that(tmp_path: Path) -> None:
    async with world(tmp_path, port=8080) as here, program(here) as programs:
        await plans(here, "wang-min", DAY, "6月12日 10:00")
        first = await subscribes(here, "wang-min")
        await here["wang-min"].says("发布计划")
        await here["wang-min"].taps(Verb.SUBSCRIBE)
        assert "已有发布计划的订阅链接" in here["wang-min"].hears()
        assert "/calendar/" not in here["wang-min"].hears()

        answer = await here["wang-min"].taps(Verb.NEW_LINK)

        assert here.say(answer.text) == "旧链接已失效，新链接马上发给您。"
        assert address_of(here, "wang-min") != first
        assert await gone(programs, first)
        assert (await programs.fetches(address_of(here, "wang-min"))).titles() == [f"{DAY} · 市场部"]


async def test_a_link_is_stopped_by_its_owner_and_an_old_card_stops_no_newer_one(tmp_path: Path) -> None:
    async with world(tmp_path, port=8080) as here, program(here) as programs:
        await plans(here, "wang-min", DAY, "6月12日 10:00")
        wang = here["wang-min"]
        await subscribes(here, "wang-min")
        stop = wang.button(Verb.END_LINK).token
        await wang.taps(Verb.NEW_LINK)
        address = address_of(here, "wang-min")

        await wang.presses(stop)
        await here["chen-si"].presses(wang.button(Verb.END_LINK).token)
        assert not await gone(programs, address)

        answer = await wang.taps(Verb.END_LINK)
        assert here.say(answer.text) == "链接已停用。"
        assert await gone(programs, address)
        answer = await wang.taps(Verb.NEW_LINK)  # the card of the one that he has stopped
        assert here.say(answer.text) == "链接马上发给您。"


async def test_a_link_ends_with_what_its_owner_may_see_and_comes_back_with_nothing(tmp_path: Path) -> None:
    async with world(tmp_path, port=8080) as here, program(here) as programs:
        await plans(here, "wang-min", DAY, "6月12日 10:00")
        address = await subscribes(here, "wang-min")

        await here.does(people.end_role, *OFFICER)

        assert await gone(programs, address)
        assert await here.rows("SELECT count(*) FROM facts WHERE kind = 'calendar-unlinked'") == [(1,)]
        await here.does(lambda act: act.people.take_up(Holding(*OFFICER)))
        assert await gone(programs, address)


async def test_a_link_ends_when_a_role_runs_out_by_itself(tmp_path: Path) -> None:
    async with world(tmp_path, port=8080) as here, program(here) as programs:
        await plans(here, "wang-min", DAY, "6月12日 10:00")
        address = await subscribes(here, "wang-min")
        ends = micros(here.clock.now() + timedelta(days=1))
        await here.alters("UPDATE roles SET until = ? WHERE person = 'wang-min'", ends)
        assert not await gone(programs, address)

        here.clock.move(timedelta(days=1))

        assert await gone(programs, address)
        await here.alters("UPDATE roles SET until = NULL WHERE person = 'wang-min'")
        assert await gone(programs, address)


async def test_a_link_ends_when_its_owner_leaves(tmp_path: Path) -> None:
    async with world(tmp_path, port=8080) as here:
        await plans(here, "wang-min", DAY, "6月12日 10:00")
        address = await subscribes(here, "wang-min")
        other = await subscribes(here, "luo-jing")
    left = roster_with(tmp_path, ('id = "wang-min"\n', 'id = "wang-min"\nactive = false\n'))
    async with world(tmp_path, port=8080, roster=left) as here, program(here) as programs:
        assert await gone(programs, address)
        assert not await gone(programs, other)


async def test_a_link_lives_on_after_a_restart_and_nobody_is_shown_it_again(tmp_path: Path) -> None:
    async with world(tmp_path, port=8080) as here:
        await plans(here, "wang-min", DAY, "6月12日 10:00")
        address = await subscribes(here, "wang-min")
    async with world(tmp_path, port=8080) as here, program(here) as programs:
        assert (await programs.fetches(address)).titles() == [f"{DAY} · 市场部"]


async def test_what_was_taken_out_of_the_plan_is_taken_out_of_calendars(tmp_path: Path) -> None:
    async with world(tmp_path, port=8080) as here, program(here) as programs:
        await plans(here, "wang-min", DAY, "6月12日 10:00")
        address = await subscribes(here, "wang-min")
        [before] = (await programs.fetches(address)).events
        await here["wang-min"].says("发布计划")
        await here["wang-min"].taps(Verb.PLAN_DROP)

        [after] = (await programs.fetches(address)).events

        assert (before.get("STATUS"), after["STATUS"]) == (None, "CANCELLED")
        assert before["UID"] == after["UID"]
        assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)
        assert before["LAST-MODIFIED"].dt < after["LAST-MODIFIED"].dt
        await here.passes(days=11)
        assert (await programs.fetches(address)).events == []


async def test_the_title_of_what_may_touch_on_secrets_is_in_nobodys_calendar(tmp_path: Path) -> None:
    async with world(tmp_path, port=8080) as here, program(here) as programs:
        await plans(here, "wang-min", DAY, "6月12日 10:00")
        wang = here["wang-min"]
        await wang.begins(DAY, channels=("wechat",))
        draft = await here.draft()
        await wang.says("发布计划")
        await wang.taps(Verb.HAND_IN)
        await wang.answers(draft)
        address = await subscribes(here, "wang-min")
        assert (await programs.fetches(address)).titles() == [f"{DAY} · 市场部"]

        await here.alters("UPDATE versions SET particulars = json_set(particulars, '$.secrecy', json('[\"medical\"]'))")

        assert (await programs.fetches(address)).titles() == ["可能涉密的稿件 · 市场部"]


@pytest.mark.parametrize("person", ["wang-min", DESK[0]])
async def test_where_there_is_no_address_it_is_said_what_to_do(tmp_path: Path, person: str) -> None:
    async with world(tmp_path) as here:
        await here[person].says("发布计划")
        answer = await here[person].taps(Verb.SUBSCRIBE)
        assert here.say(answer.text).startswith("这里还没有可供订阅的网址，请管理员填写 [calendar] url。")


async def test_who_sees_no_plan_gets_no_link(tmp_path: Path) -> None:
    async with world(tmp_path, port=8080) as here:
        for verb in (Verb.SUBSCRIBE, Verb.NEW_LINK):
            answer = await here["shen-tong"].presses(Token(verb))
            assert here.say(answer.text) == "没有可看的发布计划。"
