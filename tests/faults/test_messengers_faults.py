"""What can go wrong where one organisation is on Slack and on Telegram, as FAULTS.md numbers it."""

import asyncio
import re
from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest

from bot.cards.tokens import Verb
from bot.domain.effects import Lane
from tests.support.mailing import news, queue
from tests.support.mixed import SLACK, TELEGRAM, MixedStand, on_both
from tests.support.telegram.mischief import error, limited
from tests.support.telegram.people import TelegramUser
from tests.support.world import HEAD, World

WANG: Final = "wang-min"
OFFICER: Final = {WANG: [TELEGRAM]}
CODE: Final = re.compile(r"\b[a-z0-9]{4}-[a-z0-9]{4}\b", re.IGNORECASE)


def to(stand: MixedStand, person: str) -> str:
    return str(stand.telegram.users[person].id)


async def prefers_telegram(here: World, stand: MixedStand) -> None:
    """Have the head use Telegram, so that he is written to there."""
    await stand.player_on(TELEGRAM, here, HEAD).says("待办")


async def test_fault_17_while_telegram_takes_nothing_what_belongs_to_a_crisis_goes_by_slack(tmp_path: Path) -> None:
    async with on_both(tmp_path, {HEAD: [TELEGRAM, SLACK]}) as (here, stand):
        await prefers_telegram(here, stand)
        here.clock.move(timedelta(minutes=1))
        stand.delivery.passing = False
        stand.telegram.server.mischief.befalls(
            "sendMessage", limited(600), when=lambda params: str(params["chat_id"]) == to(stand, HEAD)
        )
        before = len(stand.slack.users[HEAD].messages())
        await queue(here, news("later", HEAD, Lane.REMINDERS))
        await here.settles()
        assert len(stand.telegram.server.called("sendMessage")) == 2  # of which the second was refused
        await queue(here, news("crisis", HEAD, Lane.CRISIS))
        await here.settles()
        assert len(stand.slack.users[HEAD].messages()) == before + 1
        assert stand.slack.chats.sent[-1] == (HEAD, "crisis")
        await here.passes(minutes=11)
        await here.settles()
        assert stand.telegram.chats.sent[-1] == (HEAD, "later")


@pytest.mark.parametrize("how", ["blocked", "deactivated"])
async def test_fault_23_whoever_blocks_the_bot_on_telegram_is_written_to_on_slack(tmp_path: Path, how: str) -> None:
    async with on_both(tmp_path, {**OFFICER, HEAD: [TELEGRAM, SLACK]}) as (here, stand):
        await prefers_telegram(here, stand)
        head = stand.telegram.users[HEAD]
        head.chat.blocked, head.account.deactivated = how == "blocked", how == "deactivated"
        await here[WANG].submits()
        assert await here.deciding() == {HEAD}
        assert not (await stand.player_on(SLACK, here, HEAD).approves()).refused
        assert HEAD not in await here.deciding()


async def both_before_him(here: World, stand: MixedStand) -> tuple[str, str]:
    """Put an item before the head on Slack and on Telegram; give the answers that approve and reject it."""
    await here[WANG].submits()
    on_telegram = stand.player_on(TELEGRAM, here, HEAD)
    approve = str(here[HEAD].button(Verb.APPROVE).token)
    await on_telegram.says("待办")
    await on_telegram.taps(Verb.OPEN)
    await on_telegram.taps(Verb.REJECT)
    return approve, str(on_telegram.button(Verb.ANSWER, "harmful").token)


async def test_fault_53_approved_on_slack_and_rejected_on_telegram_at_once_the_first_holds_and_both_say_so(
    tmp_path: Path,
) -> None:
    async with on_both(tmp_path, {**OFFICER, HEAD: [SLACK, TELEGRAM]}) as (here, stand):
        approve, reject = await both_before_him(here, stand)
        slack, telegram = stand.slack.users[HEAD], stand.telegram.users[HEAD]
        on_slack = slack.finds(approve)
        await asyncio.gather(slack.uses(on_slack), stand.telegram.tells(lambda: telegram.presses(reject)))
        await here.settles()
        [(verdict,)] = await here.rows("SELECT verdict FROM decisions")
        said = {"approve": "您已同意", "reject": "您已决定不予发布"}[verdict]
        assert said in slack.reads()
        assert said in telegram.reads()
        for find, token in ((slack.finds, approve), (telegram.finds, approve)):
            with pytest.raises(KeyError):
                find(token)


@pytest.mark.parametrize("first", [SLACK, TELEGRAM])
async def test_fault_53_whichever_comes_first_holds_and_the_other_is_told(tmp_path: Path, first: str) -> None:
    async with on_both(tmp_path, {**OFFICER, HEAD: [SLACK, TELEGRAM]}) as (here, stand):
        approve, _ = await both_before_him(here, stand)
        other = TELEGRAM if first == SLACK else SLACK
        assert not (await stand.player_on(first, here, HEAD).presses(approve)).refused
        late = await stand.player_on(other, here, HEAD).presses(approve)
        assert late.refused
        assert [verdict for (verdict,) in await here.rows("SELECT verdict FROM decisions")] == ["approve"]
        for reads in (stand.slack.users[HEAD].reads(), stand.telegram.users[HEAD].reads()):
            assert "您已同意" in reads


async def test_fault_85_an_account_on_telegram_is_linked_by_codes_from_both_sides_only(tmp_path: Path) -> None:
    async with on_both(tmp_path, {**OFFICER, HEAD: [SLACK]}) as (here, stand):
        space = stand.telegram.server.space
        mine, thiefs = (TelegramUser(stand.telegram.server, space.user(number)) for number in (4711, 4712))
        await here[HEAD].says("/link")
        code = CODE.findall(stand.slack.users[HEAD].reads())[-1]
        answer = await stand.telegram.answer(mine, lambda: mine.starts(code))
        back = CODE.findall(answer.text)[-1]
        for words in (code, back):  # used, or of no use to anybody else
            await stand.telegram.answer(thiefs, lambda words=words: thiefs.says(words))  # type: ignore[misc]
        linked = "SELECT account FROM identities WHERE person = ? AND platform = 'telegram'"
        assert await here.rows(linked, HEAD) == []

        await here[HEAD].says(back)
        assert await here.rows(linked, HEAD) == [("4711",)]
        assert "关联" in mine.messages()[-1].text
        assert "Telegram" in stand.slack.users[HEAD].reads()
        await stand.telegram.tells(lambda: mine.says("待办"))
        await here.settles()
        assert "没有等您处理" in mine.reads()


async def test_a_platform_that_is_down_does_not_hold_up_the_other(tmp_path: Path) -> None:
    async with on_both(tmp_path, {**OFFICER, HEAD: [SLACK]}) as (here, stand):
        down = error(502, "Bad Gateway")
        await here[WANG].submits()
        stand.delivery.passing = False
        stand.telegram.server.mischief.befalls("sendMessage", down, times=1000)
        stand.telegram.server.mischief.befalls("editMessageText", down, times=1000)
        await here[HEAD].approves()
        assert "您已同意" in stand.slack.users[HEAD].reads()
        stand.telegram.server.mischief.ends()
