"""Where crises are posted: in a place of their own, else where the PR desk reads; one card, kept up to date."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.app import places_of
from bot.cards.tokens import Verb
from bot.config import sample_settings
from bot.crisis_settings import CrisisSettings
from bot.domain.effects import CRISIS_PLACE, PR_DESK
from bot.ports import Address
from bot.slack_settings import SlackSettings
from bot.telegram_settings import TelegramSettings
from tests.delivery.test_places import CHANNEL, desk
from tests.support.crisis import reported
from tests.support.paper import Sheet
from tests.support.world import World, buttons

ROOM = Address("web", "", "C-CRISIS")


def posted(here: World, at: Address) -> list[Sheet]:
    return here.paper.chats[at.user]


@pytest.mark.parametrize("own", [True, False])
async def test_one_card_says_how_it_stands_and_nothing_can_be_pressed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, own: bool
) -> None:
    besides = ((CRISIS_PLACE, ROOM),) if own else ()
    async with desk(tmp_path, monkeypatch, *besides) as here:
        await reported(here)
        [card] = posted(here, ROOM if own else CHANNEL)
        assert posted(here, CHANNEL if own else ROOM) == []
        assert "正在呼叫 4 人" in here.printed(card.card)
        assert buttons(card.card) == ()
        await here.passes(minutes=2)
        await here["gao-yun"].taps(Verb.TAKE_CRISIS)
        [card] = posted(here, ROOM if own else CHANNEL)
        assert "高云已接手" in here.printed(card.card)


def test_places_are_named_in_the_configuration(tmp_path: Path) -> None:
    settings = replace(
        sample_settings(tmp_path, 0),
        slack=SlackSettings("socket", (), "C0DESK"),
        telegram=TelegramSettings(),
        crisis=CrisisSettings(slack="C0CRISIS", telegram="-1002"),
    )
    assert places_of(settings) == (
        (PR_DESK, Address("slack", "", "C0DESK")),
        (CRISIS_PLACE, Address("slack", "", "C0CRISIS")),
        (f"{CRISIS_PLACE}@telegram", Address("telegram", "", "-1002")),
    )
    assert places_of(replace(settings, slack=None, telegram=None)) == ()
