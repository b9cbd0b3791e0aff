"""`make bench` measures what it says: each of its measurements is taken here once, at a size that takes no time."""

import logging
from datetime import timedelta
from math import isfinite
from pathlib import Path
from typing import Final

import pytest

from tests.bench import (
    __main__ as bench,
)
from tests.bench import (
    checks,
    crisis,
    decisions,
    documents,
    dues,
    finding,
    inboxes,
    slack,
    slack_rates,
    slack_start,
    starts,
    telegram,
    telegram_rates,
)

SMALL: Final[dict[object, dict[str, object]]] = {
    checks: {"RUNS": 1},
    crisis: {
        "PEOPLE": 4,
        "REMINDERS": 1_000,
        "READERS": 20,
        "STEP": timedelta(seconds=0.5),
        "BUSY": timedelta(seconds=2),
        "WATCHED": timedelta(seconds=20),
    },
    decisions: {"WAITING": 4, "TURNS": 1, "ITEMS": 2, "NAIVE_ITEMS": 1, "ALONE_ITEMS": 1},
    documents: {"PAGES": 2, "PICTURES": 1, "PHOTO": (40, 30), "READINGS": 1, "ITEMS": 4, "BETWEEN": 0},
    dues: {
        "FEW": 10,
        "MANY": 20,
        "DUE": 3,
        "TICKS": 1,
        "AT_ONCE": 100,
        "ITEMS_AT_ONCE": 100,
        "ITEMS": 5,
        "BETWEEN": 0,
        "WEEKS": 2,
    },
    finding: {"FEW": 20, "MANY": 40, "LOOKS": 1, "_AUTHORS": 10, "_RARE": 5},
    inboxes: {"FEW": 10, "MANY": 20, "LOOKS": 1},
    slack: {"TURNS": 1, "ALONE": 1, "CROWD": 1, "STEADY": 1, "ITEMS": 4, "WAITING": 2, "PACE": 0},
    slack_rates: {"WAITING": 900, "CRISES": 1},
    slack_start: {"STARTS": 1},
    starts: {"STARTS": 1},
    telegram: {"TURNS": 1, "ALONE": 1, "CROWD": 1, "ITEMS": 2, "CLIENTS": 1},
    telegram_rates: {"MESSAGES": 200, "MEASURED": 30, "PEOPLE": 20},
}
LIBRARIES: Final = ("slack_bolt", "slack_sdk", "telegram")  # which benches bid be silent


@pytest.mark.slow
@pytest.mark.parametrize("name", bench.BENCHES)
async def test_a_measurement_can_be_taken(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    for module, sizes in SMALL.items():
        for size, small in sizes.items():
            monkeypatch.setattr(module, size, small)
    for library in LIBRARIES:
        caplog.set_level(logging.ERROR, logger=library)

    figures = await bench.BENCHES[name](tmp_path)

    assert figures
    assert all(isfinite(figure) and figure >= 0 for figure in figures.values()), figures


def test_whatever_has_to_reach_something_is_measured() -> None:
    sources = "".join(path.read_text("utf-8") for path in Path(bench.__file__).parent.glob("*.py"))
    assert [name for name in bench.BOUNDS if f'"{name}":' not in sources.replace('": Bound', "")] == []
