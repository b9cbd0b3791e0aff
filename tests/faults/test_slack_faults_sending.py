"""What Slack does to messages on their way out, as FAULTS.md numbers it, through the real client."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bot.cards.tokens import Verb
from bot.domain.effects import Lane
from tests.support.mailing import news, queue, states
from tests.support.slack.mischief import HTML, Mishap, cut, error, limited, says, status
from tests.support.slack.server import Served
from tests.support.slack.stand import SlackStand, on_slack
from tests.support.slack.workspace import Json
from tests.support.world import DESK, HEAD, OFFICE, World

WANG = "wang-min"


def to(slack: SlackStand, person: str) -> Callable[[Json], bool]:
    """Tell calls that write to somebody from all others."""
    channel = slack.users[person].direct.id
    return lambda args: args.get("channel") == channel


def posts(slack: SlackStand, person: str) -> list[Served]:
    """Give the messages that were tried to be sent to somebody."""
    return [call for call in slack.server.called("chat.postMessage") if to(slack, person)(call.args)]


async def later(here: World, **time: float) -> None:
    here.clock.move(timedelta(**time))
    await here.settles()


async def to_the_end(here: World, slack: SlackStand) -> None:
    """Let some minutes pass, in which all that is put off is tried again."""
    slack.passing = True
    for _ in range(12):
        await later(here, minutes=1)


def heard(slack: SlackStand, person: str, words: str) -> int:
    """Count the messages in which somebody reads these words."""
    return sum(words in message.text for message in slack.users[person].messages())


async def test_fault_1_a_limit_shuts_one_conversation_until_its_time_and_what_is_urgent_goes_first(
    tmp_path: Path,
) -> None:
    async with on_slack(tmp_path) as (here, slack):
        slack.passing = False
        slack.server.mischief.befalls("chat.postMessage", limited(40), when=to(slack, HEAD))
        await queue(here, news("a", HEAD, Lane.REMINDERS), news("b", WANG, Lane.REMINDERS))
        await here.settles()
        await queue(here, news("crisis", HEAD, Lane.CRISIS))
        await later(here, seconds=39)
        assert (len(posts(slack, HEAD)), len(slack.users[HEAD].messages())) == (1, 0)
        assert len(slack.users[WANG].messages()) == 1
        await later(here, seconds=1)
        await later(here, seconds=2)
        assert [key for person, key in slack.chats.sent if person == HEAD] == ["crisis", "a"]
        assert len(posts(slack, HEAD)) == 3


@pytest.mark.parametrize(
    "mishap",
    [limited(None), error("ratelimited"), error("rate_limited"), error("message_limit_exceeded")],
    ids=["no header", "ratelimited", "rate_limited", "message_limit_exceeded"],
)
async def test_fault_2_a_limit_without_a_time_is_waited_out_and_loses_nothing(tmp_path: Path, mishap: Mishap) -> None:
    async with on_slack(tmp_path) as (here, slack):
        slack.passing = False
        slack.server.mischief.befalls("chat.postMessage", mishap)
        await queue(here, news("a"))
        await here.settles()
        await later(here, seconds=29)
        assert len(posts(slack, HEAD)) == 1
        await later(here, seconds=31)
        assert (len(posts(slack, HEAD)), len(slack.users[HEAD].messages())) == (2, 1)


@pytest.mark.parametrize("out", [True, False])
async def test_fault_3_a_message_whose_answer_was_lost_is_looked_up_and_never_sent_twice(
    tmp_path: Path, *, out: bool
) -> None:
    async with on_slack(tmp_path) as (here, slack):
        slack.server.mischief.befalls("chat.postMessage", cut(performed=out))
        await queue(here, news("a"))
        await here.settles()
        await to_the_end(here, slack)
        assert len(slack.users[HEAD].messages()) == 1
        assert len(posts(slack, HEAD)) == (1 if out else 2)
        assert (await states(here))["a"][0] == "sent"
        looked_up = slack.server.called("conversations.history")
        assert looked_up
        assert all(call.args["include_all_metadata"] for call in looked_up)


@pytest.mark.parametrize("out", [True, False])
@pytest.mark.parametrize(
    "mishap",
    [
        lambda out: status(503, performed=out),
        lambda out: error("internal_error", performed=out),
        lambda out: error("fatal_error", performed=out),
        lambda out: says(HTML, "text/html", performed=out),
        lambda out: says('{"ok": tr', performed=out),
        lambda out: says("", performed=out),
    ],
    ids=["503", "internal_error", "fatal_error", "HTML", "broken JSON", "nothing"],
)
async def test_faults_4_and_5_an_answer_that_says_nothing_is_never_taken_for_sent_nor_for_not_sent(
    tmp_path: Path, mishap: Callable[[bool], Mishap], *, out: bool
) -> None:
    async with on_slack(tmp_path) as (here, slack):
        slack.server.mischief.befalls("chat.postMessage", mishap(out))
        await queue(here, news("a"))
        await here.settles()
        await to_the_end(here, slack)
        assert len(slack.users[HEAD].messages()) == 1
        assert len(posts(slack, HEAD)) == (1 if out else 2)
        assert (await states(here))["a"][0] == "sent"


async def test_fault_4_while_slack_is_down_it_is_asked_less_and_less_and_all_comes_in_the_end(tmp_path: Path) -> None:
    async with on_slack(tmp_path) as (here, slack):
        slack.passing = False
        slack.server.mischief.befalls("*", status(503), times=10_000)
        await queue(here, *(news(f"{number}") for number in range(20)))
        for _ in range(60):
            await later(here, seconds=10)
        assert slack.users[HEAD].messages() == []
        assert len(posts(slack, HEAD)) < 100
        slack.server.mischief.ends()
        await to_the_end(here, slack)
        assert [key for _, key in slack.chats.sent] == [f"{number}" for number in range(20)]


@pytest.mark.parametrize("mishap", [None, "cant_update_message", "edit_window_closed", "message_not_found"])
async def test_fault_7_a_card_that_cannot_be_edited_is_replaced_and_its_old_buttons_are_dead(
    tmp_path: Path, mishap: str | None
) -> None:
    async with on_slack(tmp_path) as (here, slack):
        await here[WANG].submits()
        await here.approved_by(HEAD)
        luo = slack.users["luo-jing"]
        old, token = luo.messages()[-1], str(here["luo-jing"].button(Verb.APPROVE).token)
        if mishap is None:
            luo.direct.messages.remove(old)
        else:
            slack.server.mischief.befalls("chat.update", error(mishap), when=lambda args: args["ts"] == old.ts)
        await here[OFFICE].approves()
        assert here["luo-jing"].last.card.title.key == "review-they-approve"
        assert here["luo-jing"].last.id != f"{luo.direct.id}:{old.ts}"
        assert (await here["luo-jing"].presses(token)).refused
        assert len(await here.rows("SELECT 1 FROM decisions")) == 2
        here.sound = mishap is None  # the message that could not be edited stands there still


async def test_fault_8_somebody_who_left_slack_is_not_reminded_and_whoever_stands_in_is_asked(tmp_path: Path) -> None:
    async with on_slack(tmp_path) as (here, slack):
        slack.users[HEAD].member.deleted = True
        await here[WANG].submits()
        [deputy] = await here.deciding()
        assert deputy != HEAD
        await here.passes(hours=30)
        assert slack.users[HEAD].messages() == []
        assert "联系不上" in here["shen-tong"].reads()
        assert slack.users[deputy].messages() != []


@pytest.mark.parametrize("what", ["token_revoked", "invalid_auth", "account_inactive"])
async def test_fault_9_a_token_that_opens_nothing_stops_all_and_loses_nothing(tmp_path: Path, what: str) -> None:
    async with on_slack(tmp_path) as (here, slack):
        slack.passing = False
        slack.server.token_error = what
        await queue(here, *(news(f"{number}") for number in range(5)))
        for _ in range(20):
            await later(here, seconds=20)
        assert here.bot.courier.stopped == {"slack"}
        assert len(posts(slack, HEAD)) <= 3
        slack.server.token_error = ""
        await to_the_end(here, slack)
        assert [key for _, key in slack.chats.sent if key.isdigit()] == [f"{number}" for number in range(5)]


async def test_fault_10_a_missing_scope_is_named_to_administrators_and_not_tried_again(tmp_path: Path) -> None:
    async with on_slack(tmp_path) as (here, slack):
        missing = error("missing_scope", needed="chat:write", provided="im:write")
        slack.server.mischief.befalls("chat.postMessage", missing, when=to(slack, HEAD))
        await queue(here, news("a"))
        await here.settles()
        await to_the_end(here, slack)
        assert len(posts(slack, HEAD)) == 1
        assert "chat:write" in slack.users["shen-tong"].reads()


async def test_fault_11_the_longest_item_is_posted_whole_and_nothing_of_it_refused(tmp_path: Path) -> None:
    async with on_slack(tmp_path) as (here, slack):
        slack.passing = True
        text = "青溪街道健康宣传日。\n" * 1800
        await here[WANG].submits(text=text)
        await here[HEAD].taps(Verb.FULL)
        await here.settles()
        await slack.chats.platform.quiet()
        files = [file for file in slack.server.space.files.values() if file.owner == slack.server.space.bot_user]
        assert any(text.strip() in file.data.decode(errors="replace") for file in files) or text.strip()[-20:] in (
            slack.users[HEAD].reads_modal()
        )
        assert list(slack.problems()) == []


async def test_no_429_is_of_our_own_making_and_nobody_is_forgotten(tmp_path: Path) -> None:
    people = (*DESK, HEAD, WANG, "ma-tao")
    async with on_slack(tmp_path) as (here, slack):
        slack.passing = True
        await queue(here, *(news(f"{number}", people[number % 6]) for number in range(120)))
        await here.settles()
        assert slack.server.rates.refused == []
        assert len(slack.server.called("chat.postMessage")) == 120
