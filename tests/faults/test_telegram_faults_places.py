"""Groups of Telegram in which the PR desk reads: topics, a group that moves, one that takes nothing any more."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

from bot.telegram_settings import TelegramSettings
from tests.support.clocks import VirtualClock
from tests.support.telegram import doings
from tests.support.telegram.chats import TelegramChats
from tests.support.telegram.space import Chat, Space
from tests.support.telegram.stand import on_telegram
from tests.support.world import CHAIN, DESK, TITLE

WANG: Final = "wang-min"


def desk(*, forum: bool = False, small: bool = False) -> tuple[TelegramChats, Chat]:
    """Give a Telegram with a group of the PR desk."""
    chats = TelegramChats(VirtualClock())
    space = chats.server.space
    member = space.user(4711, "Gao Yun")
    return chats, space.group("PR", member, kind="group" if small else "supergroup", forum=forum)


def asked(group: Chat) -> dict[str, Any]:
    return {"telegram": TelegramSettings(pr_desk=str(group.id))}


async def test_the_pr_desk_reads_each_item_in_a_topic_of_its_own(tmp_path: Path) -> None:
    chats, group = desk(forum=True)
    async with on_telegram(tmp_path, chats=chats, **asked(group)) as (here, telegram):
        await here[WANG].submits()
        await here.approved_by(*CHAIN)
        [topic] = group.topics.values()
        assert TITLE in topic.name
        posted = [one for one in group.messages if one.sender is telegram.server.space.bot and not one.service]
        assert TITLE in posted[0].text
        assert len(posted) > 1
        assert {one.thread for one in posted} == {topic.id}


async def test_where_the_group_has_no_topics_news_of_an_item_are_replies_to_it(tmp_path: Path) -> None:
    chats, group = desk()
    async with on_telegram(tmp_path, chats=chats, **asked(group)) as (here, _telegram):
        await here[WANG].submits()
        await here.approved_by(*CHAIN)
        root, *news = [one for one in group.messages if not one.service]
        assert TITLE in root.text
        assert root.edits
        assert {one.reply_to for one in news} == {root.id}


@pytest.mark.parametrize("told", [True, False], ids=["told", "found out"])
async def test_fault_24_a_group_that_became_another_is_followed_now_and_after_a_restart(
    tmp_path: Path, *, told: bool
) -> None:
    chats, group = desk(small=True)
    async with on_telegram(tmp_path, chats=chats, **asked(group)) as (here, telegram):
        await here[WANG].submits()
        space = telegram.server.space
        new = doings.upgrades(space, group, space.user(4711))
        if told:
            await telegram.server.settled()
        else:
            space.updates.confirm(*(update.id for update in space.updates.waiting))
        await here.approved_by(*CHAIN)
        before = len(new.messages)
        assert before > 0
        here.sound = False  # the card in the old group can be edited no more
    async with on_telegram(tmp_path, chats=chats, clock=here.clock, **asked(group)) as (here, telegram):
        tried = len([call for call in telegram.server.called("sendMessage") if call.params["chat_id"] == group.id])
        await here["sun-hao"].submits(title="另一篇稿件")
        assert any("另一篇稿件" in one.text for one in new.messages[before:])
        again = [call for call in telegram.server.called("sendMessage") if call.params["chat_id"] == group.id]
        assert len(again) == tried  # it is known, and not found out anew
        here.sound = False


def _kicked(space: Space, group: Chat) -> None:
    doings.kicks(space, group, space.user(4711))


def _left(_space: Space, group: Chat) -> None:
    group.bot_status = "left"


def _gone(space: Space, group: Chat) -> None:
    del space.chats[group.id]


@pytest.mark.parametrize("shut", [_kicked, _left, _gone])
async def test_fault_23_a_group_that_takes_nothing_is_named_to_administrators_and_its_people_get_it_themselves(
    tmp_path: Path, shut: Callable[[Space, Chat], None]
) -> None:
    chats, group = desk()
    async with on_telegram(tmp_path, chats=chats, **asked(group)) as (here, telegram):
        shut(telegram.server.space, group)
        await here[WANG].submits()
        await here.settles()
        for person in DESK:
            assert TITLE in telegram.users[person].reads()
        assert str(group.id) in telegram.users["shen-tong"].reads()
        tried = [call for call in telegram.server.called("sendMessage") if call.params["chat_id"] == group.id]
        assert len(tried) <= 1
        here.sound = shut is not _gone  # that there is no such group is found out by writing there
