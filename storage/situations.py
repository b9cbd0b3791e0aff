"""Situation reports on file, and the record of a crisis."""

from typing import Any, Final

from sqlalchemy import BindParameter, bindparam, select

from bot.domain.crises import CrisisId
from bot.domain.drafts import Attachment
from bot.domain.people import PersonId
from bot.domain.situation import Report, ReportKind
from bot.domain.situation_facts import Said
from bot.situations import Happened
from storage.crises_rows import files_json
from storage.family import Family
from storage.plain import ONE, ZERO, insertion, micros, moment, read_json
from storage.schema import crises, crisis_reports, facts
from storage.statements import Row, Stmt

_IN: Final[BindParameter[str]] = bindparam("of")
_REPORT: Final = (
    crisis_reports.c.number,
    crisis_reports.c.at,
    crisis_reports.c.person,
    crisis_reports.c.kind,
    crisis_reports.c.overview,
    crisis_reports.c.measures,
    crisis_reports.c.next_steps,
    crisis_reports.c.files,
)

ADD: Final = Stmt(insertion(crisis_reports, "id"))
OF: Final = Stmt(select(*_REPORT).where(crisis_reports.c.crisis == _IN).order_by(crisis_reports.c.number))
LATEST: Final = Stmt(
    select(*_REPORT)
    .where(crisis_reports.c.crisis == _IN)
    .order_by(crisis_reports.c.number.desc())
    .limit(ONE)
    .offset(ZERO)
)
HAPPENED: Final = Stmt(
    select(facts.c.seq, facts.c.kind, facts.c.by, facts.c.at, facts.c.data)
    .where(facts.c.subject == _IN)
    .order_by(facts.c.seq)
)
NUMBERED: Final = Stmt(select(crises.c.id).where(crises.c.number == _IN))


class Situations(Family):
    """Situation reports; meets `bot.situations.Situations`."""

    __slots__ = ()

    def add(self, crisis: CrisisId, report: Report) -> None:
        said = report.said
        ADD.run(
            self._db,
            crisis=crisis,
            number=report.number,
            at=micros(report.at),
            person=report.by,
            kind=report.kind.value,
            overview=said.overview,
            measures=said.measures,
            next_steps=said.next_steps,
            files=files_json(report.files),
        )

    def of(self, crisis: CrisisId) -> tuple[Report, ...]:
        return tuple(map(_report, OF.all(self._db, of=crisis)))

    def latest(self, crisis: CrisisId) -> Report | None:
        found = LATEST.one(self._db, of=crisis)
        return None if found is None else _report(found)

    def happened(self, crisis: CrisisId) -> tuple[Happened, ...]:
        return tuple(map(_happened, HAPPENED.all(self._db, of=crisis)))

    def numbered(self, number: str) -> CrisisId | None:
        found = NUMBERED.one(self._db, of=number)
        return None if found is None else CrisisId(found[0])


def _report(row: Row) -> Report:
    number, at, person, kind, overview, measures, next_steps, files = row
    sent = tuple(Attachment(*one) for one in read_json(files))
    said = Said(overview, measures, next_steps)
    return Report(number, moment(at), PersonId(person), ReportKind(kind), said, sent)


def _happened(row: Row) -> Happened:
    number, kind, by, at, data = row
    plain: dict[str, Any] = read_json(data)
    return Happened(number, kind, PersonId(by) if by else None, moment(at), plain)
