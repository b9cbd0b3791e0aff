"""Calling on units in stories: the PR desk's questions answered, a unit's item handed in and decided on."""

from bot.cards.tokens import Verb
from bot.ports import Answer
from tests.support.world import World

DESK = "gao-yun"
TOPIC = "全国卫生健康工作会议精神"
OFFICERS = {
    "huadong": "yu-xia",
    "yuanshan": "pan-xin",
    "mingde": "tian-mi",
    "hongkong": "chan-wing-yan",
    "anhe": "xie-ning",
}
HEADS = {
    "huadong": "feng-lei",
    "yuanshan": "xiao-hong",
    "mingde": "yuan-chao",
    "hongkong": "cheung-ka-ming",
    "anhe": "tao-ran",
}


async def calls(
    here: World,
    *units: str,
    due: str = "6月5日 17:00",
    release: str = "6月9日 10:00",
    topic: str = TOPIC,
    brief: str = "结合本单位实际，八百字以内。",
) -> Answer:
    """Have the PR desk call on units; without a `release` each publishes by itself."""
    desk = here[DESK]
    await desk.says("/约稿")
    await desk.says(topic)
    await desk.says(brief)
    await desk.answers("some")
    for unit in units:
        await desk.answers(unit)
    await desk.taps(Verb.DONE)
    await desk.says(due)
    await (desk.says(release) if release else desk.answers("none"))
    return await desk.answers("send")


async def hands_in(here: World, unit: str, title: str = "") -> None:
    """Have a unit's officer hand in a new item and submit it; the time of release is known."""
    officer = here[OFFICERS[unit]]
    await officer.taps(Verb.HAND_IN)
    title = title or f"{unit}学习贯彻会议精神"
    await officer.says(f"{title}\n\n公司组织全体职工学习会议精神，研究贯彻落实的具体措施。")
    await officer.answers("own")
    await officer.answers("business")
    await officer.answers("wechat")
    await officer.taps(Verb.DONE)
    if officer.sees(Verb.ANSWER, "important") and not officer.sees(Verb.SUBMIT):
        await officer.says("随联动发布")
    answer = await officer.taps(Verb.SUBMIT)
    assert not answer.refused, here.say(answer.text)


async def signs_off(here: World, unit: str) -> None:
    """Have all four deciders approve a unit's item."""
    for person in (HEADS[unit], "gao-yun", "he-jianping", "zhou-guangyuan"):
        answer = await here[person].approves()
        assert not answer.refused, f"{person}: {here.say(answer.text)}"


async def plans(
    here: World,
    person: str,
    title: str,
    at: str,
    *,
    category: str = "business",
    channels: tuple[str, ...] = ("wechat",),
) -> None:
    """Enter something into the plan."""
    planner = here[person]
    await planner.says("/登记计划")
    await planner.says(title)
    await planner.answers(category)
    for channel in channels:
        await planner.answers(channel)
    await planner.taps(Verb.DONE)
    await planner.says(at)
