"""What platforms deliver, as it came, until it is handled; places that moved; when a platform was heard last."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, delete, select, update

from bot.domain.people import PersonId
from storage.family import Family
from storage.plain import ONE, ZERO, insertion, micros, moment
from storage.schema import deliveries, heard, identities, moved_places, people
from storage.statements import Stmt

MOST_TRIES: Final = 3  # starts at which the same delivery is taken up again; then it is left on file, and stops nothing
_moved: Final = insertion(moved_places)
_heard: Final = insertion(heard)
_ON: Final = deliveries.c.platform == bindparam("on")

KEEP: Final = Stmt(insertion(deliveries, "id", tries=ZERO).returning(deliveries.c.id))
DROP: Final = Stmt(delete(deliveries).where(deliveries.c.id == bindparam("this")))
TRY: Final = Stmt(update(deliveries).where(_ON).values(tries=deliveries.c.tries + ONE))
KEPT: Final = Stmt(
    select(deliveries.c.id, deliveries.c.raw)
    .where(_ON, deliveries.c.tries <= bindparam("most"))
    .order_by(deliveries.c.id)
)
MOVE: Final = Stmt(
    _moved.on_conflict_do_update(index_elements=["platform", "place"], set_={"moved_to": _moved.excluded.moved_to})
)
MOVES: Final = Stmt(
    select(moved_places.c.place, moved_places.c.moved_to).where(moved_places.c.platform == bindparam("on"))
)
LAST: Final = Stmt(select(heard.c.at).where(heard.c.platform == bindparam("on")))
HEAR: Final = Stmt(_heard.on_conflict_do_update(index_elements=["platform"], set_={"at": _heard.excluded.at}))
PEOPLE: Final = Stmt(
    select(people.c.id)
    .where(
        people.c.active != ZERO,
        select(identities.c.person)
        .where(identities.c.person == people.c.id, identities.c.platform == bindparam("on"))
        .exists(),
    )
    .order_by(people.c.position)
)


class Heard(Family):
    """What platforms told; meets `bot.mail.Heard`."""

    __slots__ = ()

    def keep(self, platform: str, raw: str, now: datetime) -> int:
        row = KEEP.one(self._db, platform=platform, raw=raw, at=micros(now))
        return int(row[0]) if row else 0

    def drop(self, rows: Iterable[int]) -> None:
        DROP.many(self._db, ({"this": row} for row in rows))

    def kept(self, platform: str) -> tuple[tuple[int, str], ...]:
        TRY.run(self._db, on=platform)
        return tuple((int(row), str(raw)) for row, raw in KEPT.all(self._db, on=platform, most=MOST_TRIES))

    def move(self, platform: str, place: str, to: str) -> None:
        MOVE.run(self._db, platform=platform, place=place, moved_to=to)

    def moves(self, platform: str) -> Mapping[str, str]:
        return {str(place): str(to) for place, to in MOVES.all(self._db, on=platform)}

    def last(self, platform: str) -> datetime | None:
        row = LAST.one(self._db, on=platform)
        return None if row is None else moment(row[0])

    def hear(self, platform: str, now: datetime) -> None:
        HEAR.run(self._db, platform=platform, at=micros(now))

    def people(self, platform: str) -> tuple[PersonId, ...]:
        return tuple(PersonId(person) for (person,) in PEOPLE.all(self._db, on=platform))
