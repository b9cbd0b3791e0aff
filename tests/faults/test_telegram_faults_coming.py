"""What Telegram does to updates on their way in, and who tries to come in that way, as FAULTS.md numbers it."""

from datetime import timedelta
from pathlib import Path
from typing import Final

import aiohttp
import pytest

from bot.cards.tokens import Verb
from tests.support.documents import picture
from tests.support.telegram.hooks import SECRET_HEADER
from tests.support.telegram.mischief import HTML, conflict, error, says
from tests.support.telegram.server import Mode
from tests.support.telegram.stand import SECRET, TelegramStand, on_telegram
from tests.support.world import HEAD, STORY, TITLE, World

WANG: Final = "wang-min"
BOTH: Final = pytest.mark.parametrize("mode", ["polling", "webhook"])
LATE: Final = "Bad Request: query is too old and response timeout expired or query ID is invalid"


async def drafts(here: World) -> int:
    return int((await here.rows("SELECT count(*) FROM drafts"))[0][0])


async def decisions(here: World) -> int:
    return int((await here.rows("SELECT count(*) FROM decisions"))[0][0])


async def writes(telegram: TelegramStand, title: str = TITLE) -> None:
    """Have an officer write an item, whatever stands between him and the bot just now."""
    telegram.users[WANG].says(f"{title}\n\n{STORY}")
    await telegram.server.settled(60)


async def test_fault_19_a_second_poller_is_waited_for_and_told_of_once(tmp_path: Path) -> None:
    async with on_telegram(tmp_path) as (here, telegram):
        telegram.server.mischief.befalls("getUpdates", conflict(), times=3)
        telegram.server.polls.wake()
        await writes(telegram)
        await here.settles()
        assert await drafts(here) == 1
        assert set(telegram.overheard.warnings) == {"telegram-conflict"}
        told = [one for one in telegram.users["shen-tong"].messages() if "Telegram" in one.text]
        assert len(told) == 1
        assert here.bot.courier.stopped == set()


async def test_fault_19_a_webhook_that_was_left_behind_is_removed_at_the_start(tmp_path: Path) -> None:
    async with on_telegram(tmp_path, "webhook") as (here, telegram):
        kept = here.paper
        await here[WANG].submits()
    telegram.server.space.updates.allowed = []
    async with on_telegram(tmp_path, "polling", chats=kept, clock=here.clock) as (here, telegram):
        assert telegram.server.called("deleteWebhook")
        assert not (await here[HEAD].approves()).refused


@BOTH
async def test_fault_20_a_press_that_can_be_answered_no_more_has_taken_effect(tmp_path: Path, mode: Mode) -> None:
    async with on_telegram(tmp_path, mode) as (here, telegram):
        await here[WANG].submits()
        telegram.server.mischief.befalls("answerCallbackQuery", error(400, LATE))
        assert not (await here[HEAD].approves()).refused
        assert telegram.users[HEAD].told() == []
        assert await decisions(here) == 1
        assert here[HEAD].last.card.title.key == "review-you-approve"
        assert "您已同意" in telegram.users[HEAD].reads()


async def test_fault_25_after_more_than_a_day_everybody_is_told_once_what_may_be_missing(tmp_path: Path) -> None:
    async with on_telegram(tmp_path) as (here, telegram):
        await here[WANG].submits()
        telegram.server.mischief.down = True
        telegram.server.polls.wake()
        telegram.users[HEAD].presses(str(here[HEAD].button(Verb.APPROVE).token))
        here.clock.move(timedelta(hours=30))
        telegram.server.mischief.down = False
        await writes(telegram, "另一篇稿件")
        await here.settles()
        assert telegram.server.space.updates.expired
        assert await decisions(here) == 0
        for person in (WANG, HEAD, "shen-tong"):
            missing = [one for one in here[person].sheets if one.card.title.key == "news-may-be-missing"]
            assert len(missing) == 1
            assert "从昨天 09:00 到今天 15:00" in here.say(missing[0].card.title)
        await here.passes(hours=30)
        await writes(telegram, "第三篇稿件")
        here.sound = False  # a press was lost on the way


