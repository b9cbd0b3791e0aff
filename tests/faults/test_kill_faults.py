"""Faults of a process that dies, as FAULTS.md numbers them: what is there when it comes back."""

import asyncio
import signal
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Final

import pytest

from bot import app
from bot.cards.card import Card
from bot.cards.tokens import Verb
from bot.clock import stopwatch
from bot.config import sample_settings
from bot.ports import Address, Message, Reader
from storage import connections, migrations
from storage.store import DATABASE
from tests.simulation import aftermath
from tests.simulation.lives import Life, complaints, living
from tests.support.chat import Window
from tests.support.clocks import VirtualClock
from tests.support.paper import Killed, PaperPlatform
from tests.support.world import buttons

WANG: Final = Address(*app.WEB, "wang-min")
DRAFT: Final = "健康日进社区\n\n6月3日，医务志愿队走进社区，为居民义诊。"
QUEUED: Final = 125  # for each of four
SOON: Final = 60.0  # seconds; a process may take its time to start where the machine is busy


@pytest.mark.kill
async def test_fault_30_who_heard_nothing_is_given_the_receipt_once(tmp_path: Path) -> None:
    data = tmp_path / "data"
    wang, watching = Window("wang-min"), Window("wang-min", name="watching")
    async with living(data) as (life, http):
        await wang.connect(http)
        await wang.say(DRAFT)
        for answer in ("own", "business", "weibo"):
            await wang.answer(answer)
        await wang.tap(Verb.DONE)
        await wang.answer("asap")
        await watching.connect(http)
        submit = wang.press_of(await wang.button(Verb.SUBMIT))
        await wang.go_deaf()
        await wang.post(submit)
        await watching.button(Verb.WITHDRAW)  # it is committed: the card says so elsewhere
        life.kill()
        await life.ended()
    assert submit["event"] not in wang.acks

    async with living(data) as (_, http):
        await wang.connect(http)  # sends it again
        receipt = await wang.until(lambda: wang.acks.get(submit["event"]), "the receipt")
        assert not receipt["refused"]
        assert "2026-0001" in receipt["notice"]["text"]
        await wang.catch_up()  # once more: the same answer, and no effect
        await wang.leave()
    assert aftermath.kept(data)["facts"]["submitted", "wang-min"] == 1


