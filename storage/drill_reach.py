"""Who cannot be reached, as the last look found it; and what is known of everybody's accounts."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from sqlalchemy import and_, bindparam, delete, select, update

from bot.domain.people import PersonId
from bot.domain.reaching import Account, Gap, OutOfReach
from bot.ports import Address
from storage.family import Family
from storage.people import REACHED_FIRST
from storage.plain import ONE, ZERO, insertion, micros, moment, words
from storage.schema import counters, identities, out_of_reach, people, unreachable
from storage.statements import Stmt

SERIES: Final = "reachability"  # whose count is the revision of the card that says who cannot be reached
_SAME: Final = and_(
    unreachable.c.platform == identities.c.platform,
    unreachable.c.workspace == identities.c.workspace,
    unreachable.c.account == identities.c.account,
)

ALL: Final = Stmt(
    select(
        out_of_reach.c.person,
        out_of_reach.c.why,
        out_of_reach.c.platform,
        out_of_reach.c.since,
        out_of_reach.c.noted_by,
    ).order_by(out_of_reach.c.since, out_of_reach.c.person)
)
CLEAR: Final = Stmt(delete(out_of_reach))
PUT: Final = Stmt(insertion(out_of_reach))
NOTE: Final = Stmt(update(out_of_reach).where(out_of_reach.c.noted_by.is_(None)).values(noted_by=bindparam("who")))
MOVE_ON: Final = Stmt(
    insertion(counters, series=words(SERIES), year=ZERO, last=ONE).on_conflict_do_update(
        index_elements=["series", "year"], set_={"last": counters.c.last + ONE}
    )
)
REVISION: Final = Stmt(select(counters.c.last).where(counters.c.series == words(SERIES), counters.c.year == ZERO))
ACCOUNTS: Final = Stmt(
    select(
        identities.c.person,
        identities.c.platform,
        unreachable.c.since,
    )
    .join(people, people.c.id == identities.c.person)
    .outerjoin(unreachable, _SAME)
    .where(people.c.active == ONE)
    .order_by(identities.c.person, *REACHED_FIRST)
)

LINKED: Final = Stmt(
    select(identities.c.platform, identities.c.workspace, identities.c.account)
    .join(people, people.c.id == identities.c.person)
    .where(people.c.active == ONE)
    .order_by(people.c.position, identities.c.platform, identities.c.workspace, identities.c.account)
)
LOST: Final = Stmt(
    select(unreachable.c.since).where(
        unreachable.c.platform == bindparam("on"),
        unreachable.c.workspace == bindparam("at"),
        unreachable.c.account == bindparam("as"),
    )
)


class OutsideReach(Family):
    """Who cannot be reached; meets `bot.drills.OutsideReach`."""

    __slots__ = ()

    def all(self) -> tuple[OutOfReach, ...]:
        return tuple(
            OutOfReach(PersonId(person), Gap(why), platform, moment(since), PersonId(noted) if noted else None)
            for person, why, platform, since, noted in ALL.all(self._db)
        )

    def put(self, found: Sequence[OutOfReach]) -> None:
        CLEAR.run(self._db)
        for one in found:
            known = {"person": one.person, "why": one.gap.value, "platform": one.platform}
            PUT.run(self._db, **known, since=micros(one.since), noted_by=one.noted_by)
        MOVE_ON.run(self._db)

    def note(self, by: PersonId) -> None:
        NOTE.run(self._db, who=by)
        MOVE_ON.run(self._db)

    def revision(self) -> int:
        found = REVISION.one(self._db)
        return 0 if found is None else int(found[0])

    def linked(self) -> tuple[Address, ...]:
        return tuple(Address(*row) for row in LINKED.all(self._db))

    def lost(self, address: Address) -> bool:
        at = {"on": address.platform, "at": address.workspace, "as": address.user}
        return LOST.one(self._db, **at) is not None

    def accounts(self) -> Mapping[PersonId, Sequence[Account]]:
        found = defaultdict[PersonId, list[Account]](list)
        for person, platform, since in ACCOUNTS.all(self._db):
            found[PersonId(person)].append(Account(platform, since is None))
        return found
