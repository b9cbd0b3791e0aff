"""What people do on Slack besides pressing and writing: shortcuts, the slash command, the Home tab, files, changes."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.platforms.slack.manifest import COMPOSE, SUBMIT
from tests.support.documents import picture, press_item
from tests.support.slack.house import House, house
from tests.support.slack.mischief import HTML, says, status
from tests.support.slack.people import SlackUser
from tests.support.slack.workspace import Message

WORDS = "Health day comes to the neighbourhood\n\nOn Saturday doctors measured blood pressure for 200 people."


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[House]:
    async with house(tmp_path) as made:
        yield made


@pytest.fixture
async def wang(here: House) -> SlackUser:
    return await here.knows("wang-min", locale="en-US")


def private(user: SlackUser) -> list[str]:
    """Give what was said to somebody where only he sees it."""
    return [one.text for one in user.messages() if one.only_for == user.id]


async def test_a_slash_command_answers_in_the_conversation(here: House, wang: SlackUser) -> None:
    await wang.types("/qianfa", "inbox")
    await here.settles()

    assert "Nothing waits for you" in wang.reads()


async def test_a_slash_command_without_words_helps_and_in_a_channel_says_where(here: House, wang: SlackUser) -> None:
    channel = here.slack.space.opens_channel("news", wang.id)

    await wang.types("/qianfa", "", channel)
    await here.settles()

    assert any("Messages" in one.text for one in wang.messages(channel) if one.only_for == wang.id)
    assert here.last(wang).blocks


async def test_a_command_that_is_none_is_given_back_with_what_is_possible_where_it_was_typed(
    here: House, wang: SlackUser
) -> None:
    channel = here.slack.space.opens_channel("news", wang.id)

    await wang.types("/qianfa", "dance with me & <you>", channel)
    await here.settles()

    [told] = [one for one in wang.messages(channel) if one.only_for == wang.id]
    assert "I do not know “dance”. You can say: “inbox”" in str(told.blocks)
    assert "dance with me & <you>" in str(told.blocks)
    assert "dance" not in "".join(one.text for one in wang.messages())


async def test_what_a_stranger_typed_is_given_back_to_him(here: House) -> None:
    stranger = here.joins("stranger", locale="en-US")

    await stranger.types("/qianfa", "查 健康宣传")
    await here.settles()

    [told] = [one for one in stranger.messages() if one.only_for]
    assert "I do not know your account" in told.text
    assert "查 健康宣传" in str(told.blocks)


async def test_a_message_becomes_an_item(here: House, wang: SlackUser) -> None:
    channel = here.slack.space.opens_channel("news", wang.id)
    channel.messages.append(written := Message(here.slack.space.ts(), wang.id, WORDS))

    await wang.chooses_on(written, SUBMIT, channel)
    await here.settles()

    assert "Health day comes to the neighbourhood" in wang.reads()


async def test_an_item_is_written_from_anywhere(here: House, wang: SlackUser) -> None:
    await wang.chooses_shortcut(COMPOSE)
    await here.platform.quiet()
    wang.fills("text", WORDS)
    wang.attaches("files", ("a.jpg", picture()))
    await wang.submits()
    await here.settles()

    assert wang.modal is None
    assert "Health day comes to the neighbourhood" in wang.reads()


async def test_what_was_composed_and_cannot_be_taken_stays_in_the_modal(here: House, wang: SlackUser) -> None:
    await wang.chooses_shortcut(COMPOSE)
    await here.platform.quiet()
    wang.fills("text", "  ")
    await wang.submits()

    assert wang.modal is not None
    assert wang.modal.errors


async def test_a_word_file_comes_in(here: House, wang: SlackUser) -> None:
    await wang.says(files=[("item.docx", press_item())])
    await here.settles()

    assert "健康宣传日走进社区" in wang.reads()


async def test_fault_28_a_page_that_comes_in_place_of_a_file_is_not_taken(here: House, wang: SlackUser) -> None:
    here.slack.mischief.befalls("download", says(HTML, "text/html"))

    await wang.says(WORDS, files=[("evidence.jpg", picture())])
    await here.settles()

    assert "“evidence.jpg” could not be had" in wang.reads()
    assert "Health day comes to the neighbourhood" in wang.reads()


async def test_a_file_that_cannot_be_had_just_now_is_asked_for_again(here: House, wang: SlackUser) -> None:
    here.slack.mischief.befalls("download", status(503))

    await wang.says(files=[("item.docx", press_item())])
    await here.settles()
    assert "健康宣传日走进社区" not in wang.reads()
    await here.bot.desk.replay()
    await here.settles()

    assert "健康宣传日走进社区" in wang.reads()


async def test_fault_79_a_file_that_lies_elsewhere_is_not_fetched(here: House, wang: SlackUser) -> None:
    here.slack.mischief.befalls(
        "files.info",
        says('{"ok": true, "file": {"id": "F1", "url_private_download": "http://169.254.169.254/latest/meta-data"}}'),
    )

    await wang.says(WORDS, files=[("a.jpg", picture())])
    await here.settles()

    assert "“a.jpg” does not lie in Slack itself" in wang.reads()


async def test_changing_or_deleting_a_message_is_said_to_change_nothing(here: House, wang: SlackUser) -> None:
    await wang.says(WORDS)
    await here.settles()
    [mine] = [one for one in wang.messages() if not one.by_app]

    await wang.rewrites(mine, "Something else")
    await wang.deletes(mine)
    await here.platform.quiet()

    assert ["editing it here changes nothing" in one or "Deleting a message" in one for one in private(wang)] == [
        True
    ] * 2


async def test_home_shows_what_waits_and_its_buttons_work(here: House, wang: SlackUser) -> None:
    await wang.says(WORDS)
    await here.settles()

    await wang.opens_home()
    await here.platform.quiet()

    assert wang.home is not None
    button = next(one for one in wang.live() if one.where is wang.home)
    await wang.uses(button)
    await here.settles()
    assert not wang.trouble


async def test_a_strangers_home_says_what_to_do(here: House) -> None:
    stranger = here.joins("stranger", locale="en-US")

    await stranger.opens_home()
    await here.platform.quiet()

    assert stranger.home is not None
    assert "administrator" in str(stranger.home.body)


@pytest.mark.parametrize("sign", ["guest", "bot", "stranger"])
async def test_fault_86_whoever_is_no_member_is_refused(here: House, sign: str) -> None:
    outsider = await here.knows("wang-min", **{sign: True})

    await outsider.says(WORDS)
    await here.settles()

    assert "Health day" not in "".join(one.text for one in outsider.messages() if one.by_app)
    assert "本单位成员" in private(outsider)[-1]


async def test_fault_86_a_guest_who_is_listed_is_let_in(tmp_path: Path) -> None:
    async with house(tmp_path, listed=frozenset({"U0WANGMIN"})) as here:
        guest = await here.knows("wang-min", guest=True)

        await guest.says("/inbox")
        await here.settles()

        assert "没有等您处理的稿件" in guest.reads()


async def test_fault_82_a_forwarded_button_does_nothing_for_an_outsider(here: House, wang: SlackUser) -> None:
    await wang.says(WORDS)
    await here.settles()
    outsider = here.joins("outsider", stranger=True, locale="en-US")
    channel = here.slack.space.opens_channel("shared", wang.id, outsider.id)
    card = here.last(wang)
    channel.messages.append(Message(here.slack.space.ts(), wang.id, card.text, card.blocks, by_app=True))
    before = wang.reads()

    button = next(one for one in outsider.live() if one.channel is channel)
    await outsider.uses(button)
    await here.settles()

    assert "members of the organisation" in "".join(one.text for one in outsider.messages(channel) if one.only_for)
    assert wang.reads() == before


async def test_somebody_who_becomes_a_guest_is_refused_from_then_on(here: House, wang: SlackUser) -> None:
    await wang.says("/inbox")
    await here.settles()
    user = {"id": wang.id, "team_id": here.slack.space.team, "is_restricted": True, "profile": {}}

    event = {"type": "event_callback", "event_id": "Ev-x", "team_id": here.slack.space.team}
    await here.slack.deliver("events_api", {**event, "event": {"type": "user_change", "user": user}})
    here.clock.move(timedelta(minutes=1))
    await wang.says("/mine")
    await here.settles()

    assert "members of the organisation" in private(wang)[-1]


async def test_fault_14_administrators_are_told_that_slack_drops_events(here: House) -> None:
    shen = await here.knows("shen-tong")

    await here.slack.deliver("events_api", {"type": "app_rate_limited", "minute_rate_limited": 1})
    await here.settles()

    assert "暂时只送来一部分操作" in shen.reads()
