"""One item from an officer's message to the ledger, as policy P3 wants it."""

from pathlib import Path

from bot.cards.tokens import Verb
from tests.support.world import world

HEALTH = "健康宣传日走进社区\n\n6月3日上午,公司医务志愿队走进青溪街道,为居民测量血压。"


async def test_an_item_goes_from_the_officer_to_the_ledger(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.says(HEALTH)
        await wang.answers("own")
        await wang.answers("business")
        await wang.answers("weibo")
        await wang.answers("wechat")
        await wang.taps(Verb.DONE)
        await wang.answers("asap")
        print(wang.reads())
        answer = await wang.taps(Verb.SUBMIT)
        print(here.say(answer.text))
        for person in ("li-guohua", "gao-yun"):
            print("=====", person)
            print(here[person].reads())
            answer = await here[person].approves()
            print(here.say(answer.text))
        print({k: len(v) for k, v in here.paper.chats.items()})
