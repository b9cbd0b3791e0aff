"""The outbox's way out: what waits, what is taken and by whom, what became of it."""

from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, bindparam, case, func, insert, or_, select, text, update

from bot.domain.effects import Lane
from bot.domain.people import PersonId
from bot.mail import Outgoing, Slip
from bot.ports import Address
from bot.text import Text
from storage.delivery_schema import CARD_LIVE, TAKEN, TO_GATHER, TO_SEND, UNDELIVERED
from storage.family import Family
from storage.plain import ONE, ZERO, json, micros, moment, packed, read_json, unpacked, words
from storage.schema import messages, outbox, senders
from storage.statements import Row, Stmt

_THIS: Final = outbox.c.id == bindparam("row")
_SLIP: Final = (
    outbox.c.id,
    outbox.c.lane,
    outbox.c.person,
    outbox.c.place,
    outbox.c.kind,
    outbox.c.state,
    outbox.c.attempts,
    outbox.c.not_before,
    outbox.c.platform,
    outbox.c.workspace,
    outbox.c.account,
    outbox.c.deaths,
    outbox.c.doubt,
    outbox.c.needed_by,
    func.coalesce(outbox.c.needed_by <= outbox.c.added_at, ZERO),
)
_COLUMNS: Final = (
    outbox.c.id,
    outbox.c.key,
    outbox.c.lane,
    outbox.c.person,
    outbox.c.kind,
    outbox.c.subject,
    outbox.c.version,
    outbox.c.payload,
    outbox.c.state,
    outbox.c.attempts,
    outbox.c.place,
    outbox.c.why,
)
_COPIED: Final = ("lane", "person", "kind", "subject", "version", "payload", "place")
_HOLDS: Final = (
    select(senders.c.platform)
    .where(senders.c.platform == bindparam("by"), senders.c.fence == bindparam("under"))
    .exists()
)
_UNKNOWN: Final = outbox.c.state == words("unknown")
_MINE: Final = (_THIS, or_(and_(text(TAKEN), outbox.c.fence == bindparam("under")), _UNKNOWN), _HOLDS)


def _taking(state: str, attempts: ColumnElement[int], *free: ColumnElement[bool]) -> Stmt:
    return Stmt(
        update(outbox)
        .where(_THIS, or_(*free), _HOLDS)
        .values(
            state=words(state),
            attempts=attempts,
            platform=bindparam("on"),
            workspace=bindparam("at"),
            account=bindparam("as"),
            fence=bindparam("under"),
            until=bindparam("up_to"),
        )
    )


_FREE: Final = outbox.c.state.in_([words("pending"), words("retry"), words("unknown")])
_LEASED: Final = and_(outbox.c.state == words("leased"), outbox.c.fence == bindparam("under"))
_TRIES: Final = outbox.c.attempts + ONE

WAITING: Final = Stmt(
    select(*_SLIP).where(text(TO_SEND), outbox.c.id > bindparam("after")).order_by(outbox.c.id).limit(bindparam("most"))
)
GET: Final = Stmt(select(*_COLUMNS).where(_THIS))
LEASE: Final = _taking("leased", _TRIES, _FREE)
SENDING: Final = _taking("sending", case((_LEASED, outbox.c.attempts), else_=_TRIES), _FREE, _LEASED)
SENT: Final = Stmt(update(outbox).where(*_MINE).values(state=words("sent")))
_waits: Final[dict[str, Any]] = {
    "state": bindparam("waits"),
    "not_before": bindparam("up_to"),
    "deaths": bindparam("died"),
    "doubt": bindparam("doubted"),
    "platform": bindparam("on"),
    "workspace": bindparam("at"),
    "account": bindparam("as"),
}
PUT_OFF: Final = Stmt(update(outbox).where(*_MINE).values(_waits))
RECOVERED: Final = Stmt(update(outbox).where(_THIS, text(TAKEN)).values({**_waits, "fence": bindparam("under")}))
# What was tried is not gathered: it may be out, or on its way.
_NEWS: Final = (
    outbox.c.state == words("pending"),
    outbox.c.kind == words("news"),
    func.coalesce(outbox.c.needed_by > outbox.c.added_at, ONE) == ONE,
)
GATHERABLE: Final = Stmt(
    select(*_COLUMNS)
    .where(text(TO_GATHER), *_NEWS, outbox.c.person == bindparam("who"), outbox.c.lane >= bindparam("lane"))
    .order_by(outbox.c.id)
)
GATHERABLE_REQUESTS: Final = Stmt(
    select(*_COLUMNS)
    .where(text(TO_SEND), *_NEWS, outbox.c.person == bindparam("who"), outbox.c.lane >= bindparam("lane"))
    .order_by(outbox.c.id)
)
FOR_DIGESTS: Final = Stmt(
    select(outbox.c.person).where(text(TO_SEND), *_NEWS, outbox.c.lane > ONE, outbox.c.person.is_not(None)).distinct()
)
GATHER: Final = Stmt(update(outbox).where(_THIS, outbox.c.state == words("pending")).values(state=words("gathered")))
WAITS: Final = Stmt(select(outbox.c.id).where(_THIS, text(TO_SEND)))
DEAD: Final = Stmt(update(outbox).where(_THIS).values(state=words("dead"), why=bindparam("because")))
LOST: Final = Stmt(
    select(*_SLIP)
    .where(
        text(TAKEN),
        func.coalesce(outbox.c.platform, bindparam("on")) == bindparam("on"),
        or_(func.coalesce(outbox.c.fence, ZERO) < bindparam("under"), outbox.c.until <= bindparam("now")),
    )
    .order_by(outbox.c.id)
)
OVERTAKEN: Final = Stmt(
    select(messages.c.id).where(
        text(f"messages.{CARD_LIVE}"),
        messages.c.person == bindparam("who"),
        messages.c.kind == bindparam("what"),
        messages.c.subject == bindparam("of"),
        messages.c.outgoing > bindparam("row"),
    )
)
UNDELIVERED_ONES: Final = Stmt(
    select(*_COLUMNS).where(text(UNDELIVERED)).order_by(outbox.c.id.desc()).limit(bindparam("most"))
)
AGAIN: Final = Stmt(
    insert(outbox).from_select(
        ["key", *_COPIED, "state", "attempts", "not_before", "added_at"],
        select(
            (outbox.c.key + words(":again")).label("key"),
            *(outbox.c[name] for name in _COPIED),
            words("pending").label("state"),
            ZERO.label("attempts"),
            ZERO.label("not_before"),
            bindparam("now").label("added_at"),
        ).where(_THIS, text(UNDELIVERED)),
    )
)


