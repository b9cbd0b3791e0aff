"""A channel of Slack in which the PR desk reads, and what becomes of it when it takes nothing any more."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from bot.slack_settings import SlackSettings
from tests.support.clocks import VirtualClock
from tests.support.slack.chats import SlackChats
from tests.support.slack.mischief import cut
from tests.support.slack.stand import on_slack
from tests.support.slack.workspace import Channel, Workspace
from tests.support.world import CHAIN, DESK, TITLE

WANG: Final = "wang-min"


def _archived(_space: Workspace, channel: Channel) -> None:
    channel.archived = True


def _left(space: Workspace, channel: Channel) -> None:
    channel.members.discard(space.bot_user)


def _gone(space: Workspace, channel: Channel) -> None:
    del space.channels[channel.id]


async def test_the_pr_desk_reads_each_item_in_a_thread_of_its_own(tmp_path: Path) -> None:
    chats = SlackChats(VirtualClock(), "socket")
    channel = chats.server.space.opens_channel("pr-desk")
    async with on_slack(tmp_path, chats=chats, slack=SlackSettings(pr_desk=channel.id)) as (here, slack):
        slack.passing = True
        await here[WANG].submits()
        await here.approved_by(*CHAIN)
        await here.settles()
        root, *news = channel.messages
        assert TITLE in root.text
        assert root.edits
        assert news
        assert {one.thread for one in news} == {root.ts}


@pytest.mark.parametrize(
    ("shut", "code"), [(_archived, "is_archived"), (_left, "not_in_channel"), (_gone, "channel_not_found")]
)
async def test_fault_6_a_channel_that_takes_nothing_is_named_to_administrators_and_its_people_get_it_themselves(
    tmp_path: Path, shut: Callable[[Workspace, Channel], None], code: str
) -> None:
    chats = SlackChats(VirtualClock(), "socket")
    channel = chats.server.space.opens_channel("pr-desk")
    async with on_slack(tmp_path, chats=chats, slack=SlackSettings(pr_desk=channel.id)) as (here, slack):
        slack.passing = True
        shut(slack.server.space, channel)
        await here[WANG].submits()
        await here.settles()
        for person in DESK:
            assert TITLE in slack.users[person].reads()
        told = slack.users["shen-tong"].reads()
        assert channel.id in told
        assert code in told
        tried = [call for call in slack.server.called("chat.postMessage") if call.args["channel"] == channel.id]
        assert len(tried) == 1


async def test_fault_3_a_message_in_a_thread_whose_fate_is_unknown_is_looked_up_there(tmp_path: Path) -> None:
    chats = SlackChats(VirtualClock(), "socket")
    channel = chats.server.space.opens_channel("pr-desk")
    async with on_slack(tmp_path, chats=chats, slack=SlackSettings(pr_desk=channel.id)) as (here, slack):
        slack.passing = True
        await here[WANG].submits()
        await here.settles()
        [root] = channel.messages
        slack.server.mischief.befalls(
            "chat.postMessage", cut(performed=True), when=lambda args: args["channel"] == channel.id
        )
        await here.approved_by(*CHAIN)
        await here.settles()
        keys = [(one.metadata or {})["event_payload"]["key"] for one in channel.messages]
        assert len(keys) == len(set(keys)) > 1
        assert {one.thread for one in channel.messages if one is not root} == {root.ts}
        assert slack.server.called("conversations.replies") != []
