"""Modals: what a press leads to stands in the modal that it opened, or where there is none comes as a message."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any, cast

import pytest

from bot.cards.tokens import Token, Verb
from bot.ports import Address, Reader
from tests.support.slack.mischief import error, status
from tests.support.slack.people import SlackUser
from tests.support.slack.stand import SlackStand
from tests.support.standing import PATIENCE
from tests.support.world import HEAD, STORY, TITLE, World, world


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[World]:
    async with world(tmp_path, stage="slack-socket") as made:
        await made["wang-min"].submits()
        made.clock.move(timedelta(minutes=1))  # so that nothing waits for Slack's rates
        yield made


def stand(here: World) -> SlackStand:
    return cast("SlackStand", here.stand)


def client(here: World, person: str = HEAD) -> SlackUser:
    return stand(here).users[person]


def token(here: World, verb: Verb) -> str:
    return str(here[HEAD].button(verb).token)


async def presses(here: World, verb: Verb) -> None:
    await here[HEAD].taps(verb)
    await here.settles()


def mischief(here: World) -> Any:  # noqa: ANN401 - the server's own
    return stand(here).server.mischief


async def test_a_question_stands_in_the_modal_and_not_in_the_conversation(here: World) -> None:
    before = len(client(here).messages())

    await presses(here, Verb.REJECT)

    assert "不予发布" in client(here).reads_modal()
    assert len(client(here).messages()) == before


async def test_an_answer_closes_the_modal(here: World) -> None:
    await presses(here, Verb.REMARK)
    client(here).fills("answer.words", "标题再短些更好")
    await client(here).submits()
    await here.settles()

    assert client(here).modal is None
    assert "已记下" in client(here).reads()
    assert "“标题再短些更好”" in here["wang-min"].reads()


async def test_the_next_question_comes_into_the_same_modal(here: World) -> None:
    wang = here["wang-min"]
    await wang.taps(Verb.WITHDRAW)
    await wang.taps(Verb.TAKE_UP)
    await wang.taps(Verb.CHANGE)
    first = client(here, "wang-min").modal
    await wang.answers("title")

    assert first is not None
    assert client(here, "wang-min").modal is first


async def test_a_question_that_comes_late_is_not_written_over_by_the_acknowledgement(
    here: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    inbox, late, go_on = stand(here).overheard, asyncio.Event(), asyncio.Event()
    reads = inbox.reads

    async def held(who: Address) -> Reader | None:
        late.set()
        await go_on.wait()
        return await reads(who)

    await here["wang-min"].says("/发布计划")
    await here["wang-min"].taps(Verb.PLAN_ADD)
    client(here, "wang-min").fills("answer.words", "健康宣传日")
    stand(here).still = True
    monkeypatch.setattr(inbox, "reads", held)
    sent = asyncio.create_task(client(here, "wang-min").submits())
    await late.wait()  # the acknowledgement will say that what follows is not there yet
    stand(here).still = False
    settling = asyncio.create_task(here.settles())
    await asyncio.wait([settling], timeout=PATIENCE)
    go_on.set()
    await asyncio.gather(sent, settling)

    assert here["wang-min"].last.id.startswith("view:")
    assert here["wang-min"].hears().splitlines()[0] in client(here, "wang-min").reads_modal()


async def test_closing_a_question_puts_it_off(here: World) -> None:
    await presses(here, Verb.REJECT)
    await client(here).closes()
    await here.settles()

    assert client(here).modal is None
    await presses(here, Verb.REMARK)
    assert "请填写附言" in client(here).reads_modal()


async def test_a_refusal_is_said_in_the_modal_that_the_press_opened(here: World) -> None:
    press = client(here).finds(token(here, Verb.REJECT))
    await here["wang-min"].taps(Verb.WITHDRAW)

    await client(here).uses(press)
    await here.settles()

    assert client(here).modal is not None
    assert "撤回" in client(here).reads_modal()


@pytest.mark.parametrize("mishap", [error("expired_trigger_id"), status(503)], ids=["expired", "503"])
async def test_fault_12_where_no_modal_opens_the_question_comes_as_a_message(here: World, mishap: Any) -> None:  # noqa: ANN401
    mischief(here).befalls("views.open", mishap)

    await presses(here, Verb.REJECT)

    assert client(here).modal is None
    assert "不予发布" in here[HEAD].hears()
    assert here[HEAD].sees(Verb.CANCEL)


async def test_a_modal_that_cannot_be_filled_is_made_up_for_by_a_message(here: World) -> None:
    mischief(here).befalls("views.update", error("not_found"))

    await presses(here, Verb.REJECT)

    assert any(one.value.startswith("ca.") for one in client(here).live() if one.channel is not None)


async def test_the_whole_text_is_read_in_a_modal(here: World) -> None:
    await here["wang-min"].taps(Verb.WITHDRAW)
    await here["wang-min"].taps(Verb.TAKE_UP)
    await here["wang-min"].submits(text="\n\n".join([STORY] * 6))
    here.clock.move(timedelta(minutes=1))

    await presses(here, Verb.FULL)

    assert TITLE in client(here).reads_modal()


async def test_the_same_answer_sent_once_more_is_given_the_same_outcome(here: World) -> None:
    await presses(here, Verb.REMARK)
    view = client(here).modal
    client(here).fills("answer.words", "标题再短些更好")
    assert view is not None
    await client(here).submits()
    await here.settles()
    stand(here).server.space.modals[client(here).id] = [view.id]  # the acknowledgement was lost

    await client(here).submits()
    await here.settles()

    assert client(here).modal is None
    assert len(await here.rows("SELECT 1 FROM decisions")) == 1


async def test_after_a_restart_a_modal_that_is_still_open_can_be_sent(tmp_path: Path) -> None:
    async with world(tmp_path, stage="slack-socket") as here:
        await here["wang-min"].submits()
        await here[HEAD].taps(Verb.REMARK)
        paper, clock = here.paper, here.clock
    async with world(tmp_path, paper=paper, clock=clock, stage="slack-socket") as again:
        client(again).fills("answer.words", "标题再短些更好")
        await client(again).submits()
        await again.settles()

        assert "“标题再短些更好”" in again["wang-min"].reads()


async def test_a_press_that_leads_nowhere_is_refused_in_its_modal(here: World) -> None:
    live = client(here).finds(token(here, Verb.REJECT))
    element = {**live.element, "value": str(Token(Verb.FULL, "nothing", 1))}

    await client(here).uses(type(live)(live.where, live.channel, live.block, element))
    await here.settles()

    assert client(here).modal is not None
    assert "没有找到" in client(here).reads_modal()
