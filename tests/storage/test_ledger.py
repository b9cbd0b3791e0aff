"""The ledger as it is read back: names, days, order, while somebody writes."""

import sqlite3
from asyncio import to_thread
from contextlib import aclosing, closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.domain.drafts import DraftId
from bot.domain.people import PersonId
from bot.sheets.ledger import Entry
from storage.connections import reader
from storage.ledger import Extent, entries, extent, numbers
from tests.support.releases import NOON, RELEASE, fill, titled


async def read(path: Path, since: datetime | None = None, until: datetime | None = None) -> list[Entry]:
    async with aclosing(entries(path, since=since, until=until)) as found:
        return [entry async for entry in found]


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    first, second, third = titled("一", "二", "三")
    later = replace(second, at=NOON + timedelta(days=1), channel="wechat", address="https://wechat.example/2")
    strange = replace(third, at=NOON + timedelta(days=2), channel="pigeon", approvers=(PersonId("long-gone"),))
    return fill(tmp_path_factory.mktemp("ledger"), [strange, later, first])


async def test_the_oldest_comes_first(ledger: Path) -> None:
    assert [entry.title for entry in await read(ledger)] == ["一", "二", "三"]


async def test_everybody_and_everything_has_its_name(ledger: Path) -> None:
    entry = (await read(ledger))[0]

    assert entry.number == "2026-0001"
    assert entry.author.zh_hans == "王敏"
    assert entry.publisher.en == "Sun Hao"
    assert [name.zh_hans for name in entry.approvers] == ["李国华", "陈思"]
    assert entry.unit.zh_hant == "市場部"
    assert entry.channel.zh_hans == "官方微博"
    assert (entry.at, entry.version, entry.fingerprint) == (NOON, 2, RELEASE.fingerprint)


async def test_what_nobody_knows_any_more_is_called_by_its_id(ledger: Path) -> None:
    entry = (await read(ledger))[-1]

    assert entry.channel.in_language("en") == "pigeon"
    assert [name.in_language("zh-Hans") for name in entry.approvers] == ["long-gone"]


async def test_the_first_moment_belongs_to_the_span_and_the_last_does_not(ledger: Path) -> None:
    day = timedelta(days=1)

    assert [entry.title for entry in await read(ledger, since=NOON + day)] == ["二", "三"]
    assert [entry.title for entry in await read(ledger, until=NOON + day)] == ["一"]
    assert [entry.title for entry in await read(ledger, NOON + day, NOON + 2 * day)] == ["二"]


async def test_it_is_read_as_it_stood_at_the_beginning(tmp_path: Path) -> None:
    titles = [f"第{number}条" for number in range(1200)]
    path = await to_thread(fill, tmp_path, titled(*titles))
    async with aclosing(entries(path)) as found:
        first = await anext(found)
        with closing(sqlite3.connect(path)) as db, db:
            db.execute("UPDATE releases SET title = 'changed meanwhile'")
        rest = [entry.title async for entry in found]

    assert [first.title, *rest] == titles


async def test_a_policy_that_can_no_longer_be_read_leaves_the_ids(tmp_path: Path) -> None:
    path = await to_thread(fill, tmp_path, titled("一"))
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE policies SET source = 'not a policy'")

    assert [entry.channel.in_language("zh-Hans") for entry in await read(path)] == ["weibo"]


def test_the_audit_log_is_counted_and_its_items_have_numbers(ledger: Path) -> None:
    with closing(reader(ledger)) as db:
        assert extent(db) == Extent(facts=6, subjects=3, seals=1)
        assert numbers(db)[DraftId("d-1")] == "2026-0001"
