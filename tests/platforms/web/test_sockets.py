"""Frames that make no sense, windows that come and go, and what all windows show alike."""

import asyncio
import json
from typing import Any

import aiohttp
import pytest

from bot.platforms.web.parse import LONGEST_FRAME
from bot.platforms.registry import Strip
from bot.ports import Answer
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
    assert stage.inbox.said_to_it == stage.inbox.tapped_on_it == []
    assert wang.kinds() == ["welcome", "ack", "ack"]


async def test_cast_and_strip_come_at_first_and_whenever_they_change(stage: Stage) -> None:
    async with stage.player() as player:
        await player.hello("wang", language="en")
        assert [one["name"] for one in (await player.next("cast"))["people"]] == ["Wang", "Li", "Zhao"]
        assert (await player.next("strip"))["item"] is None

        stage.in_hand = Strip("2026-0001", "义诊", (stop("li"),))
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


async def test_a_strip_that_cannot_be_read_does_not_stop_the_chat(stage: Stage, wang: Player) -> None:
    stage.in_hand = Strip(None, "x", (stop("li"),))
    people, stage.people = stage.people, None  # type: ignore[assignment] # whoever is asked will raise
    await stage.web.send(*_to_li(stage, people))
    stage.people = people
    await stage.send("wang", card("after that"), "k2")
    assert (await wang.next("message"))["card"]["title"] == "待您审核：after that"


async def test_when_the_history_does_not_answer_the_socket_is_closed_to_try_again(stage: Stage, wang: Player) -> None:
    await stage.engine.close()
    stage.web._hub.wake("wang")  # noqa: SLF001 - as if a card had just been written
    while not wang.socket.closed:
        await asyncio.wait_for(wang.socket.receive(), 10)
    assert wang.socket.close_code == aiohttp.WSCloseCode.TRY_AGAIN_LATER


async def test_when_the_server_goes_it_says_so_and_what_was_in_hand_is_settled(stage: Stage) -> None:
    async with Stage(stage.folder).opened() as other:
        socket = await other.http.ws_connect("/ws")
        player = Player(socket)
        await player.hello("wang")
        other.inbox.answer = lambda _words: Answer(Text("taken"))
        await player.say("just before")
    assert (await socket.receive()).type is aiohttp.WSMsgType.CLOSE
    assert socket.close_code == aiohttp.WSCloseCode.GOING_AWAY
    await socket.close()


async def test_a_window_that_vanishes_leaves_nothing_behind(stage: Stage, wang: Player) -> None:
    async with stage.player() as gone:
        await gone.hello("wang")
        transport = gone.socket.get_extra_info("socket")
        assert transport is not None
        gone.socket._writer.transport.abort()  # type: ignore[union-attr] # noqa: SLF001 - the cable is pulled
    for number in range(5):
        await stage.send("wang", card(str(number), facts=(Text("said", {"words": "x" * 10_000}),)), f"k{number}")
        await wang.next("message")
    assert not (await wang.say("and I am here"))["refused"]


def _to_li(stage: Stage, people: list[Any]) -> tuple[Any, ...]:
    stage.people, kept = people, stage.people
    reader = stage.reader("li")
    stage.people = kept
    raise NotImplementedError(reader)
