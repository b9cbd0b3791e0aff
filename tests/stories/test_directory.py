"""An administrator changes who is who while the bot runs: from a file in the chat, seen first, applied at a word."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.cards.tokens import Verb
from bot.config import sample_settings
from bot.deps import Act
from bot.domain.people import PersonId
from bot.roster import load_roster
from handlers import staffing
from tests.support.documents import picture
from tests.support.world import HEAD, World, roster_with, world

SHEN = "shen-tong"
NEW_HEAD = (
    "# The demo opens with",
    """[[person]]
id = "qin-yue"
names = { zh-Hans = "秦越", en = "Qin Yue" }
unit = "marketing"
roles = ["head"]

# The demo opens with""",
)


def changed(folder: Path, *changes: tuple[str, str]) -> bytes:
    return roster_with(folder, *changes).read_bytes()


def sample() -> str:
    return sample_settings(Path(), 0).roster.read_text("utf-8")


def successor() -> bytes:
    """Give the sample roster in which Qin Yue has taken over from Li Guohua, who has left."""
    text = sample()
    li = text.index(f'id = "{HEAD}"')
    end = text.index("\n\n", li)
    entry = text[li:end]
    left = entry.replace('roles = ["head"]', "active = false")
    assert left != entry
    return text.replace(entry, left).replace(*NEW_HEAD).encode()


async def facts(here: World, kind: str) -> list[str]:
    return [by for (by,) in await here.rows("SELECT by FROM facts WHERE kind = ? ORDER BY id", kind)]


