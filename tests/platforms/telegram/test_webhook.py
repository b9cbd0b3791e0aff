"""Listening by webhook: what does not carry the secret is refused, what is answered is on disk."""

from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from bot.platforms.telegram.webhook import PATH
from tests.support.telegram.hooks import Webhook
from tests.support.telegram.house import SECRET, House, housed

WORDS = "Health day comes to the neighbourhood\n\nOn Saturday doctors measured blood pressure for 200 people."
HEADER = "X-Telegram-Bot-Api-Secret-Token"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[House]:
    async with housed(tmp_path, "webhook") as made, made.running():
        yield made
        made.server.hooks.sets(Webhook())


async def post(here: House, headers: dict[str, str], **update: object) -> int:
    update = {"update_id": 1, **update}
    address = f"{here.hooks.url}{PATH}"
    async with aiohttp.ClientSession() as http, http.post(address, json=update, headers=headers) as answer:
        return answer.status


async def test_what_is_posted_takes_effect(here: House) -> None:
    here.server.hooks.sets(Webhook(f"{here.hooks.url}{PATH}", SECRET))
    wang = await here.knows("wang-min")

    wang.says(WORDS)
    await here.settles()

    assert "Where does it come from?" in wang.reads()


@pytest.mark.parametrize(
    "headers", [{}, {HEADER: "guessed"}, {HEADER: SECRET[:-1]}, {HEADER: "秘密".encode().decode("latin-1")}]
)
async def test_fault_77_what_does_not_carry_the_secret_is_refused(here: House, headers: dict[str, str]) -> None:
    assert await post(here, headers) == 401


async def test_what_carries_the_secret_and_is_nothing_to_us_is_answered(here: House) -> None:
    assert await post(here, {HEADER: SECRET}) == 200


async def test_telegram_is_told_where_the_bot_is_until_it_takes_it(tmp_path: Path) -> None:
    async with housed(tmp_path, "webhook", url="https://qianfa.example/") as here, here.running():
        [call] = here.server.called("setWebhook")
        assert call.params["url"] == f"https://qianfa.example{PATH}"
        assert call.params["secret_token"] == SECRET
        assert set(call.params["allowed_updates"]) == {
            "message",
            "edited_message",
            "callback_query",
            "my_chat_member",
        }
        here.server.hooks.sets(Webhook())


async def test_fault_38_what_cannot_be_read_is_kept_and_not_asked_for_again(here: House) -> None:
    assert await post(here, {HEADER: SECRET}, message={"message_id": 5}) == 200

    [(raw,)] = await here.bot.store.engine.read(lambda db: db.execute("SELECT raw FROM deliveries").fetchall())
    assert '"message_id":5' in raw
