"""Calls to Telegram: what it answers becomes what delivery knows, and nothing is sent twice."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.cards.card import Card
from bot.platforms.telegram.errors import Unsure
from bot.ports import Down, FileRef, MessageGone, NotAllowed, RateLimited, Reader, Unreachable
from bot.text import Text
from tests.support.telegram.house import House, house
from tests.support.telegram.mischief import HTML, Mishap, cut, error, limited, says, status
from tests.support.telegram.people import TelegramUser

CARD = Card(Text("named", {"name": "New clinic opens"}))


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[House]:
    async with house(tmp_path) as made:
        yield made


@pytest.fixture
async def wang(here: House) -> TelegramUser:
    return await here.knows("wang-min")


async def send(here: House, user: TelegramUser, card: Card = CARD) -> str:
    return await here.platform.send(here.address(user), card, reader(here), key="a")


def reader(here: House) -> Reader:
    return Reader("wang-min", "en", here.bot.organisation.zone)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("mishap", "expected"),
    [
        pytest.param(limited(7), RateLimited, id="fault 17: too many"),
        pytest.param(cut(performed=True), Unsure, id="fault 18: the answer was lost"),
        pytest.param(status(502), Unsure, id="a page of a proxy"),
        pytest.param(says(HTML), Unsure, id="a page instead of JSON"),
        pytest.param(error(403, "Forbidden: bot was blocked by the user"), Unreachable, id="fault 23: blocked"),
        pytest.param(error(403, "Forbidden: user is deactivated"), Unreachable, id="fault 23: deactivated"),
        pytest.param(error(400, "Bad Request: chat not found"), Unreachable, id="no such chat"),
        pytest.param(error(400, "Bad Request: something new"), NotAllowed, id="whatever it is"),
    ],
)
async def test_what_telegram_says_is_what_delivery_knows(
    here: House, wang: TelegramUser, mishap: Mishap, expected: type[Exception]
) -> None:
    here.server.mischief.befalls("sendMessage", mishap)

    with pytest.raises(expected):
        await send(here, wang)

    assert len(here.server.called("sendMessage")) == 1


async def test_fault_17_only_the_chat_waits_and_as_long_as_telegram_says(here: House, wang: TelegramUser) -> None:
    here.server.mischief.befalls("sendMessage", limited(95))

    with pytest.raises(RateLimited) as refused:
        await send(here, wang)

    assert (refused.value.scope, refused.value.after) == (f"telegram:chat:{wang.id}", timedelta(seconds=95))


async def test_a_token_that_was_revoked_stops_everything(here: House, wang: TelegramUser) -> None:
    here.server.revoked = True

    with pytest.raises(NotAllowed) as refused:
        await send(here, wang)

    assert refused.value.everything
    here.server.revoked = False


async def test_where_there_is_no_connection_nothing_went_out(here: House, wang: TelegramUser) -> None:
    here.platform.library().bot._base_url = "http://127.0.0.1:9/bot1:x"  # noqa: SLF001 - nobody listens there

    with pytest.raises(Down):
        await send(here, wang)


async def test_fault_21_a_message_that_says_so_already_is_up_to_date(here: House, wang: TelegramUser) -> None:
    message = await send(here, wang)

    await here.platform.edit(here.address(wang), message, CARD, reader(here))

    assert "message is not modified" in here.server.called("editMessageText")[0].refused


@pytest.mark.parametrize("words", ["message to edit not found", "message can't be edited", "MESSAGE_ID_INVALID"])
async def test_fault_22_a_message_that_is_gone_is_told_from_all_else(
    here: House, wang: TelegramUser, words: str
) -> None:
    message = await send(here, wang)
    here.server.mischief.befalls("editMessageText", error(400, f"Bad Request: {words}"))

    with pytest.raises(MessageGone):
        await here.platform.edit(here.address(wang), message, CARD, reader(here))


async def test_fault_27_what_telegram_cannot_read_goes_out_as_plain_text(
    here: House, wang: TelegramUser, caplog: pytest.LogCaptureFixture
) -> None:
    misread = error(400, 'Bad Request: can\'t parse entities: Unsupported start tag "x" at byte offset 0')
    here.server.mischief.befalls("sendMessage", misread)
    message = await send(here, wang)
    here.server.mischief.befalls("editMessageText", misread)
    await here.platform.edit(here.address(wang), message, Card(Text("named", {"name": "It opened"})), reader(here))

    assert [one.text for one in wang.messages()] == ["It opened"]
    assert "could not be read by Telegram" in caplog.text


async def test_fault_20_a_press_that_is_answered_too_late_has_taken_effect(here: House, wang: TelegramUser) -> None:
    wang.says("Health day comes to the neighbourhood\n\nOn Saturday doctors measured blood pressure for 200 people.")
    await here.settles()
    words = "query is too old and response timeout expired or query ID is invalid"
    here.server.mischief.befalls("answerCallbackQuery", error(400, f"Bad Request: {words}"))
    asked = wang.reads()

    wang.presses(next(live.token for live in wang.live() if live.token.startswith("an.")))
    await here.settles()

    assert wang.reads() != asked


@pytest.mark.parametrize(
    ("mishap", "expected"),
    [
        pytest.param(says(HTML), FileNotFoundError, id="fault 28: a page"),
        pytest.param(status(404), FileNotFoundError, id="gone"),
        pytest.param(status(503), OSError, id="down"),
        pytest.param(cut(performed=False), OSError, id="cut"),
    ],
)
async def test_fault_28_a_file_that_is_something_else_is_not_kept(
    here: House, mishap: Mishap, expected: type[Exception]
) -> None:
    file = here.server.space.files.add("document", "a.docx", b"PK")
    here.server.mischief.befalls("download", mishap, times=2)

    with pytest.raises(expected):
        await here.platform.fetch(FileRef(file.id, "a.docx"))


async def test_a_file_is_fetched_and_what_is_too_large_or_unknown_is_not(here: House) -> None:
    file = here.server.space.files.add("document", "a.docx", b"PK")
    large = here.server.space.files.add("document", "b.docx", b"PK", size=30_000_000)

    assert await here.platform.fetch(FileRef(file.id, "a.docx")) == b"PK"
    for unknown in (large.id, "nothing"):
        with pytest.raises(FileNotFoundError):
            await here.platform.fetch(FileRef(unknown, "b.docx"))
    here.server.mischief.befalls("getFile", status(502))
    with pytest.raises(OSError, match="getFile"):
        await here.platform.fetch(FileRef(file.id, "a.docx"))
