"""Whether an account takes messages is asked in Slack without one: is it open, and can a conversation be opened."""

from collections.abc import AsyncIterator

import pytest

from bot.platforms.slack.errors import Unsure
from bot.platforms.slack.platform import SlackPlatform
from bot.ports import Address, NotAllowed, RateLimited, Unreachable
from tests.platforms.slack.test_calls import platform_on
from tests.support.slack.mischief import Mishap, cut, error, limited, says, status
from tests.support.slack.stage import Stage, staged
from tests.support.slack.workspace import Member


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    async with staged() as made:
        yield made


@pytest.fixture
async def platform(stage: Stage) -> AsyncIterator[SlackPlatform]:
    made = platform_on(stage.slack.api, stage)
    yield made
    await made.close()


def address(stage: Stage, user: str = "") -> Address:
    return Address("slack", stage.slack.space.team, user or stage.people["wang"].id)


async def test_it_posts_nothing_and_the_conversation_is_known_from_then_on(
    stage: Stage, platform: SlackPlatform
) -> None:
    for _ in range(2):
        await platform.check(address(stage))
    assert [call.method for call in stage.slack.calls] == ["users.info", "conversations.open", "users.info"]


async def test_an_account_that_is_closed_or_a_bots_or_gone_takes_nothing(stage: Stage, platform: SlackPlatform) -> None:
    space = stage.slack.space
    space.members[stage.people["wang"].id].deleted = True
    bot = space.joins(Member("UBOT7", "Robot", "", "en-US", bot=True))
    for user in (stage.people["wang"].id, bot.id, "UNOBODY"):
        with pytest.raises(Unreachable):
            await platform.check(address(stage, user))


@pytest.mark.parametrize("code", ["user_disabled", "user_not_visible", "cannot_dm_bot"])
async def test_an_account_with_which_no_conversation_can_be_opened_takes_nothing(
    stage: Stage, platform: SlackPlatform, code: str
) -> None:
    stage.slack.mischief.befalls("conversations.open", error(code))
    with pytest.raises(Unreachable):
        await platform.check(address(stage))


@pytest.mark.parametrize(
    ("mishap", "expected"),
    [
        pytest.param(limited(9), RateLimited, id="too many"),
        pytest.param(status(503), Unsure, id="down"),
        pytest.param(says('{"ok": true}'), Unsure, id="an account that is none"),
        pytest.param(error("missing_scope", needed="users:read"), NotAllowed, id="not allowed"),
        pytest.param(error("token_revoked"), NotAllowed, id="locked out"),
        pytest.param(cut(performed=False), Exception, id="cut"),
    ],
)
async def test_a_slack_in_trouble_says_nothing(
    stage: Stage, platform: SlackPlatform, mishap: Mishap, expected: type[Exception]
) -> None:
    stage.slack.mischief.befalls(
        "users.info", mishap, times=2
    )  # a call that changes nothing is made anew where it was cut
    with pytest.raises(expected) as said:
        await platform.check(address(stage))
    assert not isinstance(said.value, Unreachable)