@pytest.mark.kill
async def test_fault_31_what_was_not_committed_left_nothing_and_is_sent_again(tmp_path: Path) -> None:
    data, wang = tmp_path / "data", Window("wang-min")
    async with living(data) as (life, http):
        await wang.connect(http)
        await wang.say("/help")
        before = await asyncio.to_thread(aftermath.kept, data)
        with closing(sqlite3.connect(data / DATABASE, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")  # now nothing can be committed
            await wang.post(wang.words(DRAFT))
            async with http.get("/healthz") as health:
                assert health.status == 200
            life.kill()
            await life.ended()
    assert aftermath.kept(data)["events"] == before["events"]
    assert aftermath.kept(data)["drafts"] == Counter()

    async with living(data) as (_, http):
        await wang.connect(http)
        await wang.answer("own")
        await wang.leave()
    assert aftermath.kept(data)["drafts"].total() == 1


class Severed(PaperPlatform):
    """Where the process is killed before a card is out."""

    severed = False

    async def send(self, to: Address, card: Card, reader: Reader, *, key: str, under: str = "") -> str:
        if self.severed:
            raise Killed
        return await super().send(to, card, reader, key=key, under=under)


async def test_fault_32_a_card_that_was_not_out_when_the_bot_died_comes_at_once_and_in_its_place(
    tmp_path: Path,
) -> None:
    settings, clock, paper = sample_settings(tmp_path / "data", 0), VirtualClock(), Severed()
    async with app.opened(settings, clock, lambda *_: {"web": paper}) as bot:
        await bot.desk.said(WANG, Message(DRAFT), event="1")
        paper.severed = True
        with pytest.raises(Killed):
            await bot.courier.deliver()

    paper.severed = False
    async with app.opened(settings, clock, lambda *_: {"web": paper}) as bot:
        await bot.desk.said(WANG, Message("/help"), event="2")
        await bot.courier.deliver()

    first, second = paper.chats["wang-min"]
    assert (first.card.title.key, second.card.title.key) == ("question-led", "help-title")


async def test_fault_33_a_card_that_was_out_when_the_bot_died_shows_what_has_happened_since(tmp_path: Path) -> None:
    settings, clock, paper = sample_settings(tmp_path / "data", 0), VirtualClock(), PaperPlatform()
    async with app.opened(settings, clock, lambda *_: {"web": paper}) as bot:
        await bot.desk.said(WANG, Message(DRAFT), event="1")
        paper.dying = lambda: True
        with pytest.raises(Killed):
            await bot.courier.deliver()
    [question] = paper.chats["wang-min"]
    [own] = [button for button in buttons(question.card) if button.token.choice == "own"]

    paper.dying = lambda: False
    async with app.opened(settings, clock, lambda *_: {"web": paper}) as bot:
        assert not (await bot.desk.tapped(WANG, str(own.token), event="2")).refused
        await bot.courier.deliver()

    first, second = paper.chats["wang-min"]
    assert first.card.closed, "the answered question can still be answered"
    assert not second.card.closed


@pytest.mark.kill
@pytest.mark.parametrize("delay", [0.0, 0.02, 0.06])
async def test_fault_34_a_kill_during_the_first_start_leaves_the_whole_schema_or_none(
    tmp_path: Path, delay: float
) -> None:
    migrations.upgrade(tmp_path / "whole.db")
    data = tmp_path / "data"
    life = await Life.begin(data)
    await asyncio.to_thread(wait_for, data / DATABASE)
    asyncio.get_running_loop().call_later(delay, life.kill)
    assert await life.ended() == -signal.SIGKILL, complaints(data)

    connections.check(data / DATABASE)
    assert schema(data / DATABASE) in ({}, schema(tmp_path / "whole.db"))
    async with living(data) as (_, http), http.get("/cast") as cast:
        assert "wang-min" in await cast.text()
    assert schema(data / DATABASE) == schema(tmp_path / "whole.db")


def wait_for(path: Path) -> None:
    """Look for a file without a pause, for what is to be met lasts milliseconds."""
    began = stopwatch()
    while not path.exists():
        assert stopwatch() - began < SOON, f"{path} did not come"


def schema(path: Path) -> dict[str, str]:
    with closing(sqlite3.connect(path)) as db:
        return dict(db.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))


async def test_fault_35_what_was_queued_when_it_was_stopped_comes_after_the_start(tmp_path: Path) -> None:
    data = tmp_path / "data"
    people = [Window(person) for person in ("wang-min", "li-guohua", "gao-yun", "ma-tao")]
    async with living(data) as (life, http):
        for window in people:
            await window.connect(http)
            for _ in range(QUEUED):
                await window.post(window.words("/help"))
        await asyncio.gather(*(heard(window) for window in people))
        assert await life.stop() == 0
        await asyncio.gather(*(window.leave() for window in people))
    assert complaints(data) == ""

    async with living(data) as (_, http):
        await asyncio.gather(*(window.connect(http) for window in people))
        await asyncio.gather(*(helped(window) for window in people))
        await asyncio.gather(*(window.leave() for window in people))


async def heard(window: Window) -> None:
    await window.until(lambda: len(window.acks) > QUEUED // 5 or None, "some acknowledgements")


async def helped(window: Window) -> None:
    """Wait for what was asked for; it is there as often as that."""
    await window.until(lambda: len(window.cards()) >= QUEUED or None, "as many cards")
    await window.catch_up()
    assert len(window.cards()) == QUEUED
