"""What people do on Telegram, and what comes back at once: messages, presses, files, what is forwarded or changed."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Literal

import pytest

from bot.cards.card import Button, Card
from bot.cards.tokens import Token, Verb
from bot.ports import Reader
from bot.text import Text
from tests.support.documents import picture
from tests.support.telegram import doings
from tests.support.telegram.doings import Sent, of_channel, of_person
from tests.support.telegram.house import House, house
from tests.support.telegram.people import TelegramUser

Kind = Literal["voice", "video", "document"]
WORDS = "Health day comes to the neighbourhood\n\nOn Saturday doctors measured blood pressure for 200 people."


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[House]:
    async with house(tmp_path) as made:
        yield made


@pytest.fixture
async def wang(here: House) -> TelegramUser:
    return await here.knows("wang-min")


async def test_a_text_becomes_an_item_and_a_press_goes_on_with_it(here: House, wang: TelegramUser) -> None:
    wang.says(WORDS)
    await here.settles()
    assert "Where does" in wang.reads()

    press = wang.presses(next(live.token for live in wang.live() if live.token.startswith("an.")))
    await here.answers(press)
    await here.settles()

    assert len([one for one in wang.messages() if one.keyboard]) == 1, "the question that was answered has no keys left"


async def test_a_stranger_is_told_how_to_get_in_and_a_code_in_the_link_lets_him_in(here: House) -> None:
    admin, newcomer = await here.knows("shen-tong"), here.comes("Wang Min")
    newcomer.starts()
    await here.settles()
    assert "Ask an administrator for a code" in newcomer.reads()

    admin.says("/code wang-min")
    await here.settles()
    code = next(word for word in admin.reads().split() if len(word) == 9 and word[4] == "-")
    newcomer.starts(code.replace("-", ""))
    await here.settles()

    assert await here.whose(newcomer) == "wang-min"
    assert any(command["command"] == "mine" for command in here.server.space.menus[f"chat:{newcomer.id}", ""])


@pytest.mark.parametrize("payload", ["rubbish", "business", "K7F42MXY", "<b>hello</b>", "a b c"])
async def test_start_with_something_else_behind_it_greets_and_begins_nothing(
    here: House, wang: TelegramUser, payload: str
) -> None:
    wang.says(WORDS)
    await here.settles()
    wang.starts(payload)
    await here.settles()
    assert "What you can do here" in wang.reads()
    rows = await here.bot.store.engine.read(
        lambda db: db.execute("SELECT title, source_words FROM versions").fetchall()
    )
    assert rows == [(WORDS.partition("\n")[0], "")]

    newcomer = here.comes("Wang Min")
    newcomer.starts(payload)
    await here.settles()
    assert newcomer.messages(), "he is answered"


@pytest.mark.parametrize(
    "content",
    [
        {"location": {"latitude": 31.2, "longitude": 121.5}},
        {"contact": {"phone_number": "123", "first_name": "Li"}},
        {"dice": {"emoji": "🎲", "value": 6}},
        {"sticker": None},
    ],
)
async def test_what_there_is_nothing_to_read_in_is_answered_with_what_can_be_sent(
    here: House, wang: TelegramUser, content: dict[str, object]
) -> None:
    newcomer = here.comes("Somebody")
    newcomer.starts()
    for user in (wang, newcomer):
        if content.get("sticker", "") is None:
            doings.says(here.server.space, user.account, "", [Sent("a.webp", b"x", "sticker")])
        else:
            doings.shares(here.server.space, user.account, content)
    await here.settles()
    assert "I can take text, photos, Word files" in wang.reads()
    assert newcomer.reads().count("We have not met yet") == 2


async def test_what_telegram_tells_of_the_chat_itself_is_not_answered(here: House, wang: TelegramUser) -> None:
    doings.shares(
        here.server.space, wang.account, {"message_auto_delete_timer_changed": {"message_auto_delete_time": 60}}
    )
    await here.settles()
    assert wang.messages() == []


async def test_a_press_of_a_stranger_is_refused_over_the_chat(here: House, wang: TelegramUser) -> None:
    wang.says(WORDS)
    await here.settles()
    live = next(wang.live())
    stranger = here.comes("Somebody")

    answer = await here.answers(doings.presses(here.server.space, stranger.account, live.message, live.data))

    assert "We have not met yet" in answer


async def test_a_key_that_nobody_has_made_does_nothing(here: House, wang: TelegramUser) -> None:
    wang.says(WORDS)
    await here.settles()
    message = next(wang.live()).message

    for data in ("xx.yy.zz", "sure:nothing", "w:"):
        press = doings.presses(here.server.space, wang.account, message, data)
        await here.answers(press)
    await here.settles()

    assert [message.keyboard for message in wang.messages() if message.keyboard]


async def test_an_album_with_a_caption_is_one_item_with_its_largest_photos(here: House, wang: TelegramUser) -> None:
    wang.photographs(picture(), picture(tone=90), caption=WORDS)
    await here.settles()

    [(attached,)] = await here.bot.store.engine.read(
        lambda db: db.execute("SELECT attachments FROM versions ORDER BY rowid DESC LIMIT 1").fetchall()
    )
    assert len(json.loads(attached)) == 2
    assert "photo-" in attached


@pytest.mark.parametrize(("kind", "name"), [("voice", "voice-"), ("video", "video-"), ("document", "notes.txt")])
async def test_what_else_comes_is_a_file(here: House, wang: TelegramUser, kind: Kind, name: str) -> None:
    given = Sent("notes.txt" if kind == "document" else "", b"no recording, whatever it says", kind)
    doings.says(here.server.space, wang.account, "", [given])
    await here.settles()

    assert len(here.server.space.files.fetched) == 1
    assert name in wang.reads()


async def test_a_file_that_telegram_does_not_give_is_explained_with_the_way_round(
    here: House, wang: TelegramUser
) -> None:
    wang.says(WORDS)
    await here.settles()

    doings.says(here.server.space, wang.account, "", [Sent("film.mp4", b"x", "video", size=48_000_000)])
    await here.settles()

    assert "larger than 20 MB" in wang.reads()
    assert here.server.called("getFile") == []


async def test_where_something_was_forwarded_from_is_its_source(here: House, wang: TelegramUser) -> None:
    wang.forwards(WORDS, of_channel("Health Bureau of Qinghe"))
    await here.settles()

    [(source,)] = await here.bot.store.engine.read(
        lambda db: db.execute("SELECT DISTINCT source_words FROM versions").fetchall()
    )
    assert source == "Health Bureau of Qinghe"


async def test_what_somebody_forwards_of_his_own_names_no_source(here: House, wang: TelegramUser) -> None:
    wang.forwards(WORDS, of_person(wang.account))
    await here.settles()

    assert "Source: Wang" not in wang.reads()


async def test_a_message_that_was_changed_is_not_read_again_which_is_said(here: House, wang: TelegramUser) -> None:
    sent = doings.says(here.server.space, wang.account, WORDS)
    await here.settles()

    doings.edits(here.server.space, sent, f"{WORDS} And more.")
    await here.settles()

    assert "send the change as a new message" in wang.reads()


async def test_menus_are_by_role_and_follow_the_language(here: House, wang: TelegramUser) -> None:
    admin = await here.knows("shen-tong")
    for user in (wang, admin):
        user.says("/help")
    await here.settles()
    menus = here.server.space.menus

    def commands(user: TelegramUser) -> list[str]:
        return [one["command"] for one in menus[f"chat:{user.id}", ""]]

    def described(user: TelegramUser) -> list[str]:
        return [one["description"] for one in menus[f"chat:{user.id}", ""]]

    assert "undelivered" in commands(admin)
    assert "undelivered" not in commands(wang)
    assert described(wang)[:2] == ["🔴 Report a crisis", "Inbox"]

    wang.says("/language zh-Hans")
    await here.settles()
    assert described(wang)[:2] == ["🔴 突发 / 舆情报警", "待办"]


async def test_whoever_is_not_known_yet_finds_how_to_begin(here: House) -> None:
    await here.platform.quiet()

    assert [one["command"] for one in here.server.space.menus["all_private_chats", "zh"]] == ["help"]


async def test_a_press_that_ends_something_is_asked_about_and_can_be_left(here: House, wang: TelegramUser) -> None:
    wang.says("/help")
    await here.settles()
    withdraw = Button(Text("button-withdraw"), Token(Verb.WITHDRAW, "d1", 1), "grave")
    reader = Reader("wang-min", "en", here.bot.organisation.zone)  # type: ignore[arg-type]
    await here.platform.send(here.address(wang), Card(Text("button-help"), buttons=(withdraw,)), reader, key="a")
    sure = wang.finds("wi.d1.1.")

    assert "Press “Really”" in await here.answers(wang.uses(sure))
    await here.settles()
    asked = wang.messages()[-1]
    assert [key["text"] for row in asked.keyboard for key in row] == ["Really: Withdraw", "Not now"]

    await here.answers(wang.uses(wang.finds("back:wi.d1.1.")))
    await here.settles()
    assert [key["callback_data"] for row in asked.keyboard for key in row] == ["sure:wi.d1.1."]


async def test_own_words_are_written_in_a_line_that_opens_for_them(here: House, wang: TelegramUser) -> None:
    wang.says(WORDS)
    await here.settles()

    await here.answers(wang.uses(next(live for live in wang.live() if live.data.startswith("w:"))))
    await here.settles()
    prompt = wang.messages()[-1]
    assert (prompt.markup or {})["force_reply"]

    wang.replies(prompt, "The health bureau of the district")
    await here.settles()
    assert "Your answer: The health bureau of the district" in wang.reads()
