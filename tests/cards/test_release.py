"""What a publisher sees: proofread, release channel by channel, or say what is wrong."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.cards.card import Card
from bot.cards.release import release
from bot.cards.tokens import Verb
from bot.domain.drafts import DraftState
from bot.domain.releases import Hold
from tests.cards.conftest import Look
from tests.support.journeys import FANG, LIU, PARTICULARS, TEXT, Journey
from tests.support.printing import NOW


def card(line: Journey) -> Card:
    assert line.task is not None
    return release(line.sheet(FANG, line.task.version), line.task)


def signed_asap() -> Journey:
    return Journey().changes(particulars=replace(PARTICULARS, planned=None), attachments=()).signed()


def test_first_it_is_to_be_proofread(look: Look) -> None:
    look(card(Journey().signed()))


def test_then_it_goes_out_channel_by_channel_at_its_time(look: Look) -> None:
    look(card(Journey().signed().proofread()))


def test_without_a_planned_time_it_goes_out_now(look: Look) -> None:
    look(card(signed_asap().proofread()))


def test_one_channel_is_out(look: Look) -> None:
    look(card(signed_asap().proofread().appears("wechat")))


def test_a_long_text_is_cut_and_can_be_opened(look: Look) -> None:
    look(card(Journey().changes(text=TEXT * 3, attachments=()).signed()))


def test_on_hold(look: Look) -> None:
    line = Journey().signed().proofread()
    assert line.task is not None
    line.task = replace(line.task, hold=Hold("账号\n故障", FANG, NOW))
    look(card(line))


def test_out_everywhere(look: Look) -> None:
    look(card(Journey().signed().proofread().appears("wechat").appears("weibo")))


@pytest.mark.parametrize("state", [DraftState.RETURNED, DraftState.WITHDRAWN, DraftState.REJECTED])
def test_not_to_be_released_after_all(look: Look, state: DraftState) -> None:
    line = signed_asap().proofread().appears("wechat")
    assert line.task is not None
    line.draft, line.task = replace(line.draft, state=state), replace(line.task, open=False)
    look(card(line))


def test_a_newer_version_is_under_way(look: Look) -> None:
    line = Journey().signed()
    task = line.task
    line.changes(title="健康日").submits()
    line.task = task
    look(card(line))


def test_who_signed_is_not_known_without_the_round() -> None:
    line = Journey().signed()
    line.round = None
    keys = [fact.key for fact in card(line).facts]
    assert "fact-approvers" not in keys
    assert "fact-fingerprint" in keys


def test_nothing_is_shown_of_a_text_that_is_not_there() -> None:
    line = Journey().signed()
    line.versions[1] = replace(line.versions[1], text="")
    assert card(line).body is None


def test_each_channel_has_its_own_button() -> None:
    line = Journey().signed().proofread()
    assert line.task is not None
    line.task = replace(line.task, planned=NOW - timedelta(hours=1))
    tokens = [button.token for button in card(line).buttons if button.token.verb is Verb.RELEASE]
    assert [token.choice for token in tokens] == ["wechat", "weibo"]


def test_somebody_else_releases_it_now(look: Look) -> None:
    line = Journey().signed()
    assert line.task is not None
    line.task = replace(line.task, publishers=(LIU,))
    look(card(line))


def test_nobody_is_left_to_release_it(look: Look) -> None:
    line = Journey().signed()
    assert line.task is not None
    line.task = replace(line.task, publishers=())
    look(card(line))
