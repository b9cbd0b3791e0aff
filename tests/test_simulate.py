"""`qianfa simulate`: weeks of the sample organisation on the real engine; the same seed plays the same weeks."""

from datetime import date, timedelta

import pytest

from bot.console import say
from bot.loops import run
from bot.policy import shipped
from bot.simulating import played
from bot.simulating.played import Played
from bot.text import LANGUAGES
from tests.support.shell import Shell

FESTIVAL = date(2026, 2, 16)  # the week of the Spring Festival, in which nobody works


@pytest.fixture(scope="module")
def quarter() -> Played:
    return run(played.play(7, 1, date(2026, 1, 7)))


def by_title(quarter: Played, key: str) -> list[str]:
    return [one.person for one in quarter.told if one.card.title.key == key]


def test_items_come_in_are_decided_and_released(quarter: Played) -> None:
    assert quarter.first == date(2026, 1, 5)
    assert quarter.submitted > 10
    assert quarter.released >= quarter.submitted - 8
    assert len(by_title(quarter, "news-signed-off")) >= quarter.released


def test_a_silent_head_is_reminded_then_his_deputy_is_asked_and_a_delegate_acts_for_one_away(
    quarter: Played,
) -> None:
    silent, away = quarter.absences
    assert silent.person in by_title(quarter, "news-step-due")
    assert by_title(quarter, "news-others-may")
    assert away.delegate in by_title(quarter, "news-away-began") + by_title(quarter, "notice-away")


def test_nobody_is_pestered(quarter: Played) -> None:
    zone = quarter.week.zone
    week = {FESTIVAL + timedelta(days=day) for day in range(7)}
    reminded = quarter.by_day(reminders=True)
    assert reminded
    assert not week & {day for _, day in reminded}
    assert max(reminded.values()) <= 4
    at_night = [one for one in quarter.told if one.key in quarter.reminders and one.at.astimezone(zone).hour >= 21]
    assert not at_night


async def test_the_same_seed_is_the_same_quarter() -> None:
    first, again, other = [await played.play(1, seed, date(2026, 3, 2)) for seed in (3, 3, 4)]
    assert [(one.at, one.person, one.card.title.key) for one in first.told] == [
        (one.at, one.person, one.card.title.key) for one in again.told
    ]
    assert [one.at for one in first.told] != [one.at for one in other.told]


def test_some_are_returned_and_come_again_and_authors_nudge() -> None:
    quarter = run(played.play(4, 1, date(2026, 1, 5), "en"))
    keys = {one.card.title.key for one in quarter.told}
    assert {"news-returned", "news-nudge"} <= keys
    assert quarter.released >= quarter.submitted - 8
    said = say(played.lines(quarter, "en"), "en")
    assert "News from our work, no. 1" in said
    assert not {"工", "作"} & set(said)


def test_under_a_policy_with_a_quota_units_that_are_short_are_reminded_and_reported(shell: Shell) -> None:
    told = shell.run("simulate", "--weeks", "3", "--policy", "p1", "--language", "en", "--from", "2026-06-01")
    assert "short" in told
    assert "Contributions, week 23 · 6 units: " in told


def test_nobody_is_announced_who_is_missing_only_later(shell: Shell) -> None:
    told = shell.run("simulate", "--weeks", "2", "--seed", "1", "--language", "en")
    assert "answers nothing" not in told
    assert "is away from 2026-01-05 to 2026-01-11" in told


def test_it_is_told_in_three_languages(quarter: Played) -> None:
    heads = {language: say(played.lines(quarter, language), language).splitlines()[0] for language in LANGUAGES}
    assert heads["en"].startswith("The sample organisation from 2026-01-05 to 2026-02-22")
    assert heads["zh-Hans"].startswith("示例单位")
    assert heads["zh-Hant"].startswith("示例單位")


def test_the_command_prints_days_and_a_summary(shell: Shell) -> None:
    told = shell.run("simulate", "--weeks", "1", "--seed", "5", "--from", "2026-06-03")
    assert told.startswith("The sample organisation from 2026-06-01 to 2026-06-07, in the time of Asia/Shanghai")
    assert "2026-06-01 (Mon)" in told
    assert "Handed in:" in told
    assert not list(shell.folder.iterdir())


@pytest.mark.parametrize("policy", ["p2a", "p4"])
def test_what_is_written_is_understood_under_other_policies(policy: str) -> None:
    quarter = run(played.play(2, 1, date(2026, 1, 5), policy=shipped()[policy]))
    assert quarter.submitted
    assert not by_title(quarter, "news-not-understood")


@pytest.fixture(scope="module")
def with_drills() -> Played:
    return run(played.play(2, 1, date(2026, 1, 5), policy=shipped()["p1"]))


def test_under_a_policy_with_drills_somebody_takes_the_alarm_before_everybody_is_called(with_drills: Played) -> None:
    called = [one.person for one in with_drills.told if one.key.startswith("crisis:")]
    assert 0 < len(set(called)) <= 8
    assert max(map(called.count, called)) <= 3
    assert not [one for one in with_drills.told if one.key.startswith("news-crisis-silent")]
    assert with_drills.submitted
    assert not by_title(with_drills, "news-not-understood")


def test_no_week_is_reported_that_was_over_when_the_bot_began(with_drills: Played) -> None:
    reported = {one.key.split(":")[1] for one in with_drills.told if one.key.startswith("quota-report:")}
    assert reported == {"2026-W02"}
