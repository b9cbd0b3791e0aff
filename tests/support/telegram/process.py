"""A real process of the bot on Telegram: its configuration, people with accounts, what is left in its folder."""

import sqlite3
import zlib
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import pytest

from bot import app
from bot.clock import SystemClock
from bot.config import read_config
from bot.domain.people import PersonId
from bot.memory import Tables
from bot.ports import Address
from storage.store import DATABASE
from tests.support.telegram.people import TelegramUser
from tests.support.telegram.server import TelegramServer

ROOT: Final = Path(__file__).parents[3]


def configured(folder: Path, telegram: TelegramServer, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Write a configuration by which the bot polls this server, and put the token into the environment."""
    monkeypatch.setenv("QIANFA_TELEGRAM_TOKEN", telegram.token)
    config = (ROOT / "config.example.toml").read_text("utf-8").replace("bot/sample", str(ROOT / "bot/sample"))
    lines = f'[telegram]\nmode = "polling"\napi = "{telegram.api}"\n'
    config = config.replace("[people]\n", '[people]\nquiet_until = "21:00"\n')  # no quiet hours: it runs at any time
    (folder / "config.toml").write_text(config.replace("[telegram]\n", lines), "utf-8")
    return folder / "config.toml"


async def joined(config: Path, telegram: TelegramServer, people: Iterable[str]) -> dict[str, TelegramUser]:
    """Give people accounts, linked before the bot is started; the messages of before are none."""
    users = {person: TelegramUser(telegram, telegram.space.user(_number(person), person)) for person in people}

    def link(tables: Tables) -> None:
        for person, user in users.items():
            tables.people.link(Address("telegram", str(telegram.space.bot.id), str(user.id)), PersonId(person))

    async with app.opened(read_config(config), SystemClock(), lambda *_: {}, accounts=()) as bot:
        await bot.store.act(link)
    return users


def _number(person: str) -> int:
    return 100_000 + zlib.crc32(person.encode()) % 800_000_000


def rows(config: Path, sql: str) -> list[tuple[Any, ...]]:
    """Look into the data folder's database, whether a bot is at work on it or not."""
    with closing(sqlite3.connect(config.parent / "data" / DATABASE)) as db:
        return db.execute(sql).fetchall()
