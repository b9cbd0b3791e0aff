"""Information management changes the text itself (P0 四(二)2): a new version, who is told and who is asked again."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.cards.tokens import Verb
from bot.domain.people import PersonId, Role
from bot.policy import shipped
from handlers import people
from tests.support import p0
from tests.support.clauses import submits
from tests.support.p0 import AUTHOR, CHIEF, COLLEAGUE, EDITOR, HEAD, THIRD
from tests.support.world import STORY, TITLE, World, world

BETTER = STORY.replace("三百多位", "三百一十二位")
ALL = ('edited = "nothing"', 'edited = "all"')


async def edited(here: World, field: str = "text", words: str = BETTER, who: str = EDITOR) -> None:
    """Have somebody at the desk change something; it is not saved yet."""
    await here[who].taps(Verb.EDIT)
    await here[who].answers(field)
    await here[who].says(words)


async def refusal(here: World, who: str, verb: Verb) -> str:
    answer = await here[who].taps(verb)
    assert answer.text is not None
    assert answer.refused
    return here.say(answer.text)


async def test_the_desk_changes_the_text_and_sees_what_saving_re_opens(tmp_path: Path) -> None:
    async with world(tmp_path, policy=p0.POLICY) as here:
        await p0.with_desk(here)
        assert not here[HEAD].sees(Verb.EDIT)
        await edited(here)

        card = here[EDITOR].card("edit-title")
        assert here.say(card.title) == f"您正在改稿，还没保存 · {TITLE}"
        assert [here.say(note) for note in card.notes] == [
            "与第1版相比，改了：正文（1 处）",
            "保存后，已经同意的不用重审，会告诉他们您改了什么。",
            "接着按新版本审核的：信息管理部门",
        ]
        assert "高云正在改稿。" in here[COLLEAGUE].reads()
        assert "高云正在改稿。" in here[AUTHOR].reads()
        assert "三百一十二位" not in here[AUTHOR].reads() + here[COLLEAGUE].reads()

        await here[EDITOR].taps(Verb.CHANGES, about="改稿")
        assert "removed: 多" in here[EDITOR].hears()
        await here[EDITOR].taps(Verb.SUBMIT)
        assert here[EDITOR].card("edit-saved").closed


async def test_saved_it_is_a_version_of_the_editor_and_his_step_asks_about_it(tmp_path: Path) -> None:
    async with world(tmp_path, policy=p0.POLICY) as here:
        await p0.with_desk(here)
        await edited(here)
        await here[EDITOR].taps(Verb.SUBMIT)

        rows = await here.rows("SELECT number, author, text FROM versions ORDER BY number")
        assert rows == [(1, AUTHOR, STORY), (2, EDITOR, BETTER)]
        assert await here.rows("SELECT by FROM facts WHERE kind = 'submitted' ORDER BY id") == [(AUTHOR,), (EDITOR,)]
        for who in (AUTHOR, HEAD):
            assert f"高云改了《{TITLE}》" in here[who].hears()
            await here[who].taps(Verb.CHANGES)
            assert "removed: 多" in here[who].hears()
        assert await here.deciding() == {EDITOR, COLLEAGUE, THIRD}
        await here[EDITOR].approves()
        assert await here.state() == "signed-off"
        [(signed,)] = await here.rows("SELECT signed FROM rounds")
        assert [(signed,)] == await here.rows("SELECT fingerprint FROM versions WHERE number = 2")


async def test_where_policy_wants_it_everybody_looks_again_at_what_the_desk_changed(tmp_path: Path) -> None:
    async with world(tmp_path, policy=p0.policy_with(tmp_path, ALL)) as here:
        await p0.with_desk(here)
        await edited(here, "title", "健康宣传日")
        notes = [here.say(note) for note in here[EDITOR].card("edit-title").notes]
        assert notes[1:] == ["保存后要重新审核的：部门负责人", "接着按新版本审核的：部门负责人"]
        await here[EDITOR].taps(Verb.SUBMIT)

        assert await here.deciding() == {HEAD}
        stale = await here[COLLEAGUE].presses(here[HEAD].button(Verb.APPROVE).token)
        assert stale.refused
        await here.approved_by(HEAD, COLLEAGUE)
        assert await here.state() == "signed-off"


async def test_what_the_author_vouches_for_stays_his(tmp_path: Path) -> None:
    async with world(tmp_path, policy=p0.POLICY) as here:
        await p0.with_desk(here)
        await here[EDITOR].taps(Verb.EDIT)
        offered = {button.token.choice for button in here[EDITOR].last.card.buttons}
        assert {"title", "text", "files", "category", "channels", "wordings", "matters"} <= offered
        assert not offered & {"source", "origin", "secrecy", "lateness", "note"}

        await here[EDITOR].answers("title")
        await here[EDITOR].says("健康宣传日")
        await here[EDITOR].taps(Verb.SUBMIT)
        assert "保密核对：5 项都“不涉及”（王敏署名）" in here[COLLEAGUE].hears()
        assert "第2版由高云改定" in here[COLLEAGUE].hears()


async def test_the_author_and_colleagues_wait_while_the_desk_edits(tmp_path: Path) -> None:
    async with world(tmp_path, policy=p0.POLICY) as here:
        await p0.with_desk(here)
        await edited(here)

        assert "高云正在改这篇稿件" in await refusal(here, AUTHOR, Verb.CHANGE)
        assert "高云正在改这篇稿件" in await refusal(here, COLLEAGUE, Verb.EDIT)
        assert "先保存或放弃" in await refusal(here, EDITOR, Verb.APPROVE)
        assert "先保存或放弃" in await refusal(here, EDITOR, Verb.RETURN)
        await here[EDITOR].taps(Verb.EDIT)
        assert here[EDITOR].last.card.title.key == "edit-title"


async def test_the_desk_waits_while_the_author_changes_it(tmp_path: Path) -> None:
    async with world(tmp_path, policy=p0.POLICY) as here:
        await p0.with_desk(here)
        await here[AUTHOR].edits("title", "健康宣传日")

        assert "王敏正在改这篇稿件" in await refusal(here, EDITOR, Verb.EDIT)
        assert await here.rows("SELECT editor, working FROM drafts") == [(None, 1)]
        await here[AUTHOR].taps(Verb.SUBMIT)
        await here.approved_by(HEAD)
        await edited(here)


async def test_a_copy_in_which_nothing_was_done_keeps_nobody_out(tmp_path: Path) -> None:
    async with world(tmp_path, policy=p0.POLICY) as here:
        await p0.with_desk(here)
        await here[AUTHOR].taps(Verb.CHANGE)
        await here[AUTHOR].answers("text")
        assert "王敏正在改这篇稿件" in await refusal(here, EDITOR, Verb.EDIT)
        await here[AUTHOR].taps(Verb.CANCEL)

        await here[EDITOR].taps(Verb.EDIT)
        assert await here.rows("SELECT editor FROM drafts") == [(EDITOR,)]
        assert "高云正在改这篇稿件" in await refusal(here, AUTHOR, Verb.CHANGE)
        await here[EDITOR].taps(Verb.CANCEL)
        assert "还没有改动" in here[EDITOR].hears()
        assert not here[EDITOR].sees(Verb.SUBMIT)

        await here[COLLEAGUE].taps(Verb.EDIT)
        assert await here.rows("SELECT editor FROM drafts") == [(COLLEAGUE,)]
        await here[COLLEAGUE].taps(Verb.CANCEL)
        await here[AUTHOR].edits("title", "健康宣传日")
        assert await here.rows("SELECT editor, working FROM drafts") == [(None, 1)]
        assert here[COLLEAGUE].card("edit-over").closed


async def test_an_edit_is_discarded_and_nothing_has_changed(tmp_path: Path) -> None:
    async with world(tmp_path, policy=p0.POLICY) as here:
        await p0.with_desk(here)
        await edited(here)
        await here[EDITOR].taps(Verb.DISCARD)

        assert await here.rows("SELECT editor, working, version FROM drafts") == [(None, 0, 1)]
        assert here[EDITOR].card("edit-over").closed
        assert await here.deciding() == {EDITOR, COLLEAGUE, THIRD}
        await here[EDITOR].approves()


async def test_a_colleague_who_decides_ends_the_edit_and_what_was_written_comes_back(tmp_path: Path) -> None:
    async with world(tmp_path, policy=p0.POLICY) as here:
        await p0.with_desk(here)
        await edited(here)
        save = here[EDITOR].button(Verb.SUBMIT).token
        await here[COLLEAGUE].approves()

        given = here[EDITOR].card("edit-left")
        assert given.body is not None
        assert given.body.text == BETTER
        assert "您改了：正文（1 处）" in here.say(given.title)
        late = await here[EDITOR].presses(save)
        assert late.text is not None
        assert late.text.key == "refused-edit-over"
        assert await here.rows("SELECT editor, working, version, state FROM drafts") == [(None, 0, 1, "signed-off")]


async def test_words_that_come_after_the_edit_is_over_change_nothing(tmp_path: Path) -> None:
    async with world(tmp_path, policy=p0.POLICY) as here:
        await p0.with_desk(here)
        await here[EDITOR].taps(Verb.EDIT)
        await here[EDITOR].answers("title")
        await here[COLLEAGUE].returns("inaccurate")

        assert await here.state() == "returned"
        assert not any(title.startswith("edit-left") for title in here[EDITOR].titles())
        await here[AUTHOR].edits("title", "健康宣传日")
        await here[AUTHOR].taps(Verb.SUBMIT)


async def test_the_author_may_withdraw_while_the_desk_edits(tmp_path: Path) -> None:
    async with world(tmp_path, policy=p0.POLICY) as here:
        await p0.with_desk(here)
        await edited(here, "title", "健康宣传日")
        await here[AUTHOR].taps(Verb.WITHDRAW)

        assert await here.rows("SELECT editor, working, state FROM drafts") == [(None, 0, "withdrawn")]
        assert here[EDITOR].card("edit-left").body is None
        assert "《健康宣传日》" in here[EDITOR].reads()
        await here[AUTHOR].taps(Verb.TAKE_UP)
        assert TITLE in here[AUTHOR].hears()


async def test_an_editor_who_leaves_locks_nobody_out(tmp_path: Path) -> None:
    async with world(tmp_path, policy=p0.POLICY) as here:
        await p0.with_desk(here)
        await edited(here)
        await here.does(people.end_role, PersonId(EDITOR), Role.PR_DESK, None)

        assert await here.rows("SELECT editor, working FROM drafts") == [(None, 0)]
        assert here[EDITOR].card("edit-left").body is not None
        await edited(here, who=COLLEAGUE)
        await here[COLLEAGUE].taps(Verb.SUBMIT)
        assert await here.deciding() == {COLLEAGUE, THIRD}


@pytest.mark.parametrize("who", [AUTHOR, COLLEAGUE])
async def test_an_editor_whose_role_has_run_out_locks_nobody_out(tmp_path: Path, who: str) -> None:
    async with world(tmp_path, policy=p0.POLICY) as here:
        await p0.with_desk(here)
        await edited(here)
        save = here[EDITOR].button(Verb.SUBMIT).token
        await here.alters("UPDATE roles SET until = 0 WHERE person = ? AND role = 'pr-desk'", EDITOR)
        late = await here[EDITOR].presses(save)
        assert late.refused

        await here[who].taps(Verb.CHANGE if who == AUTHOR else Verb.EDIT)
        await here[who].answers("title")
        await here[who].says("健康宣传日")
        assert here[EDITOR].card("edit-left").body is not None
        await here[who].taps(Verb.SUBMIT)
        assert await here.rows("SELECT version, editor FROM drafts") == [(2, None)]


async def test_a_restart_forgets_no_edit(tmp_path: Path) -> None:
    async with world(tmp_path, policy=p0.POLICY) as here:
        await p0.with_desk(here)
        await edited(here)
    async with world(tmp_path, policy=p0.POLICY, paper=here.paper, clock=here.clock) as again:
        await again[EDITOR].taps(Verb.SUBMIT)
        assert await again.rows("SELECT version FROM drafts") == [(2,)]


async def test_a_change_that_wants_more_is_asked_for_it_one_at_a_time(tmp_path: Path) -> None:
    async with world(tmp_path, policy=p0.POLICY) as here:
        await p0.with_desk(here)
        await here[EDITOR].says("form")
        await here[EDITOR].taps(Verb.EDIT)
        await here[EDITOR].answers("category")
        await here[EDITOR].answers("decision")
        assert "还差" in here[EDITOR].hears()
        assert not here[EDITOR].sees(Verb.SUBMIT)

        await here[EDITOR].taps(Verb.GO_ON)
        await here[EDITOR].says("高云")
        await here[EDITOR].taps(Verb.SUBMIT)
        await here.approved_by(HEAD, EDITOR)
        assert await here.deciding() == {CHIEF}


async def test_only_a_step_that_may_edit_does(tmp_path: Path) -> None:
    async with world(tmp_path, policy=p0.POLICY) as here:
        await p0.submits(here)
        seat = here[HEAD].button(Verb.APPROVE).token
        forged = await here[HEAD].presses(str(seat).replace("ok.", "ed.", 1))
        assert forged.text is not None
        assert forged.text.key == "refused-dead-button"


async def test_a_strangers_press_on_somebodys_edit_is_refused(tmp_path: Path) -> None:
    async with world(tmp_path, policy=p0.POLICY) as here:
        await p0.with_desk(here)
        await edited(here)
        save = here[EDITOR].button(Verb.SUBMIT).token
        said = [(await here[who].presses(save)).text for who in (HEAD, COLLEAGUE)]
        assert [text and text.key for text in said] == ["refused-not-yours", "refused-edit-over"]
        nothing = await here[EDITOR].presses("su.nothing.1.")
        assert nothing.refused


async def test_an_author_who_is_asked_himself_changes_his_item_as_its_author(tmp_path: Path) -> None:
    """P2b 6(二) lets the office approve what it wrote."""
    async with world(tmp_path, policy=shipped()["p2b"]) as here:
        await submits(here["sun-yue"], category="news", channels="weibo")
        assert here["gao-yun"].sees(Verb.EDIT)
        assert here["sun-yue"].sees(Verb.CHANGE)
        assert not here["sun-yue"].sees(Verb.EDIT)
        seat = here["sun-yue"].button(Verb.APPROVE).token
        forged = await here["sun-yue"].presses(replace(seat, verb=Verb.EDIT))
        assert forged.text is not None
        assert forged.text.key == "refused-dead-button"
