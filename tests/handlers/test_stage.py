"""What a rehearsal shows besides conversations: the people, and the item in hand as a line of stations."""

from pathlib import Path

from bot.cards.tokens import Verb
from handlers import stage
from tests.support.world import CHAIN, HEAD, World, roster_with, world


async def stations(here: World) -> list[tuple[str, str, tuple[str, ...]]]:
    hand = await here.does(stage.in_hand)
    assert hand is not None
    return [(station.state, here.say(station.text), station.people) for station in hand.stations]


async def states(here: World) -> list[str]:
    return [state for state, _, _ in await stations(here)]


async def test_the_cast_begins_with_an_officer_her_head_and_the_office(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        players = await here.does(stage.cast)
        assert [player.person.id for player in players[:3]] == ["wang-min", HEAD, "gao-yun"]
        assert len(players) == len({player.person.id for player in players}) > 40
        assert players[0].unit.zh_hans == "市场部"
        assert [str(role) for role in players[2].roles] == ["head", "pr-desk"]


async def test_an_organisation_in_which_nobody_is_the_officers_head_has_a_cast_too(tmp_path: Path) -> None:
    text = roster_with(tmp_path).read_text("utf-8").replace('"officer"', '"auditor"')
    path = tmp_path / "roster-without.toml"
    path.write_text(text, "utf-8")
    async with world(tmp_path, roster=path) as here:
        players = await here.does(stage.cast)
        assert players[0].person.id == "wang-min"
        assert players[1].person.id == "sun-hao"


async def test_an_officer_without_a_head_does_not_lead_the_cast(tmp_path: Path) -> None:
    headless = roster_with(tmp_path, ('email = "li.guohua@qinghe.example"\nroles = ["head"]', "roles = []"))
    async with world(tmp_path, roster=headless) as here:
        players = await here.does(stage.cast)
        assert [player.person.id for player in players[:3]] == ["chen-si", "wu-haiyan", "gao-yun"]


async def test_people_who_left_are_not_played(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here.alters("UPDATE people SET active = 0 WHERE id IN ('sun-hao', ?)", HEAD)
        players = await here.does(stage.cast)
        assert {"sun-hao", HEAD}.isdisjoint(player.person.id for player in players)


async def test_before_anything_is_there_nothing_is_in_hand(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        assert await here.does(stage.in_hand) is None


async def test_the_item_in_hand_moves_from_station_to_station(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.submits()
        assert await stations(here) == [
            ("done", "起草", ("wang-min",)),
            ("now", "部门负责人", (HEAD,)),
            ("next", "办公室", ("gao-yun", "luo-jing", "sun-yue")),
            ("next", "保密负责人", ("he-jianping",)),
            ("next", "主要领导", ("zhou-guangyuan",)),
            ("next", "发布", ("ma-tao", "cheng-lu")),
        ]
        await here.approved_by(HEAD)
        assert await states(here) == ["done", "done", "now", "next", "next", "next"]
        await here["luo-jing"].returns()
        assert await states(here) == ["now", "done", "against", "next", "next", "next"]
        await wang.edits("title", "健康日")
        assert await states(here) == ["now", "done", "against", "next", "next", "next"]
        await wang.taps(Verb.SUBMIT)
        assert await states(here) == ["done", "now", "next", "next", "next", "next"]
        hand = await here.does(stage.in_hand)
        assert hand is not None
        assert (hand.title, hand.version) == ("健康日", 2)
        await here.approved_by(HEAD)
        await here.approved_by(*CHAIN[1:])
        assert (await states(here))[-1] == "now"
        await here["ma-tao"].taps(Verb.PROOFREAD)
        await here["ma-tao"].releases("weibo", "https://weibo.example/1")
        await here["ma-tao"].releases("wechat", "https://mp.example/1")
        assert set(await states(here)) == {"done"}


async def test_who_asks_for_another_look_at_an_earlier_step_stands_without_a_cross(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here.approved_by(HEAD)
        await here["luo-jing"].returns(to="unit-head")
        assert await states(here) == ["done", "now", "next", "next", "next", "next"]


async def test_a_rejection_has_its_cross_where_it_was_said(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here[HEAD].rejects()
        assert (await states(here))[:2] == ["done", "against"]


async def test_an_item_taken_up_again_is_in_its_authors_hands(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.submits()
        await wang.taps(Verb.WITHDRAW)
        assert (await states(here))[0] == "now"
        await wang.taps(Verb.TAKE_UP)
        assert (await states(here))[0] == "now"


async def test_a_draft_that_was_given_up_shows_where_it_would_have_gone(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.begins()
        await wang.taps(Verb.DISCARD)
        assert await states(here) == ["now", "next", "next", "next", "next", "next"]


async def test_crises_that_are_open_come_before_the_item_in_hand(tmp_path: Path) -> None:
    async with world(tmp_path, stage="paper") as here:
        assert await here.does(stage.alarms) == ()
        await here["wang-min"].says("/crisis 门诊大厅漏水")
        await here["chen-si"].says("/crisis 官网打不开")
        newest, first = await here.does(stage.alarms)
        assert (newest.title, first.title, first.drill) == ("官网打不开", "门诊大厅漏水", False)
        assert set(first.people) == {"gao-yun", "luo-jing", "sun-yue", "lin-shuhua"}
        await here["gao-yun"].taps(Verb.TAKE_CRISIS)
        newest, first = await here.does(stage.alarms)
        assert newest.people == ("gao-yun",)
        assert here.say(newest.state) == "已接手（高云）"
