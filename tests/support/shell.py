"""The command line as an administrator uses it, run in this process."""

import re
import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.__main__ import main
from tests.support.releases import NOON, fill, titled

ROOT = Path(__file__).parents[2]


class Shell:
    """Runs commands in a folder of its own."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(folder)
        monkeypatch.setenv("LC_ALL", "C.UTF-8")  # it speaks English unless told otherwise
        self.folder = folder
        self._capture = capture

    def run(self, *words: str | Path, code: int = 0) -> str:
        """Run a command; give what it printed, on stderr too when it fails. It never shows a traceback."""
        with pytest.raises(SystemExit) as ended:
            main([str(word) for word in words])
        out, err = self._capture.readouterr()
        assert ended.value.code == code, out + err
        assert "Traceback" not in out + err
        return out if code == 0 else out + err

    def told(self, *words: str | Path, code: int = 0) -> str:
        """Run a command and give what it printed, without frames and line breaks."""
        return " ".join(re.sub(r"[╭─╮│╰╯]", " ", self.run(*words, code=code)).split())


def released(folder: Path) -> Path:
    """Make the data folder of a demo, in which two things were released on two days."""
    first, second = titled("健康宣传日走进社区", "第二条")
    fill(folder / ".data", [first, replace(second, at=NOON + timedelta(days=1), channel="wechat")])
    return folder / ".data"


def copied(data: Path, folder: Path) -> Path:
    """Copy a data folder, the seals in it included."""
    shutil.copytree(data, folder / data.name)
    return folder / data.name


def configured(folder: Path, *changes: tuple[str, str]) -> Path:
    """Write a configuration: the example on any port that is free, with the roster beside it."""
    text = (ROOT / "config.example.toml").read_text("utf-8")
    for right, wrong in (("bot/sample/roster.toml", "roster.toml"), ("# port = 8080", "port = 0"), *changes):
        assert right in text
        text = text.replace(right, wrong)
    shutil.copy(ROOT / "bot/sample/roster.toml", folder / "roster.toml")
    path = folder / "config.toml"
    path.write_text(text, "utf-8")
    return path
