"""Who sends for a platform, what a platform takes nothing of for a while, and accounts that took no message."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from sqlalchemy import and_, bindparam, delete, or_, select, update

from bot.domain.people import PersonId
from bot.ports import Address
from bot.text import Text
from storage.family import Family
from storage.people import REACHED_FIRST
from storage.plain import ONE, insertion, json, micros, moment, packed, read_json, stamp, unpacked
from storage.schema import gates, identities, people, senders, unreachable
from storage.statements import Stmt

_PLATFORM: Final = senders.c.platform == bindparam("on")
_MINE: Final = senders.c.owner == bindparam("me")
_ACCOUNT: Final = (
    unreachable.c.platform == bindparam("on"),
    unreachable.c.workspace == bindparam("at"),
    unreachable.c.account == bindparam("as"),
)
_shut: Final = insertion(gates)
_lost: Final = insertion(unreachable)

JOIN: Final = Stmt(insertion(senders, until=bindparam("up_to")).on_conflict_do_nothing(index_elements=["platform"]))
KEEP: Final = Stmt(update(senders).where(_PLATFORM, _MINE).values(until=bindparam("up_to")))
TAKE: Final = Stmt(
    update(senders)
    .where(_PLATFORM, or_(bindparam("alone") == ONE, senders.c.until <= bindparam("now")))
    .values(owner=bindparam("me"), fence=senders.c.fence + ONE, until=bindparam("up_to"))
)
FENCE: Final = Stmt(select(senders.c.fence).where(_PLATFORM, _MINE))
RELEASE: Final = Stmt(update(senders).where(_MINE).values(until=bindparam("now")))
GATES: Final = Stmt(select(gates.c.scope, gates.c.until))
TROUBLES: Final = Stmt(select(gates.c.scope, gates.c.why).where(gates.c.why.is_not(None)).order_by(gates.c.scope))
SHUT: Final = Stmt(
    _shut.on_conflict_do_update(
        index_elements=["scope"], set_={name: _shut.excluded[name] for name in ("until", "why")}
    )
)
OPEN: Final = Stmt(delete(gates).where(gates.c.scope == bindparam("what")))
REOPEN: Final = Stmt(delete(gates).where(gates.c.why.is_not(None)))
LOSE: Final = Stmt(
    _lost.on_conflict_do_update(
        index_elements=["platform", "workspace", "account"], set_={"since": _lost.excluded.since}
    )
)
FIND: Final = Stmt(delete(unreachable).where(*_ACCOUNT))
_REACHABLE: Final = (
    select(identities.c.platform, identities.c.workspace, identities.c.account, identities.c.person)
    .outerjoin(
        unreachable,
        and_(
            unreachable.c.platform == identities.c.platform,
            unreachable.c.workspace == identities.c.workspace,
            unreachable.c.account == identities.c.account,
            unreachable.c.since > bindparam("since"),
        ),
    )
    .join(people, people.c.id == identities.c.person)
    .where(unreachable.c.since.is_(None))
    .order_by(*REACHED_FIRST)
)
REACHABLE: Final = Stmt(_REACHABLE.where(identities.c.person == bindparam("who")))
REACHED: Final = Stmt(_REACHABLE)


class Senders(Family):
    """Whose turn it is, and where nothing can be sent; meets `bot.mail.Senders`."""

    __slots__ = ()

    def hold(self, platform: str, owner: str, now: datetime, until: datetime | None) -> int:
        up_to = stamp(until)
        if KEEP.run(self._db, on=platform, me=owner, up_to=up_to).rowcount == 0:
            taken = {"on": platform, "me": owner, "now": micros(now), "up_to": up_to, "alone": int(until is None)}
            if TAKE.run(self._db, **taken).rowcount == 0:
                JOIN.run(self._db, platform=platform, owner=owner, fence=1, up_to=up_to)
        row = FENCE.one(self._db, on=platform, me=owner)
        return 0 if row is None else int(row[0])

    def release(self, owner: str, now: datetime) -> None:
        RELEASE.run(self._db, me=owner, now=micros(now))

    def gates(self) -> Mapping[str, datetime]:
        return {scope: moment(until) for scope, until in GATES.all(self._db)}

    def troubles(self) -> Mapping[str, Text]:
        found = {scope: unpacked(read_json(why)) for scope, why in TROUBLES.all(self._db)}
        return {scope: why for scope, why in found.items() if why is not None}

    def shut(self, scope: str, until: datetime, why: Text | None = None) -> None:
        SHUT.run(self._db, scope=scope, until=micros(until), why=None if why is None else json(packed(why)))

    def open(self, scope: str) -> None:
        OPEN.run(self._db, what=scope)

    def reopen(self) -> None:
        REOPEN.run(self._db)

    def lose(self, address: Address, now: datetime) -> None:
        at = (address.platform, address.workspace, address.user)
        LOSE.run(self._db, **dict(zip(("platform", "workspace", "account"), at, strict=True)), since=micros(now))

    def find(self, address: Address) -> None:
        FIND.run(self._db, on=address.platform, at=address.workspace, **{"as": address.user})

    def reachable(self, person: PersonId, since: datetime) -> tuple[Address, ...]:
        return tuple(Address(*row[:3]) for row in REACHABLE.all(self._db, who=person, since=micros(since)))

    def reached(self, since: datetime) -> Mapping[PersonId, tuple[Address, ...]]:
        found: dict[PersonId, tuple[Address, ...]] = {}
        for *address, person in REACHED.all(self._db, since=micros(since)):
            found[person] = (*found.get(person, ()), Address(*address))
        return found
