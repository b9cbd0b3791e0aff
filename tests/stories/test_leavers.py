"""People who leave while something of theirs is under way (FEATURES 24): it goes to somebody, or somebody is told."""

from pathlib import Path

from bot.cards.tokens import Verb
from bot.domain.people import PersonId, Role, UnitId
from handlers import people
from tests.support.world import CHAIN, DESK, World, policy_with, roster_with, world

RELEASING = ("ma-tao", "cheng-lu")


async def leaves(here: World, person: str, role: Role) -> None:
    await here.does(people.end_role, PersonId(person), role, None)


async def test_one_publisher_leaves_and_the_other_goes_on(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here.approved_by(*CHAIN)
        proofread = here["ma-tao"].button(Verb.PROOFREAD).token
        await leaves(here, "ma-tao", Role.PUBLISHER)

        assert not here["ma-tao"].sees(Verb.PROOFREAD)
        assert "已不由您发布 · 健康宣传日走进社区" in here["ma-tao"].reads()
        assert "由程璐发布，您不用再处理。" in here["ma-tao"].reads()
        assert (await here["ma-tao"].presses(proofread)).refused
        await here["cheng-lu"].taps(Verb.PROOFREAD)
        await here["cheng-lu"].says("待办")
        assert here["cheng-lu"].last.card.entries
        assert "程璐" in here["wang-min"].reads()
        await here["cheng-lu"].releases("weibo", "https://weibo.example/1")


async def test_when_nobody_is_left_to_release_the_administrators_are_told(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here.approved_by(*CHAIN)
        for person in RELEASING:
            await leaves(here, person, Role.PUBLISHER)
        assert here["luo-jing"].last.card.title.key == "release-proofread"  # the desk stands in
        for person in DESK:
            await leaves(here, person, Role.PR_DESK)
        assert "news-release-unmanned" in here["shen-tong"].titles()
        answer = await here["luo-jing"].presses(f"pr.{await here.draft()}.1.")
        assert answer.refused
        assert here.say(answer.text)


async def test_a_change_of_office_elsewhere_leaves_a_release_alone(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here.approved_by(*CHAIN)
        before = len(here.paper.sent)
        await leaves(here, "tang-guoqing", Role.AUDITOR)
        assert len(here.paper.sent) == before


async def test_an_item_whose_author_left_a_unit_without_officers_is_told_to_the_administrators(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["huang-yi"].submits()
        chats, clock = here.paper, here.clock
    mails = [f'email = "{name}@qinghe.example"\n' for name in ("huang.yi", "ding.peng")]
    gone = [(mail, f"{mail}active = false\n") for mail in mails]
    async with world(tmp_path, paper=chats, clock=clock, roster=roster_with(tmp_path, *gone)) as here:
        await here.bot.settle()
        assert "news-author-missing" in here["shen-tong"].titles()
        assert await here.rows("SELECT author FROM drafts") == [("huang-yi",)]


async def test_what_is_out_everywhere_it_is_to_appear_is_released(tmp_path: Path) -> None:
    """The second channel is taken out while the first one is out already."""
    free = policy_with(tmp_path, ('channels = "returner"', 'channels = "nothing"'))
    async with world(tmp_path, policy=free) as here:
        wang, ma = here["wang-min"], here["ma-tao"]
        await wang.submits()
        await here.approved_by(*CHAIN)
        await ma.taps(Verb.PROOFREAD)
        await ma.releases("weibo", "https://weibo.example/1")
        await wang.presses(f"ch.{await here.draft()}.1.")
        await wang.answers("channels")
        await wang.answers("wechat")
        await wang.taps(Verb.DONE)
        await wang.taps(Verb.SUBMIT)
        assert await here.state() == "released"
        assert wang.card("item").title.key == "item-released"


async def test_the_drafts_of_an_officer_whose_role_ends_go_to_the_units_other_officer(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        huang, ding = here["huang-yi"], here["ding-peng"]
        await huang.says("健康宣传日走进社区\n\n6月3日上午，公司医务志愿队走进青溪街道，为居民测量血压。")
        question = huang.last.card.buttons[0].token
        await here.does(people.end_role, PersonId("huang-yi"), Role.OFFICER, UnitId("hr"))

        assert "news-author-changed" in ding.titles()
        assert (await huang.presses(question)).refused
        assert await here.rows("SELECT author FROM drafts") == [("ding-peng",)]
        await ding.taps(Verb.CHANGE)
        assert ding.last.card.title.key == "ask-change"


async def test_without_another_officer_he_keeps_what_he_wrote_and_is_told_that_he_goes_on_with_it_no_more(
    tmp_path: Path,
) -> None:
    async with world(tmp_path) as here:
        chen = here["chen-si"]
        await chen.begins()
        await here.does(people.end_role, PersonId("chen-si"), Role.OFFICER, UnitId("medical"))

        answer = await chen.taps(Verb.SUBMIT)
        assert answer.refused
        assert "不再担任信息员" in here.say(answer.text)
        assert await here.state() == "gathering"
        assert "news-author-missing" in here["shen-tong"].titles()


async def test_nor_takes_he_up_what_he_took_back_before(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        chen = here["chen-si"]
        await chen.submits()
        await chen.taps(Verb.WITHDRAW)
        await here.does(people.end_role, PersonId("chen-si"), Role.OFFICER, UnitId("medical"))
        assert (await chen.taps(Verb.TAKE_UP)).refused
        assert await here.state() == "withdrawn"
