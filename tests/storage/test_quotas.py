"""What units hand in, as it is kept: counted once, excused once, and what reports are made from."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.facts import Decided, Rejected, SignedOff
from bot.domain.people import UnitId
from bot.domain.steps import Opinion, StepId, StepState, Verdict
from bot.quotas import Noted, Pass, Settled
from storage.tables import Tables
from tests.support.records import (
    AUTHOR,
    HEADS,
    HOUR,
    NOW,
    PUBLISHER,
    UNIT,
    draft,
    file_item,
    item,
    journey,
    step,
    tables,
    version,
)
from tests.support.releases import RELEASE

NAMES = step("x", HEADS).names
DAY = timedelta(days=1)


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Tables]:
    with tables(tmp_path) as opened:
        yield opened


def test_an_item_counts_once_for_a_rule(kept: Tables) -> None:
    one, other = file_item(kept, "one"), file_item(kept, "other")
    book = kept.quotas
    assert book.count("weekly", one.id, UNIT, NOW)
    assert not book.count("weekly", one.id, UNIT, NOW + DAY)
    assert book.count("monthly", one.id, UNIT, NOW + HOUR)
    assert book.count("weekly", other.id, UNIT, NOW + HOUR)
    assert book.counted(one.id) == {"weekly": NOW, "monthly": NOW + HOUR}
    assert book.moments("weekly", NOW, NOW + DAY) == {UNIT: (NOW, NOW + HOUR)}
    assert book.moments("weekly", NOW + HOUR, NOW + DAY) == {UNIT: (NOW + HOUR,)}
    assert book.moments("weekly", NOW - DAY, NOW) == {}


def test_a_unit_is_reminded_and_excused_by_period(kept: Tables) -> None:
    book = kept.quotas
    assert book.noted("weekly", "") == {}
    book.reminded("weekly", UNIT, "2026-W23")
    book.reminded("weekly", UNIT, "2026-W23")
    assert book.excuse("weekly", UNIT, "2026-W23", AUTHOR, "closed", NOW)
    assert not book.excuse("weekly", UNIT, "2026-W23", PUBLISHER, "again", NOW)
    assert book.excuse("weekly", UNIT, "2026-W22", AUTHOR, "moved", NOW)
    book.reminded("weekly", UNIT, "2026-W22")
    assert book.noted("weekly", "2026-W22") == {
        (UNIT, "2026-W23"): Noted(2, AUTHOR, "closed"),
        (UNIT, "2026-W22"): Noted(1, AUTHOR, "moved"),
    }
    assert book.noted("weekly", "2026-W23") == {(UNIT, "2026-W23"): Noted(2, AUTHOR, "closed")}
    assert book.noted("monthly", "") == {}


def test_who_is_known_keeps_his_beginning_and_who_goes_is_forgotten(kept: Tables) -> None:
    book = kept.quotas
    book.know("unit", ["east", "west"], NOW)
    book.know("channel", ["east"], NOW + HOUR)
    book.know("unit", ["west", "south"], NOW + DAY)
    assert book.known("unit") == {"west": NOW, "south": NOW + DAY}
    assert book.known("channel") == {"east": NOW + HOUR}
    book.know("unit", ["east"], NOW + 2 * DAY)
    assert book.known("unit") == {"east": NOW + 2 * DAY}


def test_usual_times_are_learnt_anew(kept: Tables) -> None:
    book = kept.quotas
    book.learn({"head": HOUR, "desk": 2 * HOUR})
    book.learn({"head": 3 * HOUR})
    assert book.usual() == {"head": 3 * HOUR}


def passed(kept: Tables, name: str, *, after: timedelta) -> None:
    """File an item whose step two people have answered."""
    of = replace(draft(name), submitted_at=NOW)
    kept.drafts.add(of, version(of), NOW)
    asked = replace(step(f"{name}-step", HEADS[:2]), state=StepState.PASSED)
    kept.drafts.start(journey(of, asked), NOW)
    for number, seat in enumerate(asked.seats):
        at = NOW + after - HOUR * number
        said = Opinion(Verdict.APPROVE)
        kept.facts.record(Decided(item(of), seat.person, seat.id, StepId(f"{name}-step"), NAMES, 1, said, at), at)


def test_how_long_steps_took_is_told_by_the_last_answer(kept: Tables) -> None:
    passed(kept, "one", after=5 * HOUR)
    passed(kept, "other", after=3 * DAY)
    book = kept.quotas
    assert book.passes(NOW, NOW + DAY) == (Pass("countersign", NOW, NOW + 5 * HOUR),)
    assert len(book.passes(NOW, NOW + 4 * DAY)) == 2


def test_what_was_decided_in_a_time_is_told_once_for_each_item(kept: Tables) -> None:
    of = replace(file_item(kept, "one"), submitted_at=NOW)
    of = kept.drafts.save(of, NOW)
    rejected = Rejected(item(of), AUTHOR, StepId("one-step"), 1, "no", NAMES, ())
    kept.facts.record(rejected, NOW + HOUR)
    assert kept.quotas.settled(NOW, NOW + DAY) == (Settled(of.id, NOW, NOW + HOUR, signed=False),)
    kept.facts.record(SignedOff(item(of), 2, "f", (), None, ()), NOW + 2 * HOUR)
    assert kept.quotas.settled(NOW, NOW + DAY) == (Settled(of.id, NOW, NOW + 2 * HOUR, signed=True),)
    assert kept.quotas.settled(NOW + DAY, NOW + 2 * DAY) == ()


def test_releases_are_told_by_channel_and_the_last_one_in_any_case(kept: Tables) -> None:
    of = file_item(kept, "one")
    made = replace(RELEASE, draft=of.id, unit=UnitId(UNIT), author=AUTHOR, by=PUBLISHER)
    for number, (channel, at) in enumerate(
        [("weibo", NOW), ("weibo", NOW + HOUR), ("site", NOW - DAY), ("other", NOW)], 1
    ):
        kept.releases.add(replace(made, channel=channel, at=at, version=number))
    found = kept.quotas.released(["weibo", "site", "app"], NOW)
    assert found == {"weibo": (NOW, NOW + HOUR), "site": (NOW - DAY,), "app": ()}
