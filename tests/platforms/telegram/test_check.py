"""Whether a chat takes messages is asked on Telegram without one: what it says, and that nothing stands there after."""

from pathlib import Path

import pytest

from bot.platforms.telegram.errors import Unsure
from bot.ports import RateLimited, Unreachable
from tests.support.telegram.house import house
from tests.support.telegram.mischief import HTML, Mishap, cut, limited, says, status


async def test_it_leaves_nothing_in_the_chat(tmp_path: Path) -> None:
    async with house(tmp_path) as here:
        wang = await here.knows("wang-min")
        await here.platform.check(here.address(wang))
        [call] = here.server.called("sendChatAction")
        assert call.params["action"] == "typing"
        assert wang.messages() == []


@pytest.mark.parametrize("why", ["blocked", "deactivated", "never started"])
async def test_who_takes_nothing_is_told_apart_from_a_telegram_that_says_nothing(tmp_path: Path, why: str) -> None:
    async with house(tmp_path) as here:
        wang = await here.knows("wang-min")
        assert wang.chat.user is not None
        wang.chat.blocked, wang.chat.user.deactivated = why == "blocked", why == "deactivated"
        wang.chat.started = why != "never started"
        with pytest.raises(Unreachable):
            await here.platform.check(here.address(wang))


@pytest.mark.parametrize(
    ("mishap", "expected"),
    [
        pytest.param(limited(9), RateLimited, id="too many"),
        pytest.param(cut(performed=False), Unsure, id="cut"),
        pytest.param(status(502), Unsure, id="down"),
        pytest.param(says(HTML), Unsure, id="a page"),
    ],
)
async def test_a_telegram_in_trouble_says_nothing(tmp_path: Path, mishap: Mishap, expected: type[Exception]) -> None:
    async with house(tmp_path) as here:
        wang = await here.knows("wang-min")
        here.server.mischief.befalls("sendChatAction", mishap)
        with pytest.raises(expected) as said:
            await here.platform.check(here.address(wang))
        assert not isinstance(said.value, Unreachable)