class Queue(Family):
    """The queue's way out; meets that half of `bot.mail.Messages`."""

    __slots__ = ()

    def waiting(self, after: int, most: int) -> tuple[Slip, ...]:
        return tuple(map(_slip, WAITING.all(self._db, after=after, most=most)))

    def outgoing(self, row: int) -> Outgoing | None:
        found = GET.one(self._db, row=row)
        return None if found is None else _outgoing(found)

    def lease(self, slip: Slip, to: Address, fence: int, until: datetime) -> bool:
        return LEASE.run(self._db, row=slip.id, **_by(to, fence), up_to=micros(until), **_at(to)).rowcount > 0

    def sending(self, slip: Slip, to: Address, fence: int, until: datetime) -> bool:
        return SENDING.run(self._db, row=slip.id, **_by(to, fence), up_to=micros(until), **_at(to)).rowcount > 0

    def sent(self, row: int, to: Address, fence: int) -> bool:
        return SENT.run(self._db, row=row, **_by(to, fence)).rowcount > 0

    def put_off(self, slip: Slip, to: Address, fence: int) -> bool:
        return PUT_OFF.run(self._db, **_by(to, fence), **_waiting(slip)).rowcount > 0

    def dead(self, row: int, why: Text | None = None) -> None:
        DEAD.run(self._db, row=row, because=None if why is None else json(packed(why)))

    def lost(self, platform: str, fence: int, now: datetime) -> tuple[Slip, ...]:
        return tuple(map(_slip, LOST.all(self._db, on=platform, under=fence, now=micros(now))))

    def recovered(self, slip: Slip, fence: int) -> None:
        RECOVERED.run(self._db, under=fence, **_waiting(slip))

    def overtaken(self, outgoing: Outgoing) -> bool:
        of = {"who": outgoing.person, "what": outgoing.kind, "of": outgoing.subject}
        return OVERTAKEN.one(self._db, row=outgoing.id, **of) is not None

    def gatherable(self, person: PersonId, lane: int) -> tuple[Outgoing, ...]:
        found = GATHERABLE if lane >= Lane.REMINDERS else GATHERABLE_REQUESTS
        return tuple(map(_outgoing, found.all(self._db, who=person, lane=lane)))

    def for_digests(self) -> frozenset[PersonId]:
        return frozenset(PersonId(person) for (person,) in FOR_DIGESTS.all(self._db))

    def gather(self, row: int) -> None:
        GATHER.run(self._db, row=row)

    def waits(self, row: int) -> bool:
        return WAITS.one(self._db, row=row) is not None

    def undelivered(self, most: int) -> tuple[Outgoing, ...]:
        return tuple(map(_outgoing, UNDELIVERED_ONES.all(self._db, most=most)))

    def again(self, outgoing: Outgoing, now: datetime) -> bool:
        if AGAIN.run(self._db, row=outgoing.id, now=micros(now)).rowcount == 0:
            return False
        self.dead(outgoing.id)
        return True


def _by(to: Address, fence: int) -> dict[str, object]:
    return {"by": to.platform, "under": fence}


def _at(to: Address | None) -> dict[str, object]:
    if to is None:
        return {"on": None, "at": None, "as": None}
    return {"on": to.platform, "at": to.workspace, "as": to.user}


def _waiting(slip: Slip) -> dict[str, object]:
    how = {"row": slip.id, "waits": slip.state, "up_to": micros(slip.not_before)}
    return {**how, "died": slip.deaths, "doubted": int(slip.doubt), **_at(slip.address)}


def _slip(row: Row) -> Slip:
    id_, lane, person, place, kind, state, attempts, not_before, platform, workspace, account, deaths, doubt = row[:13]
    needed_by, at_once = row[13:]
    address = None if platform is None else Address(platform, workspace, account)
    to = (PersonId(person or ""), place or "")
    slip = Slip(id_, lane, *to, kind, state, attempts, moment(not_before), address, deaths or 0, bool(doubt))
    return replace(slip, needed_by=moment(needed_by), at_once=bool(at_once)) if needed_by is not None else slip


def _outgoing(row: Row) -> Outgoing:
    id_, key, lane, person, kind, subject, version, payload, state, attempts, place, why = row
    said: dict[str, Any] = read_json(payload) if payload else {"text": None, "buttons": ()}
    buttons = tuple((verb, label) for verb, label in said["buttons"])
    return Outgoing(
        id_,
        key,
        lane,
        PersonId(person or ""),
        kind,
        subject,
        version,
        unpacked(said["text"]),
        buttons,
        state,
        attempts,
        place or "",
        unpacked(read_json(why)) if why else None,
    )
