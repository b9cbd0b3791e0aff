"""Turns that somebody bent on breaking the line has found: each with what is right."""

from pathlib import Path

import pytest

from bot.cards.tokens import Verb
from tests.support.world import CHAIN, World, roster_with, world

MA_TAO = ('email = "ma.tao@qinghe.example"\nroles = ["publisher"]', 'email = "ma.tao@qinghe.example"\nroles = []')
CHENG_LU = ('email = "cheng.lu@qinghe.example"\nroles = ["publisher"]', 'email = "cheng.lu@qinghe.example"\nroles = []')


async def signed_off(here: World) -> None:
    await here["wang-min"].submits()
    await here.approved_by(*CHAIN)


async def test_a_rejection_that_was_pressed_first_is_not_overtaken_by_a_withdrawal(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        head, desk = here["li-guohua"], here.bot.desk
        await head.taps(Verb.REJECT)
        reason = str(head.button(Verb.ANSWER, "harmful").token)
        withdraw = str(here["wang-min"].button(Verb.WITHDRAW).token)
        await desk.tapped(head.address, reason, event=here.event("tap"))
        answer = await desk.tapped(here["wang-min"].address, withdraw, event=here.event("tap"))
        await here.bot.settle()
        assert answer.refused
        assert await here.state() == "rejected"


@pytest.mark.parametrize("back", [False, True])
async def test_a_channel_that_is_out_is_not_asked_for_again_while_the_content_stands(
    tmp_path: Path, *, back: bool
) -> None:
    async with world(tmp_path) as here:
        await signed_off(here)
        ma, wang = here["ma-tao"], here["wang-min"]
        await ma.taps(Verb.PROOFREAD)
        await ma.releases("weibo", "https://weibo.example/1")
        if back:
            await ma.stops("back", "misprint")
        else:
            await wang.presses(f"ch.{await here.draft()}.1.")
            await wang.answers("planned")
            await wang.says("2026-06-20 10:00")
        await wang.taps(Verb.SUBMIT)
        await ma.taps(Verb.PROOFREAD)
        assert "https://weibo.example/1" in ma.hears()
        assert [b.token.choice for b in ma.last.card.buttons if b.token.verb is Verb.RELEASE] == ["wechat"]
        await ma.releases("wechat", "https://wechat.example/1")
        assert await here.state() == "released"
        assert await here.rows("SELECT channel FROM releases ORDER BY id") == [("weibo",), ("wechat",)]


async def test_what_waits_for_publishers_who_have_left_goes_to_the_stand_in(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await signed_off(here)
    async with world(tmp_path, roster=roster_with(tmp_path, MA_TAO, CHENG_LU)) as here:
        await here.bot.settle()
        await here["gao-yun"].taps(Verb.PROOFREAD)
        await here["gao-yun"].says("待办")
        assert here["gao-yun"].sees(Verb.RELEASE, "weibo")


async def test_an_item_of_an_author_who_has_left_goes_to_another_officer_or_the_administrator_is_told(
    tmp_path: Path,
) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        author = await here.rows("SELECT author FROM drafts")
    text = roster_with(tmp_path).read_text("utf-8")
    entry = next(part for part in text.split("[[person]]") if 'id = "wang-min"' in part)
    async with world(tmp_path, roster=roster_with(tmp_path, (f"[[person]]{entry}", ""))) as here:
        await here.bot.settle()
        successor = await here.rows("SELECT author FROM drafts")
        assert successor != author or "作者已离任" in here["shen-tong"].reads()
        assert "王敏" in here["li-guohua"].reads() or "王敏" in here["shen-tong"].reads() or successor != author


async def test_texts_put_together_keep_to_the_limit_of_one(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.says("第一段" * 20_000)
        await wang.says("又一段\n" * 20_000)
        answer = await wang.answers("add")
        assert answer.text is not None
        assert answer.text.key == "refused-text-too-long"
        assert await here.rows("SELECT max(length(text)) <= 100000 FROM versions") == [(1,)]


async def test_what_was_rejected_stays_rejected_when_it_is_given_up_again(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        await here["li-guohua"].rejects()
        await here["wang-min"].taps(Verb.TAKE_UP)
        await here["wang-min"].taps(Verb.DISCARD)
        assert await here.state() == "rejected"


async def test_choosing_a_language_does_not_lose_the_question_that_was_open(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.says("健康宣传日走进社区\n\n6月3日上午，医务志愿队走进社区，为居民义诊。")
        await wang.says("language")
        await wang.answers("en")
        assert wang.last.card.title.key in ("ask-source", "question-led")
        await wang.answers("own")
        assert wang.last.card.title.key == "ask-category"


@pytest.mark.whole
async def test_an_address_with_a_password_or_hidden_signs_is_refused(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await signed_off(here)
        ma = here["ma-tao"]
        await ma.taps(Verb.PROOFREAD)
        await ma.taps(Verb.RELEASE, "weibo")
        for odd in ("http://user:pw@evil.example/", "https://x\u202eyz.example/"):
            await ma.says(odd)
            assert ma.told.title.key == "refused-address-unclear", odd


async def test_a_reason_that_nobody_can_see_is_none(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await here["wang-min"].submits()
        head = here["li-guohua"]
        await head.taps(Verb.RETURN)
        answer = await head.says("\u3164\u3164")
        assert answer.refused
        assert await here.state() == "in-review"


async def test_an_old_button_to_keep_a_draft_shows_where_the_item_is(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        wang = here["wang-min"]
        await wang.begins()
        keep = str(wang.button(Verb.KEEP).token)
        await wang.taps(Verb.SUBMIT)
        answer = await wang.presses(keep)
        assert answer.text is None
        assert wang.last.card.title.key == "item-in-review"


async def test_an_item_that_is_out_somewhere_cannot_be_withdrawn_for_that_reason(tmp_path: Path) -> None:
    async with world(tmp_path) as here:
        await signed_off(here)
        await here["ma-tao"].taps(Verb.PROOFREAD)
        await here["ma-tao"].releases("weibo", "https://weibo.example/1")
        answer = await here["wang-min"].presses(f"wi.{await here.draft()}.1.")
        assert answer.text is not None
        assert answer.text.key == "refused-already-out"
