"""The map of the code: every test and file that it names is there."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
MAP = (ROOT / "bot" / "README.md").read_text("utf-8")


def test_every_test_that_the_map_names_is_there() -> None:
    text = "\n".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    named = set(re.findall(r"`(test_\w+)`", MAP))
    assert named
    assert sorted(name for name in named if f"def {name}(" not in text) == []


def test_every_file_that_the_map_names_is_there() -> None:
    named = set(re.findall(r"`((?:bot|handlers|storage|tests)/[\w./-]+?)/?`", MAP))
    assert sorted(path for path in named if not (ROOT / path).exists()) == []
