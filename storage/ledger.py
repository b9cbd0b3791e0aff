"""What is read by those who look back: the ledger, row by row, and how much the record holds."""

import sqlite3
from collections.abc import AsyncGenerator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial, reduce
from pathlib import Path
from typing import Final

import aiosqlite
from sqlalchemy import BigInteger, bindparam, func, literal_column, select

from bot.domain.naming import in_place
from bot.mistakes import Mistakes
from bot.policy import read_policy
from bot.sheets.ledger import Entry
from bot.text import Names
from storage import connections
from storage.plain import micros, moment, names_of, read_json, words
from storage.schema import (
    decisions,
    drafts,
    facts,
    people,
    policies,
    releases,
    rounds,
    seals,
    seats,
    steps,
    units,
)
from storage.statements import Row, Stmt

_CHUNK: Final = 500
_BEGINNING: Final = -(2**63)
_END: Final = 2**63 - 1

_unit, _author, _publisher = units.alias(), people.alias(), people.alias()

# Who approved in whose place: both ids with a blank between them, a line each.
_IN_PLACE: Final = (
    select(func.group_concat(decisions.c.by.op("||")(" ").op("||")(seats.c.person), literal_column("char(10)")))
    .select_from(rounds)
    .join(steps, steps.c.round == rounds.c.id)
    .join(seats, seats.c.step == steps.c.id)
    .join(decisions, decisions.c.seat == seats.c.id)
    .where(
        rounds.c.draft == releases.c.draft,
        decisions.c.by != seats.c.person,
        decisions.c.verdict == words("approve"),
        steps.c.state == words("passed"),
    )
    .correlate(releases)
    .scalar_subquery()
)

ROWS: Final = Stmt(
    select(
        releases.c.number,
        releases.c.title,
        releases.c.summary,
        releases.c.source,
        _unit.c.names,
        _author.c.names,
        releases.c.channel,
        releases.c.address,
        releases.c.at,
        releases.c.approvers,
        _publisher.c.names,
        releases.c.version,
        releases.c.fingerprint,
        _IN_PLACE,
        drafts.c.policy,
    )
    .join(drafts, drafts.c.id == releases.c.draft)
    .join(_unit, _unit.c.id == releases.c.unit)
    .join(_author, _author.c.id == releases.c.author)
    .join(_publisher, _publisher.c.id == releases.c.by)
    .where(releases.c.at >= bindparam("since", type_=BigInteger), releases.c.at < bindparam("until", type_=BigInteger))
    .order_by(releases.c.at, releases.c.id)
)
PEOPLE: Final = Stmt(select(people.c.id, people.c.names))
POLICIES: Final = Stmt(select(policies.c.id, policies.c.source, policies.c.name))
FACTS: Final = Stmt(select(func.count(), func.count(facts.c.subject.distinct())).select_from(facts))
SEALS: Final = Stmt(select(func.count()).select_from(seals))
NUMBERS: Final = Stmt(select(drafts.c.id, drafts.c.number).where(drafts.c.number.is_not(None)))


@dataclass(frozen=True, slots=True)
class Extent:
    """How much the audit log holds; `subjects` are items, and the organisation itself."""

    facts: int
    subjects: int
    seals: int


async def entries(
    path: Path, *, since: datetime | None = None, until: datetime | None = None
) -> AsyncGenerator[Entry, None]:
    """Give the ledger from `since` until before `until`, the oldest first, as it stood when the reading began.

    Whatever the bot does meanwhile is not held up. Who stops early closes the iterator (`contextlib.aclosing`).
    """
    span = {"since": _BEGINNING if since is None else micros(since), "until": _END if until is None else micros(until)}
    async with aiosqlite.Connection(partial(connections.reader, path), iter_chunk_size=_CHUNK) as db:
        await db.execute("BEGIN")
        names = {person: names_of(called) for person, called in await db.execute_fetchall(PEOPLE.text)}
        channels = {digest: _channels(*read) for digest, *read in await db.execute_fetchall(POLICIES.text)}
        async with db.execute(ROWS.text, ROWS.values(span)) as rows:
            async for row in rows:
                yield _entry(tuple(row), names, channels[row[-1]])


def extent(db: sqlite3.Connection) -> Extent:
    """Count the audit log."""
    counted = FACTS.one(db) or (0, 0)
    return Extent(*counted, *(SEALS.one(db) or (0,)))


def numbers(db: sqlite3.Connection) -> dict[str, str]:
    """Give the numbers under which people know the items, by the ids under which the audit log does."""
    return dict(NUMBERS.all(db))


def _channels(source: str, name: str) -> dict[str, Names]:
    """Name the channels of a policy; one that this release no longer understands names none."""
    try:
        policy = read_policy(source, name)
    except Mistakes:
        return {}
    return {channel.id: channel.names for channel in policy.channels}


def _entry(row: Row, people: Mapping[str, Names], channels: Mapping[str, Names]) -> Entry:
    number, title, summary, source, unit, author, channel, address, at, approvers, publisher, *more = row
    version, signed, places, _ = more
    return Entry(
        number=number,
        title=title,
        summary=summary,
        source=source,
        unit=names_of(unit),
        author=names_of(author),
        channel=channels.get(channel, Names(channel)),
        address=address,
        at=moment(at),
        approvers=tuple(_approver(person, places, people) for person in read_json(approvers)),
        publisher=names_of(publisher),
        version=version,
        fingerprint=signed,
    )


def _approver(person: str, places: str | None, people: Mapping[str, Names]) -> Names:
    """Name somebody who approved, with those in whose place he did."""
    both = (line.split(" ") for line in dict.fromkeys((places or "").splitlines()))
    whose = (people.get(other, Names(other)) for by, other in both if by == person)
    return reduce(in_place, whose, people.get(person, Names(person)))
