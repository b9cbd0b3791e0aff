"""Modals that open late or not at all: nothing that was to stand in one is lost, and none stays at "one moment"."""

import asyncio
from collections.abc import AsyncIterator, Awaitable
from datetime import timedelta
from pathlib import Path
from typing import Any, cast

import pytest

from bot.cards.tokens import Verb
from tests.support.slack.mischief import Held, error
from tests.support.slack.people import Live, SlackUser
from tests.support.slack.stand import SlackStand
from tests.support.world import HEAD, World, world

_ELSEWHERE = "内容在本应用的“消息”里，可以关闭这里。"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path, stage="slack-socket") as made:
        await made["wang-min"].submits()
        made.clock.move(timedelta(minutes=1))  # so that nothing waits for Slack's rates
        yield made


def stand(here: World) -> SlackStand:
    return cast("SlackStand", here.stand)


def client(here: World) -> SlackUser:
    return stand(here).users[HEAD]


async def late(here: World, act: Awaitable[Any]) -> None:
    """Have Slack open a modal at once and say so only when what was to stand in it has come as a message."""
    held = Held(performed=True)
    stand(here).server.mischief.befalls("views.open", held)
    before = len(client(here).messages())
    going = asyncio.ensure_future(act)
    await held.came.wait()
    while len(client(here).messages()) == before:
        await asyncio.wait([going], timeout=0.05)
    held.go_on.set()
    await going
    await stand(here).quiet()


async def overtaken(here: World) -> Live:
    """Give a press that is refused, because the item has been taken back."""
    press = client(here).finds(str(here[HEAD].button(Verb.REJECT).token))
    await here["wang-min"].taps(Verb.WITHDRAW)
    return press


async def test_a_modal_that_opens_late_says_that_the_question_came_as_a_message(here: World) -> None:
    await late(here, here[HEAD].taps(Verb.REJECT))

    assert "不予发布" in here[HEAD].hears()
    assert _ELSEWHERE in client(here).reads_modal()


async def test_a_refusal_that_a_late_modal_cannot_say_is_said_privately(here: World) -> None:
    await late(here, client(here).uses(await overtaken(here)))

    assert "撤回" in client(here).messages()[-1].text
    assert client(here).messages()[-1].only_for == client(here).id
    assert _ELSEWHERE in client(here).reads_modal()


async def test_a_refusal_is_said_privately_where_no_modal_opens(here: World) -> None:
    stand(here).server.mischief.befalls("views.open", error("expired_trigger_id"))
    await client(here).uses(await overtaken(here))
    await stand(here).quiet()

    assert client(here).modal is None
    assert "撤回" in client(here).messages()[-1].text


async def test_a_modal_that_could_not_be_filled_says_that_the_question_came_as_a_message(here: World) -> None:
    stand(here).server.mischief.befalls("views.update", error("internal_error"))
    await here[HEAD].taps(Verb.REJECT)
    await stand(here).quiet()

    assert "不予发布" in here[HEAD].hears()
    assert _ELSEWHERE in client(here).reads_modal()
