"""The loopback Telegram answers the library's own client as Telegram does: messages, keyboards, files, chats, menus."""

import io
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from PIL import Image
from telegram import (
    BotCommand,
    BotCommandScopeChat,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaDocument,
    InputMediaPhoto,
    ReplyParameters,
)
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError

from tests.support.telegram import doings
from tests.support.telegram.chats_api import menu
from tests.support.telegram.stage import Stage, staged


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    async with staged() as made:
        yield made


def keys(*labels: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=label.lower())] for label in labels])


def picture(width: int = 8, height: int = 8) -> bytes:
    drawn = io.BytesIO()
    Image.new("RGB", (width, height), "red").save(drawn, "JPEG")
    return drawn.getvalue()


async def test_the_bot_learns_who_it_is(stage: Stage) -> None:
    me = await stage.bot.get_me()
    assert (me.id, me.username, me.is_bot) == (7_000_000_001, "qianfa_bot", True)


async def test_a_message_stands_in_the_chat_as_the_client_shows_it(stage: Stage) -> None:
    wang, chat = stage.joins()
    sent = await stage.bot.send_message(
        wang.id, "<b>Health day</b>\n", parse_mode="HTML", reply_markup=keys("OK"), protect_content=True
    )
    message = chat.messages[-1]
    assert (sent.message_id, sent.text, message.text) == (message.id, "Health day", "Health day")
    assert message.entities == [{"type": "bold", "offset": 0, "length": 10}]
    assert message.keyboard == [[{"text": "OK", "callback_data": "ok"}]]
    assert (message.protected, message.by_bot, sent.has_protected_content) == (True, True, True)


async def test_an_edit_without_a_keyboard_takes_the_keyboard_away(stage: Stage) -> None:
    wang, chat = stage.joins()
    sent = await stage.bot.send_message(wang.id, "one", reply_markup=keys("OK"))
    await stage.bot.edit_message_text("two", wang.id, sent.message_id)
    message = chat.messages[-1]
    assert (message.text, message.keyboard, message.edited > 0) == ("two", [], True)
    assert [(text, markup is not None) for text, markup in message.edits] == [("one", True)]

    await stage.bot.edit_message_reply_markup(wang.id, sent.message_id, reply_markup=keys("Yes", "No"))
    assert [row[0]["text"] for row in message.keyboard] == ["Yes", "No"]
    assert message.text == "two"


async def test_an_edit_that_changes_nothing_is_refused(stage: Stage) -> None:
    wang, _ = stage.joins()
    sent = await stage.bot.send_message(wang.id, "<b>one</b>", parse_mode="HTML", reply_markup=keys("OK"))
    with pytest.raises(BadRequest, match="Message is not modified: specified new message content and reply markup are"):
        await stage.bot.edit_message_text(
            "<strong>one</strong>", wang.id, sent.message_id, parse_mode="HTML", reply_markup=keys("OK")
        )


async def test_what_is_not_there_or_not_the_bots_cannot_be_edited(stage: Stage) -> None:
    wang, chat = stage.joins()
    edit = {"chat_id": wang.id, "text": "x"}
    assert await stage.refused("editMessageText", message_id=7, **edit) == "Bad Request: message to edit not found"
    theirs = doings.says(stage.server.space, wang, "mine").id
    asked = await stage.bot.send_message(wang.id, "Why?", reply_markup=ForceReply(input_field_placeholder="Reason"))
    for number in (theirs, asked.message_id):
        refused = await stage.refused("editMessageText", message_id=number, **edit)
        assert refused == "Bad Request: message can't be edited"
    assert chat.messages[-1].markup == {"force_reply": True, "input_field_placeholder": "Reason"}
    document = await stage.bot.send_document(wang.id, b"x", filename="x.txt")
    assert await stage.refused("editMessageText", message_id=document.message_id, **edit) == (
        "Bad Request: there is no text in the message to edit"
    )


async def test_an_answer_stands_under_what_it_answers(stage: Stage) -> None:
    wang, chat = stage.joins()
    said = doings.says(stage.server.space, wang, "A clinic opens")
    sent = await stage.bot.send_message(wang.id, "Taken in", reply_parameters=ReplyParameters(said.id))
    assert sent.reply_to_message is not None
    assert (sent.reply_to_message.text, chat.messages[-1].reply_to) == ("A clinic opens", said.id)
    with pytest.raises(BadRequest, match="Message to be replied not found"):
        await stage.bot.send_message(wang.id, "x", reply_parameters=ReplyParameters(9999))
    await stage.bot.send_message(wang.id, "x", reply_parameters=ReplyParameters(9999, allow_sending_without_reply=True))
    assert chat.messages[-1].reply_to == 0


async def test_messages_of_the_last_two_days_can_be_deleted(stage: Stage) -> None:
    wang, chat = stage.joins()
    first = await stage.bot.send_message(wang.id, "one")
    second = await stage.bot.send_message(wang.id, "two")
    await stage.bot.delete_message(wang.id, first.message_id)
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await stage.bot.delete_message(wang.id, first.message_id)
    stage.clock.move(timedelta(hours=49))
    with pytest.raises(BadRequest, match="Message can't be deleted"):
        await stage.bot.delete_message(wang.id, second.message_id)
    assert chat.messages[-1].text == "two"


