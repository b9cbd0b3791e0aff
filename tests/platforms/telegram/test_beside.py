"""What stands beside cards on Telegram: pictures and files of an item, pages, the whole as a file, opened texts."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.cards.card import Button, Card, Extract, Guard
from bot.cards.tokens import Token, Verb
from bot.domain.drafts import Attachment
from bot.ports import MessageGone, RateLimited, Reader
from bot.text import Text
from tests.support.documents import picture
from tests.support.telegram.house import House, house
from tests.support.telegram.mischief import error
from tests.support.telegram.people import TelegramUser

TITLE = Text("named", {"name": "New clinic opens"})
DECIDE = (Button(Text("button-approve"), Token(Verb.APPROVE, "s1", 1)),)


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[House]:
    async with house(tmp_path) as made:
        yield made


@pytest.fixture
async def wang(here: House) -> TelegramUser:
    return await here.knows("wang-min")


def filed(here: House, data: bytes, name: str, media_type: str) -> Attachment:
    digest = here.bot.files.put(data)
    return Attachment(digest, "picture" if "image" in media_type else "document", name, len(data), media_type)


async def sent(here: House, user: TelegramUser, card: Card) -> list[str]:
    """Send a card; give what stands below it: the kinds of messages, and the names of files."""
    reader = Reader("wang-min", "en", here.bot.organisation.zone)  # type: ignore[arg-type]
    await here.platform.send(here.address(user), card, reader, key="a")
    await here.platform.quiet()
    here.clock.move(timedelta(minutes=1))  # what comes next is for a chat that is free
    return [f"{one.media} {one.files[-1].name if one.files else ''}".strip() for one in user.messages()][1:]


async def test_pictures_come_as_an_album_and_other_files_as_files(here: House, wang: TelegramUser) -> None:
    pictures = tuple(filed(here, picture(tone=tone), f"{tone}.jpg", "image/jpeg") for tone in (1, 60))
    paper = filed(here, b"%PDF-1.7", "工作 计划.pdf", "application/pdf")

    below = await sent(here, wang, Card(TITLE, files=(*pictures, paper), buttons=DECIDE))

    assert [one.partition(" ")[0] for one in below] == ["photo", "photo", "document"]
    assert below[-1] == "document 工作 计划.pdf"
    assert {one.reply_to for one in wang.messages()[1:]} == {wang.messages()[0].id}
    assert wang.messages()[1].album == wang.messages()[2].album != ""


async def test_one_picture_comes_as_a_picture_and_who_need_not_look_at_files_has_none(
    here: House, wang: TelegramUser
) -> None:
    one = filed(here, picture(), "a.jpg", "image/jpeg")

    assert len(await sent(here, wang, Card(TITLE, files=(one,), body=Extract("Text", 4)))) == 0
    assert [it.partition(" ")[0] for it in (await sent(here, wang, Card(TITLE, files=(one,), buttons=DECIDE)))[1:]] == [
        "photo"
    ]


@pytest.mark.parametrize(
    ("name", "media_type", "media"),
    [
        ("film.mp4", "video/mp4", "video"),
        ("film.webm", "video/webm", "document"),
        ("talk.ogg", "audio/ogg", "voice"),
        ("talk.mp3", "audio/mpeg", "audio"),
    ],
)
async def test_films_and_recordings_can_be_played_where_they_stand(
    here: House, wang: TelegramUser, name: str, media_type: str, media: str
) -> None:
    files = tuple(filed(here, data, name, media_type) for data in (b"one", b"two"))

    below = await sent(here, wang, Card(TITLE, files=files, buttons=DECIDE))

    assert [one.partition(" ")[0] for one in below] == [media] * 2


@pytest.mark.parametrize("opened", [False, True])
async def test_files_that_stand_there_already_are_referred_to(here: House, wang: TelegramUser, *, opened: bool) -> None:
    files = tuple(filed(here, picture(tone=tone), f"{tone}.jpg", "image/jpeg") for tone in (1, 60))
    guard = replace(Guard(TITLE), opened=True) if opened else None
    card = Card(TITLE, files=files, buttons=DECIDE, guard=guard)
    first = await sent(here, wang, card)
    assert len(first) == 2

    paper = filed(here, b"%PDF-1.7", "a.pdf", "application/pdf")
    again = (await sent(here, wang, replace(card, files=(*files, paper))))[3:]
    assert [one.partition(" ")[0] for one in again] == ["", "document"], "a word, and what is new"
    word = wang.messages()[-2]
    assert word.text == "The 2 files are here, above; they have not changed."
    assert word.reply_to == wang.messages()[1].id

    del wang.chat.messages[:]
    anew = await sent(here, wang, card)
    assert len(anew) == 2, "they are gone, and come once more"


async def test_a_card_that_is_there_for_its_file_comes_after_it(here: House, wang: TelegramUser) -> None:
    sheet = filed(here, b"%PDF-1.7", "2026-0001.pdf", "application/pdf")

    with pytest.raises(RateLimited):  # its words wait for their turn in the chat
        await sent(here, wang, Card(TITLE, files=(sheet,)))
    assert [one.media for one in wang.messages()] == ["document"]
    await sent(here, wang, Card(TITLE, files=(sheet,)))

    assert [one.media for one in wang.messages()] == ["document", ""], "the file does not come a second time"


async def test_a_long_text_goes_on_in_pages_and_a_very_long_one_in_a_file(here: House, wang: TelegramUser) -> None:
    pages = await sent(here, wang, Card(TITLE, body=Extract("健康" * 3000, 6000)))
    assert pages == [""] * len(pages)
    assert pages

    long = await sent(here, wang, Card(TITLE, body=Extract("健康" * 30_000, 60_000)))
    assert long[-1] == "document qianfa.txt"


async def test_under_the_last_page_of_a_text_one_can_act_as_under_its_card(here: House, wang: TelegramUser) -> None:
    reader, text = Reader("wang-min", "en", here.bot.organisation.zone), Extract("健康" * 3000, 6000)  # type: ignore[arg-type]
    to, card = here.address(wang), Card(TITLE, body=text, buttons=DECIDE)
    name = await here.platform.send(to, card, reader, key="a")
    first, *between, last = wang.messages()
    assert first.keyboard == last.keyboard
    assert first.keyboard != []
    assert all(one.keyboard == [] for one in between)

    await here.platform.edit(to, name, replace(card, buttons=(), closed=True), reader)
    assert [one.keyboard for one in wang.messages()] == [[]] * len(wang.messages())
    await here.platform.edit(to, name, card, reader)
    wang.chat.messages.remove(first)
    with pytest.raises(MessageGone):
        await here.platform.edit(to, name, replace(card, closed=True), reader)
    assert last.keyboard == []


async def test_a_page_that_is_gone_is_no_reason_not_to_change_the_card(here: House, wang: TelegramUser) -> None:
    reader, text = Reader("wang-min", "en", here.bot.organisation.zone), Extract("健康" * 3000, 6000)  # type: ignore[arg-type]
    to, card = here.address(wang), Card(TITLE, body=text, buttons=DECIDE)
    name = await here.platform.send(to, card, reader, key="a")
    wang.chat.messages.remove(wang.messages()[-1])
    await here.platform.edit(to, name, replace(card, buttons=(), closed=True), reader)
    assert all(one.keyboard == [] for one in wang.messages())


async def test_pages_that_cannot_be_sent_are_no_reason_not_to_send_the_card(here: House, wang: TelegramUser) -> None:
    here.server.mischief.befalls("sendMessage", error(400, "Bad Request: no"), when=lambda told: "2 of" in str(told))
    assert await sent(here, wang, Card(TITLE, body=Extract("健康" * 3000, 6000), buttons=DECIDE)) == []
    assert wang.messages()[0].keyboard != []


async def test_what_is_opened_of_something_sensitive_can_be_passed_on_by_nobody(
    here: House, wang: TelegramUser
) -> None:
    paper = filed(here, b"%PDF-1.7", "secret plan.pdf", "application/pdf")
    guard = replace(Guard(TITLE), opened=True)

    below = await sent(here, wang, Card(TITLE, body=Extract("健康" * 30_000, 60_000), files=(paper,), guard=guard))

    assert below == ["document qianfa.txt", "document 1.pdf"]
    assert all(one.protected for one in wang.messages())


async def test_files_that_cannot_be_put_there_are_no_reason_not_to_send_the_card(
    here: House, wang: TelegramUser
) -> None:
    one = filed(here, picture(), "a.jpg", "image/jpeg")
    here.server.mischief.befalls("sendPhoto", error(400, "Bad Request: IMAGE_PROCESS_FAILED"))

    assert await sent(here, wang, Card(TITLE, files=(one,), buttons=DECIDE)) == []
    assert len(wang.messages()) == 1
