"""What bot/platforms/README.md says is true."""

import asyncio
import re
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from bot.cards.card import Button
from bot.cards.tokens import Token, Verb
from bot.platforms.registry import PLATFORMS, WebPlatform
from bot.platforms.slack.platform import SlackPlatform
from bot.platforms.telegram.platform import TelegramPlatform
from bot.ports import Answer, Limits
from bot.text import Text
from tests.support.web_stage import Stage, card

README = (Path(__file__).parents[3] / "bot" / "platforms" / "README.md").read_text("utf-8")


async def test_the_script_of_the_readme_plays_a_person(stage: Stage, tmp_path: Path) -> None:
    heard = asyncio.Event()

    def hear(words: str) -> Answer:
        heard.set()
        return Answer(Text("taken")) if words.startswith("ok.") else Answer()

    stage.inbox.answer = hear
    script = tmp_path / "play.py"
    script.write_text(re.findall(r"```python\n(.*?)```", README, re.DOTALL)[0], "utf-8")
    running = await asyncio.create_subprocess_exec(
        sys.executable, script, stage.web.url, "wang", "Health day", stdout=asyncio.subprocess.PIPE
    )
    await asyncio.wait_for(heard.wait(), 30)
    await stage.send("wang", card(buttons=(Button(Text("approve"), Token(Verb.APPROVE, "s1", 1), "likely"),)), "k")
    out, _ = await asyncio.wait_for(running.communicate(), 30)

    assert (out.decode().strip(), running.returncode) == ("收到。", 0)
    assert [message.text for _, message, _ in stage.inbox.said_to_it] == ["Health day"]
    assert [token for _, token, _ in stage.inbox.tapped_on_it] == ["ok.s1.1."]


@pytest.mark.parametrize(
    ("column", "limits"),
    [(1, SlackPlatform.limits), (2, TelegramPlatform.limits), (3, WebPlatform.limits)],
    ids=["slack", "telegram", "web"],
)
def test_the_table_of_what_platforms_can_do_is_true(column: int, limits: Limits) -> None:
    rows = [line.strip("| \n").split(" | ") for line in README.splitlines() if line.startswith("| ")]
    assert sorted(PLATFORMS) == README.split("|\n|---|", 1)[0].rpartition("\n")[2].strip("| ").split(" | ")
    told = {match[1]: row[column] for row in rows if (match := re.search(r"\(`(\w+)`\)", row[0]))}
    shown = {True: "yes", False: "no"}
    assert told == {
        name: str(shown.get(value, value)) if isinstance(value := getattr(limits, name), bool) else str(value)
        for name in (one.name for one in fields(Limits))
    }
