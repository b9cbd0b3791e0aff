"""The card that carries a picture or file which somebody sent in a crisis, and the button that asks for it."""

from dataclasses import replace

from bot.cards.crisis import crisis
from bot.cards.crisis_sheet import CrisisSheet
from bot.cards.situation_times import sent
from bot.cards.tokens import Verb
from bot.domain.crises import CrisisState
from tests.cards.conftest import Look
from tests.cards.test_situation import FILES, GAO, MIN, NOW, ONE, REPORT


def test_a_picture_that_somebody_sent_and_one_of_a_drill(look: Look) -> None:
    look(sent(ONE, FILES[0], MIN, NOW))
    look(sent(replace(ONE, number="D-2026-01", drill=True), FILES[0], MIN, NOW))


def offered(sheet: CrisisSheet) -> bool:
    return Verb.CRISIS_FILES in [button.token.verb for button in crisis(sheet).buttons]


def test_files_are_offered_where_there_are_some() -> None:
    alone = CrisisSheet(replace(ONE, owner=None, state=CrisisState.ALERTING), GAO, MIN, MIN, answers=True)
    assert not offered(alone)
    assert offered(replace(alone, crisis=replace(alone.crisis, pictures=1)))
    assert offered(replace(alone, crisis=replace(alone.crisis, files=1)))
    assert offered(replace(alone, situation=replace(alone.situation, latest=REPORT)))
    over = replace(alone.crisis, state=CrisisState.CLOSED, pictures=1)
    assert offered(replace(alone, crisis=over))
