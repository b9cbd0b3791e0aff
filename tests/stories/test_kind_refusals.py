"""Late, stale, foreign and dead taps: answered exactly and kindly in three languages, and nothing changes (APR9)."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.cards.tokens import Token, Verb
from bot.ports import Address, Answer
from bot.text import LANGUAGES
from tests.support.clocks import VirtualClock
from tests.support.world import CHAIN, HEAD, OFFICE, SECRECY, TITLE, World, world


def in_all(here: World, answer: Answer) -> tuple[str, ...]:
    assert answer.refused
    return tuple(here.say(answer.text, language) for language in LANGUAGES)


async def everything(here: World) -> list[tuple[object, ...]]:
    """Give what a refused tap must leave as it was."""
    tables = ("drafts", "versions", "seats", "decisions", "facts", "releases", "tasks", "dialogs")
    return [row for table in tables for row in await here.rows(f"SELECT * FROM {table}")]


async def test_a_second_tap_is_told_what_was_decided_and_when(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        token = here[HEAD].button(Verb.APPROVE).token
        await here[HEAD].presses(token)
        before = await everything(here)
        assert in_all(here, await here[HEAD].presses(token)) == (
            "您已于今天 09:00 同意。您的点击没有改变任何内容。",
            "您已於今天 09:00 同意。您的點按沒有改變任何內容。",
            "Already approved by you (today 09:00). Your tap has changed nothing.",
        )
        assert await everything(here) == before


async def test_a_colleague_who_comes_second_is_told_who_was_first(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here.approved_by(HEAD)
        token = here["luo-jing"].button(Verb.REJECT).token
        await here[OFFICE].approves()
        before = await everything(here)
        answer = await here["luo-jing"].presses(token)
        assert in_all(here, answer) == (
            "高云已于今天 09:00 答复了“办公室”。您的点击没有改变任何内容。",
            "高雲已於今天 09:00 答覆了「辦公室」。您的點按沒有改變任何內容。",
            "“Office” was answered by Gao Yun (today 09:00). Your tap has changed nothing.",
        )
        assert [button.token.verb for button in answer.buttons] == [Verb.PROGRESS]
        assert await everything(here) == before


async def test_a_card_of_an_older_version_is_stale(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.submits()
        token = here[HEAD].button(Verb.APPROVE).token
        await wang.edits("title", "健康宣传日")
        await wang.taps(Verb.SUBMIT)
        assert in_all(here, await here[HEAD].presses(token)) == (
            "您看的是第1版，已被第2版取代（王敏，今天 09:00）。请看新版再定。",
            "您看到的是第1版，已由第2版取代（王敏，今天 09:00）。請看新版再決定。",
            "You see version 1; version 2 has taken its place (Wang Min, today 09:00). Please look at the new one first.",  # noqa: E501
        )


async def test_somebody_elses_card_is_not_his(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        token = here[HEAD].button(Verb.APPROVE).token
        for person in ("wang-min", "wu-haiyan", SECRECY, "ma-tao", "shen-tong"):
            before = await everything(here)
            assert in_all(here, await here[person].presses(token)) == (
                "这张卡片由部门负责人处理；您可以看进度。",
                "這張卡片由部門負責人處理；您可以看進度。",
                "This card is for: Unit head. You can look at its progress.",
            )
            assert await everything(here) == before


async def test_an_item_that_ended_is_not_decided_any_more(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        token = here[HEAD].button(Verb.APPROVE).token
        await here["wang-min"].taps(Verb.WITHDRAW)
        assert in_all(here, await here[HEAD].presses(token)) == (
            "稿件已撤回，现在不用处理。您的点击没有改变任何内容。",
            "稿件已撤回，現在無須處理。您的點按沒有改變任何內容。",
            "It is withdrawn, so there is nothing to decide now. Your tap has changed nothing.",
        )


@pytest.mark.parametrize(
    "token",
    [
        "",
        "ok",
        "ok.1",
        "ok..1.",
        "ok.nobody.1.",
        "zz.1.1.",
        "an.none.0.x",
        "ok.x.²².",
        "ok.a.-1.",
        "dn.q.0.",
        "x" * 500,
    ],
)
async def test_a_dead_button_says_what_to_do_instead(tmp_path: Path, token: str) -> None:
    async with world(tmp_path) as here:
        assert in_all(here, await here[HEAD].presses(token)) == (
            "这个按钮已经用不上了。说“待办”看看现在有什么等您。",
            "這個按鈕已經用不上了。說「待辦」看看現在有什麼等候您。",
            "This button is of no use any more. Say “inbox” to see what waits for you.",
        )


async def test_a_stranger_is_told_whom_to_ask(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        token = str(here[HEAD].button(Verb.APPROVE).token)
        stranger = Address("web", "local", "somebody")
        said = in_all(here, await here.bot.desk.tapped(stranger, token, event="x"))
        assert said == (
            "我还不认识您的账号。请让管理员把它与您的姓名关联起来。",
            "我還未認識您的帳號。請管理員把它與您的姓名連繫起來。",
            "I do not know your account yet. Please ask an administrator to link it to your name.",
        )
        assert await here.deciding() == {HEAD}


async def test_a_forged_button_confers_no_right(tmp_path: Path) -> None:
    """Whatever the token says, everybody is answered, and only the head's own seat can be decided (fault 78)."""
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        draft, seat = await here.draft(), here[HEAD].button(Verb.APPROVE).token.subject
        forged = [
            Token(verb, subject, version, choice)
            for verb in Verb
            for subject in (draft, seat)
            for version in (1, 999_999_999)
            for choice in ("", "weibo")
        ]
        before = await everything(here)
        for token in forged:
            seen = len(here["cao-rui"].sheets)
            answer = await here["cao-rui"].presses(token)
            assert answer.text is not None or len(here["cao-rui"].sheets) > seen, token
        assert [row for row in await everything(here) if row not in before and "cao-rui" not in row] == []
        assert await here.deciding() == {HEAD}


