"""Frames that make no sense, windows that come and go, and what all windows show alike."""

import asyncio
import json
from dataclasses import replace
from pathlib import Path

import aiohttp
import pytest

from bot.domain.people import PersonId
from bot.platforms.registry import Strip, StripAlarm
from bot.platforms.web.parse import LONGEST_FRAME
from bot.text import Text
from tests.support.web_stage import Player, Stage, card, stop


@pytest.mark.parametrize(
    ("frame", "event", "why"),
    [
        ("not JSON", None, "not JSON"),
        ("[" * 100_000, None, "not JSON"),
        ("[]", None, "Expected `object`"),
        ('{"type": "shout"}', None, "shout"),
        ('{"type": "say", "text": "no event"}', None, "event"),
        ('{"type": "say", "event": "e", "text": 5}', "e", "$.text"),
        ('{"type": "say", "event": "two words", "text": ""}', "two words", "$.event"),
        ('{"type": "say", "event": 7}', None, "$.event"),
        ('{"type": "tap", "event": "e"}', "e", "token"),
        ('{"type": "hello", "person": "nobody"}', None, "nobody"),
        ('{"type": "hello", "person": "wang", "since": -1}', None, "$.since"),
        (r'{"type": "\ud800"}', None, "half a character"),
        (r'{"type": "hello", "person": "wang", "language": "\ud800"}', None, "half a character"),
        (r'{"type": "say", "event": "e", "files": "\ud800"}', "e", "half a character"),
        (r'{"type": "say", "event": "\ud800", "files": "\ud800"}', None, ""),
        (r'{"type": "say", "event": "e", "files": [], "\ud800": 1}', "e", "half a character"),
        (json.dumps({"type": "say", "event": "e", "text": "x" * LONGEST_FRAME}), None, "1,000,000"),
    ],
)
async def test_a_frame_that_makes_no_sense_is_answered_and_the_socket_lives_on(
    wang: Player, frame: str, event: str | None, why: str
) -> None:
    await wang.socket.send_str(frame)
    problem = await wang.next("problem")
    assert why in problem["text"]
    assert (problem["event"], problem["again"]) == (event, False)
    assert not (await wang.say("still here"))["refused"]


async def test_bytes_instead_of_text_are_answered_too(wang: Player) -> None:
    await wang.socket.send_bytes(b'{"type": "tap"}')
    assert "not JSON" in (await wang.next("problem"))["text"]


async def test_nobody_speaks_before_he_has_said_who_he_is(stage: Stage) -> None:
    async with stage.player() as player:
        await player.socket.send_json({"type": "tap", "event": "e", "token": "in..0."})
        assert (await player.next("problem"))["text"] == "Say hello first."
    assert stage.inbox.tapped_on_it == []


async def test_what_cannot_be_written_down_is_refused_in_the_persons_language(stage: Stage, wang: Player) -> None:
    said = await wang.say("half an emoji: \ud83d")
    tapped = await wang.tap("ok.\ud83d.1.")

    assert said["refused"]
    assert tapped["refused"]
    assert "半个" in said["notice"]["text"]
    assert (stage.inbox.said_to_it, stage.inbox.tapped_on_it) == ([], [])
    assert wang.kinds() == ["welcome", "ack", "ack"]


async def test_cast_and_strip_come_at_first_and_whenever_they_change(stage: Stage) -> None:
    async with stage.player() as player:
        await player.hello("wang", language="en")
        assert [one["name"] for one in (await player.next("cast"))["people"]] == ["Wang", "Li", "Zhao"]
        strip = await player.next("strip")
        assert (strip["alarms"], strip["item"]) == ([], None)

        stage.alarms = (StripAlarm(Text("said", {"words": "漏水"}), (PersonId("li"),)),)
        await stage.send("zhao", card(), "k0")
        strip = await player.next("strip")
        assert strip["alarms"] == [{"text": "漏水", "people": ["li"]}]
        stage.in_hand = Strip("2026-0001", Text("said", {"words": "义诊"}), (stop("li"),))
        await stage.send("zhao", card(), "k1")
        assert (await player.next("strip"))["item"] == {
            "number": "2026-0001",
            "title": "义诊",
            "stops": [{"state": "now", "text": "li looks at it", "people": ["li"]}],
        }


async def test_a_page_that_changes_its_language_is_spoken_to_in_it(stage: Stage) -> None:
    async with stage.player() as player:
        await player.hello("wang", language="en")
        await player.next("strip")
        await player.hello("wang", language="zh-Hans")
        people = (await player.next("cast"))["people"]
        assert (people[0]["name"], people[0]["unit"], people[0]["roles"]) == ("王晓敏", "市场部", ["信息员"])


async def test_only_the_first_page_says_in_which_language_somebody_is_written_to(stage: Stage) -> None:
    stage.people = [replace(one, settled=one.id != "wang") for one in stage.people]
    async with stage.player() as player:
        await player.hello("li", language="en")
        assert not stage.inbox.met_by_it
        await player.hello("wang", language="en")
        assert [(who.user, language) for who, language in stage.inbox.met_by_it] == [("wang", "en")]
    stage.people = [replace(one, settled=True) for one in stage.people]  # as by then it stands on file
    async with stage.player() as another:
        await another.hello("wang", language="zh-Hant")
        assert len(stage.inbox.met_by_it) == 1


async def test_a_board_that_cannot_be_read_does_not_stop_the_chat(stage: Stage, wang: Player) -> None:
    stage.broken = True
    await stage.send("wang", card("meanwhile"), "k1")
    assert (await wang.next("message"))["card"]["title"] == "待您审核：meanwhile"
    await wang.socket.send_json({"type": "say", "event": "e", "text": "hello?"})
    assert (await wang.next("problem"))["again"]
    stage.broken = False
    assert not (await wang.say("hello?", event="e"))["refused"]


async def test_when_the_history_does_not_answer_the_socket_is_closed_to_try_again(stage: Stage, wang: Player) -> None:
    await stage.engine.close()
    stage.web._hub.wake("wang")  # noqa: SLF001 - as if a card had just been written
    while not wang.socket.closed:
        await asyncio.wait_for(wang.socket.receive(), 10)
    assert wang.socket.close_code == aiohttp.WSCloseCode.TRY_AGAIN_LATER


async def test_when_the_server_goes_it_tells_every_window(tmp_path: Path) -> None:
    async with aiohttp.ClientSession() as browser:
        async with Stage(tmp_path).opened() as stage:
            player = Player(await browser.ws_connect(f"{stage.web.url}/ws"))
            await player.hello("wang")
            await player.next("strip")
            reading = asyncio.create_task(player.socket.receive())
        assert (await reading).type is aiohttp.WSMsgType.CLOSE
    assert player.socket.close_code == aiohttp.WSCloseCode.GOING_AWAY


async def test_a_window_that_vanishes_leaves_nothing_behind(stage: Stage, wang: Player) -> None:
    async with stage.player() as gone:
        await gone.hello("wang")
        gone.socket._writer.transport.abort()  # noqa: SLF001 - the cable is pulled
    for number in range(5):
        await stage.send("wang", card(str(number), facts=(Text("said", {"words": "x" * 10_000}),)), f"k{number}")
        await wang.next("message")
    assert not (await wang.say("and I am here"))["refused"]
