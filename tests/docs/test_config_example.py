"""The example configuration: it can be read as it stands, says every key, and what it calls usual is usual."""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import pytest
from pydantic import BaseModel

from bot.config import ConfigTable, read_config
from bot.rehearsal import check

EXAMPLE = Path(__file__).parents[2] / "config.example.toml"
KEYS = [
    (table, key)
    for table, field in ConfigTable.model_fields.items()
    for key in cast("type[BaseModel]", field.annotation).model_fields
]


def uncommented() -> str:
    """Give the example with every key that is commented out put in force."""
    return re.sub(r"^# (?=[a-z_]+ = )", "", EXAMPLE.read_text("utf-8"), flags=re.MULTILINE)


def test_it_can_be_used_as_it_stands() -> None:
    report = check(read_config(EXAMPLE), datetime(2026, 6, 1, tzinfo=UTC))

    assert report.ready


def test_what_is_commented_out_is_what_holds_anyway(tmp_path: Path) -> None:
    everything = uncommented().replace("bot/sample/roster.toml", str(EXAMPLE.parent / "bot/sample/roster.toml"))
    as_it_stands = EXAMPLE.read_text("utf-8").replace("bot/sample", str(EXAMPLE.parent / "bot/sample"))
    (tmp_path / "a.toml").write_text(everything, "utf-8")
    (tmp_path / "b.toml").write_text(as_it_stands, "utf-8")

    assert everything != as_it_stands
    assert read_config(tmp_path / "a.toml") == read_config(tmp_path / "b.toml")


@pytest.mark.parametrize(("table", "key"), KEYS)
def test_every_key_stands_in_it(table: str, key: str) -> None:
    section = uncommented().partition(f"[{table}]\n")[2].partition("\n[")[0]

    assert re.search(rf"^{key} = ", section, re.MULTILINE)
