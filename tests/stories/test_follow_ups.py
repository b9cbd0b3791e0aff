"""What policy wants done after a release: told when it is due, again each week, until somebody says what was done."""

from datetime import datetime
from pathlib import Path

from bot.cards.tokens import Token, Verb
from bot.deps import Act
from bot.domain.effects import Remind
from bot.reactions.rules import FOLLOW_UP
from tests.support.field_policy import everything_asked
from tests.support.world import HEAD, TITLE, World, world

PLAIN = "公司医务志愿队走进青溪街道。"


async def released(here: World, matters: str = "none", category: str = "rules") -> None:
    """Carry internal rules all the way to the notice board."""
    wang = here["wang-min"]
    await wang.says(f"{TITLE}\n\n{PLAIN}")
    await wang.answers(category)
    await wang.answers("board")
    await wang.taps(Verb.DONE)
    await wang.answers(matters)
    if matters != "none":
        await wang.taps(Verb.DONE)
    for answer in ("none", "none", "routine", "asap"):
        await wang.answers(answer)
    if matters != "none":
        await wang.answers(HEAD)  # who explains it
    await wang.taps(Verb.SUBMIT)
    await here.approved_by(HEAD)
    await here["ma-tao"].taps(Verb.PROOFREAD)
    await here["ma-tao"].releases("board", "大堂公告栏")


async def due(here: World) -> list[tuple[str, str]]:
    return [
        (subject.partition(".")[2], str(datetime.fromtimestamp(at / 1e6, here.bot.organisation.zone)))
        for subject, at in await here.rows("SELECT subject, due_at FROM dues WHERE rule = 'follow-up' ORDER BY due_at")
    ]


async def test_what_follows_is_told_when_it_is_due_and_again_until_it_is_done(tmp_path: Path) -> None:
    async with world(tmp_path, policy=everything_asked(tmp_path)) as here:
        await released(here)
        assert not here["wang-min"].sees(Verb.FOLLOW_UP)
        await here.passes(days=3)
        for person in ("wang-min", HEAD):
            assert "已发布，请跟进：培训和解读（第十条第1项）" in here[person].hears()
        await here.passes(days=7)
        assert here["wang-min"].titles().count("news-follow-up") == 2
        await here[HEAD].taps(Verb.FOLLOW_UP, "training")
        assert "“培训和解读”做了什么？" in here[HEAD].hears()
        await here[HEAD].says("6 月 5 日对全体员工培训一次，\n发放问答手册。")
        assert here[HEAD].hears() == "已登记：《健康宣传日走进社区》的“培训和解读”。"
        assert "李国华已完成" in here["wang-min"].hears()
        assert "发放问答手册" in here["wang-min"].hears()
        await here.passes(days=30)
        assert here["wang-min"].titles().count("news-follow-up") == 2
        [(by, words)] = await here.rows(
            "SELECT by, json_extract(data, '$.words') FROM facts WHERE kind = 'followed-up'"
        )
        assert (by, words) == (HEAD, "6 月 5 日对全体员工培训一次，\n发放问答手册。")


async def test_some_follow_ups_are_for_some_items_only(tmp_path: Path) -> None:
    async with world(tmp_path, policy=everything_asked(tmp_path)) as here:
        await released(here, matters="reform")
        assert [name for name, _ in await due(here)] == ["training", "coverage"]
        await here.passes(days=8)
        assert here["wang-min"].sees(Verb.FOLLOW_UP, "coverage")
        await here["wang-min"].taps(Verb.FOLLOW_UP, "coverage")
        await here["wang-min"].says("已作跟踪报道。")
        await here.passes(days=8)
        assert [name for name, _ in await due(here)].count("training") > 1  # that one still waits


async def test_where_there_is_nothing_to_follow_nobody_is_told(tmp_path: Path) -> None:
    async with world(tmp_path, policy=everything_asked(tmp_path)) as here:
        await released(here, category="news")
        assert await due(here) == []


async def test_a_second_person_is_told_that_it_is_done(tmp_path: Path) -> None:
    async with world(tmp_path, policy=everything_asked(tmp_path)) as here:
        await released(here)
        await here.passes(days=3)
        await here["wang-min"].taps(Verb.FOLLOW_UP, "training")
        await here[HEAD].taps(Verb.FOLLOW_UP, "training")
        await here["wang-min"].says("已培训。")
        await here[HEAD].says("我也培训了。")
        assert here[HEAD].hears().startswith("“培训和解读”已经有人登记完成。")
        assert await here.rows("SELECT count(*) FROM facts WHERE kind = 'followed-up'") == [(1,)]
        assert await here.rows("SELECT count(*) FROM dialogs WHERE state = 'open'") == [(0,)]


async def test_who_has_nothing_to_do_with_it_is_told_so(tmp_path: Path) -> None:
    async with world(tmp_path, policy=everything_asked(tmp_path)) as here:
        await released(here)
        await here.passes(days=3)
        token = here["wang-min"].button(Verb.FOLLOW_UP, "training").token
        for person, key in (("chen-si", "refused-not-your-follow-up"), ("ma-tao", "refused-not-your-follow-up")):
            answer = await here[person].presses(token)
            assert answer.text is not None
            assert answer.text.key == key
        for subject, choice, key in (
            (token.subject, "parade", "refused-dead-button"),
            ("no-such-item", "training", "refused-not-found"),
        ):
            answer = await here["wang-min"].presses(Token(Verb.FOLLOW_UP, subject, 0, choice))
            assert answer.text is not None
            assert answer.text.key == key


async def test_when_the_author_has_left_his_units_officers_are_told(tmp_path: Path) -> None:
    async with world(tmp_path, policy=everything_asked(tmp_path)) as here:
        await released(here)
        await here.alters("UPDATE people SET active = 0 WHERE id = 'wang-min'")
        await here.passes(days=3)
        assert here["sun-hao"].sees(Verb.FOLLOW_UP, "training")
        assert here[HEAD].sees(Verb.FOLLOW_UP, "training")
        assert not here["wang-min"].sees(Verb.FOLLOW_UP)


async def test_what_policy_does_not_know_is_not_followed_up(tmp_path: Path) -> None:
    async with world(tmp_path, policy=everything_asked(tmp_path)) as here:
        await released(here)
        draft = await here.draft()

        def schedule(act: Act) -> None:
            for subject in (f"{draft}.parade", "no-such-item.training"):
                act.remind(Remind(FOLLOW_UP, subject, "1", act.now))

        before = len(here["wang-min"].sheets)
        await here.does(schedule)
        assert len(here["wang-min"].sheets) == before
