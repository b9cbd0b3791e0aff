"""What people do at once, late, or with bad intent, on Telegram, as FAULTS.md numbers it."""

from pathlib import Path
from typing import Final

import pytest

from bot.cards.tokens import Verb
from tests.support.telegram.limits import entities
from tests.support.telegram.people import TelegramUser
from tests.support.telegram.server import Mode
from tests.support.telegram.stand import on_telegram
from tests.support.world import DESK, HEAD, STORY, TITLE

WANG: Final = "wang-min"
BOTH: Final = pytest.mark.parametrize("mode", ["polling", "webhook"])
HOSTILE: Final = (
    '<b>粗</i> <a href="https://evil.example">青溪街道</a> &lt;script&gt; </blockquote> @all_of_you #健康 /approve '
    "https://evil.example +86 138 0000 0000 &#x41; <tg-spoiler> 😀" * 3
)
_LIVE: Final = {"url", "text_link", "mention", "hashtag", "cashtag", "bot_command", "email", "phone_number"}


@BOTH
async def test_fault_51_two_who_approve_at_once_make_one_decision_and_the_other_hears_who_was_first(
    tmp_path: Path, mode: Mode
) -> None:
    async with on_telegram(tmp_path, mode) as (here, telegram):
        await here[WANG].submits()
        await here.approved_by(HEAD)
        tokens = {person: str(here[person].button(Verb.APPROVE).token) for person in DESK}
        presses = [telegram.users[person].presses(token) for person, token in tokens.items()]
        for press in presses:
            await press.answered.wait()
        await here.settles()
        [(first,)] = await here.rows("SELECT by FROM decisions WHERE by <> ?", HEAD)
        name = {"gao-yun": "高云", "luo-jing": "罗静", "sun-yue": "孙悦"}[first]
        for person in set(DESK) - {first}:
            [said] = telegram.users[person].told()
            assert name in said.text
            assert said.alert


@BOTH
async def test_fault_52_somebody_who_presses_twice_has_decided_once_and_is_told_kindly(
    tmp_path: Path, mode: Mode
) -> None:
    async with on_telegram(tmp_path, mode) as (here, telegram):
        await here[WANG].submits()
        head, token = telegram.users[HEAD], str(here[HEAD].button(Verb.APPROVE).token)
        presses = [head.presses(token), head.presses(token)]
        for press in presses:
            await press.answered.wait()
        await here.settles()
        assert len(await here.rows("SELECT 1 FROM decisions")) == 1
        assert "您" in head.told()[-1].text


@BOTH
async def test_fault_56_a_button_from_before_a_restart_works(tmp_path: Path, mode: Mode) -> None:
    async with on_telegram(tmp_path, mode) as (here, telegram):
        await here[WANG].submits()
        token, kept = str(here[HEAD].button(Verb.APPROVE).token), here.paper
    async with on_telegram(tmp_path, mode, chats=kept, clock=here.clock) as (here, telegram):
        telegram.users[HEAD].finds(token)
        assert not (await here[HEAD].approves()).refused


async def test_fault_72_nothing_that_people_wrote_breaks_a_message_or_comes_alive_in_it(tmp_path: Path) -> None:
    async with on_telegram(tmp_path) as (here, telegram):
        await here[WANG].submits(title=f"公告 {HOSTILE}"[:60], text=f"{STORY}\n{HOSTILE}\n" * 30)
        await here[HEAD].taps(Verb.FULL)
        await here[HEAD].returns(f"不清楚 {HOSTILE}")
        await telegram.chats.platform.quiet()
        for call in telegram.server.called("sendMessage", "editMessageText"):
            assert not call.refused or "not modified" in call.refused, call.refused
            _, found = entities(str(call.params["text"]))
            assert {entity["type"] for entity in found}.isdisjoint(_LIVE), found
        assert "</blockquote>" in telegram.users[HEAD].reads()
        assert [record for record in telegram.problems() if "refused" in record] == []


async def test_fault_82_a_stranger_is_told_how_to_get_in_and_gets_no_further(tmp_path: Path) -> None:
    async with on_telegram(tmp_path) as (here, telegram):
        mallory = TelegramUser(telegram.server, telegram.server.space.user(666, "Mallory", language_code="en"))
        said = await telegram.answer(mallory, lambda: mallory.says(f"{TITLE}\n\n{STORY}"))
        assert "code" in said.text
        assert await here.rows("SELECT 1 FROM drafts") == []
        await here[WANG].submits()
        forged = mallory.somewhere(str(here[HEAD].button(Verb.APPROVE).token))
        await telegram.tells(lambda: mallory.uses(forged))
        assert await here.rows("SELECT 1 FROM decisions") == []