async def test_an_authors_forged_buttons_break_nothing(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.submits()
        draft = await here.draft()
        looking = (Verb.FULL, Verb.CHANGES, Verb.PROGRESS, Verb.OPEN, Verb.FIELD, Verb.RELEASE, Verb.RESUME)
        for verb in looking:
            for version in (0, 1, 2, 999_999_999):
                for choice in ("", "bogus"):
                    answer = await wang.presses(Token(verb, draft, version, choice))
                    assert answer.text is None or answer.text.key != "refused-not-saved"


async def test_the_same_event_twice_has_one_effect_and_one_answer(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        token = here[HEAD].button(Verb.APPROVE).token
        first = await here[HEAD].presses(token, event="one press")
        before = await everything(here)
        assert await here[HEAD].presses(token, event="one press") == first
        assert not first.refused
        assert await everything(here) == before

        stale = await here["wu-haiyan"].presses(token, event="another")
        assert await here["wu-haiyan"].presses(token, event="another") == stale
        assert stale.buttons


async def test_the_same_message_twice_makes_one_draft_also_after_a_restart(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].says(f"{TITLE}\n\n第一段，讲健康宣传日的安排。", event="m1")
        await here["wang-min"].says(f"{TITLE}\n\n第一段，讲健康宣传日的安排。", event="m1")
        chats = here.paper
    async with world(tmp_path, paper=chats) as here:
        await here["wang-min"].says(f"{TITLE}\n\n第一段，讲健康宣传日的安排。", event="m1")
        assert await here.rows("SELECT count(*) FROM drafts") == [(1,)]


async def test_a_button_from_before_a_restart_works(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        chats = here.paper
    later = VirtualClock(datetime(2026, 6, 3, 1, 0, tzinfo=UTC))
    async with world(tmp_path, paper=chats, clock=later) as here:
        here.events = iter(range(10_000, 20_000))  # type: ignore[assignment]
        await here.approved_by(*CHAIN)
        assert await here.state() == "signed-off"


async def test_a_question_of_somebody_else_or_of_before_is_not_answered(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.says(f"{TITLE}\n\n第一段，讲健康宣传日的安排。")
        token = wang.button(Verb.ANSWER, "own").token
        expected = (
            "这个问题已经答过，或换了别的问题。您的点击没有改变任何内容。",
            "這個問題已經回答，或已換了別的問題。您的點按沒有改變任何內容。",
            "This question was answered, or another took its place. Your tap has changed nothing.",
        )
        assert in_all(here, await here["sun-hao"].presses(token)) == expected
        await wang.presses(token)
        assert in_all(here, await wang.presses(token)) == expected
        gone = Token(Verb.ANSWER, wang.button(Verb.ANSWER).token.subject, 0, "no-such")
        answer = await wang.presses(gone)
        assert answer.text is not None
        assert answer.text.key == "refused-dead-button"
