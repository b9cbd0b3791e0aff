"""Assignments (P1 13): what the PR desk asks, what a unit answers, what is extended, left out and called off."""

from datetime import time, timedelta
from pathlib import Path

import pytest

from bot.cards.tokens import Token, Verb
from bot.domain.calendars import Hours
from bot.domain.habits import Gathers, Habits
from tests.support.calling import DESK, HEADS, OFFICERS, TOPIC, calls, hands_in, signs_off
from tests.support.world import PUBLISHERS, World, world


async def call_of(here: World) -> str:
    [(call,)] = await here.rows("SELECT id FROM assignments")
    return str(call)


async def part_of(here: World, unit: str) -> str:
    [(part,)] = await here.rows("SELECT id FROM contributions WHERE unit = ?", unit)
    return str(part)


async def refused(here: World, person: str, token: Token) -> str:
    answer = await here[person].presses(token)
    assert answer.refused
    assert answer.text is not None
    return answer.text.key


async def test_all_subsidiaries_are_called_upon_with_a_file(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        desk = here[DESK]
        await desk.says("/assign")
        await desk.says(TOPIC)
        await desk.sends("见附件。", [("要求.txt", "八百字以内".encode())])
        await desk.answers("subsidiary")
        await desk.says("明天 12:00")
        assert (await desk.answers("none")).text is None
        said = here.say(desk.last.card.title)
        assert said.startswith(f"约稿《{TOPIC}》：6 个单位（")
        assert said.endswith("明天 12:00 前交 · 不用，各发各的 · 要求：见附件。 · 附件：要求.txt。现在发出吗？"), said
        answer = await desk.answers("send")
        assert here.say(answer.text) == f"约稿 A2026-01 已发给 6 个单位：《{TOPIC}》。"
        assert "notice-called" in desk.titles()
        card = here["bai-yang"].card("contribution-title")
        assert card.body is not None
        assert card.body.text == "见附件。"
        assert [file.name for file in card.files] == ["要求.txt"]
        assert "联动发布" not in here.printed(card)
        assert await here.rows("SELECT count(*) FROM files") == [(1,)]


async def test_whoever_calls_at_night_has_the_board_at_once_and_the_units_in_the_morning(tmp_path: Path) -> None:
    quiet = Habits(Hours(time(9), time(8)), time(8, 30), Gathers.REMINDERS)
    async with world(tmp_path, habits=quiet) as here:
        desk = here[DESK]
        await desk.says("/assign")
        await desk.says(TOPIC)
        await desk.answers("none")
        await desk.answers("subsidiary")
        await desk.says("明天 12:00")
        await desk.answers("none")
        await desk.answers("send")
        assert "board-title" in desk.titles()
        assert "contribution-title" not in here["bai-yang"].titles()
        await here.passes(days=1)
        assert "contribution-title" in here["bai-yang"].titles()


async def test_what_is_asked_is_taken_only_in_order(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        desk = here[DESK]
        await desk.says("约稿")
        for words, key in (("一" * 61, "refused-text-too-long"), ("两行\n两行", "refused-title-has-lines")):
            await desk.says(words)
            assert desk.told.title.key == key
            assert "ask-assign-brief" not in desk.titles()
        await desk.says(TOPIC)
        await desk.answers("none")
        await desk.answers("department")
        for words in ("不知道", "昨天 10:00"):
            await desk.says(words)
        assert "ask-assign-release" not in desk.titles()
        await desk.says("6月5日 17:00")
        await desk.says("6月5日 9:00")
        assert desk.told.title.key == "refused-not-later"
        await desk.taps(Verb.CANCEL)
        assert await here.rows("SELECT count(*) FROM assignments") == [(0,)]


async def test_only_the_pr_desk_calls_and_only_the_units_called_upon_answer(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        assert await refused(here, "wang-min", Token(Verb.ASSIGN)) == "refused-not-the-pr-desk"
        assert await refused(here, "wang-min", Token(Verb.CALLS)) == "refused-nothing-called-for"
        await calls(here, "huadong", "anhe")
        call, part = await call_of(here), await part_of(here, "anhe")
        for verb in (Verb.ACCEPT, Verb.MORE_TIME, Verb.HAND_IN, Verb.OPEN_CALL):
            assert await refused(here, "wang-min", Token(verb, part)) == "refused-not-called-on"
        for verb in (Verb.EXTEND, Verb.GO_WITHOUT, Verb.CALL_OFF):
            assert await refused(here, "xie-ning", Token(verb, call)) == "refused-not-the-pr-desk"
        for verb in (Verb.GRANT, Verb.DENY):
            assert await refused(here, "xie-ning", Token(verb, part)) == "refused-not-the-pr-desk"
            assert await refused(here, DESK, Token(verb, part)) == "refused-no-time-asked"
        for verb in (Verb.ACCEPT, Verb.EXTEND, Verb.OPEN_CALL, Verb.GRANT, Verb.HAND_IN):
            assert await refused(here, DESK, Token(verb, "nothing")) == "refused-dead-button"
        assert await refused(here, HEADS["anhe"], Token(Verb.HAND_IN, part)) == "refused-not-an-officer"


async def test_the_lists_show_the_desk_all_and_a_unit_its_own(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await calls(here, "huadong", "anhe")
        await here[DESK].says("/assignments")
        listed = here[DESK].hears()
        assert "进行中的约稿 1 项" in listed
        assert f"A2026-01 · {TOPIC} · 已签发 0/2" in listed
        await here[DESK].taps(Verb.OPEN_CALL)
        assert here[DESK].last.card.title.key == "board-title"
        assert "card-moved" in here[DESK].titles()
        await here["xie-ning"].says("约稿进度")
        assert f"A2026-01 · {TOPIC} · 安和康复医院有限公司 · 未答复" in here["xie-ning"].hears()
        await here["xie-ning"].taps(Verb.OPEN_CALL)
        assert here["xie-ning"].last.card.title.key == "contribution-title"


async def test_more_time_is_asked_with_a_reason_and_answered_by_the_desk(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await calls(here, "huadong", "anhe", release="")
        officer, desk = here[OFFICERS["anhe"]], here[DESK]
        await officer.taps(Verb.MORE_TIME)
        await officer.says("6月4日 10:00")
        assert officer.told.title.key == "refused-not-later"
        await officer.says("6月10日 12:00")
        await officer.says("稿件要等义诊结束。")
        assert "安和康复医院有限公司（谢宁）申请《" in desk.hears()
        assert "稿件要等义诊结束。" in here.printed(desk.card("board-title"))
        assert not any(button.token.verb is Verb.MORE_TIME for button in officer.card("contribution-title").buttons)
        answer = await desk.taps(Verb.GRANT)
        assert "可以延到" in here.say(answer.text)
        assert "高云同意" in officer.hears()
        await here.passes(days=7)
        assert "逾期" not in officer.reads()
        await here.passes(days=2)
        assert "已逾期 1 个工作日" in officer.hears()

        other = here[OFFICERS["huadong"]]
        await other.taps(Verb.MORE_TIME)
        await other.says("6月20日 12:00")
        await other.says("人手不够。")
        await here["luo-jing"].taps(Verb.DENY)
        assert "不能延期" in other.hears()
        assert await refused(here, DESK, Token(Verb.DENY, await part_of(here, "huadong"))) == "refused-no-time-asked"


async def test_the_desk_gives_all_more_time_and_calls_off(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await calls(here, "huadong", "anhe", release="")
        desk, officer = here[DESK], here[OFFICERS["anhe"]]
        await hands_in_plain(here, "huadong")
        await desk.taps(Verb.EXTEND)
        await desk.says("6月3日 17:00")
        assert desk.told.title.key == "refused-not-later"
        await desk.says("6月12日 17:00")
        assert "已延到" in desk.hears()
        assert "已延到" in officer.hears()
        assert "已延到" not in here[OFFICERS["huadong"]].reads()
        await desk.taps(Verb.CALL_OFF)
        await desk.says("会议改期。")
        assert "已撤销（高云）：会议改期。" in officer.hears()
        assert "约稿已撤销。" in here.printed(desk.card("board-title"))
        assert "现在：约稿已撤销。" in here.printed(officer.card("contribution-title"))
        part, call = await part_of(here, "anhe"), await call_of(here)
        assert await refused(here, "xie-ning", Token(Verb.HAND_IN, part)) == "refused-call-over"
        assert await refused(here, DESK, Token(Verb.EXTEND, call)) == "refused-call-over"
        before = len(officer.sheets)
        await here.passes(days=20)
        assert len(officer.sheets) == before
        assert await here.state() == "in-review"


async def hands_in_plain(here: World, unit: str) -> None:
    """Hand in where each unit publishes by itself."""
    officer = here[OFFICERS[unit]]
    await officer.taps(Verb.HAND_IN)
    await officer.begins(f"{unit}的稿件", "公司组织全体职工学习会议精神。")
    await officer.taps(Verb.SUBMIT)


async def test_an_item_that_was_begun_before_is_handed_in(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        officer = here[OFFICERS["anhe"]]
        await officer.begins("义诊进社区")
        draft = await here.draft()
        await calls(here, "anhe")
        await officer.taps(Verb.HAND_IN)
        await officer.answers(draft)
        assert f"《义诊进社区》就作为“{TOPIC}”的稿件。" in officer.reads()
        assert "正在写" in here.printed(officer.card("contribution-title"))
        assert "拟6月9日 10:00" in officer.reads()
        await officer.taps(Verb.SUBMIT)
        assert "审核中" in here.printed(here[DESK].card("board-title"))
        again = await refused(here, "xie-ning", Token(Verb.HAND_IN, await part_of(here, "anhe")))
        assert again == "refused-handed-in-already"
        again = await refused(here, "xie-ning", Token(Verb.MORE_TIME, await part_of(here, "anhe")))
        assert again == "refused-handed-in-already"


async def test_an_item_that_is_rejected_leaves_room_for_another(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await calls(here, "anhe")
        await hands_in(here, "anhe")
        await here[HEADS["anhe"]].rejects()
        board = here.printed(here[DESK].card("board-title"))
        assert "稿件不发，需另交" in board
        await hands_in(here, "anhe", "另一篇稿件")
        await signs_off(here, "anhe")
        assert "已签发 1/1" in here.printed(here[DESK].card("board-title"))
        assert await refused(here, DESK, Token(Verb.GO_WITHOUT, await call_of(here))) == "refused-nobody-to-leave-out"


async def test_who_withdraws_before_submitting_still_owes_a_contribution(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await calls(here, "anhe")
        officer = here[OFFICERS["anhe"]]
        await officer.taps(Verb.HAND_IN)
        await officer.says("一篇稿件\n\n公司组织全体职工学习会议精神。")
        assert "正在写" in here.printed(here[DESK].card("board-title"))
        await officer.presses(Token(Verb.DISCARD, await here.draft()))
        assert "稿件不发，需另交" in here.printed(here[DESK].card("board-title"))
        await here.passes(days=7)
        assert "已逾期" in officer.reads()


async def test_all_signed_off_before_the_common_time_go_out_at_it(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await calls(here, "huadong", "anhe")
        for unit in ("huadong", "anhe"):
            await hands_in(here, unit)
            await signs_off(here, unit)
        publisher = here[PUBLISHERS[0]]
        await here.passes(days=6, hours=23)
        assert "package-title" not in publisher.titles()
        assert "news-release-time" not in publisher.titles()
        await here.passes(hours=3)
        assert publisher.titles().count("package-title") == 1
        await here.passes(days=10)
        assert publisher.titles().count("package-title") == 1
        assert "news-package-short" not in here[DESK].titles()


async def test_a_package_that_stays_short_is_told_on_five_mornings_at_most(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await calls(here, "anhe")
        await here.passes(days=30)
        assert here[DESK].titles().count("news-package-short") == 5
        assert here[OFFICERS["anhe"]].titles().count("news-contribution-late") == 5
        assert here[HEADS["anhe"]].titles().count("news-contribution-late-head") == 3


async def test_where_the_bot_was_down_over_the_due_time_it_is_said_once_how_late_it_is(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await calls(here, "anhe", release="")
        here.clock.move(timedelta(days=9))
        await here.settles()
        officer = here[OFFICERS["anhe"]]
        assert officer.titles().count("news-contribution-due") == 0
        assert officer.titles().count("news-contribution-late") == 1
        assert "已逾期 4 个工作日" in officer.hears()


async def test_there_is_no_more_time_than_until_the_common_time(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await calls(here, "anhe")
        await here[DESK].taps(Verb.EXTEND)
        await here[DESK].says("6月9日 10:00")
        assert here[DESK].told.title.key == "refused-after-common-time"


async def test_a_unit_with_nobody_is_named_to_the_desk(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here.alters("DELETE FROM roles WHERE unit = 'anhe'")
        answer = await calls(here, "huadong", "anhe", release="")
        told = "其中 安和康复医院有限公司 没有信息员和负责人，没人收到。"
        assert here.say(answer.text).endswith(told)


@pytest.mark.whole
async def test_a_brief_has_so_many_files_and_no_more(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        desk = here[DESK]
        await desk.says("约稿")
        await desk.says(TOPIC)
        await desk.sends("见附件。", [(f"{number}.txt", f"第{number}份".encode()) for number in range(31)])
        assert "ask-assign-whom" not in desk.titles()


async def test_what_was_said_of_a_call_is_changed_before_it_goes_out(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        desk = here[DESK]
        await desk.says("/assign")
        await desk.says("会意精神")
        await desk.says("八百字。")
        await desk.answers("subsidiary")
        await desk.says("6月5日 17:00")
        await desk.says("6月9日 10:00")
        await desk.answers("change")
        await desk.answers("topic")
        await desk.says(TOPIC)
        await desk.answers("change")
        await desk.answers("whom")
        await desk.answers("some")
        await desk.answers("huadong")
        await desk.taps(Verb.DONE)
        await desk.answers("change")
        await desk.answers("brief")
        await desk.answers("none")
        await desk.answers("change")
        await desk.answers("due")
        await desk.says("6月10日 17:00")  # after the common time, which is asked for again
        await desk.says("6月11日 10:00")
        assert f"约稿《{TOPIC}》：1 个单位（青禾华东" in here.say(desk.last.card.title)
        assert "6月10日 17:00 前交 · 6月11日 10:00 联动发布。现在发出吗？" in here.say(desk.last.card.title)
        assert await here.rows("SELECT count(*) FROM assignments") == [(0,)]
        await desk.answers("send")
        assert await here.rows("SELECT topic, brief FROM assignments") == [(TOPIC, "")]
        assert await here.rows("SELECT unit FROM contributions") == [("huadong",)]


async def test_a_call_that_was_left_until_its_due_time_is_over_does_not_go_out(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        desk = here[DESK]
        await desk.says("/assign")
        await desk.says(TOPIC)
        await desk.answers("none")
        await desk.answers("subsidiary")
        await desk.says("明天 12:00")
        await desk.answers("none")
        await here.passes(days=2)
        assert (await desk.answers("send")).refused
        await desk.answers("change")
        await desk.answers("due")
        await desk.says("明天 12:00")
        assert not (await desk.answers("send")).refused


async def test_the_card_of_what_is_handed_in_names_the_call(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await calls(here, "huadong")
        await hands_in(here, "huadong")
        assert f"约稿 A2026-01《{TOPIC}》的稿件" in here[OFFICERS["huadong"]].reads()
