"""Messages that leave somebody in peace: which ones, until when, and that nothing is lost or said twice."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.delivery.peace import RECHECK, Peace
from bot.deps import Organisation
from bot.domain.calendars import Hours, WorkingWeek
from bot.domain.effects import Lane, Send
from bot.domain.habits import Gathers, Habits
from bot.domain.people import PersonId
from bot.mail import Slip
from tests.domain.test_calendars import local
from tests.support.mailing import later, news, office, queue, states
from tests.support.world import HEAD, OFFICE, World, world

NIGHT = Hours(time(21), time(7, 30))
USUAL = Habits(NIGHT, time(8, 30), Gathers.REMINDERS)
EVENING, MORNING = local("2026-06-02T22:00"), local("2026-06-02T10:00")
SLIP = Slip(1, Lane.REQUESTS, PersonId("li"), "", "news", "pending", 0, local("1970-01-01T08:00"))


def waits(slip: Slip, now: datetime, habits: Habits = USUAL) -> bool:
    peace = Peace(Organisation(WorkingWeek(ZoneInfo("Asia/Shanghai")), habits=habits))
    until = peace.until(slip, now)
    assert until is None or now < until <= now + RECHECK
    return until is not None


@pytest.mark.parametrize(
    ("slip", "waiting"),
    [
        (SLIP, True),
        (replace(SLIP, lane=Lane.DECISIONS, kind="review"), True),
        (replace(SLIP, lane=Lane.BULK), True),
        (replace(SLIP, lane=Lane.CRISIS), False),
        (replace(SLIP, at_once=True), False),
        (replace(SLIP, place="pr-desk"), False),
        (replace(SLIP, state="unknown"), False),
        (replace(SLIP, state="retry"), True),
    ],
)
def test_what_waits_at_night(slip: Slip, waiting: bool) -> None:  # noqa: FBT001 - a case
    assert waits(slip, EVENING) is waiting
    assert not waits(slip, EVENING, Habits())


@pytest.mark.parametrize(
    ("slip", "waiting"),
    [
        (replace(SLIP, lane=Lane.REMINDERS), True),
        (replace(SLIP, lane=Lane.BULK), True),
        (replace(SLIP, lane=Lane.REMINDERS, kind="overdue"), False),
        (replace(SLIP, lane=Lane.REMINDERS, state="retry"), False),
        (replace(SLIP, lane=Lane.REMINDERS, needed_by=MORNING + timedelta(hours=6)), False),
        (replace(SLIP, lane=Lane.REMINDERS, needed_by=MORNING + timedelta(days=1)), True),
        (SLIP, False),
    ],
)
def test_what_waits_for_the_digest(slip: Slip, waiting: bool) -> None:  # noqa: FBT001 - a case
    assert waits(slip, MORNING) is waiting


def test_until_its_end_is_near() -> None:
    peace = Peace(Organisation(WorkingWeek(ZoneInfo("Asia/Shanghai")), habits=USUAL))
    assert peace.until(SLIP, local("2026-06-03T07:25")) == local("2026-06-03T07:30")
    assert peace.next_at() is None
    peace.lay(SLIP, local("2026-06-03T07:30"))
    assert (peace.holds(SLIP), peace.next_at()) == (True, local("2026-06-03T07:30"))
    assert peace.awake(local("2026-06-03T07:29")) == []
    assert peace.awake(local("2026-06-03T07:30")) == [SLIP]
    peace.take_up([SLIP])
    assert not peace.holds(SLIP)


async def test_what_waits_at_night_holds_up_no_answer_and_goes_in_its_order_in_the_morning(tmp_path: Path) -> None:
    async with world(tmp_path, habits=USUAL) as here:
        here.clock.move_to(EVENING)
        await queue(here, news("a"), news("b", lane=Lane.DECISIONS))
        answer = replace(news("c"), needed_by=here.clock.now())
        await queue(here, answer, news("d"))
        await here.bot.courier.deliver()
        assert here.paper.sent == [(HEAD, "c")]
        await later(here, hours=9, minutes=29)
        assert here.paper.sent == [(HEAD, "c")]
        await later(here, minutes=1)
        assert here.paper.sent == [(HEAD, "c"), (HEAD, "b"), (HEAD, "a"), (HEAD, "d")]


async def test_who_slept_through_the_day_is_left_in_peace_at_night_again(tmp_path: Path) -> None:
    async with world(tmp_path, habits=USUAL) as here:
        here.clock.move_to(EVENING)
        await queue(here, news("a"))
        await here.bot.courier.deliver()
        await later(here, days=1)
        assert here.paper.sent == []
        await later(here, hours=10)
        assert here.paper.sent == [(HEAD, "a")]


def hint(key: str, minutes: float, here: World) -> Send:
    """Make a reminder of what has to be done in so many minutes."""
    return replace(news(key, lane=Lane.REMINDERS), needed_by=here.clock.now() + timedelta(minutes=minutes))


async def test_reminders_of_one_moment_are_one_message_for_each(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        await queue(here, *(news(f"{n}", lane=Lane.REMINDERS) for n in range(3)), news("x", OFFICE, Lane.REMINDERS))
        await queue(here, news("bulk", lane=Lane.BULK), news("now"))
        await here.bot.courier.deliver()
        [(first,)] = await here.rows("SELECT id FROM outbox WHERE key = '0'")
        told = [(OFFICE, "x"), (HEAD, "now"), (HEAD, f"joined:{first}"), (HEAD, "bulk")]
        assert sorted(here.paper.sent) == sorted(told)
        assert [entry.text.key for entry in here[HEAD].card("reminders-title").entries] == ["news-kept"] * 3
        assert {state for key, (state, _) in (await states(here)).items() if key in "012"} == {"gathered"}


async def test_who_has_just_been_reminded_hears_of_the_next_ones_together(tmp_path: Path) -> None:
    async with office(tmp_path, habits=USUAL) as here:
        await queue(here, hint("a", 120, here))
        await here.bot.courier.deliver()
        assert here.paper.sent == [(HEAD, "a")]
        await later(here, minutes=20)
        await queue(here, hint("b", 120, here))
        await later(here, minutes=30)
        await queue(here, hint("c", 120, here))
        await later(here, minutes=29)
        assert here.paper.sent == [(HEAD, "a")]
        await later(here, minutes=1)  # an hour before "b" is needed
        assert [(who, key[:6]) for who, key in here.paper.sent] == [(HEAD, "a"), (HEAD, "joined")]


async def test_what_is_needed_soon_takes_along_what_was_kept_waiting(tmp_path: Path) -> None:
    async with office(tmp_path, habits=USUAL) as here:
        await queue(here, hint("a", 120, here))
        await here.bot.courier.deliver()
        await queue(here, hint("b", 240, here))
        await later(here, minutes=20)
        assert here.paper.sent == [(HEAD, "a")]
        await queue(here, hint("c", 10, here))
        await here.bot.courier.deliver()
        assert [key[:6] for _, key in here.paper.sent] == ["a", "joined"]


async def test_who_wants_each_by_itself_has_each_at_once(tmp_path: Path) -> None:
    async with office(tmp_path) as here:
        for number in range(3):
            await queue(here, hint(f"{number}", 120, here))
            await later(here, minutes=1)
        assert here.paper.sent == [(HEAD, "0"), (HEAD, "1"), (HEAD, "2")]
