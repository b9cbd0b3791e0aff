"""The loopback Telegram in trouble, as the library's own client sees it: limits, conflicts, cuts, outages, webhooks."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import web
from telegram.error import BadRequest, Conflict, NetworkError, RetryAfter, TelegramError

from tests.support.telegram import doings
from tests.support.telegram.hooks import SECRET_HEADER
from tests.support.telegram.mischief import Held, conflict, cut, error, limited, says, status
from tests.support.telegram.stage import Stage, staged

Json = dict[str, Any]


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    async with staged() as made:
        yield made


async def test_too_many_requests_say_how_long_to_wait(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")  # without it the library warns of what `retry_after` will be
    wang, chat = stage.joins()
    stage.server.mischief.befalls("sendMessage", limited(17))
    with pytest.raises(RetryAfter) as refused:
        await stage.bot.send_message(wang.id, "x")
    assert refused.value.retry_after == timedelta(seconds=17)
    await stage.bot.send_message(wang.id, "x")
    assert len(chat.messages) == 2


@pytest.mark.parametrize("performed", [False, True])
async def test_a_call_whose_answer_is_lost_may_have_taken_effect(stage: Stage, performed: bool) -> None:  # noqa: FBT001 - two ways
    wang, chat = stage.joins()
    mishaps = (cut(performed=performed), status(502, performed=performed), says("{", performed=performed))
    for mishap in mishaps:
        stage.server.mischief.befalls("sendMessage", mishap)
        with pytest.raises(TelegramError):
            await stage.bot.send_message(wang.id, "x")
    assert len(chat.messages) == 1 + 3 * performed


async def test_a_call_can_be_slow_before_or_after_it_takes_effect(stage: Stage) -> None:
    wang, chat = stage.joins()
    for performed in (False, True):
        held = Held(performed)
        stage.server.mischief.befalls("sendMessage", held, when=lambda params: params["text"] == "slow")
        sending = asyncio.create_task(stage.bot.send_message(wang.id, "slow"))
        await held.came.wait()
        assert (chat.messages[-1].text == "slow") is performed
        held.go_on.set()
        await sending
        chat.messages.pop()


async def test_errors_can_be_told_as_one_likes_until_they_end(stage: Stage) -> None:
    wang, _ = stage.joins()
    stage.server.mischief.befalls("*", error(400, "Bad Request: message can't be edited", performed=True), times=9)
    with pytest.raises(BadRequest, match="can't be edited"):
        await stage.bot.send_message(wang.id, "x")
    stage.server.mischief.ends()
    await stage.bot.send_message(wang.id, "x")
    assert [call.refused for call in stage.server.called("sendMessage")] == ["", ""]


async def test_of_two_who_poll_the_first_is_told_of_the_conflict(stage: Stage) -> None:
    first = asyncio.create_task(stage.bot.get_updates(timeout=30))
    await stage.server.polls.waits.wait()
    second = asyncio.create_task(stage.call("getUpdates", timeout=30))  # the client polls once at a time
    with pytest.raises(Conflict, match="terminated by other getUpdates request; make sure that only one bot instance"):
        await first
    stage.server.polls.wake()
    assert await second == {"ok": True, "result": []}
    stage.server.mischief.befalls("getUpdates", conflict())
    with pytest.raises(Conflict):
        await stage.bot.get_updates()


async def test_a_bot_that_is_told_by_webhook_cannot_poll(stage: Stage) -> None:
    poll = asyncio.create_task(stage.bot.get_updates(timeout=30))
    await stage.server.polls.waits.wait()
    await stage.bot.set_webhook("http://127.0.0.1:9/telegram")
    with pytest.raises(Conflict, match="terminated by setWebhook request"):
        await poll
    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
        await stage.bot.get_updates()
    await stage.bot.delete_webhook()
    assert await stage.bot.get_updates() == ()


async def test_nobody_gets_through_to_a_telegram_that_is_down(stage: Stage) -> None:
    wang, _ = stage.joins()
    poll = asyncio.create_task(stage.bot.get_updates(timeout=30))
    await stage.server.polls.waits.wait()
    stage.server.goes_down()
    assert await poll == ()
    with pytest.raises(NetworkError):
        await stage.bot.send_message(wang.id, "x")
    doings.says(stage.server.space, wang, "lost")
    stage.clock.move(timedelta(hours=25))
    stage.server.comes_back()
    doings.says(stage.server.space, wang, "heard")
    assert [update.message.text for update in await stage.bot.get_updates() if update.message] == ["heard"]
    assert stage.server.called("sendMessage") == []


async def test_a_telegram_that_hung_up_is_not_connected_to_until_it_listens_again(stage: Stage) -> None:
    wang, chat = stage.joins()
    await stage.bot.send_message(wang.id, "before")
    await stage.server.hangs_up()
    with pytest.raises(NetworkError, match="ConnectError"):
        await stage.bot.send_message(wang.id, "lost")
    await stage.server.listens()
    await stage.bot.send_message(wang.id, "after")
    assert [message.text for message in chat.messages[1:]] == ["before", "after"]


async def test_a_download_can_fail_and_give_a_page_instead(stage: Stage) -> None:
    wang, _ = stage.joins()
    doings.says(stage.server.space, wang, "", [doings.Sent("a.docx", b"bytes")])
    file = await stage.bot.get_file(next(iter(stage.server.space.files.kept)))
    stage.server.mischief.befalls("download", says("<html>"))
    assert bytes(await file.download_as_bytearray()) == b"<html>"
    stage.server.revoked = True
    with pytest.raises(TelegramError, match="Unauthorized"):
        await file.download_as_bytearray()
    stage.server.revoked = False
    stage.server.space.files.kept.clear()
    with pytest.raises(TelegramError, match="Not Found"):
        await file.download_as_bytearray()


async def test_rates_are_held_in_a_chat_in_a_group_and_overall(stage: Stage) -> None:
    wang, _ = stage.joins()
    group = stage.server.space.group("PR desk", wang)
    stage.server.rates.enforced = True

    async def goes(chat: int) -> int:
        told = await stage.call("sendMessage", chat_id=chat, text="x")
        return int(told.get("parameters", {}).get("retry_after", 0))

    assert [await goes(wang.id) for _ in range(4)] == [0, 0, 0, 1]
    stage.clock.move(timedelta(seconds=1))
    assert [await goes(wang.id) for _ in range(2)] == [0, 1]
    assert [await goes(group.id) for _ in range(21)] == [*[0] * 20, 3]
    stage.clock.move(timedelta(seconds=3))
    assert await goes(group.id) == 0
    assert stage.server.rates.refused == [("sendMessage", one) for one in (wang.id, wang.id, group.id)]

    stage.clock.move(timedelta(minutes=2))
    people = [stage.joins(600 + number)[0].id for number in range(31)]
    assert [await goes(one) for one in people] == [*[0] * 30, 1]


@asynccontextmanager
async def listening(answers: list[int]) -> AsyncIterator[tuple[str, list[tuple[str, Json]]]]:
    """Take webhooks in, answered with these statuses, then with 200."""
    came: list[tuple[str, Json]] = []

    async def take(request: web.Request) -> web.Response:
        came.append((request.headers.get(SECRET_HEADER, ""), await request.json()))
        return web.Response(status=answers.pop(0) if answers else 200)

    app = web.Application()
    app.router.add_post("/telegram", take)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/telegram", came
    finally:
        await runner.cleanup()


async def test_a_webhook_is_posted_with_its_secret_until_it_is_answered(stage: Stage) -> None:
    wang, _ = stage.joins()
    async with listening([500, 403]) as (url, came):
        await stage.bot.set_webhook(url, secret_token="s3cret", max_connections=2)
        doings.says(stage.server.space, wang, "one")
        doings.says(stage.server.space, wang, "two")
        await stage.server.settled()
        assert [(secret, update["message"]["text"]) for secret, update in came] == [
            *[("s3cret", "one")] * 3,
            ("s3cret", "two"),
        ]
        assert stage.server.hooks.statuses == [500, 403, 200, 200]
        told = await stage.bot.get_webhook_info()
        assert (told.url, told.max_connections, told.pending_update_count) == (url, 2, 0)
        assert told.last_error_message == "Wrong response from the webhook: 403"


async def test_a_webhook_nobody_answers_keeps_its_updates(stage: Stage) -> None:
    wang, _ = stage.joins()
    await stage.bot.set_webhook("http://127.0.0.1:9/telegram", allowed_updates=["message"])
    doings.says(stage.server.space, wang, "one")
    with pytest.raises(TimeoutError):
        await stage.server.settled(0.2)
    told = await stage.bot.get_webhook_info()
    assert (told.pending_update_count, told.allowed_updates) == (1, ("message",))
    assert (told.last_error_message or "").startswith("Connection failed")
    await stage.bot.delete_webhook(drop_pending_updates=True)
    assert await stage.bot.get_updates() == ()


async def test_chats_are_told_beside_each_other_each_in_order(stage: Stage) -> None:
    wang, _ = stage.joins()
    zhao, _ = stage.joins(502, "Zhao")
    async with listening([500]) as (url, came):
        doings.says(stage.server.space, wang, "wang 1")
        doings.says(stage.server.space, wang, "wang 2")
        doings.says(stage.server.space, zhao, "zhao 1")
        await stage.bot.set_webhook(url)
        await stage.server.settled()
        texts = [update["message"]["text"] for _, update in came]
        assert [text for text in texts if text.startswith("wang")][-2:] == ["wang 1", "wang 2"]
        assert texts.index("zhao 1") < texts.index("wang 2")
