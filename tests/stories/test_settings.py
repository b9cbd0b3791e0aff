"""Settings: one card that says how somebody is written to, each line with a way to change it."""

from datetime import time
from pathlib import Path

import pytest

from bot.cards.tokens import Verb
from bot.domain.calendars import Hours
from bot.domain.effects import Lane
from bot.domain.habits import Gathers, Habits
from tests.support.mailing import news, queue
from tests.support.world import HEAD, World, world


def lines(here: World, person: str = HEAD) -> list[str]:
    return [here.say(entry.text) for entry in here[person].card("settings-title").entries]


@pytest.mark.parametrize("words", ["/settings", "设置", "設定", "Settings"])
async def test_a_word_shows_the_settings(tmp_path: Path, words: str) -> None:
    async with world(tmp_path, habits=Habits(Hours(time(21), time(7, 30)), time(8, 30), Gathers.REMINDERS)) as here:
        await here[HEAD].says(words)
        assert lines(here) == [
            "语言：简体中文",
            "提问：一项一项来",
            "免打扰：每天 21:00-07:30（突发事件除外）",
            "汇总：提醒合成一份，其余随时发",
            "汇总时间：工作日 08:30",
        ]


async def test_each_line_is_changed_by_a_button(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here[HEAD].says("/settings")
        assert lines(here)[2:] == ["免打扰：没有，随时通知", "汇总：不用，有消息就发"]
        await here[HEAD].taps(Verb.QUIET)
        assert "22:00-07:00" in here.say((await here[HEAD].answers("2200-0700")).text)
        assert "22:00-07:00" in here.say(here[HEAD].sheets[-2].card.title)
        assert lines(here)[2] == "免打扰：每天 22:00-07:00（突发事件除外）"
        await here[HEAD].taps(Verb.GATHER)
        await here[HEAD].answers("reminders")
        await here[HEAD].says("/settings")
        await here[HEAD].taps(Verb.DIGEST_HOUR)
        assert "17:00" in here.say((await here[HEAD].answers("1700")).text)
        await here[HEAD].says("/settings")
        assert lines(here)[2:] == [
            "免打扰：每天 22:00-07:00（突发事件除外）",
            "汇总：提醒合成一份，其余随时发",
            "汇总时间：工作日 17:00",
        ]
        await queue(here, news("a", lane=Lane.REMINDERS))
        await here.passes(hours=7)
        assert here[HEAD].titles().count("digest-title") == 0
        await here.passes(hours=1, minutes=1)
        assert here[HEAD].titles().count("digest-title") == 1


async def test_own_words_are_read_and_what_is_no_hour_is_asked_again(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here[HEAD].says("/settings")
        await here[HEAD].taps(Verb.QUIET)
        await here[HEAD].says("晚上")
        assert "22:00-07:00" in here.say(here[HEAD].told.title)
        await here[HEAD].says("20:15-6:45")
        await here[HEAD].says("/settings")
        assert "免打扰：每天 20:15-06:45（突发事件除外）" in lines(here)
        await here[HEAD].taps(Verb.QUIET)
        await here[HEAD].answers("off")
        await here[HEAD].says("/settings")
        assert "免打扰：没有，随时通知" in lines(here)


async def test_only_the_ready_answers_say_what_is_gathered(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here[HEAD].says("/settings")
        await here[HEAD].taps(Verb.GATHER)
        await here[HEAD].says("全部")
        await here[HEAD].answers("news")
        await here[HEAD].says("/settings")
        assert "汇总：除了要您决定的，都合成一份" in lines(here)


async def test_forms_and_questions_one_at_a_time_stand_there_too(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].says("/form")
        await here["wang-min"].says("/settings")
        assert "提问：一次填完" in lines(here, "wang-min")
        await here["wang-min"].taps(Verb.STEPS)
        await here["wang-min"].says("/settings")
        assert "提问：一项一项来" in lines(here, "wang-min")
