"""A real process of the bot in a workspace: its configuration, what waits in its folder, what is left in it."""

import asyncio
import itertools
import sqlite3
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from bot import app
from bot.clock import SystemClock
from bot.config import read_config
from bot.domain.effects import Send
from bot.domain.people import PersonId
from bot.memory import Tables
from bot.ports import Address
from storage.store import DATABASE
from tests.support.slack.mischief import Held
from tests.support.slack.server import APP_TOKEN, BOT_TOKEN, SECRET, SlackServer
from tests.support.slack.workspace import Member

ROOT: Final = Path(__file__).parents[3]
_SECRETS: Final = {"bot_token": BOT_TOKEN, "app_token": APP_TOKEN, "signing_secret": SECRET}


def configured(folder: Path, slack: SlackServer) -> Path:
    """Write a configuration by which the bot is in this workspace, with its secrets in files beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, secret in _SECRETS.items():
        (folder / name).write_text(secret, "utf-8")
    config = (ROOT / "config.example.toml").read_text("utf-8").replace("bot/sample", str(ROOT / "bot/sample"))
    files = "".join(f'{name}_file = "{name}"\n' for name in _SECRETS)
    lines = f'[slack]\nmode = "{slack.mode}"\napi = "{slack.api}"\nhttp_port = 0\n{files}'
    config = config.replace("[people]\n", '[people]\nquiet_until = "21:00"\n')  # no quiet hours: it runs at any time
    (folder / "config.toml").write_text(config.replace("[slack]\n", lines), "utf-8")
    return folder / "config.toml"


async def waiting(config: Path, slack: SlackServer, sends: Iterable[Send]) -> None:
    """Put messages into the data folder, and those for whom they are into the workspace."""
    queued = tuple(sends)
    people = dict.fromkeys(send.to for send in queued)
    for person in people:
        slack.space.joins(Member(_account(person), person, f"{person}@elsewhere.example"))

    def put(tables: Tables) -> None:
        for person in people:
            tables.people.link(Address("slack", slack.space.team, _account(person)), person)
        tables.outbox.add(queued, SystemClock().now())

    async with app.opened(read_config(config), SystemClock(), lambda *_: {}, accounts=()) as bot:
        await bot.store.act(put)


def _account(person: PersonId) -> str:
    return f"U0{person.upper().replace('-', '')}"


def left(config: Path) -> Counter[str]:
    """Count the messages that were put into the folder by their states."""
    with sqlite3.connect(config.parent / "data" / DATABASE) as db:
        rows = db.execute("SELECT state FROM outbox WHERE key LIKE 'own:%'").fetchall()
    return Counter(state for (state,) in rows)


def seen(slack: SlackServer) -> Counter[str]:
    """Count the messages that people see of those that were put into the folder, by their keys."""
    messages = (message for channel in slack.space.channels.values() for message in channel.messages)
    keys = (str((message.metadata or {}).get("event_payload", {}).get("key", "")) for message in messages)
    return Counter(key for key in keys if key.startswith("own:"))


def heard(slack: SlackServer, method: str, *, times: int = 1) -> asyncio.Event:
    """Give what is set once a method has been called so often from now on."""
    calls, passing = itertools.count(1), Held()
    passing.go_on.set()
    slack.mischief.befalls(method, passing, when=lambda _args: next(calls) == times)
    return passing.came