async def test_photos_files_and_albums_are_kept_with_their_bytes(stage: Stage) -> None:
    wang, chat = stage.joins()
    photo = await stage.bot.send_photo(wang.id, picture(80, 40), caption="<i>Poster</i>", parse_mode="HTML")
    assert [(size.width, size.height) for size in photo.photo] == [(10, 5), (80, 40)]
    assert (photo.caption, chat.messages[-1].entities[0]["type"]) == ("Poster", "italic")

    await stage.bot.send_document(wang.id, "正文".encode(), filename="qianfa.txt")
    kept = chat.messages[-1].files[0]
    assert (kept.name, kept.data.decode(), kept.media_type) == ("qianfa.txt", "正文", "text/plain")

    media = [InputMediaDocument(b"1", filename="a.docx", caption="Two"), InputMediaDocument(b"2", filename="b.docx")]
    sent = await stage.bot.send_media_group(wang.id, media)
    assert len({one.media_group_id for one in sent}) == 1
    assert [(one.files[0].name, one.text) for one in chat.messages[-2:]] == [("a.docx", "Two"), ("b.docx", "")]

    again = await stage.bot.send_media_group(
        wang.id, [InputMediaPhoto(photo.photo[-1].file_id), InputMediaPhoto(picture())]
    )
    assert again[0].photo[-1].file_id == photo.photo[-1].file_id


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"no picture", "Image_process_failed"),
        (picture(2100, 100), "Photo_invalid_dimensions"),
        (picture(9000, 1001), "Photo_invalid_dimensions"),
    ],
)
async def test_what_is_no_photo_is_refused(stage: Stage, data: bytes, words: str) -> None:
    wang, _ = stage.joins()
    with pytest.raises(BadRequest, match=words):
        await stage.bot.send_photo(wang.id, data)


async def test_a_photo_may_have_ten_megabytes_and_a_file_fifty(stage: Stage) -> None:
    wang, _ = stage.joins()
    with pytest.raises(BadRequest, match="Too big photo"):
        await stage.bot.send_photo(wang.id, picture() + bytes(10 * 1024 * 1024))
    with pytest.raises(NetworkError, match="Request Entity Too Large"):
        await stage.bot.send_document(wang.id, bytes(50 * 1024 * 1024 + 1), filename="film.mp4")
    assert (await stage.refused("sendDocument", chat_id=wang.id, document="nothing")).startswith(
        "Bad Request: wrong remote file identifier"
    )


async def test_files_up_to_twenty_megabytes_can_be_fetched(stage: Stage) -> None:
    wang, _ = stage.joins()
    sent = doings.Sent("plan.docx", b"bytes", size=20 * 1024 * 1024)
    doings.says(stage.server.space, wang, "", [sent])
    doings.says(stage.server.space, wang, "", [doings.Sent("film.mp4", b"", size=20 * 1024 * 1024 + 1)])
    plan, film = [update.message.document for update in await stage.bot.get_updates() if update.message]
    assert plan is not None
    assert film is not None
    file = await stage.bot.get_file(plan)
    assert file.file_path is not None
    assert file.file_path.endswith("/documents/file_1.docx")
    assert bytes(await file.download_as_bytearray()) == b"bytes"
    with pytest.raises(BadRequest, match="File is too big"):
        await stage.bot.get_file(film)
    assert await stage.refused("getFile", file_id="x") == (
        "Bad Request: wrong file_id or the file is temporarily unavailable"
    )


async def test_whoever_never_pressed_start_cannot_be_written_to(stage: Stage) -> None:
    space = stage.server.space
    stranger = space.user(700, "Zhao")
    assert await stage.refused("sendMessage", chat_id=700, text="x") == "Bad Request: chat not found"
    space.private(stranger)
    with pytest.raises(Forbidden, match="bot can't initiate conversation with a user"):
        await stage.bot.send_message(700, "x")
    assert await stage.refused("getChat", chat_id=700) == "Bad Request: chat not found"


async def test_whoever_blocked_the_bot_or_left_telegram_cannot_be_written_to(stage: Stage) -> None:
    wang, _ = stage.joins()
    doings.blocks(stage.server.space, wang)
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await stage.bot.send_message(wang.id, "x")
    doings.unblocks(stage.server.space, wang)
    await stage.bot.send_message(wang.id, "x")
    wang.deactivated = True
    with pytest.raises(Forbidden, match="user is deactivated"):
        await stage.bot.send_message(wang.id, "x")


async def test_a_group_that_became_a_supergroup_says_where_it_is_now(stage: Stage) -> None:
    wang, _ = stage.joins()
    small = stage.server.space.group("PR desk", wang, kind="group")
    await stage.bot.send_message(small.id, "x")
    new = doings.upgrades(stage.server.space, small, wang)
    with pytest.raises(ChatMigrated) as moved:
        await stage.bot.send_message(small.id, "x")
    assert moved.value.new_chat_id == new.id
    await stage.bot.send_message(new.id, "x")
    told = [update.message for update in await stage.bot.get_updates() if update.message]
    assert [(one.migrate_to_chat_id, one.migrate_from_chat_id) for one in told] == [(new.id, None), (None, small.id)]


