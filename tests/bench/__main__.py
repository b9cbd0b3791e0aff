"""`python -m tests.bench` measures what REQUIREMENTS promise, prints a table and writes build/bench.json.

With names (`python -m tests.bench decisions`) only these are measured.
"""

import json
import os
import sys
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, Literal

from rich.console import Console
from rich.table import Table

from bot import loops
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
)
from tests.bench.presses import ready

REPORT: Final = Path(__file__).parents[2] / "build" / "bench.json"

# To add a measurement: a module with `figures(folder)`, a line here, and its bounds below.
BENCHES: Final[Mapping[str, Callable[[Path], Awaitable[dict[str, float]]]]] = {
    "checks": checks.figures,
    "crisis": crisis.figures,
    "decisions": decisions.figures,
    "documents": documents.figures,
    "dues": dues.figures,
    "finding": finding.figures,
    "inboxes": inboxes.figures,
    "slack": slack.figures,
    "slack_rates": slack_rates.figures,
    "slack_start": slack_start.figures,
    "starts": starts.figures,
    "telegram": telegram.figures,
}


@dataclass(frozen=True, slots=True)
class Bound:
    """What a figure has to reach."""

    least_or_most: Literal["at least", "at most"]
    value: float

    def holds(self, figure: float) -> bool:
        """Tell whether it is reached."""
        return figure >= self.value if self.least_or_most == "at least" else figure <= self.value


BOUNDS: Final = {
    "decisions_per_s": Bound("at least", 4000),
    "decisions_vs_naive": Bound("at least", 20),
    "decisions_vs_handsql": Bound("at least", 0.85),
    "decision_p99_ms": Bound("at most", 60),
    "decision_p50_ms": Bound("at most", 1.5),
    "find_ratio": Bound("at most", 2),
    "inbox_ratio": Bound("at most", 1.3),
    "docx_ms": Bound("at most", 500),
    "tap_during_docx_p99_ms": Bound("at most", 100),
    "due_tick_ratio": Bound("at most", 1.3),
    "queue_10k_s": Bound("at most", 5),
    "tap_during_due_p99_ms": Bound("at most", 100),
    "quarter_s": Bound("at most", 5),
    "slack_ack_ratio": Bound("at most", 0.5),
    "slack_taps_per_s": Bound("at least", 1000),
    "slack_ack_p99_ms": Bound("at most", 100),
    "slack_rate_ratio": Bound("at least", 0.95),
    "lane0_wait_ratio": Bound("at most", 1.1),
    "telegram_ack_p50_ms": Bound("at most", 3),
    "telegram_taps_per_s": Bound("at least", 1500),
    "telegram_rate_ratio": Bound("at least", 0.95),
    "crisis_first_ms": Bound("at most", 2000),
    "crisis_all_ratio": Bound("at most", 1.1),
    "crisis_other_platform_s": Bound("at most", 60),
    "crisis_late_steps": Bound("at most", 0),
    "crisis_doubles": Bound("at most", 0),
    "check_s": Bound("at most", 2),
    "ready_s": Bound("at most", 3),
    "rss_mb": Bound("at most", 150),
}


async def measure(names: list[str]) -> dict[str, float]:
    """Run the benches one after the other, each in a folder that is removed afterwards."""
    found: dict[str, float] = {}
    ready()
    for name in names:
        with TemporaryDirectory(dir=os.environ.get("QIANFA_BENCH_FOLDER"), ignore_cleanup_errors=True) as folder:
            found |= await BENCHES[name](Path(folder))
    return found


def show(figures: Mapping[str, float]) -> None:
    """Print the figures beside their bounds."""
    table = Table("figure", "measured", "to reach")
    for number in (1, 2):
        table.columns[number].justify = "right"
    for name, figure in figures.items():
        bound = BOUNDS.get(name)
        colour = "" if bound is None else "green" if bound.holds(figure) else "red"
        reach = f"{bound.least_or_most} {bound.value:,g}" if bound else ""
        table.add_row(name, f"[{colour}]{figure:,.3g}[/]" if colour else f"{figure:,.3g}", reach)
    Console().print(table)


def main() -> None:
    """Measure, print, write."""
    figures = loops.run(measure(sys.argv[1:] or list(BENCHES)))
    show(figures)
    REPORT.parent.mkdir(exist_ok=True)
    before = json.loads(REPORT.read_text("utf-8")) if REPORT.exists() and sys.argv[1:] else {}
    rounded = {name: round(figure, 3) for name, figure in figures.items()}
    REPORT.write_text(json.dumps({**before, **rounded}, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
