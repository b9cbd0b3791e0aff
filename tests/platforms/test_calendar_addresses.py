"""The address of a calendar as it stands on each messenger: to be copied as it is, and live nowhere."""

import json

import pytest

from bot.cards.plan import link
from bot.platforms.slack.render import message as on_slack
from bot.platforms.telegram.render import message as on_telegram
from bot.text import LANGUAGES, Language
from tests.support.telegram.looks import ear

ADDRESS = f"https://qianfa.example/calendar/{'0a1b2c3d4e' * 4}.ics"
WEBCAL = ADDRESS.replace("https", "webcal")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_address_can_be_copied_as_it_is(language: Language) -> None:
    card = link("l1", ADDRESS)
    telegram, slack = on_telegram(card, ear(language)), on_slack(card, ear(language))
    assert f"<code>{ADDRESS}</code>" in telegram.text
    assert f"<code>{WEBCAL}</code>" in telegram.text
    blocks = json.dumps(slack.blocks, ensure_ascii=False)
    assert ADDRESS in blocks
    assert WEBCAL in blocks
    assert '"url"' not in blocks
