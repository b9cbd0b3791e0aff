"""Data folders in which things were released, made through the store itself."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from bot.config import sample_settings
from bot.domain.drafts import Draft, DraftId, DraftState, Version
from bot.domain.facts import Begun
from bot.domain.items import Item
from bot.domain.people import PersonId, UnitId
from bot.domain.publishing import Released
from bot.domain.releases import Release
from bot.memory import Tables
from bot.policy import read_policy
from bot.roster import read_roster
from bot.tables import read_file
from bot.text import Names
from storage.seals import seal
from storage.store import open_store

SAMPLE = sample_settings(Path("unused"), 0)
NOON = datetime(2026, 6, 3, 4, 0, tzinfo=UTC)  # in Shanghai

RELEASE = Release(
    draft=DraftId("d-1"),
    version=2,
    channel="weibo",
    address="https://weibo.example/1",
    at=NOON,
    by=PersonId("sun-hao"),
    number="2026-0001",
    title="健康宣传日走进社区",
    summary="6月3日,公司医务志愿队走进社区。",
    source="本部门采写",
    unit=UnitId("marketing"),
    author=PersonId("wang-min"),
    approvers=(PersonId("li-guohua"), PersonId("chen-si")),
    fingerprint="ab" * 32,
)


def titled(*titles: str) -> list[Release]:
    """Give one release for each title, each of a draft of its own."""
    return [
        replace(RELEASE, draft=DraftId(f"d-{number}"), number=f"2026-{number:04}", title=title)
        for number, title in enumerate(titles, 1)
    ]


def fill(folder: Path, releases: Sequence[Release]) -> Path:
    """Make a data folder of the sample organisation with these releases, two facts each, and a seal in it.

    Give its database.
    """
    folder.mkdir(parents=True, exist_ok=True)
    asyncio.run(_filled(folder, releases))
    return folder / "qianfa.db"


async def _filled(folder: Path, releases: Sequence[Release]) -> None:
    async with open_store(folder) as store:
        await store.act(_enter, releases)
        await seal(store, folder / "audit.seals", NOON)


def _enter(tables: Tables, releases: Sequence[Release]) -> None:
    roster = read_roster(read_file(SAMPLE.roster), "roster.toml", SAMPLE.zone)
    source = read_file(SAMPLE.policy)
    policy = read_policy(source, "p3.toml")
    tables.people.replace(roster.people, roster.units, roster.holdings, roster.bodies)
    tables.policies.take(policy, source, NOON)
    for release in releases:
        if tables.drafts.get(release.draft) is None:
            draft = Draft(release.draft, release.author, release.unit, policy.digest, DraftState.RELEASED)
            draft = replace(draft, number=release.number)
            tables.drafts.add(draft, Version(release.draft, 1, release.author), NOON)
        assert tables.releases.add(release)
        item = Item(release.draft, release.number, release.title, release.author, release.unit)
        for fact in (Begun(item, release.author), _released(item, release)):
            tables.facts.record(fact, release.at)


def _released(item: Item, release: Release) -> Released:
    return Released(
        item,
        release.by,
        release.version,
        release.channel,
        Names(release.channel),
        release.address,
        release.fingerprint,
        complete=True,
        deciders=release.approvers,
        source=release.source,
    )
