"""What is opened on Slack: files that follow a text, a guarded item's files only once it has been opened, the week."""

from pathlib import Path
from typing import cast

from bot.cards.tokens import Verb
from tests.stories.test_fields import PLAIN, answers_the_rest
from tests.support.documents import picture
from tests.support.field_policy import everything_asked
from tests.support.slack.people import SlackUser
from tests.support.slack.stand import SlackStand
from tests.support.world import HEAD, STORY, World, world


def client(here: World, person: str) -> SlackUser:
    return cast("SlackStand", here.stand).users[person]


async def quiet(here: World) -> None:
    """Wait until all is shown that is shown in the background."""
    await here.settles()
    await cast("SlackStand", here.stand).chats.platform.quiet()


def files(user: SlackUser) -> list[str]:
    """Give the names of the files that the bot has put into somebody's conversation and its threads."""
    held = user.direct.messages
    return [user.space.files[file].name for one in held if one.user != user.id for file in one.files]


async def test_a_guarded_items_files_come_when_it_is_opened_once_and_without_their_names(tmp_path: Path) -> None:
    async with world(tmp_path, policy=everything_asked(tmp_path), stage="slack-socket") as here:
        wang, head = here["wang-min"], client(here, HEAD)
        await wang.sends(f"与北辰合并\n\n{PLAIN}", files=[("北辰.jpg", picture())])
        await wang.answers("news")
        await wang.answers("oa")
        await wang.taps(Verb.DONE)
        await answers_the_rest(wang, secrecy="contract")
        await wang.taps(Verb.SUBMIT)
        await here.settles()
        assert files(head) == []

        for _ in range(2):
            opened = next(one for one in head.live() if one.value.startswith(f"{Verb.FULL}."))
            await head.uses(opened)
            await here.settles()
            assert "北辰.jpg" in head.reads_modal()
            assert files(head) == ["1.jpg"]


async def test_a_text_that_a_modal_does_not_hold_follows_as_a_file(tmp_path: Path) -> None:
    async with world(tmp_path, stage="slack-socket") as here:
        await here["wang-min"].submits(text="\n\n".join([STORY] * (40_000 // len(STORY))))
        await here.settles()
        head = client(here, HEAD)
        before = files(head)

        await here[HEAD].taps(Verb.FULL)
        await here.settles()

        assert files(head) == [*before, "qianfa.txt"]


async def test_the_home_tab_has_the_week_and_says_where_an_item_is_opened(tmp_path: Path) -> None:
    async with world(tmp_path, stage="slack-socket") as here:
        await here["wang-min"].submits()
        await here.settles()
        head = client(here, HEAD)
        await head.opens_home()
        await quiet(here)

        assert head.home is not None
        assert "本周" in str(head.home.body)
        opened = next(one for one in head.live() if one.where is head.home and one.value.startswith(f"{Verb.OPEN}."))
        await head.uses(opened)
        await quiet(here)
        assert "本应用的“消息”里" in head.reads_modal()


async def test_a_button_that_carries_nonsense_is_answered(tmp_path: Path) -> None:
    async with world(tmp_path, stage="slack-socket") as here:
        await here["wang-min"].submits()
        head = client(here, HEAD)
        live = head.finds(str(here[HEAD].button(Verb.APPROVE).token))
        await head.uses(type(live)(live.where, live.channel, live.block, {**live.element, "value": "ok.1"}))
        await here.settles()
        assert "已经用不上了" in head.reads()