async def test_a_new_head_is_shown_applied_and_finds_what_waited(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        shen = here[SHEN]
        await here["wang-min"].submits()
        assert await here.deciding() == {HEAD}

        await shen.sends("/名册", [("名册.toml", successor())])
        offered = shen.hears()
        assert "秦越（市场部）" in offered
        assert "离开 1 人：李国华（市场部）" in offered
        assert "新任 1 项：秦越（市场部部门负责人）" in offered
        assert await here.deciding() == {HEAD}

        answer = await shen.taps(Verb.APPLY_ROSTER)
        assert "已应用" in here.say(answer.text)
        assert await here.deciding() == {"qin-yue"}
        assert "review" in here["qin-yue"].titles()[-1]
        assert "roster-applied" in shen.titles()
        assert "离开 1 人：李国华（市场部）" in shen.hears()
        assert not shen.sees(Verb.APPLY_ROSTER)
        assert await facts(here, "roster-imported") == [SHEN]
        assert (await here[HEAD].says("待办")).refused


async def test_what_would_stop_items_is_told_before_the_roster_is_applied(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        headless = successor().decode().replace('roles = ["head"]\n\n# The demo', "roles = []\n\n# The demo")
        assert headless != successor().decode()
        await here[SHEN].sends("/roster", [("roster.toml", headless.encode())])
        offered = here[SHEN].hears()
        assert "⚠ 应用之后，有" in offered
        assert "市场部：没有负责人" in offered


async def test_people_whom_no_card_would_reach_are_named(tmp_path: Path) -> None:
    def foreseen(act: Act, *, new: int) -> list[str]:
        """Foresee a roster with new officers, on platforms where accounts have to be linked first."""
        read = load_roster(sample_settings(tmp_path, 0).roster, act.organisation.zone).directory()
        wang = next(person for person in read.people if person.id == "wang-min")
        held = next(one for one in read.holdings if one.person == "wang-min")
        people = [replace(wang, id=PersonId(f"new-{number}")) for number in range(new)]
        grown = replace(
            read,
            people=(*read.people, *people),
            holdings=(*read.holdings, *(replace(held, person=person.id) for person in people)),
        )
        act.organisation = replace(act.organisation, accounts=())
        return [here.say(what) for _, what in staffing.foreseen(act, grown)]

    async with world(tmp_path) as here:
        assert await here.does(foreseen, new=0) == []
        assert await here.does(foreseen, new=2) == ["还没有关联账号，卡片送不到：王敏、王敏"]
        [line] = await here.does(foreseen, new=9)
        assert line.endswith("等 9 人还没有关联账号，卡片送不到")


async def test_what_was_applied_from_a_chat_outlives_the_next_start(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here[SHEN].sends("", [("roster.toml", successor())])
        await here[SHEN].taps(Verb.APPLY_ROSTER)
        paper, clock = here.paper, here.clock
    async with world(tmp_path, paper=paper, clock=clock) as here:
        assert await here.rows("SELECT active FROM people WHERE id = ?", HEAD) == [(0,)]


async def test_a_file_that_is_changed_holds_at_the_next_start(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here[SHEN].sends("", [("roster.toml", successor())])
        await here[SHEN].taps(Verb.APPLY_ROSTER)
        paper, clock = here.paper, here.clock
    mended = roster_with(tmp_path, ("# The demo opens", "# It opens"))
    async with world(tmp_path, paper=paper, clock=clock, roster=mended) as here:
        assert await here.rows("SELECT active FROM people WHERE id = ?", HEAD) == [(1,)]
        await here.settles()
        told = here[SHEN].hears()
        assert "新增 1 人：李国华（市场部）" in told
        assert "离开 1 人：秦越（市场部）" in told
        assert not here[SHEN].sees(Verb.APPLY_ROSTER)
        before = len(here[SHEN].sheets)
        paper, clock = here.paper, here.clock
    same = roster_with(tmp_path, ("# The demo opens", "# At first it opens"))
    async with world(tmp_path, paper=paper, clock=clock, roster=same) as here:
        await here.settles()
        assert len(here[SHEN].sheets) == before


async def test_what_was_offered_no_longer_holds_once_a_start_has_brought_in_a_changed_file(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here[SHEN].sends("", [("roster.toml", successor())])
        button = here[SHEN].button(Verb.APPLY_ROSTER)
        paper, clock = here.paper, here.clock
    mended = roster_with(tmp_path, NEW_HEAD_DEPUTY)
    async with world(tmp_path, paper=paper, clock=clock, roster=mended) as here:
        await here.settles()
        assert "roster-overtaken" in here[SHEN].titles()
        assert "roster-applied" in here[SHEN].titles()
        late = await here[SHEN].presses(button.token)
        assert late.refused
        assert await here.rows("SELECT active FROM people WHERE id = ?", HEAD) == [(1,)]


async def test_a_roster_that_is_left_aside_changes_nothing(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        shen = here[SHEN]
        await shen.sends("/roster", [("roster.toml", successor())])
        button = shen.button(Verb.APPLY_ROSTER)
        answer = await shen.taps(Verb.LEAVE_ROSTER)
        assert "没有更改" in here.say(answer.text) or "没有改动" in here.say(answer.text)
        assert shen.last.card.closed
        late = await shen.presses(button.token)
        assert late.refused
        assert "已经放弃" in here.say(late.text)
        assert await facts(here, "roster-imported") == []


async def test_of_two_rosters_the_second_no_longer_holds_once_the_first_is_applied(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        shen = here[SHEN]
        await shen.sends("", [("one.toml", successor())])
        await shen.sends("", [("two.toml", changed(tmp_path, NEW_HEAD_DEPUTY))])
        first, second = (sheet.card for sheet in shen.sheets[-2:])
        await shen.presses(first.buttons[0].token)
        assert "roster-overtaken" in shen.titles()
        late = await shen.presses(second.buttons[0].token)
        assert late.refused
        assert "另一份名册" in here.say(late.text)


NEW_HEAD_DEPUTY = (NEW_HEAD[0], NEW_HEAD[1].replace('"head"', '"deputy-head"'))


async def test_mistakes_are_told_by_their_place_and_nothing_is_applied(tmp_path: Path) -> None:
    wrong = (
        "单位\n编号,名称,类型\nsc,市场部,部门\n\n"
        "人员\n编号,姓名,所在单位,角色\nchen,陈欣,市场不,信息员\nxu,许斌,sc,信息圆\n"
    )
    async with world(tmp_path) as here:
        shen = here[SHEN]
        await shen.sends("/名册", [("名册.csv", wrong.encode("gb18030"))])
        told = shen.hears()
        assert "有 2 处要改" in told
        assert "“人员”第 7 行“所在单位”列：没有“市场不”这个单位" in told
        assert "“人员”第 8 行“角色”列：没有“信息圆”这个角色；是不是“信息员”？" in told
        assert not shen.sees(Verb.APPLY_ROSTER)
        assert "nobody is called" not in shen.hears("en")
        assert "人员, row 7, column 所在单位: unknown unit '市场不'" in shen.hears("en")


async def test_a_roster_without_an_administrator_is_refused(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        text = sample().replace('"administrator"', '"archivist"')
        answer = await here[SHEN].sends("/roster", [("roster.toml", text.encode())])
        assert not answer.refused
        assert "没有管理员" in here[SHEN].hears()


async def test_the_same_roster_again_changes_nothing(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here[SHEN].sends("/roster", [("roster.toml", sample().encode())])
        assert "一致" in here[SHEN].hears()


async def test_only_administrators_change_the_roster(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].sends("/roster", [("roster.toml", successor())])
        assert "只有管理员" in here["wang-min"].hears()
        await here["wang-min"].says("/roster")
        assert "只有管理员" in here["wang-min"].hears()
        await here[SHEN].sends("", [("roster.toml", successor())])
        button = here[SHEN].button(Verb.APPLY_ROSTER)
        assert (await here["wang-min"].presses(button.token)).refused
        assert await facts(here, "roster-imported") == []


@pytest.mark.whole
async def test_what_comes_beside_a_roster_goes_its_way_or_is_named(tmp_path: Path) -> None:
    files = [("roster.toml", successor()), ("a.jpg", picture())]
    async with world(tmp_path) as here:
        await here["wang-min"].sends("", files)
        assert "只有管理员" in here["wang-min"].reads()
        assert await here.rows("SELECT json_array_length(attachments) FROM versions") == [(1,)]
        await here[SHEN].sends("", [*files[:1], ("b.jpg", picture(tone=1))])
        assert "只看了名册“roster.toml”，同来的没有收：b.jpg" in here[SHEN].reads()
        assert here[SHEN].sees(Verb.APPLY_ROSTER)
        assert await here.rows("SELECT name FROM files") == [("a.jpg",)]


async def test_the_word_alone_says_how_it_is_done(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here[SHEN].says("/名册")
        assert "qianfa org template" in here[SHEN].hears()


async def test_administrators_have_the_roster_in_their_menu_and_nobody_else(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here[SHEN].says("帮助")
        assert "qianfa org template" in here.say((await here[SHEN].taps(Verb.ROSTER)).text)
        await here["wang-min"].says("帮助")
        assert not here["wang-min"].sees(Verb.ROSTER)
        await here["wang-min"].taps(Verb.FIND)
        assert "“查 健康宣传”" in here["wang-min"].hears()


async def test_a_button_of_a_roster_that_is_not_there_or_cannot_be_applied(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        shen = here[SHEN]
        assert (await shen.presses("ra.nothing.0.")).refused
        await shen.sends("/roster", [("notes.pdf", b"%PDF-1.7 nothing")])
        assert "roster-mistaken" in shen.titles()
        [(roster,)] = await here.rows("SELECT id FROM rosters")
        assert (await shen.presses(f"ra.{roster}.0.")).refused
