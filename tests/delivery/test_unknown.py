"""What may be out and may not: looked up where that can be done, else repeated once by a message that says so."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.delivery import gates, post
from bot.domain.effects import Lane
from bot.ports import Address, Limits, NotAllowed, RateLimited, Unreachable
from bot.text import Text
from tests.support.mailing import later, link, news, office, queue, states, waits
from tests.support.paper import Killed, PaperPlatform
from tests.support.world import CHAIN, HEAD, world


async def test_an_answer_that_was_lost_is_looked_up_and_the_message_not_repeated(tmp_path: Path) -> None:
    async with world(tmp_path, stage="paper") as here:
        here.paper.losing = 1
        await here["wang-min"].submits()
        await here.approved_by(*CHAIN)
        assert len(here.paper.sent) == len({key for _, key in here.paper.sent})


async def test_what_is_not_found_when_it_is_looked_up_is_sent_again(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        here.paper.dropping = 1
        await queue(here, news("a"), news("b"))
        await here.bot.courier.deliver()
        assert await states(here) == {"a": ("retry", 1), "b": ("pending", 0)}
        await later(here, seconds=5)
        assert here.paper.tried == ["a", "a", "b"]
        assert here.paper.sent == [(HEAD, "a"), (HEAD, "b")]


async def test_a_look_up_that_breaks_is_made_again_before_anything_is_repeated(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        here.paper.losing, here.paper.blind = 1, 2
        await queue(here, news("a"))
        await here.bot.courier.deliver()
        assert await waits(here, "a") == timedelta(seconds=10)
        await later(here, seconds=10)
        assert await waits(here, "a") == timedelta(seconds=20)
        await later(here, seconds=20)
        assert here.paper.sent == [(HEAD, "a")]
        assert (await states(here))["a"][0] == "sent"


async def test_what_cannot_be_looked_up_is_repeated_once_and_says_that_it_may_be_a_repeat(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        here.paper.limits = Limits(body=1000, buttons=10)
        here.paper.losing = 1
        await queue(here, news("a"))
        await here.bot.courier.deliver()
        await later(here, seconds=5)
        assert here.paper.sent == [(HEAD, "a")] * 2
        first, second = here.paper.chats[HEAD]
        assert [note.key for note in second.card.notes] == ["delivery-repeat"]
        assert not first.card.notes


async def test_a_repeat_of_which_nothing_is_known_either_is_told_to_administrators(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        here.paper.limits = Limits(body=1000, buttons=10)
        here.paper.losing = 2
        await queue(here, news("a"))
        await here.bot.courier.deliver()
        await later(here, seconds=5)
        await later(here, minutes=20)
        assert here.paper.sent.count((HEAD, "a")) == 2
        assert "无法确定是否送达" in here["shen-tong"].hears()


async def test_what_may_not_be_looked_up_is_repeated_like_what_cannot_be(tmp_path: Path) -> None:
    class Blind(PaperPlatform):
        async def find(self, to: Address, key: str, *, under: str = "") -> str | None:  # noqa: ARG002 - as the port says
            raise NotAllowed(Text("undelivered-uncertain"))

    async with office(tmp_path, paper=Blind()) as here:
        here.paper.losing = 1
        await queue(here, news("a"))
        await here.bot.courier.deliver()
        await later(here, seconds=5)
        assert here.paper.sent == [(HEAD, "a")] * 2
        assert here.paper.chats[HEAD][1].card.notes


@pytest.mark.parametrize("why", ["stopped", "patience", "gone"])
async def test_what_a_platform_says_when_something_is_looked_up_is_heeded(tmp_path: Path, why: str) -> None:
    errors = {
        "stopped": NotAllowed(Text("undelivered-uncertain"), everything=True),
        "patience": RateLimited("web", timedelta(minutes=10)),
        "gone": Unreachable(HEAD),
    }

    class Answering(PaperPlatform):
        said = False

        async def find(self, to: Address, key: str, *, under: str = "") -> str | None:
            if not self.said:
                self.said = True
                raise errors[why]
            return await super().find(to, key, under=under)

    async with office(tmp_path, paper=Answering()) as here:
        here.paper.losing = 1
        await queue(here, news("a"))
        await here.bot.courier.deliver()
        assert (await states(here))["a"][0] == ("dead" if why == "gone" else "unknown")
        await later(here, minutes=10)
        assert here.paper.sent.count((HEAD, "a")) == 1
        assert (await states(here))["a"][0] == ("dead" if why == "gone" else "sent")


async def test_who_is_gone_before_it_was_looked_up_is_told_elsewhere_that_it_may_be_a_repeat(tmp_path: Path) -> None:
    class Gone(PaperPlatform):
        async def find(self, to: Address, key: str, *, under: str = "") -> str | None:  # noqa: ARG002 - as the port says
            raise Unreachable(HEAD)

    async with office(tmp_path) as here:
        pigeon = Gone("pigeon")
        here.bot.platforms["pigeon"] = pigeon
        await link(here, HEAD, Address("pigeon", "", HEAD))
        pigeon.losing = 1
        await queue(here, news("a"))
        await here.bot.courier.deliver()
        assert here.paper.sent == [(HEAD, "a")]
        assert here.paper.chats[HEAD][0].card.notes


async def test_a_platform_that_answers_nothing_is_left_alone_for_a_while(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        here.paper.dropping = 1000
        here.paper.blind = 1000
        everybody = [person for (person,) in await here.rows("SELECT id FROM people ORDER BY id")]
        await queue(here, *(news(person, person) for person in everybody))
        await here.bot.courier.deliver()
        before = here.paper.calls
        assert before < len(everybody) + gates.BREAKS_AT
        await later(here, seconds=4)
        assert here.paper.calls == before
        here.paper.dropping = here.paper.blind = 0
        for _ in range(12):
            await later(here, minutes=1)
        assert sorted(here.paper.sent) == sorted((person, person) for person in everybody)


async def test_while_nothing_is_known_of_one_platform_a_crisis_goes_by_another_at_once(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        pigeon = PaperPlatform("pigeon")
        here.bot.platforms["pigeon"] = pigeon
        await link(here, HEAD, Address("pigeon", "", HEAD))
        pigeon.losing = 1
        await queue(here, news("crisis", lane=Lane.CRISIS), news("asked"))
        await here.bot.courier.deliver()
        assert here.paper.sent == [(HEAD, "crisis")]
        assert here.paper.chats[HEAD][0].card.notes, "it does not say that it may be a repeat"
        assert [key for _, key in pigeon.sent] == ["crisis", "asked"]


async def test_a_platform_that_is_shut_is_passed_over_in_a_crisis_only(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        pigeon = PaperPlatform("pigeon")
        here.bot.platforms["pigeon"] = pigeon
        await link(here, HEAD, Address("pigeon", "", HEAD))
        pigeon.raising = [RateLimited("pigeon", timedelta(minutes=5))]
        await queue(here, news("a"))
        await here.bot.courier.deliver()
        await queue(here, news("crisis", lane=Lane.CRISIS))
        await later(here, seconds=1)
        assert here.paper.sent == [(HEAD, "crisis")]
        await later(here, minutes=5)
        assert pigeon.sent == [(HEAD, "a")]


async def test_a_crash_between_sending_and_sent_is_recovered_without_a_repeat(tmp_path: Path) -> None:
    paper = PaperPlatform()
    async with office(tmp_path, paper=paper) as here:
        await queue(here, news("a"))
        paper.dying = lambda: True
        with pytest.raises(Killed):
            await here.bot.courier.deliver()
    paper.dying = lambda: False
    async with office(tmp_path, paper=paper) as here:
        await here.bot.courier.deliver()
        assert paper.sent == [(HEAD, "a")]
        assert await states(here) == {"a": ("sent", 1)}


async def test_a_crash_before_anything_went_out_is_recovered_by_sending_at_once_and_in_order(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        await queue(here, news("a"), news("b"))
        await here.alters("UPDATE outbox SET state = 'sending', attempts = 1 WHERE key = 'a'")
        await here.bot.courier.deliver()
        assert here.paper.sent == [(HEAD, "a"), (HEAD, "b")]


async def test_after_a_crash_what_cannot_be_looked_up_holds_back_what_comes_after_it(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        await queue(here, news("a"), news("b"))
        await here.alters("UPDATE outbox SET state = 'sending', attempts = 1 WHERE key = 'a'")
        here.paper.blind = 1
        await here.bot.courier.deliver()
        assert here.paper.sent == []
        await later(here, seconds=10)
        await later(here, seconds=10)
        assert here.paper.sent == [(HEAD, "a"), (HEAD, "b")]


async def test_what_several_senders_died_over_is_set_aside_and_told(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        await queue(here, news("a"), news("b"))
        await here.alters(
            "UPDATE outbox SET state = 'leased', attempts = 9, deaths = ? WHERE key = 'a'", post.MOST_DEATHS - 1
        )
        await here.bot.courier.deliver()
        assert here.paper.sent[0] == (HEAD, "b")
        assert "中断了5次" in here["shen-tong"].hears()


async def test_what_is_left_under_way_for_too_long_is_taken_up_by_the_same_sender(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        await here.bot.courier.deliver()
        await queue(here, news("a"))
        await here.alters(
            "UPDATE outbox SET state = 'leased', platform = 'web', workspace = '', account = '', fence = 1, until = 0"
        )
        await later(here, seconds=59)
        assert here.paper.sent == []
        await later(here, seconds=2)
        assert here.paper.sent == [(HEAD, "a")]
