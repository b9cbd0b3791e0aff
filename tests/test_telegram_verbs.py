"""`qianfa telegram`: whether the bot would work, and a picture that leads people to it."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.__main__ import main
from tests.support.clocks import VirtualClock
from tests.support.telegram.server import TOKEN, TelegramServer
from tests.support.telegram.space import Chat

EXAMPLE = Path(__file__).parents[1] / "config.example.toml"


@pytest.fixture(autouse=True)
def token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QIANFA_TELEGRAM_TOKEN", TOKEN)
    monkeypatch.setenv("LANG", "en_US.UTF-8")


@contextmanager
def telegram() -> Iterator[TelegramServer]:
    """Have Telegram answer in a thread of its own, for a verb has a loop of its own."""
    server, loop, ready, stop = (
        TelegramServer(VirtualClock()),
        asyncio.new_event_loop(),
        threading.Event(),
        asyncio.Event(),
    )

    async def serve() -> None:
        async with server.opened():
            ready.set()
            await stop.wait()

    thread = threading.Thread(target=lambda: loop.run_until_complete(serve()))
    thread.start()
    ready.wait(20)
    try:
        yield server
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(20)
        loop.close()


def config(folder: Path, *lines: str) -> str:
    text = EXAMPLE.read_text("utf-8").replace('roster = "bot', f'roster = "{EXAMPLE.parent}/bot')
    path = folder / "config.toml"
    path.write_text(text.replace("[telegram]\n", "[telegram]\n" + "\n".join(lines) + "\n"), "utf-8")
    return str(path)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[str, object]:
    with pytest.raises(SystemExit) as ended:
        main(["telegram", *arguments])
    told = capsys.readouterr()
    return told.out + told.err, ended.value.code


def checks(folder: Path, capsys: pytest.CaptureFixture[str], server: TelegramServer, *lines: str) -> tuple[str, object]:
    path = config(folder, 'mode = "polling"', f'api = "{server.api}"', *lines)
    return run(capsys, "check", "--config", path)


def test_a_bot_that_works_is_named_with_its_group(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with telegram() as server:
        group = server.space.group("PR desk")
        told, code = checks(tmp_path, capsys, server, 'name = "@Qianfa_bot"', f'pr_desk = "{group.id}"')

    assert (code, "https://t.me/qianfa_bot" in told, "may write in the group “PR desk”" in told) == (0, True, True)


def out(chat: Chat) -> None:
    chat.bot_status = "left"


def test_what_is_wrong_is_said_with_how_to_mend_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with telegram() as server:
        group = server.space.group("PR desk", forum=True)
        group.bot_status = "member"
        told, code = checks(tmp_path, capsys, server, 'name = "another_bot"', f'pr_desk = "{group.id}"')
        assert (code, "is called qianfa_bot" in told, "manage topics" in told) == (1, True, True)

        told, code = checks(tmp_path, capsys, server, 'pr_desk = "-1009999"')
        assert (code, "Add it again" in told) == (1, True)

        told, code = checks(tmp_path, capsys, server)
        assert (code, 'name = "@qianfa_bot"' in told) == (1, True)

        server.revoked = True
        told, code = checks(tmp_path, capsys, server)
        assert (code, "does not accept the bot's token" in told) == (1, True)
    told, code = checks(tmp_path, capsys, server)
    assert (code, "cannot be reached" in told) == (1, True)


def test_both_verbs_speak_the_language_that_is_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with telegram() as server:
        path = config(tmp_path, 'mode = "polling"', f'api = "{server.api}"', 'name = "@qianfa_bot"')
        told, code = run(capsys, "check", "--config", path, "--language", "zh-Hans")
    assert (code, "令牌有效" in told) == (0, True)
    told, code = run(capsys, "poster", str(tmp_path / "a.svg"), "--config", path, "--language", "zh-Hant")
    assert (code, "已寫好" in told) == (0, True)
    told, code = run(capsys, "poster", str(tmp_path / "a.gif"), "--config", path, "--language", "zh-Hans")
    assert (code, "文件名" in told) == (1, True)


def test_a_poster_is_a_picture_and_replaces_none_unasked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, file = config(tmp_path, 'mode = "polling"', 'name = "@qianfa_bot"'), tmp_path / "bot.png"

    told, code = run(capsys, "poster", str(file), "--config", path)
    assert (code, "https://t.me/qianfa_bot" in told, file.read_bytes()[:4]) == (0, True, b"\x89PNG")

    assert run(capsys, "poster", str(file), "--config", path)[1] == 1
    assert run(capsys, "poster", str(file), "--config", path, "--force")[1] == 0
    assert "end the name in" in run(capsys, "poster", str(tmp_path / "bot.gif"), "--config", path)[0]


def test_without_telegram_or_a_name_it_is_said_what_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    off, nameless = config(tmp_path), 'mode = "polling"'

    assert "Telegram is off" in run(capsys, "check", "--config", off)[0]
    assert "Put the bot's name" in run(capsys, "poster", "a.png", "--config", config(tmp_path, nameless))[0]