async def test_whoever_throws_the_bot_out_is_not_written_to(stage: Stage) -> None:
    wang, _ = stage.joins()
    group = stage.server.space.group("PR desk", wang)
    doings.kicks(stage.server.space, group, wang)
    with pytest.raises(Forbidden, match="bot was kicked from the supergroup chat"):
        await stage.bot.send_message(group.id, "x")
    doings.invites(stage.server.space, group, wang, "left")
    with pytest.raises(Forbidden, match="bot is not a member of the supergroup chat"):
        await stage.bot.send_message(group.id, "x")


async def test_topics_are_opened_in_forums_by_administrators(stage: Stage) -> None:
    wang, _ = stage.joins()
    space = stage.server.space
    forum, group = space.group("PR desk", wang, forum=True), space.group("Crisis", wang)
    topic = await stage.bot.create_forum_topic(forum.id, "HF-1 Health day")
    sent = await stage.bot.send_message(forum.id, "To publish", message_thread_id=topic.message_thread_id)
    assert (sent.message_thread_id, sent.is_topic_message) == (topic.message_thread_id, True)
    answer = await stage.bot.send_message(forum.id, "Out", reply_parameters=ReplyParameters(sent.message_id))
    assert answer.message_thread_id == topic.message_thread_id
    with pytest.raises(BadRequest, match="The chat is not a forum"):
        await stage.bot.create_forum_topic(group.id, "x")
    with pytest.raises(BadRequest, match="Message thread not found"):
        await stage.bot.send_message(forum.id, "x", message_thread_id=9999)
    forum.topics[topic.message_thread_id].closed = True
    with pytest.raises(BadRequest, match="Topic_closed"):
        await stage.bot.send_message(forum.id, "x", message_thread_id=topic.message_thread_id)
    forum.bot_status = "member"
    with pytest.raises(BadRequest, match="Not enough rights to create a topic"):
        await stage.bot.create_forum_topic(forum.id, "x")


async def test_chats_and_members_can_be_looked_up(stage: Stage) -> None:
    wang, _ = stage.joins(last_name="Fang", username="wangfang")
    group = stage.server.space.group("PR desk", wang, forum=True)
    assert ((await stage.bot.get_chat(wang.id)).username, (await stage.bot.get_chat(group.id)).title) == (
        "wangfang",
        "PR desk",
    )
    assert (await stage.bot.get_chat_member(group.id, stage.bot.id)).status == "administrator"
    assert (await stage.bot.get_chat_member(group.id, wang.id)).status == "member"
    doings.kicks(stage.server.space, group, wang)
    assert await stage.refused("getChatMember", chat_id=group.id, user_id=wang.id) == (
        "Forbidden: bot was kicked from the supergroup chat"
    )


async def test_a_client_lists_the_nearest_menu_in_its_language(stage: Stage) -> None:
    wang, chat = stage.joins(language_code="zh-hans")
    zhao, _ = stage.joins(502, "Zhao", language_code="de")
    await stage.bot.set_my_commands([BotCommand("help", "Help")])
    await stage.bot.set_my_commands([BotCommand("help", "帮助")], language_code="zh")
    assert [menu(stage.server.space, who)[0]["description"] for who in (wang, zhao)] == ["帮助", "Help"]
    own = BotCommandScopeChat(wang.id)
    await stage.bot.set_my_commands([BotCommand("week", "本周")], scope=own)
    assert [one["command"] for one in menu(stage.server.space, wang)] == ["week"]
    assert [one.command for one in await stage.bot.get_my_commands(scope=own)] == ["week"]
    await stage.bot.delete_my_commands(scope=own)
    assert menu(stage.server.space, wang, chat)[0]["description"] == "帮助"
    scope = {"type": "chat", "chat_id": 999}
    refused = await stage.refused("setMyCommands", commands=[{"command": "a", "description": "b"}], scope=scope)
    assert refused == "Bad Request: chat not found"


async def test_groups_have_menus_of_their_own(stage: Stage) -> None:
    wang, _ = stage.joins()
    zhao, _ = stage.joins(502, "Zhao")
    space = stage.server.space
    group = space.group("PR desk", wang, zhao)
    group.members[zhao.id] = "administrator"
    for scope in ({"type": "all_group_chats"}, {"type": "chat_administrators", "chat_id": group.id}):
        await stage.call("setMyCommands", commands=[{"command": scope["type"], "description": "x"}], scope=scope)
    assert menu(space, wang, group)[0]["command"] == "all_group_chats"
    assert menu(space, zhao, group)[0]["command"] == "chat_administrators"
    assert menu(space, wang) == []


async def test_a_wrong_token_or_method_is_told(stage: Stage) -> None:
    assert await stage.refused("sendmessage") == "Not Found"
    stage.server.revoked = True
    with pytest.raises(InvalidToken, match="Unauthorized"):
        await stage.bot.send_message(1, "x")
    stage.server.token = "nothing"
    assert await stage.refused("getMe") == "Not Found"
