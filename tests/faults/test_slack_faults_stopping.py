"""The process dies, stops or stumbles while it has to do with Slack, as FAULTS.md numbers it."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest

from bot.cards.tokens import Verb
from tests.support.documents import press_item
from tests.support.mailing import at_work, news, queue, states
from tests.support.slack.mischief import Held, status
from tests.support.slack.stand import SlackStand, on_slack
from tests.support.world import CHAIN, HEAD, STORY, TITLE, World

WANG: Final = "wang-min"


class Killed(Exception):
    """The process ends here."""


@asynccontextmanager
async def until_it_dies(folder: Path) -> AsyncIterator[tuple[World, SlackStand]]:
    """Open a world on Slack that dies at the end of the block: what is in its folder then is what is left of it."""
    with suppress(Killed):
        async with on_slack(folder) as (here, slack):
            await slack.chats.platform.quiet()
            yield here, slack
            shutil.copytree(folder / "data", folder / "left" / "data")
            here.sound = False
            _die()


def _die() -> None:
    raise Killed


@asynccontextmanager
async def after(here: World, folder: Path) -> AsyncIterator[tuple[World, SlackStand]]:
    """Start the bot again on what was left, with the same Slack."""
    here.paper.chats.clear()  # what it had sent is found on Slack, or not at all
    async with on_slack(folder / "left", chats=here.paper, clock=here.clock) as (again, slack):
        slack.passing = True
        await again.settles()
        yield again, slack
        again.sound = False  # cards that went out before are not in this recorder


async def test_fault_30_killed_after_the_commit_the_receipt_comes_once_and_a_second_press_is_told(
    tmp_path: Path,
) -> None:
    async with until_it_dies(tmp_path) as (here, slack):
        await here[WANG].submits()
        token = str(here[HEAD].button(Verb.APPROVE).token)
        slack.still = True
        slack.server.sockets.patience = 0.2
        for connection in slack.server.sockets.open:
            connection.mute = True  # the acknowledgement never arrives
        assert await slack.users[HEAD].presses(token) is None
        slack.users[HEAD].trouble.clear()
    async with after(here, tmp_path) as (again, slack):
        assert len(await again.rows("SELECT 1 FROM decisions")) == 1
        assert "您已签发" in slack.users[HEAD].reads() or "您已同意" in slack.users[HEAD].reads()
        with pytest.raises(KeyError):
            slack.users[HEAD].finds(token)
        assert len([one for one in slack.users["gao-yun"].messages() if TITLE in one.text]) == 1
        await again.passes(minutes=10)
        assert len([one for one in slack.users["gao-yun"].messages() if TITLE in one.text]) == 1


@pytest.mark.parametrize("out", [False, True], ids=["fault 32: before it is out", "fault 33: after it is out"])
async def test_faults_32_and_33_killed_while_a_message_is_being_sent_it_is_there_once(
    tmp_path: Path, *, out: bool
) -> None:
    held = Held(performed=out)
    async with until_it_dies(tmp_path) as (here, slack):
        slack.server.mischief.befalls("chat.postMessage", held)
        await queue(here, news("a"))
        sending = asyncio.create_task(here.bot.courier.deliver())
        await held.came.wait()
    sending.cancel()
    await asyncio.gather(sending, return_exceptions=True)
    async with after(here, tmp_path) as (again, slack):
        await again.passes(minutes=10)
        assert len(slack.users[HEAD].messages()) == 1
        assert (await states(again))["a"][0] == "sent"
        assert len(slack.server.called("chat.postMessage")) == (1 if out else 2)


async def test_fault_35_stopped_with_500_messages_queued_each_comes_once_after_the_start(tmp_path: Path) -> None:
    people = (*CHAIN, WANG)
    async with on_slack(tmp_path) as (here, slack):
        await queue(here, *(news(f"{number}", people[number % 5]) for number in range(500)))
        async with at_work(here) as task:
            while not slack.server.called("chat.postMessage"):
                await asyncio.to_thread(lambda: None)
            task.cancel()
            async with asyncio.timeout(10):
                await asyncio.gather(task, return_exceptions=True)
        assert {state for state, _ in (await states(here)).values()} <= {"pending", "sent", "unknown", "retry"}
        here.sound = False
    async with on_slack(tmp_path, chats=here.paper, clock=here.clock) as (here, slack):
        slack.passing = True
        await here.settles()
        assert {state for state, _ in (await states(here)).values()} == {"sent"}
        assert [len(slack.users[person].messages()) for person in people] == [100] * 5
        assert slack.server.rates.refused == []


async def test_fault_37_a_send_that_is_cancelled_is_taken_up_again_and_comes_once(tmp_path: Path) -> None:
    held = Held(performed=True)
    async with on_slack(tmp_path) as (here, slack):
        slack.server.mischief.befalls("chat.postMessage", held)
        await queue(here, news("a"))
        sending = asyncio.create_task(here.bot.courier.deliver())
        await held.came.wait()
        for task in asyncio.all_tasks():
            if "Sender." in repr(task.get_coro()):
                task.cancel()  # as when there is no memory left
        await asyncio.gather(sending, return_exceptions=True)
        held.go_on.set()
        slack.passing = True
        for _ in range(3):
            here.clock.move(timedelta(seconds=61))
            await here.settles()
        assert len(slack.users[HEAD].messages()) == 1
        assert (await states(here))["a"][0] == "sent"


async def test_fault_38_a_message_that_always_fails_is_set_aside_and_the_next_go_on(tmp_path: Path) -> None:
    async with on_slack(tmp_path) as (here, slack):
        slack.passing = True
        slack.server.mischief.befalls("download", status(500), times=100)
        await slack.users[WANG].says("请看", [("a.docx", press_item(300, 1))])
        await here.settles()
        for _ in range(4):
            await here.bot.desk.replay()
            await here.settles()
        assert await here.rows("SELECT DISTINCT state FROM inbox WHERE state = 'received'") == []
        await slack.users[WANG].says(f"{TITLE}\n\n{STORY}")
        await here.settles()
        assert await here.rows("SELECT title FROM versions") == [(TITLE,)]
