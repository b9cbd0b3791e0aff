"""The audit log: what happened, chained by hash for each subject, and the seals over the chains' heads."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import datetime
from hashlib import sha256
from re import sub
from typing import Any, Final

import orjson
from sqlalchemy import bindparam, select

from bot.domain.facts import Fact
from bot.text import Names, Text, pack
from storage.family import Family
from storage.plain import ONE, ZERO, insertion, json, micros
from storage.schema import facts, seals
from storage.statements import Bulk, Quick, Row, Stmt

ORGANISATION: Final = "organisation"
"""The subject of what does not belong to an item."""

_OPTIONS: Final = orjson.OPT_SORT_KEYS | orjson.OPT_PASSTHROUGH_DATACLASS | orjson.OPT_PASSTHROUGH_DATETIME

HEAD: Final = Quick(
    select(facts.c.seq, facts.c.hash)
    .where(facts.c.subject == bindparam("of"))
    .order_by(facts.c.seq.desc())
    .limit(ONE)
    .offset(ZERO),
    "of",
)
ADD: Final = Bulk(insertion(facts, "id"), "subject", "seq", "kind", "by", "at", "data", "hash")
LATEST: Final = Stmt(
    select(facts.c.data)
    .where(facts.c.subject == bindparam("of"), facts.c.kind == bindparam("what"))
    .order_by(facts.c.seq.desc())
    .limit(ONE)
    .offset(ZERO)
)
SINCE: Final = Stmt(
    select(facts.c.id, facts.c.subject, facts.c.seq, facts.c.hash)
    .where(facts.c.id > bindparam("after"))
    .order_by(facts.c.id)
)
LAST_SEAL: Final = Stmt(select(seals.c.upto, seals.c.hash).order_by(seals.c.id.desc()).limit(ONE).offset(ZERO))
ADD_SEAL: Final = Stmt(insertion(seals, "id"))
SEALS_AFTER: Final = Stmt(
    select(seals.c.id, seals.c.at, seals.c.hash).where(seals.c.id > bindparam("after")).order_by(seals.c.id)
)

Parts = Callable[[Any], Any]


class Facts(Family):
    """The audit log; meets `bot.memory.Facts`."""

    __slots__ = ()

    def record(self, fact: Fact, now: datetime) -> None:
        item = getattr(fact, "item", None)
        crisis = getattr(fact, "crisis", None) if item is None else None
        subject = item.draft if item is not None else ORGANISATION if crisis is None else crisis.id
        before, hash_ = self._head(subject)
        kind, data = written(fact)
        seq, by, at = before + 1, fact.by, micros(now)
        hash_ = link(hash_, seq, subject, kind, by, at, data)
        self._later.add(self._cursor, ADD, (subject, seq, kind, by, at, data, hash_), subject)

    def _head(self, subject: str) -> Row:
        """Give the number and the hash of the last fact of a chain, be it written or still to be."""
        told = self._later.told.get((ADD, subject))
        return (told[1], told[-1]) if told else HEAD.one(self._cursor, subject) or (0, "")

    def latest(self, kind: str) -> Mapping[str, object]:
        row = LATEST.one(self._db, of=ORGANISATION, what=kind)
        found: Mapping[str, object] = {} if row is None else orjson.loads(row[0])
        return found

    def seal(self, now: datetime) -> bool:
        """Seal the heads that changed since the last seal; False when none did."""
        upto, hash_ = LAST_SEAL.one(self._db) or (0, "")
        rows = SINCE.all(self._db, after=upto)
        if not rows:
            return False
        upto, at = rows[-1][0], micros(now)
        heads = json({subject: (seq, head) for _, subject, seq, head in rows})
        ADD_SEAL.run(self._db, at=at, upto=upto, heads=heads, hash=seal_hash(hash_, at, upto, heads))
        return True

    def seals_after(self, number: int) -> tuple[str, ...]:
        """Give the seals after this number as lines for the file outside: number, microseconds, hash."""
        return tuple(seal_line(*row) for row in SEALS_AFTER.all(self._db, after=number))


def link(before: str, *row: object) -> str:
    """Give a row's hash, as hex: over the one before and the row's columns, as a JSON list, which has one reading."""
    return sha256(orjson.dumps((before, *row))).hexdigest()


def seal_hash(before: str, at: int, upto: int, heads: str) -> str:
    """Give a seal's hash, as hex."""
    return link(before, at, upto, heads)


def seal_line(number: int, at: int, hash_: str) -> str:
    """Write a seal as its line in the file outside."""
    return f"{number} {at} {hash_}"


def written(fact: Any) -> tuple[str, str]:  # noqa: ANN401 - any dataclass
    """Give a fact's kind (`StepOpened` is `step-opened`) and the rest of it but `by` as canonical JSON."""
    kind, but_by = _known_facts.get(type(fact)) or _meet(type(fact))
    return kind, orjson.dumps(but_by(fact), _plain, _OPTIONS).decode()


# How to take each kind of dataclass apart is worked out once.
_known_facts: Final[dict[type[Any], tuple[str, Parts]]] = {}
_known: Final[dict[type[Any], Parts]] = {Names: pack, Text: pack, datetime: lambda at: {"at": micros(at)}}


def _meet(kind: type[Any]) -> tuple[str, Parts]:
    name = sub(r"(?<!^)(?=[A-Z])", "-", kind.__name__).lower()
    return _known_facts.setdefault(kind, (name, _parts(kind, "by")))


def _plain(value: Any) -> object:  # noqa: ANN401 - what orjson does not know
    kind = type(value)
    parts = _known.get(kind) or _known.setdefault(kind, _parts(kind))
    return parts(value)


def _parts(kind: type[Any], *but: str) -> Parts:
    names = tuple(field.name for field in fields(kind) if field.name not in but)

    def parts(value: object) -> dict[str, object]:
        """Take a value apart, and what is in it where that is known: being asked by orjson takes longer."""
        found = {}
        for name in names:
            part = getattr(value, name)
            apart = _known.get(type(part))
            found[name] = part if apart is None else apart(part)
        return found

    return parts
