"""Faults of any messenger, as FAULTS.md numbers them, so far as delivery itself answers for them."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from bot.cards.tokens import Token, Verb
from bot.delivery import gates
from bot.domain.effects import Lane
from bot.ports import Address, NotAllowed, Rate, RateLimited
from bot.text import Text
from tests.support.mailing import later, link, news, office, queue, states
from tests.support.paper import PaperPlatform
from tests.support.world import CHAIN, DESK, HEAD, OFFICE, world


async def test_fault_1_a_limit_is_kept_by_its_scope_only_and_a_crisis_goes_first_when_it_ends(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        here.paper.each = {"send": Rate(100, burst=9)}
        await later(here, minutes=1)
        here.paper.raising = [RateLimited(f"web:{HEAD}", timedelta(seconds=30))]
        await queue(here, news("a"), news("b", "wang-min"))
        await here.bot.courier.deliver()
        await queue(here, news("c", "wang-min"), news("crisis", lane=Lane.CRISIS))
        await later(here, seconds=28)
        assert here.paper.sent == [("wang-min", "b"), ("wang-min", "c")]
        await here["shen-tong"].says("/undelivered")
        assert f"web:{HEAD}" in here["shen-tong"].hears()
        await later(here, seconds=2)
        assert [key for to, key in here.paper.sent if to == HEAD] == ["crisis", "a"]


@pytest.mark.parametrize("seconds", [1, 30, 600])
async def test_fault_2_a_limit_without_a_number_loses_nothing_either(tmp_path: Path, seconds: int) -> None:
    async with office(tmp_path) as here:
        here.paper.raising = [RateLimited("web", timedelta(seconds=seconds))] * 3
        await queue(here, *(news(f"{n}") for n in range(5)))
        for _ in range(4):
            await later(here, seconds=seconds)
        assert [key for _, key in here.paper.sent] == [f"{n}" for n in range(5)]


async def test_fault_3_an_answer_that_was_lost_is_looked_up_and_the_message_sent_only_if_absent(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        here.paper.losing, here.paper.dropping = 1, 1
        await queue(here, news("out"), news("not out", "wang-min"))
        await here.bot.courier.deliver()
        await later(here, seconds=5)
        assert sorted(here.paper.sent) == [(HEAD, "out"), ("wang-min", "not out")]


async def test_fault_4_after_five_failures_a_platform_rests_and_a_crisis_goes_by_another(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        here.bot.platforms["pigeon"] = pigeon = PaperPlatform("pigeon")
        people = (*CHAIN, "wang-min", "ma-tao", *DESK)
        await link(here, HEAD, Address("pigeon", "", HEAD))
        for person in people:
            await link(here, person, Address("pigeon", "", person))
        pigeon.dropping = pigeon.blind = 1000
        await queue(here, *(news(person, person) for person in dict.fromkeys(people)))
        await here.bot.courier.deliver()
        calls = pigeon.calls
        assert calls >= gates.BREAKS_AT
        await queue(here, news("crisis", lane=Lane.CRISIS))
        await later(here, seconds=1)
        assert here.paper.sent == [(HEAD, "crisis")]
        assert pigeon.calls == calls


async def test_fault_5_an_answer_that_makes_no_sense_is_never_taken_for_sent(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        here.paper.raising = [ValueError("<html>")]
        await queue(here, news("a"))
        await here.bot.courier.deliver()
        assert (await states(here))["a"] == ("retry", 1)
        await later(here, seconds=5)
        assert here.paper.sent == [(HEAD, "a")]


async def test_fault_7_a_message_that_cannot_be_edited_is_replaced_and_its_old_buttons_are_dead(tmp_path: Path) -> None:
    async with world(tmp_path, stage="paper") as here:
        await here["wang-min"].submits()
        await here.approved_by(HEAD)
        token = here["luo-jing"].button(Verb.APPROVE).token
        here.paper.chats["luo-jing"].clear()
        await here[OFFICE].approves()
        assert here["luo-jing"].last.card.title.key == "review-they-approve"
        assert (await here["luo-jing"].presses(token)).refused


async def test_fault_8_somebody_who_is_gone_is_not_reminded_and_whoever_stands_in_is_asked(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        here.paper.refusing = {HEAD}
        await here["wang-min"].submits()
        [deputy] = await here.deciding()
        await here.passes(hours=30)
        assert "news-step-overdue" in here[deputy].titles()
        assert await here.rows("SELECT 1 FROM outbox WHERE person = ? AND state <> 'dead'", HEAD) == []
        assert here[HEAD].sheets == []
        assert "联系不上" in here["shen-tong"].reads()


async def test_fault_10_what_is_not_allowed_is_named_to_administrators_and_not_tried_again(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        here.paper.raising = [NotAllowed(Text("language-en"))]
        await queue(here, news("a"))
        await here.bot.courier.deliver()
        for _ in range(5):
            await later(here, hours=1)
        assert here.paper.tried.count("a") == 1
        assert "English" in here["shen-tong"].hears()


async def test_fault_51_two_who_approve_at_once_make_one_decision_and_the_other_hears_who_was_first(
    tmp_path: Path,
) -> None:
    async with world(tmp_path, stage="paper") as here:
        await here["wang-min"].submits()
        await here.approved_by(HEAD)
        presses = [(here[person], str(here[person].button(Verb.APPROVE).token)) for person in DESK]
        taps = (here.bot.desk.tapped(one.address, token, event=one.id) for one, token in presses)
        answers = await asyncio.gather(*taps)
        await here.bot.settle()
        assert sorted(answer.refused for answer in answers) == [False, True, True]
        assert len(await here.rows("SELECT 1 FROM decisions")) == 2
        [(first,)] = await here.rows("SELECT by FROM decisions WHERE by <> ?", HEAD)
        names = {"gao-yun": "高云", "luo-jing": "罗静", "sun-yue": "孙悦"}
        assert all(names[first] in here.say(answer.text) for answer in answers if answer.refused)


async def test_fault_52_somebody_who_presses_twice_has_decided_once_and_is_told_kindly(tmp_path: Path) -> None:
    async with world(tmp_path, stage="paper") as here:
        await here["wang-min"].submits()
        head, token = here[HEAD], str(here[HEAD].button(Verb.APPROVE).token)
        first, second = await asyncio.gather(
            here.bot.desk.tapped(head.address, token, event="one"),
            here.bot.desk.tapped(head.address, token, event="two"),
        )
        await here.bot.settle()
        assert (first.refused, second.refused) == (False, True)
        assert "您" in here.say(second.text)
        assert len(await here.rows("SELECT 1 FROM decisions")) == 1


async def test_fault_54_an_approval_of_a_text_that_has_changed_since_does_not_count(tmp_path: Path) -> None:
    async with world(tmp_path, stage="paper") as here:
        await here["wang-min"].submits()
        token = here[HEAD].button(Verb.APPROVE).token
        await here["wang-min"].edits("text", "全文都改过了，请再看一遍，健康宣传日延期。")
        await here["wang-min"].taps(Verb.SUBMIT)
        assert (await here[HEAD].presses(token)).refused
        assert await here.deciding() == {HEAD}
        await here[HEAD].approves()
        assert HEAD not in await here.deciding()


async def test_fault_56_a_button_from_before_a_restart_works(tmp_path: Path) -> None:
    async with world(tmp_path, stage="paper") as here:
        await here["wang-min"].submits()
        [(seat,)] = await here.rows("SELECT id FROM seats WHERE state = 'open'")
        paper, clock = here.paper, here.clock
    async with world(tmp_path, paper=paper, clock=clock) as again:
        answer = await again[HEAD].presses(Token(Verb.APPROVE, seat, 1))
        assert not answer.refused
        assert again[HEAD].last.card.title.key == "review-you-approve"
