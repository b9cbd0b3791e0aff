"""An administrator is told where no font has Chinese characters: pictures of reports are labelled in English then."""

import pytest

from bot.sheets import fonts
from tests.support.shell import Shell, configured


@pytest.fixture
def shell(
    tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Shell:
    return Shell(tmp_path_factory.mktemp("here"), capsys, monkeypatch)


def test_a_machine_without_chinese_characters_is_told_of_at_the_end(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    configured(shell.folder)
    assert "No font with Chinese characters" not in shell.run("check")
    monkeypatch.setattr(fonts, "folders", lambda: ())
    assert "No font with Chinese characters is installed" in shell.run("check").splitlines()[-1]
