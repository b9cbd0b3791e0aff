"""`qianfa run` with Slack switched on: from the configuration to a card, and to a clean end."""

import asyncio
import signal
import sys
from asyncio.subprocess import PIPE
from pathlib import Path

import pytest

from tests.support.clocks import VirtualClock
from tests.support.slack.process import ROOT, configured, heard
from tests.support.slack.server import APP_TOKEN, BOT_TOKEN, SECRET, Mode, SlackServer
from tests.support.slack.workspace import Member


@pytest.mark.parametrize("mode", ["socket", "http"])
async def test_it_starts_in_slack_knows_people_by_their_addresses_and_ends(tmp_path: Path, mode: Mode) -> None:
    slack = SlackServer(VirtualClock(), mode)
    slack.space.joins(Member("U0WANG", "wang", "wang.min@qinghe.example", "en-US"))
    async with slack.opened():
        config = configured(tmp_path, slack)
        command = [sys.executable, "-m", "bot", "run", "--config", str(config)]
        bot = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=PIPE, stderr=PIPE)
        written = asyncio.create_task(heard(slack, "chat.postMessage").wait())
        died = asyncio.create_task(bot.wait())
        try:
            await asyncio.wait((written, died), return_when=asyncio.FIRST_COMPLETED)
            assert written.done(), await bot.communicate()
        finally:
            bot.send_signal(signal.SIGTERM)
        told = [piped.decode() for piped in await bot.communicate()]

    assert bot.returncode == 0, told
    assert "Qianfa is ready" in told[0]
    assert "This account on Slack is now yours" in slack.space.direct("U0WANG").messages[0].text
    assert not any(secret in str(told) for secret in (BOT_TOKEN, APP_TOKEN, SECRET))
