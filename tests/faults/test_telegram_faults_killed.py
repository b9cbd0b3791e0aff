"""The real process is killed while it takes in what Telegram has already forgotten (fact 1 of FAULTS.md)."""

import asyncio
import signal
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Final

import pytest

from bot.clock import SystemClock
from tests.simulation.lives import Life, complaints
from tests.support.documents import press_item
from tests.support.telegram.mischief import Held
from tests.support.telegram.process import configured, joined, rows
from tests.support.telegram.server import TelegramServer

OFFICERS: Final = ("wang-min", "sun-hao", "chen-si", "zheng-kai", "he-xinyi")
DRAFTS: Final = "SELECT author, count(*) FROM drafts GROUP BY author"
pytestmark = pytest.mark.slow


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramServer]:
    async with TelegramServer(SystemClock()).opened() as server:
        yield server


async def until(life: Life, config: Path, sql: str, wanted: object) -> None:
    """Wait until a look into the folder brings what is wanted."""
    async with asyncio.timeout(60):
        while (found := rows(config, sql)) != wanted:
            assert life.lives, f"{found}: {complaints(config.parent / 'data')}"
            await asyncio.to_thread(lambda: None)


async def test_of_five_drafts_killed_during_the_second_all_five_are_handled_after_the_restart_each_once(
    tmp_path: Path, telegram: TelegramServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = configured(tmp_path, telegram, monkeypatch)
    users = await joined(config, telegram, OFFICERS)
    for place, user in enumerate(users.values()):
        user.says(files=[(f"{place}.docx", press_item(300 + place, 1))])
    second = Held()
    telegram.mischief.befalls("download", second, when=lambda params: params["file"].startswith("DOCUMENT-000002"))
    life = await Life.begin(tmp_path / "data", config=config)
    await second.came.wait()
    await telegram.settled(60)  # Telegram has nothing of them any more
    await until(life, config, "SELECT count(*) > 0 FROM drafts", [(1,)])
    life.kill()
    assert await life.ended() == -signal.SIGKILL
    assert len(rows(config, "SELECT 1 FROM drafts")) < len(OFFICERS)

    telegram.mischief.ends()
    second.go_on.set()
    again = await Life.begin(tmp_path / "data", config=config)
    await until(again, config, "SELECT count(DISTINCT author) FROM drafts", [(len(OFFICERS),)])
    await until(again, config, "SELECT count(*) FROM outbox WHERE state <> 'sent'", [(0,)])
    assert await again.stop() == 0, complaints(tmp_path / "data")

    assert Counter(dict(rows(config, DRAFTS))) == Counter(OFFICERS)
    assert rows(config, "SELECT state, count(*) FROM inbox GROUP BY state") == [("done", len(OFFICERS))]
    for person, user in users.items():
        assert sum("信息从哪里来" in message.text for message in user.messages()) == 1, (person, user.reads())


async def test_what_was_confirmed_and_had_to_wait_is_handled_after_the_restart_once(
    tmp_path: Path, telegram: TelegramServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = configured(tmp_path, telegram, monkeypatch)
    user = (await joined(config, telegram, OFFICERS[:1]))[OFFICERS[0]]
    file = Held()
    telegram.mischief.befalls("download", file)
    life = await Life.begin(tmp_path / "data", config=config)
    user.says(files=[("story.docx", press_item(300, 1))])
    await file.came.wait()
    user.says("/help")  # whose turn comes after the file
    await telegram.settled(60)
    life.kill()
    assert await life.ended() == -signal.SIGKILL
    assert rows(config, "SELECT count(*) FROM deliveries") == [(1,)]
    assert rows(config, "SELECT count(*) FROM inbox") == [(1,)]

    telegram.mischief.ends()
    file.go_on.set()
    again = await Life.begin(tmp_path / "data", config=config)
    await until(again, config, "SELECT state, count(*) FROM inbox GROUP BY state", [("done", 2)])
    await until(again, config, "SELECT count(*) FROM outbox WHERE state <> 'sent'", [(0,)])
    assert await again.stop() == 0, complaints(tmp_path / "data")
    assert rows(config, "SELECT count(*) FROM deliveries") == [(0,)]
    assert rows(config, "SELECT count(*) FROM drafts") == [(1,)]


async def test_what_was_fetched_and_not_kept_is_fetched_again(
    tmp_path: Path, telegram: TelegramServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = configured(tmp_path, telegram, monkeypatch)
    users = await joined(config, telegram, OFFICERS)
    given = Held(performed=True)
    telegram.mischief.befalls("getUpdates", given, when=lambda _params: bool(telegram.space.updates.waiting))
    for place, user in enumerate(users.values()):
        user.says(f"第{place}篇稿件\n\n医务志愿队走进社区，为居民测量血压、血糖，讲解用药常识。")
    life = await Life.begin(tmp_path / "data", config=config)
    await given.came.wait()
    life.kill()  # the answer is on its way, and arrives nowhere
    assert await life.ended() == -signal.SIGKILL
    given.go_on.set()
    assert rows(config, "SELECT 1 FROM drafts") == []

    again = await Life.begin(tmp_path / "data", config=config)
    await until(again, config, "SELECT count(DISTINCT author) FROM drafts", [(len(OFFICERS),)])
    assert await again.stop() == 0, complaints(tmp_path / "data")
    assert Counter(dict(rows(config, DRAFTS))) == Counter(OFFICERS)
