"""Whether the tables still say what the facts say: releases, decisions and submitted versions against their facts."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from heapq import merge
from itertools import groupby
from typing import Final, Literal, TypeAlias

import msgspec
from sqlalchemy import or_, select

from bot.domain.drafts import Attachment, DraftId, Version, fingerprint
from bot.domain.people import PersonId
from bot.domain.releases import summary
from storage.plain import json, words
from storage.schema import decisions, facts, releases, rounds, seats, steps, versions
from storage.statements import Row, Stmt

Unlike = Literal["row-changed", "row-removed", "row-unrecorded"]
_Key: TypeAlias = tuple[str, str, int]

RELEASED: Final = Stmt(
    select(releases, versions.c.text)
    .outerjoin(versions, (versions.c.draft == releases.c.draft) & (versions.c.number == releases.c.version))
    .order_by(releases.c.draft, releases.c.version, releases.c.channel)
)
DECIDED: Final = Stmt(
    select(rounds.c.draft, decisions)  # seats without a decision too, or SQLite begins elsewhere and sorts it all
    .outerjoin(steps, steps.c.round == rounds.c.id)
    .outerjoin(seats, seats.c.step == steps.c.id)
    .outerjoin(decisions, decisions.c.seat == seats.c.id)
    .order_by(rounds.c.draft)
)
SUBMITTED: Final = Stmt(
    select(
        versions.c.draft,
        versions.c.number,
        versions.c.author,
        versions.c.frozen_at,
        versions.c.fingerprint,
        versions.c.title,
        versions.c.text,
        versions.c.source,
        versions.c.source_words,
        versions.c.attachments,
        versions.c.wordings,
    )
    .where(versions.c.frozen_at.is_not(None))
    .order_by(versions.c.draft, versions.c.number)
)
TOLD: Final = Stmt(
    select(facts.c.subject, facts.c.seq, facts.c.kind, facts.c.by, facts.c.at, facts.c.data)
    .where(or_(*(facts.c.kind == words(kind) for kind in ("released", "decided", "submitted"))))
    .order_by(facts.c.subject, facts.c.seq)
)


@dataclass(frozen=True, slots=True)
class Difference:
    """A row that is not what its fact says, or one of the two without the other.

    `row` names it within its item, `columns` what differs. `fact` is the fact's number, 0 where there is none.
    """

    problem: Unlike
    subject: str
    version: int
    row: str
    columns: tuple[str, ...] = ()
    fact: int = 0


@dataclass(frozen=True, slots=True)
class _Entry:
    """What a row says, or a fact says of it: column by column, as the columns hold it."""

    subject: str
    key: _Key
    name: str
    values: Mapping[str, object]
    fact: int = 0


class _Item(msgspec.Struct):
    number: str
    title: str
    author: str
    unit: str


class _Released(msgspec.Struct):
    item: _Item
    version: int
    channel: str
    address: str
    fingerprint: str
    deciders: tuple[str, ...]
    source: str | None = None  # of the first facts nothing is known

    def entry(self, subject: str, seq: int, by: str, at: int) -> _Entry:
        values = {
            "address": self.address,
            "at": at,
            "by": by,
            "number": self.item.number,
            "title": self.item.title,
            "summary": True,  # the beginning of its version's text, which a row is held against by itself
            "unit": self.item.unit,
            "author": self.item.author,
            "approvers": json(self.deciders),
            "fingerprint": self.fingerprint,
        }
        if self.source is not None:
            values["source"] = self.source
        return _Entry(subject, ("release", self.channel, self.version), f"release in {self.channel}", values, seq)


class _Opinion(msgspec.Struct):
    verdict: str
    reason: str
    remark: str
    to: str
    answers: list[tuple[str, bool]] = []


class _Moment(msgspec.Struct):
    at: int


class _Decided(msgspec.Struct):
    seat: str
    version: int
    opinion: _Opinion
    settles_at: _Moment

    def entry(self, subject: str, seq: int, by: str, at: int) -> _Entry:
        values = {
            "verdict": self.opinion.verdict,
            "reason": self.opinion.reason,
            "remark": self.opinion.remark,
            "return_to": self.opinion.to,
            "by": by,
            "at": at,
            "settles_at": self.settles_at.at,
            "answers": json(self.opinion.answers) if self.opinion.answers else "",
        }
        return _Entry(subject, ("decision", self.seat, self.version), _decision(by, self.seat), values, seq)


class _Submitted(msgspec.Struct):
    version: int
    fingerprint: str

    def entry(self, subject: str, seq: int, by: str, at: int) -> _Entry:
        values = {"author": by, "frozen_at": at, "fingerprint": self.fingerprint, "content": self.fingerprint}
        return _Entry(subject, ("version", "", self.version), "text", values, seq)


_FACTS: Final[Mapping[str, msgspec.json.Decoder[_Released | _Decided | _Submitted]]] = {
    "released": msgspec.json.Decoder(_Released),
    "decided": msgspec.json.Decoder(_Decided),
    "submitted": msgspec.json.Decoder(_Submitted),
}


_ATTACHMENTS: Final = msgspec.json.Decoder(tuple[Attachment, ...])
_WORDINGS: Final = msgspec.json.Decoder(tuple[tuple[str, str], ...])
_NONE: Final = Version(DraftId(""), 0, PersonId(""))


def differences(db: sqlite3.Connection) -> Iterator[Difference]:
    """Hold rows and facts against each other, item by item; nothing but one item at a time is kept.

    A fact that cannot be read any more vouches for nothing: its row is one without a fact.
    """
    told = (entry for row in _stream(db, TOLD) if (entry := _told(row)) is not None)
    decided = (_decision_row(row) for row in _stream(db, DECIDED) if row[1] is not None)
    rows = (map(_release, _stream(db, RELEASED)), decided, map(_version, _stream(db, SUBMITTED)))
    for _, entries in groupby(merge(told, *rows, key=_subject), _subject):
        yield from _compared(entries)


def _subject(entry: _Entry) -> str:
    return str(entry.subject)  # a forged id may be no text; such rows come last in their table


def _stream(db: sqlite3.Connection, statement: Stmt) -> Iterator[Row]:
    yield from db.execute(statement.text, statement.values({}))


def _compared(entries: Iterable[_Entry]) -> Iterator[Difference]:
    told: dict[_Key, _Entry] = {}
    held: dict[_Key, _Entry] = {}
    for entry in entries:
        (told if entry.fact else held)[entry.key] = entry
    for key, fact in told.items():
        row = held.pop(key, None)
        if row is None:
            yield _difference("row-removed", fact)
        elif columns := tuple(name for name, value in row.values.items() if fact.values.get(name, value) != value):
            yield _difference("row-changed", fact, columns)
    for row in held.values():
        yield _difference("row-unrecorded", row)


def _difference(problem: Unlike, entry: _Entry, columns: tuple[str, ...] = ()) -> Difference:
    return Difference(problem, entry.subject, entry.key[-1], entry.name, columns, entry.fact)


def _told(row: Row) -> _Entry | None:
    subject, seq, kind, by, at, data = row
    try:
        return _FACTS[kind].decode(data).entry(subject, seq, by, at)
    except (msgspec.DecodeError, TypeError):  # the audit log's own hashes say that it was changed
        return None


def _release(row: Row) -> _Entry:
    _, subject, version, channel, *values, text = row
    names = (
        "address",
        "at",
        "by",
        "number",
        "title",
        "summary",
        "source",
        "unit",
        "author",
        "approvers",
        "fingerprint",
    )
    said = dict(zip(names, values, strict=True))
    said["summary"] = not isinstance(text, str) or said["summary"] == summary(text)
    return _Entry(subject, ("release", channel, version), f"release in {channel}", said)


def _decision_row(row: Row) -> _Entry:
    subject, seat, version, verdict, reason, remark, return_to, by, at, settles_at, _, answers = row
    values = {
        "verdict": verdict,
        "reason": reason,
        "remark": remark,
        "return_to": return_to,
        "by": by,
        "at": at,
        "settles_at": settles_at,
        "answers": answers,
    }
    return _Entry(subject, ("decision", seat, version), _decision(by, seat), values)


def _decision(by: str, seat: str) -> str:
    return f"decision of {by} at seat {seat}"


def _version(row: Row) -> _Entry:
    subject, number, author, frozen_at, signed, *content = row
    values = {"author": author, "frozen_at": frozen_at, "fingerprint": signed, "content": _content(*content)}
    return _Entry(subject, ("version", "", number), "text", values)


def _content(title: str, text: str, source: str, source_words: str, attachments: str, wordings: str) -> str:
    """Give the fingerprint of what is on file now, empty where that is no content at all."""
    try:
        files = _ATTACHMENTS.decode(attachments)
        said = replace(_NONE, title=title, text=text, source=source, source_words=source_words)
        return fingerprint(replace(said, attachments=files, wordings=_WORDINGS.decode(wordings)))
    except (msgspec.DecodeError, TypeError, AttributeError):
        return ""
