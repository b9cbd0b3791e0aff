"""What Slack answers to calls, taken to what delivery knows: limits, refusals, lost answers."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.cards.card import Button, Card
from bot.cards.tokens import Token, Verb
from bot.domain.people import PersonId
from bot.i18n import I18n
from bot.platforms.slack.api import Api
from bot.platforms.slack.errors import Unsure
from bot.platforms.slack.platform import SlackPlatform
from bot.platforms.slack.socket import SocketWay
from bot.ports import Address, MessageGone, NotAllowed, NotDelivered, RateLimited, Reader, Unreachable
from bot.text import Text
from tests.support.slack.mischief import HTML, cut, error, limited, says, status
from tests.support.slack.server import APP_TOKEN, BOT_TOKEN
from tests.support.slack.stage import Stage, staged
from tests.support.slack.workspace import Message

READER = Reader(PersonId("wang"), "en", ZoneInfo("Asia/Shanghai"))
CARD = Card(Text("inbox-empty"), buttons=(Button(Text("menu-help"), Token(Verb.HELP)),))
POST = "chat.postMessage"


def platform_on(api: str, stage: Stage) -> SlackPlatform:
    return SlackPlatform(
        i18n=I18n(),
        clock=stage.clock,
        zone=ZoneInfo("Asia/Shanghai"),
        bot_token=BOT_TOKEN,
        attachment=Path,
        largest=1_000_000,
        way=SocketWay(APP_TOKEN),
        api=api,
        patience=0.3,
    )


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    async with staged() as made:
        yield made


@pytest.fixture
async def platform(stage: Stage) -> AsyncIterator[SlackPlatform]:
    made = platform_on(stage.slack.api, stage)
    yield made
    await made.quiet()
    await made.close()


@pytest.fixture
def wang(stage: Stage) -> Address:
    return Address("slack", stage.slack.space.team, stage.people["wang"].id)


async def sent(platform: SlackPlatform, to: Address, key: str = "k:1") -> str:
    return await platform.send(to, CARD, READER, key=key)


async def test_a_card_is_posted_edited_and_found_by_its_key(
    platform: SlackPlatform, wang: Address, stage: Stage
) -> None:
    message = await sent(platform, wang)
    await platform.edit(wang, message, Card(Text("inbox-empty"), closed=True), READER)

    [shown] = stage.people["wang"].messages()
    assert await platform.find(wang, "k:1") == message == f"{stage.people['wang'].direct.id}:{shown.ts}"
    assert await platform.find(wang, "k:2") is None
    assert not list(stage.people["wang"].live())


async def test_a_message_is_found_behind_many_others(platform: SlackPlatform, wang: Address, stage: Stage) -> None:
    message = await sent(platform, wang)
    channel = stage.people["wang"].direct
    channel.messages += [Message(stage.slack.space.ts(), wang.user, "a word") for _ in range(300)]

    assert await platform.find(wang, "k:1") == message
    assert await platform.find(wang, "k:1", under=f"{message.partition(':')[0]}:1.000001") == message


async def test_the_conversation_is_opened_once(platform: SlackPlatform, wang: Address, stage: Stage) -> None:
    await sent(platform, wang)
    await sent(platform, wang, "k:2")

    assert len(stage.slack.called("conversations.open")) == 1


async def test_fault_73_nothing_is_unfolded(platform: SlackPlatform, wang: Address, stage: Stage) -> None:
    await sent(platform, wang)

    [call] = stage.slack.called(POST)
    assert (call.args["unfurl_links"], call.args["unfurl_media"]) == (False, False)


async def test_what_goes_to_a_place_stands_in_its_thread(platform: SlackPlatform, stage: Stage) -> None:
    channel = stage.slack.space.opens_channel("pr-desk", stage.people["wang"].id)
    place = Address("slack", "", channel.id)

    root = await platform.send(place, CARD, READER, key="k:1")
    await platform.send(place, CARD, READER, key="k:2", under=root)

    assert [one.thread for one in channel.messages] == ["", root.partition(":")[2]]


@pytest.mark.parametrize(
    ("mishap", "seconds"),
    [
        (limited(7), (7, 7)),
        (limited(None), (30, 45)),
        *((error(code), (30, 45)) for code in ("ratelimited", "rate_limited", "message_limit_exceeded")),
    ],
    ids=["429", "no header", "ratelimited", "rate_limited", "message_limit_exceeded"],
)
async def test_faults_1_and_2_a_limit_shuts_this_conversation_for_as_long_as_slack_says(
    platform: SlackPlatform, wang: Address, stage: Stage, mishap: object, seconds: tuple[int, int]
) -> None:
    stage.slack.mischief.befalls(POST, mishap)  # type: ignore[arg-type]

    with pytest.raises(RateLimited) as shut:
        await sent(platform, wang)

    assert shut.value.scope in platform.scopes(wang, "send")
    assert timedelta(seconds=seconds[0]) <= shut.value.after <= timedelta(seconds=seconds[1])


@pytest.mark.parametrize(
    "mishap",
    [
        status(503),
        error("internal_error"),
        error("fatal_error"),
        says(HTML, "text/html"),
        says("{", "application/json"),
        says("ok", "text/plain"),
        says('{"ok": true}'),
        cut(performed=True),
        cut(performed=False),
    ],
    ids=["503", "internal", "fatal", "HTML", "broken JSON", "words", "no ts", "cut after", "cut before"],
)
async def test_faults_3_4_and_5_an_answer_that_says_nothing_leaves_it_open(
    platform: SlackPlatform, wang: Address, stage: Stage, mishap: object
) -> None:
    stage.slack.mischief.befalls(POST, mishap)  # type: ignore[arg-type]

    with pytest.raises(Exception) as unknown:  # noqa: PT011 - whatever is none of these means that nobody knows
        await sent(platform, wang)

    assert not isinstance(unknown.value, NotDelivered | NotAllowed | Unreachable | MessageGone)
    assert len(stage.slack.called(POST)) == 1


async def test_where_nobody_answers_it_surely_did_not_go_out(stage: Stage, wang: Address) -> None:
    platform = platform_on("http://127.0.0.1:1/api/", stage)

    with pytest.raises(NotDelivered):
        await sent(platform, wang)
    await platform.close()


@pytest.mark.parametrize("code", ["channel_not_found", "is_archived", "not_in_channel"])
async def test_fault_6_a_place_that_is_shut_is_named(platform: SlackPlatform, stage: Stage, code: str) -> None:
    stage.slack.mischief.befalls(POST, error(code))

    with pytest.raises(NotAllowed) as shut:
        await sent(platform, Address("slack", "", "C0DESK"))

    assert (shut.value.why.key, shut.value.why.values["channel"]) == ("slack-channel-shut", "C0DESK")
    assert not shut.value.everything


@pytest.mark.parametrize("code", ["message_not_found", "cant_update_message", "edit_window_closed"])
async def test_fault_7_a_message_that_cannot_be_edited_is_gone(
    platform: SlackPlatform, wang: Address, stage: Stage, code: str
) -> None:
    message = await sent(platform, wang)
    stage.slack.mischief.befalls("chat.update", error(code))

    with pytest.raises(MessageGone):
        await platform.edit(wang, message, CARD, READER)


@pytest.mark.parametrize("code", ["user_not_found", "user_disabled", "account_inactive"])
async def test_fault_8_somebody_whose_account_is_closed_cannot_be_reached(
    platform: SlackPlatform, wang: Address, stage: Stage, code: str
) -> None:
    stage.slack.mischief.befalls("conversations.open", error(code))

    with pytest.raises(Unreachable):
        await sent(platform, wang)


@pytest.mark.parametrize("code", ["token_revoked", "invalid_auth", "account_inactive"])
async def test_fault_9_a_token_that_opens_nothing_stops_everything(
    platform: SlackPlatform, wang: Address, stage: Stage, code: str
) -> None:
    stage.slack.token_error = code

    with pytest.raises(NotAllowed) as shut:
        await sent(platform, wang)

    assert shut.value.everything
    assert shut.value.why.values["code"] == code


async def test_fault_10_a_scope_that_is_missing_is_named(platform: SlackPlatform, wang: Address, stage: Stage) -> None:
    stage.slack.scopes.remove("chat:write")

    with pytest.raises(NotAllowed) as shut:
        await sent(platform, wang)

    assert (shut.value.why.key, shut.value.why.values["scope"]) == ("slack-scope-missing", "chat:write")


@pytest.mark.parametrize("code", ["restricted_action", "invalid_blocks", "msg_too_long"])
async def test_what_slack_refuses_for_good_is_not_sent_again(
    platform: SlackPlatform, wang: Address, stage: Stage, code: str
) -> None:
    stage.slack.mischief.befalls(POST, error(code))

    with pytest.raises(NotAllowed) as shut:
        await sent(platform, wang)

    assert not shut.value.everything
    assert shut.value.why.values["code"] == code


async def test_edits_are_limited_apart_from_messages(platform: SlackPlatform, wang: Address, stage: Stage) -> None:
    message = await sent(platform, wang)
    stage.slack.mischief.befalls("chat.update", limited(3))

    with pytest.raises(RateLimited) as shut:
        await platform.edit(wang, message, CARD, READER)

    assert shut.value.scope in platform.scopes(wang, "edit")
    assert shut.value.scope not in platform.scopes(wang, "send")


async def test_a_call_without_a_scope_of_its_own_shuts_its_method(stage: Stage) -> None:
    api = Api(BOT_TOKEN, stage.slack.api)
    stage.slack.mischief.befalls("users.info", limited(3))

    with pytest.raises(RateLimited) as shut:
        await api.read("users.info", user="U1")
    stage.slack.mischief.befalls("users.info", says("{"))
    with pytest.raises(Unsure):
        await api.read("users.info", user="U1")
    await api.close()

    assert shut.value.scope == "slack:users.info"
    assert stage.clock.now() < datetime(2027, 1, 1, tzinfo=UTC)
