"""One organisation on several messengers: Telegram, Slack, both at once, and the web chat."""

import asyncio
from pathlib import Path
from typing import Final

import pytest

from bot.cards.tokens import Verb
from tests.support.mixed import SLACK, TELEGRAM, on_both
from tests.support.world import CHIEF, DESK, HEAD, OFFICE, SECRECY, TITLE

WANG: Final = "wang-min"
WHERE: Final = {WANG: [TELEGRAM], HEAD: [SLACK], SECRECY: [TELEGRAM], CHIEF: [SLACK, TELEGRAM]}


async def test_an_item_goes_its_way_over_all_of_them(tmp_path: Path) -> None:
    async with on_both(tmp_path, WHERE) as (here, stand):
        await here[WANG].submits()
        assert TITLE in stand.slack.users[HEAD].reads()
        await here.approved_by(HEAD)
        assert all(here[person].sees(Verb.APPROVE) for person in DESK)
        await here.approved_by(OFFICE, SECRECY)

        on_slack, chief = stand.slack.users[CHIEF], stand.player_on(TELEGRAM, here, CHIEF)
        token = str(here[CHIEF].button(Verb.APPROVE).token)
        on_slack.finds(token)  # it came where he is at first
        await chief.says("待办")  # and is looked up where he is now
        await chief.taps(Verb.OPEN)
        assert not (await chief.approves()).refused
        assert await here.state() == "signed-off"
        with pytest.raises(KeyError):
            on_slack.finds(token)
        assert "您已签发" in on_slack.reads()

        ma = here["ma-tao"]
        await ma.taps(Verb.PROOFREAD)
        await ma.releases("weibo", "https://weibo.example/1/abc")
        await ma.releases("wechat", "https://mp.weixin.example/s/xyz")
        assert await here.state() == "released"
        assert "https://weibo.example/1/abc" in stand.telegram.users[WANG].reads()


@pytest.mark.parametrize("first", [SLACK, TELEGRAM])
async def test_a_return_goes_from_one_messenger_to_another_and_comes_back(tmp_path: Path, first: str) -> None:
    where = {WANG: [TELEGRAM if first == SLACK else SLACK], HEAD: [first]}
    async with on_both(tmp_path, where) as (here, _stand):
        await here[WANG].submits()
        await here[HEAD].returns("inaccurate")
        assert await here.state() == "returned"
        await here[WANG].edits("text", "全文都改过了，请再看一遍，健康宣传日延期到六月六日，地点不变。")
        if here[WANG].last.card.title.key == "ask-replace":
            await here[WANG].answers("replace")
        await here[WANG].taps(Verb.SUBMIT)
        assert not (await here[HEAD].approves()).refused


async def test_two_who_decide_at_once_on_different_messengers_make_one_decision(tmp_path: Path) -> None:
    where = {WANG: [TELEGRAM], HEAD: [SLACK], "gao-yun": [SLACK], "luo-jing": [TELEGRAM]}
    async with on_both(tmp_path, where) as (here, stand):
        await here[WANG].submits()
        await here.approved_by(HEAD)
        slack, telegram = stand.slack.users["gao-yun"], stand.telegram.users["luo-jing"]
        one, other = (str(here[person].button(Verb.APPROVE).token) for person in ("gao-yun", "luo-jing"))
        await asyncio.gather(slack.presses(one), stand.telegram.tells(lambda: telegram.presses(other)))
        await here.settles()
        assert len(await here.rows("SELECT 1 FROM decisions WHERE by <> ?", HEAD)) == 1
        for user, token in ((slack, one), (telegram, other)):
            with pytest.raises(KeyError):
                user.finds(token)
