"""In which order messages go: what is urgent first, each person's in their order, nobody held up by another's."""

from datetime import timedelta
from pathlib import Path

from bot.delivery import post
from bot.domain.effects import Lane, Send
from bot.domain.people import PersonId
from bot.ports import NotDelivered, Rate, RateLimited
from tests.support.mailing import later, news, office, queue, states
from tests.support.world import CHAIN, HEAD


async def test_what_is_urgent_goes_first(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        lanes = (Lane.BULK, Lane.REMINDERS, Lane.CRISIS, Lane.REQUESTS, Lane.DECISIONS, Lane.CRISIS)
        await queue(here, *(news(f"{number}", lane=lane) for number, lane in enumerate(lanes)))
        await here.bot.courier.deliver()
        assert [key for _, key in here.paper.sent] == ["2", "5", "4", "3", "1", "0"]


async def test_many_messages_to_many_people_all_go_out_once_and_in_their_order(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        people = (*CHAIN, "wang-min", "ma-tao")
        await queue(here, *(news(f"{person} {number}", person) for number in range(40) for person in people))
        await queue(here, news("luo-jing 0"), news("luo-jing 0"))
        await here.bot.courier.deliver()
        assert len(here.paper.sent) == len(set(here.paper.sent)) == 40 * len(people) + 1
        assert [key for to, key in here.paper.sent if to == "ma-tao"] == [f"ma-tao {number}" for number in range(40)]


async def test_more_than_are_read_at_once_all_go_out(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        await queue(here, *(news(f"{number}") for number in range(post.SLIPS + 3)))
        await here.bot.courier.deliver()
        assert [key for _, key in here.paper.sent] == [f"{number}" for number in range(post.SLIPS + 3)]


async def test_a_message_put_off_keeps_its_place_and_holds_up_nobody_else(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        here.paper.failing = 1
        await queue(here, news("a"), news("b"), news("c", "wang-min"), news("d", lane=Lane.REMINDERS))
        await here.bot.courier.deliver()
        assert sorted(here.paper.sent) == [(HEAD, "d"), ("wang-min", "c")]
        await later(here, seconds=5)
        assert [key for to, key in here.paper.sent if to == HEAD] == ["d", "a", "b"]


async def test_one_that_fails_again_and_again_lets_those_behind_it_pass(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        await queue(here, news("a"), news("b"))
        here.paper.raising = [NotDelivered("not this one")] * 6
        for _ in range(6):
            await later(here, minutes=3)
        await later(here, seconds=20)
        assert here.paper.sent == [(HEAD, "b")]
        await later(here, minutes=10)
        assert here.paper.sent == [(HEAD, "b"), (HEAD, "a")]


async def test_a_scope_that_is_shut_holds_up_no_other(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        here.paper.each = {"send": Rate(1)}
        await queue(here, news("a"), news("b"), news("c", "wang-min"))
        await here.bot.courier.deliver()
        assert here.paper.sent == [(HEAD, "a"), ("wang-min", "c")]
        await later(here, seconds=1)
        assert len(here.paper.sent) == 2
        await later(here, seconds=0.1)
        assert here.paper.sent[2:] == [(HEAD, "b")]


async def test_behind_5000_reminders_a_message_of_a_crisis_waits_for_one_token_at_most(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        here.paper.rates = {"send": Rate(10)}
        people = (*CHAIN, "wang-min", "ma-tao")
        reminders = (news(f"r{n}", people[n % len(people)], Lane.REMINDERS) for n in range(5000))
        await queue(here, *reminders)
        await here.bot.courier.deliver()
        for number in range(20):
            before = len(here.paper.sent)
            await queue(here, news(f"crisis {number}", lane=Lane.CRISIS))
            await later(here, seconds=0.11)
            assert here.paper.sent[before:] == [(HEAD, f"crisis {number}")]


async def test_nearly_all_of_the_rate_is_used_and_never_more(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        here.paper.rates = {"send": Rate(20, burst=5)}
        await queue(here, *(news(f"{n}", CHAIN[n % 4], Lane.BULK) for n in range(250)))
        counts = []
        for _ in range(1000):
            await later(here, milliseconds=10)
            counts.append(len(here.paper.sent))
        assert 0.95 <= counts[-1] / (20 * 10) <= 1
        assert all(after - before <= 20 + 5 for before, after in zip(counts, counts[100:], strict=False))


async def test_what_can_wait_leaves_the_last_of_a_burst_to_what_cannot(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        here.paper.rates = {"send": Rate(0.01, burst=8)}
        await later(here, hours=1)
        await queue(here, *(news(f"bulk {n}", CHAIN[n % 4], Lane.BULK) for n in range(20)))
        await here.bot.courier.deliver()
        assert len(here.paper.sent) == 6
        await queue(here, *(news(f"asked {n}", CHAIN[n % 4]) for n in range(20)))
        await here.bot.courier.deliver()
        assert [key for _, key in here.paper.sent[6:]] == ["asked 0", "asked 1"]


async def test_a_platform_that_asks_for_patience_is_left_alone_that_long_over_a_restart_too(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        here.paper.rates, clock = {"send": Rate(100, burst=100)}, here.clock
        await later(here, minutes=1)
        here.paper.raising = [RateLimited("web:send", timedelta(seconds=30))]
        await queue(here, news("a"))
        await here.bot.courier.deliver()
        await queue(here, news("b", "wang-min"))
        await later(here, seconds=20)
        assert here.paper.tried == ["a"]
    async with office(tmp_path, paper=here.paper, clock=clock) as here:
        await queue(here, news("crisis", lane=Lane.CRISIS))
        await later(here, seconds=9)
        assert here.paper.tried == ["a"]
        await later(here, seconds=1)
        assert sorted(key for _, key in here.paper.sent) == ["a", "b", "crisis"]
        assert here.paper.sent[0] == (HEAD, "crisis")


async def test_an_older_card_that_was_put_off_does_not_come_after_a_newer_one(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        await here["wang-min"].begins()
        draft = await here.draft()
        old = Send("old", PersonId("wang-min"), "item", draft)
        here.paper.failing = 1
        await queue(here, old)
        await here.bot.courier.deliver()
        await queue(here, Send("new", PersonId("wang-min"), "item", draft, lane=Lane.DECISIONS))
        await here.bot.courier.deliver()
        await later(here, minutes=1)
        assert [key for _, key in here.paper.sent if key in ("old", "new")] == ["new"]
        assert (await states(here))["old"][0] == "dead"
        assert await here.rows("SELECT 1 FROM outbox WHERE key LIKE 'undelivered:%'") == []


async def test_more_calls_than_there_are_slots_wait_for_one_but_not_in_a_crisis(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        everybody = [person for (person,) in await here.rows("SELECT id FROM people ORDER BY id")]
        lanes = (Lane.DECISIONS, Lane.REQUESTS, Lane.REMINDERS)
        await queue(here, *(news(f"{lane}{person}", person, lane) for lane in lanes for person in everybody))
        await queue(here, *(news(f"crisis {person}", person, Lane.CRISIS) for person in everybody))
        await here.bot.courier.deliver()
        assert len(here.paper.sent) == 4 * len(everybody)
        assert {key.split()[0] for _, key in here.paper.sent[: len(everybody)]} == {"crisis"}
