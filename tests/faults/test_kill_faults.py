"""Faults of a process that dies, as FAULTS.md numbers them: what is there when it comes back."""

from pathlib import Path
from typing import Final

import pytest

from bot import app
from bot.cards.card import Card
from bot.config import sample_settings
from bot.ports import Address, Message, Reader
from tests.support.clocks import VirtualClock
from tests.support.paper import Killed, PaperPlatform
from tests.support.world import buttons

WANG: Final = Address(*app.WEB, "wang-min")
DRAFT: Final = "健康日进社区\n\n6月3日，医务志愿队走进社区，为居民义诊。"


class Severed(PaperPlatform):
    """Where the process is killed before a card is out."""

    severed = False

    async def send(self, to: Address, card: Card, reader: Reader, *, key: str) -> str:
        if self.severed:
            raise Killed
        return await super().send(to, card, reader, key=key)


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
