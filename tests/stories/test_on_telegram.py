"""What people do on Telegram in its own ways: replies, albums, forwarded posts, texts cut by the client, links."""

import re
from pathlib import Path
from typing import Final

import pytest

from bot.cards.tokens import Verb
from bot.domain.people import PersonId
from tests.support.documents import picture
from tests.support.telegram import doings
from tests.support.telegram.people import TelegramUser
from tests.support.telegram.server import Mode
from tests.support.telegram.stand import on_telegram
from tests.support.world import CHAIN, HEAD, STORY, TITLE

WANG: Final = "wang-min"
BOTH: Final = pytest.mark.parametrize("mode", ["polling", "webhook"])


@BOTH
async def test_own_words_beside_ready_answers_are_written_in_a_reply(tmp_path: Path, mode: Mode) -> None:
    async with on_telegram(tmp_path, mode) as (here, telegram):
        await here[WANG].submits()
        await here[HEAD].taps(Verb.RETURN)
        head = telegram.users[HEAD]
        write = next(one for one in head.live() if one.data.startswith("w:"))
        prompt = await telegram.answer(head, lambda: head.uses(write))
        assert prompt.markup is not None
        assert prompt.markup["force_reply"] is True
        await telegram.tells(lambda: head.replies(prompt, "第三段的数字对不上"))
        await here.settles()
        assert await here.state() == "returned"
        assert "第三段的数字对不上" in telegram.users[WANG].reads()


@BOTH
async def test_an_album_of_photos_becomes_one_item_with_its_words(tmp_path: Path, mode: Mode) -> None:
    async with on_telegram(tmp_path, mode) as (here, telegram):
        pictures = [picture(tone=30 * number) for number in range(1, 5)]
        wang = telegram.users[WANG]
        await telegram.tells(lambda: wang.photographs(*pictures, caption=f"{TITLE}\n\n{STORY}"))
        await here.passes(minutes=5)
        counted = "SELECT title, text, json_array_length(attachments) FROM versions"
        assert await here.rows(counted) == [(TITLE, STORY, 4)]


async def test_of_a_text_that_the_client_cuts_into_several_messages_nothing_is_lost(tmp_path: Path) -> None:
    async with on_telegram(tmp_path) as (here, telegram):
        lines = [f"第{number}段：医务志愿队走进社区，为居民测量血压、血糖，讲解用药常识。" for number in range(300)]
        await here[WANG].says(f"{TITLE}\n\n" + "\n".join(lines))
        account = telegram.users[WANG].account
        assert len([one for one in telegram.users[WANG].chat.messages if one.sender is account]) > 1
        [(title, kept)] = await here.rows("SELECT title, text FROM versions")
        assert title == TITLE
        assert kept.split() == lines, here[WANG].reads()


@pytest.mark.parametrize("hidden", [False, True])
async def test_the_origin_of_a_forwarded_post_is_offered_as_its_source(tmp_path: Path, *, hidden: bool) -> None:
    async with on_telegram(tmp_path) as (here, telegram):
        reporter = telegram.server.space.user(4711, "Lin")
        origin = doings.of_person(reporter, hidden=True) if hidden else doings.of_channel("区卫健委")
        wang = telegram.users[WANG]
        await telegram.tells(lambda: wang.forwards(f"{TITLE}\n\n{STORY}", origin))
        await here.passes(minutes=5)
        [(text, source)] = await here.rows("SELECT text, source_words FROM versions")
        assert text == STORY
        assert source == ("Lin" if hidden else "区卫健委")


async def test_a_link_with_a_code_makes_an_account_somebodys(tmp_path: Path) -> None:
    async with on_telegram(tmp_path) as (here, telegram):
        await here["shen-tong"].says("/code cao-rui")
        new = TelegramUser(telegram.server, telegram.server.space.user(4711, "Cao"))
        code = re.findall(r"[a-z2-9]{4}-[a-z2-9]{4}", telegram.users["shen-tong"].reads())[-1]
        await telegram.answer(new, lambda: new.starts(code))
        assert await here.rows("SELECT person FROM identities WHERE account = '4711'") == [(PersonId("cao-rui"),)]


async def test_something_grave_asks_once_more_before_it_is_done(tmp_path: Path) -> None:
    async with on_telegram(tmp_path) as (here, telegram):
        await here[WANG].submits()
        wang = telegram.users[WANG]
        token = str(here[WANG].button(Verb.WITHDRAW).token)
        live = wang.finds(token)
        assert live.asks_once_more
        await telegram.tells(lambda: wang.uses(live))
        assert await here.state() == "in-review"
        back = next(one for one in wang.live() if one.data.startswith("back:"))
        await telegram.tells(lambda: wang.uses(back))
        assert wang.finds(token).asks_once_more
        await here[WANG].taps(Verb.WITHDRAW)
        assert await here.state() == "withdrawn"


@BOTH
async def test_an_item_goes_its_way_by_what_people_see_and_press_only(tmp_path: Path, mode: Mode) -> None:
    async with on_telegram(tmp_path, mode) as (here, telegram):
        await here[WANG].submits()
        await here.approved_by(*CHAIN)
        await here["ma-tao"].taps(Verb.PROOFREAD)
        await here["ma-tao"].releases("weibo", "https://weibo.example/1/abc")
        await here["ma-tao"].releases("wechat", "https://mp.weixin.example/s/xyz")
        assert await here.state() == "released"
        released = telegram.users[WANG].messages()
        links = [entity["url"] for one in released for entity in one.entities if entity["type"] == "text_link"]
        assert "https://weibo.example/1/abc" in links