@BOTH
async def test_fault_26_numbers_that_begin_anew_after_a_quiet_week_lose_nothing(tmp_path: Path, mode: Mode) -> None:
    async with on_telegram(tmp_path, mode) as (here, telegram):
        first = await telegram.tells(lambda: telegram.users[WANG].says(f"{TITLE}\n\n{STORY}"))
        await here.settles()
        here.clock.move(timedelta(days=8))
        telegram.server.space.updates.restart(first[0].id)  # even the same number once more
        again = await telegram.tells(lambda: telegram.users["huang-yi"].says(f"另一篇稿件\n\n{STORY}"))
        assert again[0].id <= first[0].id or again[0].id == first[0].id
        await here.settles()
        assert await drafts(here) == 2


@BOTH
async def test_fault_26_an_update_that_comes_again_has_no_second_effect(tmp_path: Path, mode: Mode) -> None:
    async with on_telegram(tmp_path, mode) as (here, telegram):
        told = await telegram.tells(lambda: telegram.users[WANG].says(f"{TITLE}\n\n{STORY}"))
        await telegram.tells_again(told)
        await telegram.tells_again(told)
        await here.settles()
        assert await drafts(here) == 1
        await here[WANG].answers("own")
        assert await here.rows("SELECT source FROM versions") == [("own",)]


@BOTH
async def test_fault_28_a_page_instead_of_a_file_is_no_picture_and_is_not_kept(tmp_path: Path, mode: Mode) -> None:
    async with on_telegram(tmp_path, mode) as (here, telegram):
        telegram.server.mischief.befalls("download", says(HTML), times=10)
        await telegram.tells(lambda: telegram.users[WANG].photographs(picture(), caption=TITLE))
        await here.settles()
        assert await here.rows("SELECT * FROM files") == []
        kept = [path for path in (tmp_path / "data" / "files").rglob("*") if path.is_file()]
        assert all(HTML.encode() not in path.read_bytes() for path in kept)


async def test_fault_77_what_does_not_carry_the_secret_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    async with on_telegram(tmp_path, "webhook") as (here, telegram):
        await here[WANG].submits()
        token, updates = str(here[HEAD].button(Verb.APPROVE).token), telegram.server.space.updates
        url, telegram.server.hooks.hook.url = telegram.server.hooks.hook.url, ""
        telegram.server.hooks.sets(telegram.server.hooks.hook)  # nothing is posted by itself
        press = telegram.users[HEAD].presses(token)
        body = updates.waiting[-1].body
        async with aiohttp.ClientSession() as http:
            for headers in ({}, {SECRET_HEADER: ""}, {SECRET_HEADER: "guessed"}, {SECRET_HEADER: f"{SECRET}x"}):
                async with http.post(url, json=body, headers=headers) as answer:
                    assert answer.status == 401
            assert await decisions(here) == 0
            for _ in range(2):  # a replay has no second effect
                async with http.post(url, json=body, headers={SECRET_HEADER: SECRET}) as answer:
                    assert answer.status == 200
        await press.answered.wait()
        updates.confirm(*(update.id for update in updates.waiting))
        await here.settles()
        assert await decisions(here) == 1


@BOTH
async def test_fault_78_altered_callback_data_confers_no_right(tmp_path: Path, mode: Mode) -> None:
    async with on_telegram(tmp_path, mode) as (here, _telegram):
        await here[WANG].submits()
        token = here[HEAD].button(Verb.APPROVE).token
        for forged in (str(token).replace(".1.", ".7."), "ok.another.1.", f"{token}x", "su..0.", "ok", "," * 64):
            assert (await here[WANG].presses(forged)).refused
        assert (await here[WANG].presses(token)).refused
        assert (await here[HEAD].presses(str(token).replace(".1.", ".7."))).refused
        assert await decisions(here) == 0
