"""The release plan as calendar programs fetch it: what they get, what spares them work, what nobody is told."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path

import aiohttp
import icalendar
import pytest

from handlers.calendar_links import PATH, digest_of
from tests.support.calendars import Program, program, subscribes
from tests.support.calling import plans
from tests.support.world import World, world

DAY = "健康宣传日走进社区，市场部与各分公司联合举办的义诊、讲座、用药咨询一起来"


class Subscribed:
    """Wang, who has subscribed to a plan with one entry."""

    def __init__(self, here: World, programs: Program, address: str) -> None:
        self.here, self.programs, self.address = here, programs, address


@pytest.fixture
async def wang(tmp_path: Path) -> AsyncIterator[Subscribed]:
    async with AsyncExitStack() as stack:
        here = await stack.enter_async_context(world(tmp_path, port=8080))
        programs = await stack.enter_async_context(program(here))
        await plans(here, "wang-min", DAY, "6月12日 10:00")
        yield Subscribed(here, programs, await subscribes(here, "wang-min"))


async def test_what_comes_is_a_calendar_by_the_rules(wang: Subscribed) -> None:
    got = await wang.programs.fetches(wang.address)

    assert got.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert got.headers["Cache-Control"] == "private, no-cache"
    lines = got.body.split(b"\r\n")
    assert lines[-1] == b""
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    assert any(line.startswith(b" ") for line in lines)  # the title is longer than a line
    calendar = icalendar.Calendar.from_ical(got.body)
    assert (calendar["VERSION"], calendar["X-WR-TIMEZONE"]) == ("2.0", "Asia/Shanghai")
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT1H" in lines
    assert b"X-PUBLISHED-TTL:PT1H" in lines
    [event] = got.events
    assert event["SUMMARY"] == f"{DAY} · 市场部"
    assert event["DTSTART"].dt == datetime(2026, 6, 12, 2, tzinfo=UTC)
    assert event["DTSTAMP"].dt == event["LAST-MODIFIED"].dt < wang.here.clock.now()


async def test_who_has_it_already_is_not_given_it_again(wang: Subscribed) -> None:
    first = await wang.programs.fetches(wang.address)
    tag, since = first.headers["ETag"], first.headers["Last-Modified"]
    wang.here.clock.move(timedelta(minutes=5))

    by_tag = await wang.programs.fetches(wang.address, If_None_Match=f'"other", {tag}')
    by_time = await wang.programs.fetches(wang.address, If_Modified_Since=since)
    old_tag = await wang.programs.fetches(wang.address, If_None_Match='"other"', If_Modified_Since=since)
    earlier = await wang.programs.fetches(wang.address, If_Modified_Since="Mon, 01 Jun 2026 00:00:00 GMT")

    assert (by_tag.status, by_tag.body, by_tag.headers["ETag"]) == (304, b"", tag)
    assert (by_time.status, by_time.headers["Last-Modified"]) == (304, since)
    assert (old_tag.status, earlier.status) == (200, 200)
    assert old_tag.body == first.body


async def test_two_plans_in_one_second_are_two(wang: Subscribed) -> None:
    first = await wang.programs.fetches(wang.address)
    await wang.here.alters("UPDATE plan_entries SET title = '改了'")

    second = await wang.programs.fetches(wang.address, If_Modified_Since=first.headers["Last-Modified"])

    assert second.titles() == ["改了 · 市场部"]
    times = [parsedate_to_datetime(one.headers["Last-Modified"]) for one in (first, second)]
    assert times[1] - times[0] == timedelta(seconds=1)


async def test_a_program_may_ask_for_the_head_alone(wang: Subscribed) -> None:
    whole = await wang.programs.fetches(wang.address)
    head = await wang.programs.fetches(wang.address, "HEAD")
    named = ("Content-Type", "Content-Length", "ETag", "Last-Modified", "Cache-Control")

    assert (head.status, head.body) == (200, b"")
    assert [head.headers[name] for name in named] == [whole.headers[name] for name in named]


@pytest.mark.parametrize(
    "guessed",
    ["f" * 40 + ".ics", "f" * 39 + ".ics", "%2e%2e%2fsecrets.ics", "秘密.ics", ".ics", "f" * 40, "F" * 40 + ".ics"],
)
async def test_whatever_is_guessed_is_answered_alike(wang: Subscribed, guessed: str) -> None:
    never = await wang.programs.fetches(f"{PATH}{'0' * 40}.ics")

    got = await wang.programs.fetches(f"{PATH}{guessed}")

    assert (got.status, got.body) == (404, never.body)
    assert {**got.headers, "Date": ""} == {**never.headers, "Date": ""}


async def test_a_calendar_is_read_and_never_written(wang: Subscribed) -> None:
    posted = await wang.programs.fetches(wang.address, "POST")
    assert posted.status == 404


async def test_a_program_that_asks_without_end_is_asked_to_wait(wang: Subscribed) -> None:
    got = [await wang.programs.fetches(wang.address) for _ in range(40)]

    assert [one.status for one in got] == [200] * 31 + [429] * 9  # the first look made it known
    assert 0 < int(got[-1].headers["Retry-After"]) <= 600
    wang.here.clock.move(timedelta(seconds=int(got[-1].headers["Retry-After"])))
    assert (await wang.programs.fetches(wang.address)).status == 200


async def test_who_guesses_takes_no_turn_from_those_who_know(wang: Subscribed) -> None:
    await wang.programs.fetches(wang.address)

    guesses = [await wang.programs.fetches(f"{PATH}{number:040x}.ics") for number in range(80)]

    assert {one.status for one in guesses[:50]} == {404}
    assert {one.status for one in guesses[-10:]} == {429}
    assert (await wang.programs.fetches(wang.address)).status == 200
    wang.here.clock.move(timedelta(minutes=1))
    assert (await wang.programs.fetches(f"{PATH}{1:040x}.ics")).status == 404


async def test_a_link_is_in_no_log_and_only_its_digest_on_file(
    wang: Subscribed, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    secret = wang.address.removesuffix(".ics").rpartition("/")[2]
    await wang.programs.fetches(wang.address)

    await wang.here.alters("ALTER TABLE calendar_links RENAME COLUMN digest TO other")
    broken = await wang.programs.fetches(wang.address)
    await wang.here.alters("ALTER TABLE calendar_links RENAME COLUMN other TO digest")

    assert (broken.status, broken.headers["Retry-After"]) == (503, "60")
    assert "a calendar could not be looked up" in caplog.text
    assert secret not in caplog.text
    assert await wang.here.rows("SELECT digest FROM calendar_links") == [(digest_of(secret),)]
    tables = [name for (name,) in await wang.here.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    for table in tables:
        rows = await wang.here.rows(f"SELECT * FROM {table}")
        assert secret not in str(rows), table


async def test_many_programs_at_once(wang: Subscribed) -> None:
    got = await asyncio.gather(*(wang.programs.fetches(wang.address) for _ in range(12)))
    assert {one.status for one in got} == {200}
    assert len({one.headers["ETag"] for one in got}) == 1


async def test_another_path_of_the_server_is_what_it_was(wang: Subscribed) -> None:
    async with aiohttp.ClientSession(wang.programs.url) as http, http.get("/calendar") as answer:
        assert answer.status == 405
