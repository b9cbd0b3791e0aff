"""How fast messages go into one chat: answers, files and cards together keep to what Telegram takes."""

from datetime import timedelta
from pathlib import Path

import pytest
from telegram.error import RetryAfter

from bot.platforms.telegram.pace import Pace
from bot.ports import RateLimited
from tests.support.clocks import VirtualClock
from tests.support.telegram.stand import TelegramStand
from tests.support.world import world

SECOND = timedelta(seconds=1)
SHEETS = ("签发单2026-0001", "签发单 2026-0001", "sheet 2026-0001")


async def test_sheets_asked_for_one_after_the_other_all_come_and_telegram_refuses_nothing(tmp_path: Path) -> None:
    async with world(tmp_path, stage="telegram-polling") as here:
        await here["wang-min"].submits()
        assert isinstance(here.stand, TelegramStand)
        server, chat = here.stand.server, here.stand.users["wang-min"].chat
        for words in SHEETS:
            await here["wang-min"].says(words)

        files = [message for message in chat.messages if message.media == "document"]
        assert len(files) == len(SHEETS)
        assert server.rates.refused == []
        assert here["wang-min"].titles().count("sheet-here") == len(SHEETS)


def test_a_card_waits_for_what_answers_and_follows_but_not_for_good() -> None:
    clock = VirtualClock()
    pace = Pace(clock)
    assert not pace.put_off("501", "a")
    pace.took("501", 10)
    assert pace.put_off("501", "a") == 8 * SECOND
    assert not pace.put_off("502", "b")
    clock.move(6 * SECOND)
    assert pace.put_off("501", "a") == 2 * SECOND
    pace.took("501", 10)
    clock.move(5 * SECOND)
    assert not pace.put_off("501", "a"), "Telegram may say itself what it takes"
    assert pace.put_off("501", "c")


def test_three_at_once_and_then_one_a_second() -> None:
    clock = VirtualClock()
    pace = Pace(clock)
    for _ in range(3):
        assert not pace.put_off("501", "a")
        pace.took("501")
    assert pace.put_off("501", "a") == SECOND
    clock.move(SECOND)
    assert not pace.put_off("501", "a")


def test_a_clock_that_was_set_back_holds_up_nothing_for_long() -> None:
    clock = VirtualClock()
    pace = Pace(clock)
    pace.took("501")
    clock.move(-timedelta(hours=5))
    assert pace.put_off("501", "a") == 58 * SECOND


@pytest.mark.parametrize("limited", [RetryAfter(0), RateLimited("telegram:chat", timedelta())])
async def test_what_follows_is_tried_four_times(limited: Exception) -> None:
    tries = []

    async def call() -> None:
        tries.append(limited)
        raise limited

    with pytest.raises(type(limited)):
        await Pace(VirtualClock()).follow("501", call)
    assert len(tries) == 4


async def test_what_telegram_puts_off_for_long_is_left() -> None:
    async def call() -> None:
        raise RateLimited("telegram:chat", timedelta(minutes=2))

    with pytest.raises(RateLimited):
        await Pace(VirtualClock()).follow("501", call)
