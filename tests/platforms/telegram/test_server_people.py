"""What people do on the loopback Telegram reaches the bot as the library's own updates."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from telegram import Message, Update
from telegram.error import BadRequest

from tests.support.telegram import doings
from tests.support.telegram.doings import Sent
from tests.support.telegram.stage import Stage, staged


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    async with staged() as made:
        yield made


async def messages(stage: Stage) -> list[Message]:
    return [update.message for update in await stage.bot.get_updates() if update.message]


async def test_start_comes_with_the_code_of_the_link(stage: Stage) -> None:
    space = stage.server.space
    wang = space.user(501, "Wang", language_code="zh-hans")
    doings.starts(space, wang, "K7F-42M")
    (message,) = await messages(stage)
    assert (message.text, message.from_user and message.from_user.language_code) == ("/start K7F-42M", "zh-hans")
    assert [(one.type, one.length) for one in message.entities] == [("bot_command", 6)]


async def test_an_album_comes_as_messages_of_one_group_with_the_text_on_the_first(stage: Stage) -> None:
    wang, _ = stage.joins()
    photos = [Sent("a.jpg", b"first", "photo"), Sent("b.jpg", b"second", "photo")]
    doings.says(stage.server.space, wang, "Opening day", photos)
    first, second = await messages(stage)
    assert (first.caption, second.caption) == ("Opening day", None)
    assert first.media_group_id == second.media_group_id
    assert first.media_group_id is not None
    largest = await stage.bot.get_file(max(second.photo, key=lambda size: size.width))
    assert bytes(await largest.download_as_bytearray()) == b"second"


async def test_voice_and_film_come_as_what_they_are(stage: Stage) -> None:
    wang, _ = stage.joins()
    doings.says(stage.server.space, wang, "", [Sent("", b"voice", "voice", "audio/ogg")])
    doings.says(stage.server.space, wang, "Film", [Sent("film.mp4", b"film", "video", "video/mp4", size=30_000_000)])
    voice, film = await messages(stage)
    assert voice.voice is not None
    assert film.video is not None
    assert (voice.voice.mime_type, film.video.file_name, film.video.file_size) == ("audio/ogg", "film.mp4", 30_000_000)


async def test_films_without_sound_songs_round_films_and_stickers_come_too(stage: Stage) -> None:
    wang, _ = stage.joins()
    for kind in ("animation", "audio", "video_note", "sticker"):
        doings.says(stage.server.space, wang, "", [Sent("file.bin", b"bytes", kind)])
    film, song, round_film, sticker = await messages(stage)
    assert film.document is not None
    assert [one is not None for one in (film.animation, song.audio, round_film.video_note, sticker.sticker)] == [
        True
    ] * 4
    doings.shares(stage.server.space, wang, {"location": {"latitude": 31.2, "longitude": 121.5}})
    assert (await messages(stage))[-1].location is not None


async def test_a_text_too_long_for_a_message_or_a_caption_comes_in_several(stage: Stage) -> None:
    wang, _ = stage.joins()
    doings.says(stage.server.space, wang, f"{'甲' * 4000}\n{'乙' * 200}")
    doings.says(stage.server.space, wang, "😀" * 2049)
    doings.says(stage.server.space, wang, "丙" * 1025, [Sent("plan.docx", b"bytes")])
    told = await messages(stage)
    assert [len(message.text or "") for message in told] == [4000, 200, 2048, 1, 0, 1025]
    assert (told[4].document is not None, told[4].caption, told[5].media_group_id) == (True, None, None)


async def test_what_is_forwarded_says_where_it_comes_from(stage: Stage) -> None:
    wang, _ = stage.joins()
    zhao = stage.server.space.user(502, "Zhao", last_name="Min")
    origins = (doings.of_channel("Health Bureau"), doings.of_person(zhao), doings.of_person(zhao, hidden=True))
    for origin in origins:
        doings.says(stage.server.space, wang, "News", origin=origin)
    told = [message.forward_origin for message in await messages(stage)]
    assert [one and one.type for one in told] == ["channel", "user", "hidden_user"]


async def test_a_press_is_answered_once_and_soon(stage: Stage) -> None:
    wang, chat = stage.joins()
    await stage.bot.send_message(wang.id, "x")
    press = doings.presses(stage.server.space, wang, chat.messages[-1], "approve")
    (update,) = await stage.bot.get_updates()
    query = update.callback_query
    assert query is not None
    assert (query.data, query.message and query.message.message_id) == ("approve", chat.messages[-1].id)
    await query.answer("Approved", show_alert=True)
    assert press.answer is not None
    assert (press.answer.text, press.answer.alert, press.answered.is_set()) == ("Approved", True, True)
    with pytest.raises(BadRequest, match="Query is too old and response timeout expired or query id is invalid"):
        await query.answer("again")
    late = doings.presses(stage.server.space, wang, chat.messages[-1], "approve")
    stage.clock.move(timedelta(seconds=31))
    with pytest.raises(BadRequest, match="Query is too old"):
        await stage.bot.answer_callback_query(late.id)


async def test_the_bot_is_told_when_it_is_blocked_thrown_out_and_taken_back(stage: Stage) -> None:
    wang, _ = stage.joins()
    space = stage.server.space
    group = space.group("PR desk", wang)
    doings.blocks(space, wang)
    doings.starts(space, wang)
    doings.kicks(space, group, wang)
    doings.invites(space, group, wang, "administrator")
    assert [message.new_chat_members[0].id for message in await messages(stage) if message.new_chat_members] == [
        space.bot.id
    ]
    changes = [update.my_chat_member for update in await stage.bot.get_updates() if update.my_chat_member]
    assert [(one.chat.id, one.old_chat_member.status, one.new_chat_member.status) for one in changes] == [
        (wang.id, "member", "kicked"),
        (wang.id, "kicked", "member"),
        (group.id, "member", "kicked"),
        (group.id, "kicked", "administrator"),
    ]


async def test_in_groups_the_bot_hears_what_is_for_it(stage: Stage) -> None:
    wang, _ = stage.joins()
    space = stage.server.space
    group = space.group("PR desk", wang)
    sent = await stage.bot.send_message(group.id, "To publish")
    for text, answered in (("lunch?", 0), ("/help", 0), ("@qianfa_bot out", 0), ("https://a.org", sent.message_id)):
        doings.says(space, wang, text, chat=group, reply_to=answered)
    assert [message.text for message in await messages(stage)] == ["/help", "@qianfa_bot out", "https://a.org"]
    group.bot_status = "administrator"
    doings.says(space, wang, "lunch!", chat=group)
    assert [message.text for message in await messages(stage)][-1] == "lunch!"
    assert group.messages[1].text == "lunch?"


async def test_a_message_that_was_changed_comes_as_such(stage: Stage) -> None:
    wang, _ = stage.joins()
    said = doings.says(stage.server.space, wang, "one")
    doings.edits(stage.server.space, said, "two")
    updates = await stage.bot.get_updates()
    assert [update.edited_message.text for update in updates if update.edited_message] == ["two"]


async def test_a_poll_waits_until_somebody_writes(stage: Stage) -> None:
    wang, _ = stage.joins()
    poll = asyncio.create_task(stage.bot.get_updates(timeout=30))
    await stage.server.polls.waits.wait()
    doings.says(stage.server.space, wang, "now")
    (update,) = await poll
    assert update.message is not None
    assert update.message.text == "now"

    poll = asyncio.create_task(stage.bot.get_updates(offset=update.update_id + 1, timeout=30))
    await stage.server.polls.waits.wait()
    await stage.server.settled()
    stage.server.polls.wake()
    assert await poll == ()


async def test_what_was_not_confirmed_comes_again(stage: Stage) -> None:
    wang, _ = stage.joins()
    for text in ("one", "two", "three"):
        doings.says(stage.server.space, wang, text)
    first = await stage.bot.get_updates(limit=2)
    again = await stage.bot.get_updates(offset=first[0].update_id + 1)
    assert texts(first) == ["one", "two"]
    assert texts(again) == ["two", "three"]
    assert texts(await stage.bot.get_updates(offset=-1)) == ["three"]
    assert texts(await stage.bot.get_updates(offset=again[-1].update_id + 1)) == []


def texts(updates: tuple[Update, ...]) -> list[str | None]:
    return [update.message.text for update in updates if update.message]


async def test_updates_that_were_not_asked_for_do_not_come(stage: Stage) -> None:
    wang, chat = stage.joins()
    await stage.bot.send_message(wang.id, "x")
    await stage.bot.get_updates(allowed_updates=["callback_query"])
    doings.says(stage.server.space, wang, "not heard")
    doings.presses(stage.server.space, wang, chat.messages[0], "heard")
    assert [update.callback_query is not None for update in await stage.bot.get_updates()] == [True]
    await stage.bot.get_updates(allowed_updates=[])
    doings.says(stage.server.space, wang, "heard again")
    assert texts(await stage.bot.get_updates()) == ["heard again"]


async def test_what_nobody_fetched_within_a_day_is_gone(stage: Stage) -> None:
    wang, _ = stage.joins()
    doings.says(stage.server.space, wang, "old")
    stage.clock.move(timedelta(hours=23))
    doings.says(stage.server.space, wang, "new")
    stage.clock.move(timedelta(hours=2))
    assert texts(await stage.bot.get_updates()) == ["new"]
    assert len(stage.server.space.updates.expired) == 1


async def test_numbers_begin_anew_after_a_quiet_week_and_nothing_is_lost(stage: Stage) -> None:
    wang, _ = stage.joins()
    doings.says(stage.server.space, wang, "before")
    (before,) = await stage.bot.get_updates()
    offset = before.update_id + 1
    assert await stage.bot.get_updates(offset=offset) == ()
    stage.clock.move(timedelta(days=7))
    doings.says(stage.server.space, wang, "after")
    (after,) = await stage.bot.get_updates(offset=offset)
    assert texts((after,)) == ["after"]
    assert after.update_id < before.update_id
    assert await stage.bot.get_updates(offset=after.update_id + 1) == ()
    stage.server.space.updates.restart(5)
    doings.says(stage.server.space, wang, "by hand")
    assert [update.update_id for update in await stage.bot.get_updates(offset=after.update_id + 1)] == [5]
