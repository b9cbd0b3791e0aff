"""What `qianfa check` says before anybody relies on a policy and a roster."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.config import read_config
from bot.rehearsal import Finding, check, rehearse
from bot.roster import read_roster
from tests.policy.files import POLICY, ROSTER, small_policy, spoilt

NOW = datetime(2026, 6, 1, tzinfo=UTC)
ADMINISTRATOR = ('roles = ["head"]', 'roles = ["head", "administrator", "pr-desk"]')
HEAD_OF_NEWTOWN = ('role = "chief"', 'role = "head"\n\n[[role]]\nperson = "bai"\nrole = "chief"')


def said(*changes: tuple[str, str], policy: tuple[tuple[str, str], ...] = ()) -> list[str]:
    roster = read_roster(spoilt(ROSTER, *changes), "roster.toml", ZoneInfo("Asia/Shanghai"))
    return [f"{found.weight}: {found}" for found in rehearse(small_policy(*policy), roster.at(NOW))]


def test_an_author_who_is_in_the_only_seats_of_a_step_is_a_gap() -> None:
    said_of = said(ADMINISTRATOR, ('roles = ["liaison"]', 'roles = ["liaison", "head"]'))
    assert said_of == [
        "note: unit newtown, drafts of bai: li (leader-in-charge) will stand in at step head: the author is the only head"
    ]
