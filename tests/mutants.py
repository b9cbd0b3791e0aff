"""What became of the mutants of an alert's path: a table of them, after `mutmut run`; fails where too many live.

`python -m tests.mutants`: each mutant that lives is named, to be looked at with `mutmut show`.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

FOLDER: Final = Path("mutants")
ENOUGH: Final = 90  # of a hundred that are noticed
NOTICED: Final = ("tests", "types", "time")
_BY: Final = {1: "tests", 3: "tests", 37: "types", 24: "time", -24: "time", 36: "time", 152: "time", 255: "time"}


def outcomes(folder: Path) -> Iterator[tuple[str, Mapping[str, int | None]]]:
    """Give each module that was mutated, with how the tests of each of its mutants ended."""
    for file in sorted(folder.rglob("*.meta")):
        ended = json.loads(file.read_text("utf-8"))["exit_code_by_key"]
        if ended:
            yield str(file.relative_to(folder).with_suffix("")), ended


def noticed_by(code: int | None) -> str:
    """Say what noticed a mutant, by how its tests ended: the tests, the types, the time it took; or nothing did."""
    return "not run" if code is None else _BY.get(code, "nothing")


def table(folder: Path) -> tuple[list[str], float]:
    """Give the lines of the table, and how many of a hundred were noticed of those that were run."""
    lines, living, all_of = [f"{'':34} mutants   tests   types    time  living   score"], list[str](), Counter[str]()
    for module, ended in outcomes(folder):
        by = Counter(map(noticed_by, ended.values()))
        all_of += by
        lines.append(_line(module, by))
        living += [f"  {name}" for name, code in ended.items() if noticed_by(code) == "nothing"]
    return [*lines, _line("all", all_of), *living], _score(all_of)


def _line(name: str, by: Counter[str]) -> str:
    counted = "".join(f"{by[one]:8}" for one in (*NOTICED, "nothing"))
    return f"{name:34}{by.total() - by['not run']:8}{counted}{_score(by):7.1f}%"


def _score(by: Counter[str]) -> float:
    run = by.total() - by["not run"]
    return 100 * sum(by[one] for one in NOTICED) / run if run else 0.0


def main() -> None:
    """Print the table; end with 1 where it is not enough."""
    lines, score = table(FOLDER)
    sys.stdout.write("\n".join(lines) + "\n")
    sys.exit(score < ENOUGH)


if __name__ == "__main__":
    main()
