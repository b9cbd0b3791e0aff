"""What people type where a button would do: a name on one, a word that takes back, a day without a time."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.cards.tokens import Verb
from bot.ports import Filled
from tests.support.crisis import LEADER, REPORTER, closes, crisis, does, reported, seen
from tests.support.world import World, world

OWNER = "gao-yun"


@pytest.fixture
async def taken(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path) as here:
        await reported(here)
        await here[OWNER].taps(Verb.TAKE_CRISIS)
        yield here


@pytest.mark.parametrize("words", ["取消", "Cancel", "算了"])
async def test_the_word_for_cancel_is_not_written_on_everybodys_card(taken: World, words: str) -> None:
    await taken[OWNER].taps(Verb.TELL_CRISIS)
    await taken[OWNER].says(words)
    assert words not in seen(taken, LEADER)
    assert "最新进展" not in seen(taken, LEADER)
    await taken[OWNER].taps(Verb.SITUATION)
    await taken[OWNER].says(words)
    assert (await crisis(taken)).reports == 0


async def test_nor_is_it_where_a_card_has_a_line_to_write_in(tmp_path: Path) -> None:
    async with world(tmp_path, stage="paper") as here:
        await reported(here)
        await here[OWNER].taps(Verb.TAKE_CRISIS)
        await here[OWNER].taps(Verb.TELL_CRISIS)
        token = here[OWNER].last.card.words
        put = (Filled("answer", words="取消"),)
        await here.bot.desk.filled(here[OWNER].address, str(token), put, event=here.event("form"))
        await here.settles()
        assert "最新进展" not in seen(here, LEADER)


async def test_the_name_on_a_button_may_be_typed(taken: World) -> None:
    await does(taken, OWNER, Verb.OFFER_CRISIS)
    await taken[OWNER].says("孙悦")
    assert (await crisis(taken)).offered == "sun-yue"


async def test_a_question_of_no_item_that_is_asked_again_says_so_where_it_stood(taken: World) -> None:
    await does(taken, OWNER, Verb.OFFER_CRISIS)
    await taken[OWNER].says("小王")
    assert "question-moved" in [sheet.card.title.key for sheet in taken[OWNER].sheets]
    assert "card-moved" not in [sheet.card.title.key for sheet in taken[OWNER].sheets]


@pytest.mark.parametrize(
    ("words", "day"), [("下周五", "6月12日 17:00"), ("6月10日", "6月10日 17:00"), ("2026-06-10", "6月10日 17:00")]
)
async def test_a_day_alone_is_the_close_of_work_on_it(taken: World, words: str, day: str) -> None:
    await closes(taken, OWNER)
    await taken[LEADER].taps(Verb.CONFIRM_END)
    await taken[OWNER].taps(Verb.ADD_TASK)
    await taken[OWNER].says(f"更新收费公示 — 罗静 — {words}")
    assert day in taken[OWNER].hears()
    await taken[OWNER].taps(Verb.ADD_TASK)
    for said in ("复训窗口人员", "罗静"):
        await taken[OWNER].says(said)
    await taken[OWNER].says("改天")
    assert "没看懂日期" in taken.say(taken[OWNER].told.title)
    await taken[OWNER].says(words)
    assert day in taken[OWNER].hears()


async def test_the_owner_is_asked_first_for_what_is_due_first(taken: World) -> None:
    card = seen(taken, OWNER)
    assert card.index("首次报告请在今天 09:10 前写好") < card.index("请在今天 09:15 前说一下进展")
    assert card.index("[写情况报告]") < card.index("[说一下进展]")
    await taken[OWNER].taps(Verb.SITUATION)
    for words in ("视频在传", "已联系平台", "发声明"):
        await taken[OWNER].says(words)
    card = seen(taken, OWNER)
    assert card.index("请在今天 09:15 前说一下进展") < card.index("后续报告请在今天 09:30 前写好")
    assert card.index("[说一下进展]") < card.index("[写情况报告]")


async def test_long_words_of_the_alarm_are_not_read_out_in_every_message(tmp_path: Path) -> None:
    words = "某平台出现患者投诉视频 https://video.example/v/123 ，称门诊收费不透明，转发迅速，已有两家媒体来电"
    async with world(tmp_path) as here:
        await reported(here, words)
        await here[OWNER].taps(Verb.TAKE_CRISIS)
        assert words in seen(here, OWNER)
        assert "https://" not in here[REPORTER].hears()
        assert "某平台出现患者投诉视频" in here[REPORTER].hears()
