"""Linked release (P1 13; INT9): the PR desk calls on units, late ones are chased, all appear together."""

from pathlib import Path

from bot.cards.tokens import Token, Verb
from tests.support.calling import DESK, HEADS, OFFICERS, TOPIC, calls, hands_in, signs_off
from tests.support.world import HEAD, PUBLISHERS, World, world

FIVE = tuple(OFFICERS)


async def test_article_13_a_linked_release_of_five_units_with_two_late(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await calls(here, *FIVE)
        desk = here[DESK]
        assert "约稿 A2026-01 已发给 5 个单位" in here[DESK].reads()
        for unit in FIVE:
            assert f"约稿：{TOPIC}" in here[OFFICERS[unit]].reads()
        await here[OFFICERS["huadong"]].taps(Verb.ACCEPT)
        assert "青禾华东医院管理有限公司 · 已接受" in here.printed(desk.card("board-title"))
        for unit in FIVE[:3]:
            await hands_in(here, unit)
            await signs_off(here, unit)
        board = here.printed(desk.card("board-title"))
        assert "已签发 3/5" in board
        assert "谢宁" not in board

        # Friday 17:00 passes; each working morning the two that are late hear of it, from the third on their heads too.
        await here.passes(days=3)
        late = here[OFFICERS["anhe"]]
        assert late.hears().startswith(f"约稿《{TOPIC}》今天 17:00 交，请留出时间。")
        await here.passes(days=3)
        assert f"约稿《{TOPIC}》应在周五 17:00 交，已逾期 1 个工作日" in late.hears()
        assert "安和康复医院有限公司 · 未答复 · 逾期 1 个工作日" in here.printed(desk.card("board-title"))
        assert "逾期" not in here[OFFICERS["mingde"]].reads()

        await on_tuesday(here)
        await on_wednesday(here)
        await all_of_it_goes_out(here)


async def on_tuesday(here: World) -> None:
    """At the common time three of five are signed off, and none of them may go out by itself."""
    desk, publisher = here[DESK], here[PUBLISHERS[0]]
    assert "起与其他单位的稿件一起发布" in publisher.reads()
    await publisher.taps(Verb.PROOFREAD, about="mingde")
    refused = await publisher.taps(Verb.RELEASE, about="mingde")
    assert "要等其他单位签发" in here.say(refused.text)
    await here.passes(days=1, hours=2)
    missing = "青禾（香港）健康服务有限公司、安和康复医院有限公司"
    assert f"已签发 3/5，还缺：{missing}" in desk.reads()


async def on_wednesday(here: World) -> None:
    """Hong Kong's is signed off, the head of the last one hears how late it is, and the desk waits no more."""
    desk, publisher, late, head = here[DESK], here[PUBLISHERS[0]], here[OFFICERS["anhe"]], here[HEADS["anhe"]]
    await hands_in(here, "hongkong")
    await signs_off(here, "hongkong")
    await here.passes(days=1)
    assert "已逾期 3 个工作日，请督促" in head.hears()
    assert "package-title" not in publisher.titles()
    await desk.taps(Verb.GO_WITHOUT)
    await desk.answers("anhe")
    answer = await desk.taps(Verb.DONE)
    assert here.say(answer.text) == "不再等：安和康复医院有限公司。"
    assert "不再等贵单位的稿件" in late.hears()
    assert here.printed(late.card("contribution-title")).endswith("现在：不等了\n结合本单位实际，八百字以内。")


async def all_of_it_goes_out(here: World) -> None:
    """Release what the publishers have on one card, all of it."""
    desk, publisher = here[DESK], here[PUBLISHERS[0]]
    package = here.printed(publisher.card("package-title"))
    assert "还有 4 篇未发布，共 4 篇" in package
    assert "一起发布" not in publisher.reads()
    for number in ("2026-0001", "2026-0002", "2026-0003", "2026-0004"):
        draft = await here.draft(number)
        await publisher.presses(Token(Verb.OPEN, draft))
        await publisher.presses(Token(Verb.PROOFREAD, draft, 1))
        await publisher.presses(Token(Verb.RELEASE, draft, 1, "wechat"))
        await publisher.says(f"https://weixin.example/{number}")
    assert f"联动发布已完成：{TOPIC}" in publisher.reads()
    assert "已全部发布，约稿结束。" in here.printed(desk.card("board-title"))


async def test_the_last_one_signed_off_after_the_common_time_lets_all_of_it_go_at_once(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await calls(here, "huadong", "anhe")
        publisher = here[PUBLISHERS[0]]
        for unit in ("huadong", "anhe"):
            await hands_in(here, unit)
        await signs_off(here, "huadong")
        await here.passes(days=8)
        assert "已签发 1/2，还缺：安和康复医院有限公司" in here[DESK].reads()
        assert "package-title" not in publisher.titles()
        await signs_off(here, "anhe")
        assert publisher.titles().count("package-title") == 1
        await here.passes(days=10)
        assert here[DESK].titles().count("news-package-short") == 2


async def test_whoever_follows_an_officer_has_what_his_unit_is_called_upon_for(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await calls(here, "marketing", "medical")
        await here[HEAD].says("信息员变更")
        await here[HEAD].answers("wang-min")
        await here[HEAD].answers("zhao-qian")
        assert here["zhao-qian"].titles().count("contribution-title") == 1
        assert here["sun-hao"].titles().count("contribution-title") == 1
        await here["zhao-qian"].taps(Verb.ACCEPT)
        assert "市场部 · 已接受" in here.printed(here[DESK].card("board-title"))
        refused = await here["wang-min"].taps(Verb.HAND_IN)
        assert "不是给您单位的" in here.say(refused.text)


async def test_the_desk_moves_the_common_time_and_all_units_are_told(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await calls(here, "huadong", "anhe")
        old = here[DESK].button(Verb.MOVE_RELEASE).token
        await here[DESK].taps(Verb.MOVE_RELEASE)
        assert "定在6月9日 10:00 联动发布，改到什么时候？" in here[DESK].reads()
        await here[DESK].says("6月5日 16:00")  # before the units have to hand in
        assert here[DESK].told.title.key == "refused-not-later"
        await here[DESK].says("6月11日 15:00")
        for unit in ("huadong", "anhe"):
            assert "联动发布改在6月11日 15:00" in here[OFFICERS[unit]].reads()
        assert "联动发布：6月11日 15:00" in here[DESK].reads()
        for unit in ("huadong", "anhe"):
            await hands_in(here, unit)
            await signs_off(here, unit)
        await here.passes(days=7, hours=2)  # the ninth, eleven o'clock
        assert "package-title" not in here["ma-tao"].titles()
        await here.passes(days=2, hours=5)
        assert "package-title" in here["ma-tao"].titles()
        answer = await here[DESK].presses(old)
        assert answer.refused
        assert here.say(answer.text).startswith("没有可改的联动时间")


async def test_a_common_time_is_moved_after_it_has_come_while_some_are_missing(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await calls(here, "huadong", "anhe")
        await here.passes(days=7, hours=2)
        short = here[DESK].titles().count("news-package-short")
        assert short == 1
        await here[DESK].taps(Verb.MOVE_RELEASE)
        await here[DESK].says("6月12日 10:00")
        await here.passes(days=2)
        assert here[DESK].titles().count("news-package-short") == 1
        await here.passes(days=3)
        assert here[DESK].titles().count("news-package-short") >= 2
