"""What units are called upon for, and where it stands."""

from collections.abc import Sequence
from typing import Final

from sqlalchemy import bindparam, select, text, update

from bot.domain.assignments import Assignment, Contribution
from bot.domain.drafts import Attachment, DraftId
from bot.domain.people import UnitId
from storage.family import Family
from storage.plain import ONE, insertion, json, micros, moment, read_json, stamp, when
from storage.schema import assignments, contributions
from storage.statements import Row, Stmt

_OPEN: Final = text("assignments.state = 'open'")
_PART: Final = tuple(contributions.c)

ADD: Final = Stmt(insertion(assignments))
ADD_PART: Final = Stmt(insertion(contributions))
GET: Final = Stmt(select(assignments).where(assignments.c.id == bindparam("of")))
OPEN: Final = Stmt(select(assignments).where(_OPEN).order_by(assignments.c.due, assignments.c.id))
PARTS: Final = Stmt(select(*_PART).where(contributions.c.assignment == bindparam("of")).order_by(contributions.c.place))
_both: Final = select(*assignments.c, *_PART).join(contributions, contributions.c.assignment == assignments.c.id)
PART: Final = Stmt(_both.where(contributions.c.id == bindparam("of")))
OF_DRAFT: Final = Stmt(_both.where(contributions.c.draft == bindparam("of")))
PUT: Final = Stmt(
    update(assignments)
    .where(assignments.c.id == bindparam("of"))
    .values(
        due=bindparam("until"),
        release_at=bindparam("at"),
        state=bindparam("is"),
        let_go=bindparam("out"),
        revision=assignments.c.revision + ONE,
    )
)
PUT_PART: Final = Stmt(
    update(contributions)
    .where(contributions.c.id == bindparam("of"))
    .values(
        due=bindparam("until"),
        state=bindparam("is"),
        draft=bindparam("item"),
        handed_in=bindparam("came"),
        wants=bindparam("more"),
        why=bindparam("because"),
        revision=contributions.c.revision + ONE,
    )
)
TOUCH_PARTS: Final = Stmt(
    update(contributions)
    .where(contributions.c.assignment == bindparam("of"))
    .values(revision=contributions.c.revision + ONE)
)
TOUCH: Final = Stmt(
    update(assignments).where(assignments.c.id == bindparam("of")).values(revision=assignments.c.revision + ONE)
)


class Assignments(Family):
    """Assignments with their contributions; meets `bot.submitting.Assignments`."""

    __slots__ = ()

    def add(self, assignment: Assignment, parts: Sequence[Contribution]) -> None:
        ADD.run(
            self._db,
            id=assignment.id,
            number=assignment.number,
            topic=assignment.topic,
            brief=assignment.brief,
            by=assignment.by,
            due=micros(assignment.due),
            release_at=stamp(assignment.release_at),
            files=json(assignment.files),
            state=assignment.state,
            let_go=stamp(assignment.let_go),
            revision=assignment.revision,
        )
        for part in parts:
            ADD_PART.run(
                self._db,
                id=part.id,
                assignment=part.assignment,
                unit=part.unit,
                place=part.place,
                due=micros(part.due),
                state=part.state,
                draft=part.draft,
                handed_in=stamp(part.handed_in),
                wants=stamp(part.wants),
                why=part.why,
                revision=part.revision,
            )

    def get(self, assignment: str) -> Assignment | None:
        row = GET.one(self._db, of=assignment)
        return None if row is None else _assignment(row)

    def open(self) -> tuple[Assignment, ...]:
        return tuple(map(_assignment, OPEN.all(self._db)))

    def parts(self, assignment: str) -> tuple[Contribution, ...]:
        return tuple(map(_part, PARTS.all(self._db, of=assignment)))

    def part(self, contribution: str) -> tuple[Assignment, Contribution] | None:
        return _found(PART.one(self._db, of=contribution))

    def of_draft(self, draft: DraftId) -> tuple[Assignment, Contribution] | None:
        return _found(OF_DRAFT.one(self._db, of=draft))

    def put(self, assignment: Assignment) -> None:
        given = {"is": assignment.state, "out": stamp(assignment.let_go), "at": stamp(assignment.release_at)}
        PUT.run(self._db, of=assignment.id, until=micros(assignment.due), **given)
        TOUCH_PARTS.run(self._db, of=assignment.id)

    def put_part(self, part: Contribution) -> None:
        given = {"is": part.state, "item": part.draft, "came": stamp(part.handed_in)}
        more = {"more": stamp(part.wants), "because": part.why}
        PUT_PART.run(self._db, of=part.id, until=micros(part.due), **given, **more)
        TOUCH.run(self._db, of=part.assignment)


def _assignment(row: Row) -> Assignment:
    id_, number, topic, brief, by, due, release_at, files, state, let_go, revision = row
    given = tuple(Attachment(**plain) for plain in read_json(files))
    times = (moment(due), when(release_at))
    return Assignment(id_, number, topic, brief, by, *times, given, state, when(let_go), revision)


def _found(row: Row | None) -> tuple[Assignment, Contribution] | None:
    first = len(assignments.c)
    return None if row is None else (_assignment(row[:first]), _part(row[first:]))


def _part(row: Row) -> Contribution:
    id_, assignment, unit, place, due, state, draft, handed_in, wants, why, revision = row
    tied = None if draft is None else DraftId(draft)
    times = (when(handed_in), when(wants))
    return Contribution(id_, assignment, UnitId(unit), place, moment(due), state, tied, *times, why, revision)
