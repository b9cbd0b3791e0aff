"""The secret links by which people subscribe to the release plan."""

from datetime import datetime
from typing import Final

from sqlalchemy import bindparam, select, text, update

from bot.domain.people import PersonId
from bot.domain.plans import CalendarLink
from storage.assignments_schema import LINK_LIVE
from storage.family import Family
from storage.plain import insertion, micros, moment
from storage.schema import calendar_links
from storage.statements import Row, Stmt

_LIVE: Final = text(f"calendar_links.{LINK_LIVE}")

ADD: Final = Stmt(insertion(calendar_links, "ended"))
GET: Final = Stmt(select(calendar_links).where(calendar_links.c.id == bindparam("link")))
OF: Final = Stmt(select(calendar_links).where(_LIVE, calendar_links.c.person == bindparam("who")))
BEHIND: Final = Stmt(select(calendar_links).where(_LIVE, calendar_links.c.digest == bindparam("said")))
LIVING: Final = Stmt(select(calendar_links).where(_LIVE).order_by(calendar_links.c.id))
END: Final = Stmt(
    update(calendar_links).where(_LIVE, calendar_links.c.id == bindparam("link")).values(ended=bindparam("at"))
)


class CalendarLinks(Family):
    """Links to the plan; meets `bot.submitting.CalendarLinks`."""

    __slots__ = ()

    def add(self, link: CalendarLink) -> None:
        ADD.run(self._db, id=link.id, person=link.person, digest=link.digest, made=micros(link.made))

    def get(self, link: str) -> CalendarLink | None:
        return _one(GET.one(self._db, link=link))

    def of(self, person: PersonId) -> CalendarLink | None:
        return _one(OF.one(self._db, who=person))

    def behind(self, digest: str) -> CalendarLink | None:
        return _one(BEHIND.one(self._db, said=digest))

    def living(self) -> tuple[CalendarLink, ...]:
        return tuple(map(_link, LIVING.all(self._db)))

    def end(self, link: str, now: datetime) -> bool:
        return END.run(self._db, link=link, at=micros(now)).rowcount == 1


def _one(row: Row | None) -> CalendarLink | None:
    return None if row is None else _link(row)


def _link(row: Row) -> CalendarLink:
    id_, person, digest, made, ended = row
    return CalendarLink(id_, PersonId(person), digest, moment(made), None if ended is None else moment(ended))
