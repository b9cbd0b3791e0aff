"""What people do at once, late, or with bad intent, on Slack, as FAULTS.md numbers it."""

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from bot.cards.tokens import Verb
from tests.support.slack.server import Mode
from tests.support.slack.stand import on_slack
from tests.support.world import DESK, HEAD, STORY

WANG: Final = "wang-min"
BOTH: Final = pytest.mark.parametrize("mode", ["socket", "http"])
HOSTILE: Final = (
    "<!channel> <!here> <@U0LIGUOHUA> <http://evil.example|青溪街道> &lt;b&gt; *粗* `代码` <https://a.example>"
)


@BOTH
async def test_fault_51_two_who_approve_at_once_make_one_decision_and_the_others_hear_who_was_first(
    tmp_path: Path, mode: Mode
) -> None:
    async with on_slack(tmp_path, mode) as (here, slack):
        await here[WANG].submits()
        await here.approved_by(HEAD)
        tokens = {person: str(here[person].button(Verb.APPROVE).token) for person in DESK}
        await asyncio.gather(*(slack.users[person].presses(token) for person, token in tokens.items()))
        await here.settles()
        await slack.chats.platform.quiet()
        [(first,)] = await here.rows("SELECT by FROM decisions WHERE by <> ?", HEAD)
        name = {"gao-yun": "高云", "luo-jing": "罗静", "sun-yue": "孙悦"}[first]
        for person in set(DESK) - {first}:
            whispers = [one.text for one in slack.users[person].messages() if one.only_for]
            assert len(whispers) == 1
            assert name in whispers[0]


@BOTH
async def test_fault_52_somebody_who_presses_twice_has_decided_once_and_is_told_kindly(
    tmp_path: Path, mode: Mode
) -> None:
    async with on_slack(tmp_path, mode) as (here, slack):
        await here[WANG].submits()
        head = slack.users[HEAD]
        live = head.finds(str(here[HEAD].button(Verb.APPROVE).token))
        await asyncio.gather(head.uses(live), head.uses(live))
        await here.settles()
        await slack.chats.platform.quiet()
        assert len(await here.rows("SELECT 1 FROM decisions")) == 1
        assert any("您" in one.text for one in head.messages() if one.only_for)
        assert head.trouble == []


async def test_fault_52_a_press_that_is_delivered_twice_has_one_effect_and_no_refusal(tmp_path: Path) -> None:
    async with on_slack(tmp_path) as (here, slack):
        await here[WANG].submits()
        slack.server.twice = 1
        answer = await here[HEAD].approves()
        assert not answer.refused
        assert len(await here.rows("SELECT 1 FROM decisions")) == 1
        assert not any(given.refused for given in slack.overheard.answers)


async def test_fault_54_an_approval_of_a_text_that_has_changed_since_does_not_count(tmp_path: Path) -> None:
    async with on_slack(tmp_path) as (here, slack):
        slack.passing = True
        await here[WANG].submits()
        token = here[HEAD].button(Verb.APPROVE).token
        await here[WANG].edits("text", "全文都改过了，请再看一遍，健康宣传日延期。")
        await here[WANG].taps(Verb.SUBMIT)
        assert (await here[HEAD].presses(token)).refused
        await slack.chats.platform.quiet()
        assert any(one.only_for for one in slack.users[HEAD].messages())
        assert await here.deciding() == {HEAD}
        await here[HEAD].approves()
        assert HEAD not in await here.deciding()


@BOTH
async def test_fault_56_a_button_from_before_a_restart_works(tmp_path: Path, mode: Mode) -> None:
    async with on_slack(tmp_path, mode) as (here, _slack):
        await here[WANG].submits()
    async with on_slack(tmp_path, mode, chats=here.paper, clock=here.clock) as (here, _slack):
        assert not (await here[HEAD].approves()).refused


def mrkdwn(value: Any) -> Iterator[str]:  # noqa: ANN401 - JSON
    """Give every text that Slack reads signs of its own in."""
    if isinstance(value, list):
        for inner in value:
            yield from mrkdwn(inner)
    elif isinstance(value, dict):
        if value.get("type") == "mrkdwn":
            yield str(value["text"])
        for inner in value.values():
            yield from mrkdwn(inner)


def links(value: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - JSON
    """Give every link, mention or call that stands in rich text."""
    if isinstance(value, list):
        for inner in value:
            yield from links(inner)
    elif isinstance(value, dict):
        if value.get("type") in ("link", "user", "broadcast", "usergroup", "channel"):
            yield value
        for inner in value.values():
            yield from links(inner)


async def test_faults_71_and_73_nothing_that_people_wrote_calls_anybody_or_hides_where_it_leads(tmp_path: Path) -> None:
    async with on_slack(tmp_path) as (here, slack):
        slack.passing = True
        await here[WANG].submits(title=f"公告 {HOSTILE}", text=f"{STORY}\n{HOSTILE}\n" * 3)
        await here[HEAD].taps(Verb.FULL)
        await here[HEAD].returns(f"不清楚 {HOSTILE}")
        await slack.chats.platform.quiet()
        written = [call for call in slack.server.calls if call.method.startswith(("chat.", "views."))]
        for call in written:
            blocks = call.args.get("blocks") or (call.args.get("view") or {}).get("blocks") or []
            for text in (str(call.args.get("text") or ""), *mrkdwn(blocks)):
                assert not re.search(r"<[!@#]|<https?:", text), text
            assert list(links(blocks)) == []
        for call in slack.server.called("chat.postMessage"):
            assert (call.args["unfurl_links"], call.args["unfurl_media"]) == (False, False)
        assert "<!channel>" in slack.users[HEAD].reads() or "&lt;!channel&gt;" in slack.users[HEAD].reads()
