"""What deciders can say, who is told, and where the item goes then (APR6-APR8)."""

from pathlib import Path

import pytest

from bot.cards.tokens import Verb
from tests.support.world import CHAIN, CHIEF, DESK, HEAD, OFFICE, SECRECY, STORY, TITLE, policy_with, world

RETURNER = ('content = "all"', 'content = "returner"')


async def test_an_approval_moves_the_item_on_and_closes_every_copy_of_the_card(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here.approved_by(HEAD)
        assert set(here.offered()) == set(DESK)

        answer = await here["luo-jing"].approves()

        assert here.say(answer.text) == f"已记下：您同意《{TITLE}》（2026-0001）。"
        assert set(here.offered()) == {SECRECY}
        assert here["luo-jing"].card("review").title.key == "review-you-approve"
        for person in ("gao-yun", "sun-yue"):
            assert here[person].hears().startswith(f"罗静已同意 · {TITLE}")
            assert here[person].last.card.closed
        assert "现在：保密负责人 —— 何建平" in here["wang-min"].hears()


async def test_a_remark_reaches_the_author_and_those_who_decided_before(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here.approved_by(HEAD)
        await here[OFFICE].remarks("标题再短些更好")

        said = f"高云（办公室）同意《{TITLE}》（2026-0001），附言：“标题再短些更好”\n[打开]"
        assert said in here["wang-min"].reads()
        assert said in here[HEAD].reads()
        assert "附言" not in here["luo-jing"].reads()
        assert "“标题再短些更好”" in here[SECRECY].hears()
        assert await here.deciding() == {SECRECY}


@pytest.mark.parametrize(
    ("reason", "words"), [("inaccurate", "内容不准确"), ("血压数据与原稿不符", "血压数据与原稿不符")]
)
async def test_a_return_tells_the_author_why_and_the_others_too(tmp_path: Path, reason: str, words: str) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.submits()
        await here.approved_by(HEAD, OFFICE)
        answer = await here[SECRECY].returns(reason)

        assert answer.refused is False
        assert await here.state() == "returned"
        assert here.offered() == {}
        news = f"何建平（保密负责人）退回《{TITLE}》（2026-0001）修改：“{words}”"
        for person in ("wang-min", HEAD, OFFICE):
            assert news in here[person].reads()
        assert f"“{words}”" in here.printed(wang.card("item-returned"))
        assert wang.sees(Verb.CHANGE)
        assert here[SECRECY].card("review").title.key == "review-you-return"


async def test_a_return_asks_where_to_and_why(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here[HEAD].taps(Verb.RETURN)
        assert here[HEAD].last.card.title.key == "ask-reason-return"  # there is only the author to go back to
        await here[HEAD].taps(Verb.CANCEL)
        await here[HEAD].approves()

        await here[OFFICE].taps(Verb.RETURN)
        assert [here.say(button.label) for button in here[OFFICE].last.card.buttons[:-1]] == [
            "退回信息员（王敏）",
            "退到部门负责人（李国华）",
        ]


async def test_a_return_to_an_earlier_step_goes_on_from_there(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here.approved_by(HEAD, OFFICE, SECRECY)
        await here[CHIEF].returns("请部门负责人再核一遍数据", to="unit-head")

        assert await here.state() == "in-review"
        assert await here.deciding() == {HEAD}
        assert "把《健康宣传日走进社区》（2026-0001）退到部门负责人重审" in here["wang-min"].reads()
        assert "“请部门负责人再核一遍数据”" in here[HEAD].hears()
        for person in CHAIN:
            await here.approved_by(person)
        assert await here.state() == "signed-off"
        [(decisions,)] = await here.rows("SELECT count(*) FROM decisions")
        assert decisions == 8


async def test_a_rejection_needs_a_reason_and_ends_the_item(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.submits()
        await here.approved_by(HEAD)
        await here[OFFICE].taps(Verb.REJECT)
        assert await here.state() == "in-review"
        assert "为什么不予发布？" in here[OFFICE].hears()
        await here[OFFICE].says("与上周已发内容重复")

        assert await here.state() == "rejected"
        assert here.offered() == {}
        news = f"高云（办公室）决定不予发布《{TITLE}》（2026-0001）：“与上周已发内容重复”"
        assert news in wang.reads()
        assert news in here[HEAD].reads()
        assert here["luo-jing"].hears().startswith("高云已决定不予发布")
        assert wang.sees(Verb.TAKE_UP)


async def test_a_rejected_item_can_be_taken_up_again_and_goes_round_anew(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.submits()
        await here.approved_by(HEAD)
        await here[OFFICE].rejects()
        await wang.taps(Verb.TAKE_UP)
        await wang.taps(Verb.SUBMIT)

        assert await here.deciding() == {HEAD}
        await here.approved_by(*CHAIN)
        assert await here.state() == "signed-off"
        assert await here.rows("SELECT number, version FROM drafts") == [("2026-0001", 2)]


async def test_a_new_version_goes_through_all_steps_and_each_sees_what_changed_since_he_looked(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.submits()
        await here.approved_by(HEAD, OFFICE)
        await here[SECRECY].returns()
        await wang.edits("text", STORY.replace("三百多位", "三百一十二位"))
        assert "提交后重新审核：部门负责人、办公室、保密负责人、主要领导" in wang.hears()
        await wang.taps(Verb.SUBMIT)

        assert await here.deciding() == {HEAD}
        assert "与您上次所见（第1版）相比，改了：正文" in here[HEAD].hears()
        await here[HEAD].taps(Verb.CHANGES)
        shown = here[HEAD].card("changes-title").differences
        assert [(piece.change, piece.text) for piece in shown if piece.change != "same"] == [
            ("removed", "多"),
            ("added", "一十二"),
        ]
        await here.approved_by(*CHAIN[:3])
        assert "相比" not in here[CHIEF].hears()  # who had never seen it is not told of changes
        await here.approved_by(CHIEF)
        assert await here.state() == "signed-off"
        assert await here.rows("SELECT version FROM tasks") == [(2,)]


async def test_who_only_opened_the_text_sees_what_changed_since_then(tmp_path: Path) -> None:
    long = STORY * 8
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.submits(text=long)
        await here[HEAD].taps(Verb.FULL)
        await wang.edits("text", long.replace("青溪", "清溪", 1))
        await wang.taps(Verb.SUBMIT)

        assert "与您上次所见（第1版）相比，改了：正文" in here[HEAD].hears()


async def test_a_new_version_goes_straight_back_where_policy_says_so(tmp_path: Path) -> None:
    async with world(tmp_path, policy=policy_with(tmp_path, RETURNER)) as here:
        wang = here["wang-min"]
        await wang.submits()
        await here.approved_by(HEAD, OFFICE)
        await here[SECRECY].returns()
        await wang.edits("title", "健康宣传日")
        assert "提交后重新审核：保密负责人、主要领导" in wang.hears()
        await wang.taps(Verb.SUBMIT)

        assert await here.deciding() == {SECRECY}
        assert "部门负责人：李国华同意" in here[SECRECY].hears()
        await here.approved_by(SECRECY, CHIEF)
        assert await here.state() == "signed-off"


async def test_what_came_back_may_go_up_again_as_it_is_straight_to_whoever_returned_it(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.submits()
        await here.approved_by(HEAD)
        await here[OFFICE].returns("缺少来源说明")
        await wang.taps(Verb.SUBMIT)

        assert await here.deciding() == set(DESK)
        assert await here.rows("SELECT version FROM drafts") == [(2,)]
        await here.approved_by(*CHAIN[1:])
        assert await here.state() == "signed-off"


async def test_an_edit_during_review_reopens_what_policy_names(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.submits()
        await here.approved_by(HEAD)
        old = here[OFFICE].button(Verb.APPROVE).token
        await wang.edits("text", STORY + "欢迎参加。")
        assert await here.deciding() == set(DESK)  # a working copy disturbs nobody
        await here.approved_by("luo-jing")
        await wang.taps(Verb.SUBMIT)

        assert await here.deciding() == {HEAD}
        answer = await here[OFFICE].presses(old)
        assert "您看的是第1版，已被第2版取代（王敏，今天 09:00）。请看新版再定。" in here.say(answer.text)
        assert [button.token.verb for button in answer.buttons] == [Verb.CHANGES, Verb.OPEN]
        await here[OFFICE].presses(answer.buttons[0].token)
        assert here[OFFICE].hears().startswith("第1版 → 第2版")


@pytest.mark.parametrize(
    ("field", "words"),
    [("planned", "2026-06-12 10:00"), ("note", "数据由工会提供")],
)
async def test_a_change_that_policy_does_not_mind_reopens_nothing(tmp_path: Path, field: str, words: str) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.submits()
        await here.approved_by(HEAD)
        await wang.edits(field, words)
        await wang.taps(Verb.SUBMIT)
        assert await here.deciding() == set(DESK)
        await here.approved_by(*CHAIN[1:])
        assert await here.state() == "signed-off"


async def test_changes_can_be_given_up(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.submits()
        await wang.edits("title", "另一个标题")
        answer = await wang.taps(Verb.DISCARD)

        assert here.say(answer.text) == "《另一个标题》的修改已放弃。"
        assert wang.card("item").title.key == "item-in-review"
        assert await here.rows("SELECT number, title FROM versions") == [(1, TITLE)]
        again = await wang.presses(f"di.{await here.draft()}.0.")
        assert again.text is not None
        assert again.text.key == "refused-nothing-to-submit"


async def test_a_change_that_says_the_same_cannot_be_submitted(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.submits()
        await wang.edits("title", TITLE)
        assert not any(button.token.verb is Verb.SUBMIT for button in wang.card("item-changing").buttons)
        draft = await here.draft()
        for _ in range(2):
            answer = await wang.presses(f"su.{draft}.2.")
            assert here.say(answer.text) == "没有可提交的修改。请先点“修改”。"
            await wang.taps(Verb.DISCARD) if wang.sees(Verb.DISCARD) else None


async def test_the_author_withdraws_and_takes_up_again(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.submits()
        await here.approved_by(HEAD)
        pressed = here[OFFICE].button(Verb.APPROVE).token
        answer = await wang.taps(Verb.WITHDRAW)

        assert here.say(answer.text) == "2026-0001 已撤回。"
        assert here.offered() == {}
        assert here[OFFICE].last.card.title.key == "review-withdrawn"
        refused = await here[OFFICE].presses(pressed)
        assert here.say(refused.text) == "稿件已撤回，现在不用处理。您的点击没有改变任何内容。"
        assert (await wang.presses(f"wi.{await here.draft()}.1.")).refused
        assert (await wang.presses(f"ch.{await here.draft()}.1.")).refused
        assert (await wang.presses(f"su.{await here.draft()}.1.")).refused

        await wang.taps(Verb.TAKE_UP)
        assert (await wang.presses(f"tu.{await here.draft()}.1.")).refused
        await wang.edits("title", "健康宣传日")
        await wang.taps(Verb.SUBMIT)
        await here.approved_by(*CHAIN)
        assert await here.state() == "signed-off"


async def test_the_author_withdraws_what_is_signed_off_but_not_what_is_out(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang, ma = here["wang-min"], here["ma-tao"]
        await wang.submits()
        await here.approved_by(*CHAIN)
        await wang.taps(Verb.WITHDRAW)
        assert ma.card("release-withdrawn").closed
        told = "王敏撤回了已签发的《健康宣传日走进社区》（2026-0001），请不要发布"
        for person in ("ma-tao", "cheng-lu", *CHAIN):
            assert told in here[person].hears(), person

        await wang.taps(Verb.TAKE_UP)
        await wang.taps(Verb.SUBMIT)
        await here.approved_by(*CHAIN)
        await ma.taps(Verb.PROOFREAD)
        await ma.releases("weibo", "https://weibo.example/1")
        assert not any(button.token.verb is Verb.WITHDRAW for button in wang.card("item").buttons)
        answer = await wang.presses(f"wi.{await here.draft()}.2.")
        assert answer.text is not None
        assert answer.text.key == "refused-already-out"
        await ma.releases("wechat", "https://mp.example/1")
        answer = await wang.presses(f"ch.{await here.draft()}.2.")
        assert here.say(answer.text) == "稿件已发布，内容不能再改。"


async def test_a_draft_can_be_kept_and_gone_on_with_and_discarded(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.says(f"{TITLE}\n\n{STORY}")
        await wang.taps(Verb.CANCEL)
        answer = await wang.taps(Verb.KEEP)
        assert here.say(answer.text) == f"《{TITLE}》存好了；说“我的稿件”随时能找到。"

        await wang.says("我的稿件")
        assert f"{TITLE} · 尚未提交" in wang.hears()
        await wang.taps(Verb.OPEN)
        await wang.taps(Verb.GO_ON)
        assert wang.last.card.title.key == "ask-source"
        await wang.taps(Verb.CANCEL)
        await wang.taps(Verb.DISCARD)
        assert await here.state() == "withdrawn"
        await wang.taps(Verb.TAKE_UP)
        assert await here.state() == "gathering"
