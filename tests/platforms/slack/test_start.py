"""`qianfa run` with Slack switched on: from the configuration to a card, and to a clean end."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE
from pathlib import Path

import pytest

from tests.support.clocks import VirtualClock
from tests.support.slack.server import APP_TOKEN, BOT_TOKEN, SECRET, Mode, SlackServer
from tests.support.slack.workspace import Member

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("mode", ["socket", "http"])
async def test_it_starts_in_slack_knows_people_by_their_addresses_and_ends(tmp_path: Path, mode: Mode) -> None:
    slack = SlackServer(VirtualClock(), mode)
    slack.space.joins(Member("U0WANG", "wang", "wang.min@qinghe.example", "en-US"))
    async with slack.opened():
        config = (ROOT / "config.example.toml").read_text("utf-8").replace("bot/sample", str(ROOT / "bot/sample"))
        lines = f'[slack]\nmode = "{mode}"\napi = "{slack.api}"\nhttp_port = 0\n'
        (tmp_path / "config.toml").write_text(config.replace("[slack]\n", lines), "utf-8")
        secrets = {"BOT_TOKEN": BOT_TOKEN, "APP_TOKEN": APP_TOKEN, "SIGNING_SECRET": SECRET}
        env = {**os.environ, **{f"QIANFA_SLACK_{name}": secret for name, secret in secrets.items()}}
        command = [sys.executable, "-m", "bot", "run", "--config", str(tmp_path / "config.toml")]
        bot = await asyncio.create_subprocess_exec(*command, cwd=ROOT, env=env, stdout=PIPE, stderr=PIPE)
        try:
            while not slack.space.direct("U0WANG").messages:
                assert bot.returncode is None, await bot.communicate()
                await asyncio.to_thread(lambda: None)  # the server answers meanwhile
        finally:
            bot.send_signal(signal.SIGTERM)
        told = [piped.decode() for piped in await bot.communicate()]

    assert bot.returncode == 0, told
    assert "Qianfa is ready" in told[0]
    assert "This account on Slack is now yours" in slack.space.direct("U0WANG").messages[0].text
    assert not any(secret in str(told) for secret in secrets.values())
