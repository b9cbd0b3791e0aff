"""The table of mutants: what noticed them is told apart, and those that live are named."""

import json
from pathlib import Path

import pytest

from tests import mutants


def kept(folder: Path, module: str, **ended: int | None) -> None:
    file = folder / f"{module}.meta"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps({"exit_code_by_key": ended}), "utf-8")


def test_what_noticed_a_mutant_is_told_apart_and_what_lives_is_named(tmp_path: Path) -> None:
    kept(tmp_path, "bot/one.py", a=1, b=3, c=37, d=-24, e=0, f=33, g=None)
    kept(tmp_path, "handlers/two.py", h=1)
    kept(tmp_path, "bot/not_mutated.py")
    lines, score = mutants.table(tmp_path)
    assert [line.split() for line in lines[1:4]] == [
        ["bot/one.py", "6", "2", "1", "1", "2", "66.7%"],
        ["handlers/two.py", "1", "1", "0", "0", "0", "100.0%"],
        ["all", "7", "3", "1", "1", "2", "71.4%"],
    ]
    assert lines[4:] == ["  e", "  f"]
    assert round(score, 1) == 71.4


@pytest.mark.parametrize(("ended", "code"), [(0, 1), (1, 0)])
def test_too_many_that_live_are_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], ended: int, code: int
) -> None:
    monkeypatch.setattr(mutants, "FOLDER", tmp_path)
    with pytest.raises(SystemExit) as nothing:
        mutants.main()
    assert nothing.value.code == 1
    kept(tmp_path, "bot/one.py", a=ended)
    with pytest.raises(SystemExit) as ends:
        mutants.main()
    assert ends.value.code == code
    assert "bot/one.py" in capsys.readouterr().out
