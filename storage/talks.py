"""What was said in talks on a disagreement, in its order."""

from typing import Final

from sqlalchemy import bindparam, select

from bot.domain.disagreements import Remark
from storage.family import Family
from storage.plain import insertion, micros, moment
from storage.schema import remarks, steps
from storage.statements import Stmt

ADD: Final = Stmt(insertion(remarks, "id"))
OF_ROUND: Final = Stmt(
    select(remarks.c.step, remarks.c.person, remarks.c.at, remarks.c.said)
    .join(steps, steps.c.id == remarks.c.step)
    .where(steps.c.round == bindparam("journey"))
    .order_by(remarks.c.id)
)


class Talks(Family):
    """Remarks; meets `bot.memory.Talks`."""

    __slots__ = ()

    def add(self, remark: Remark) -> None:
        ADD.run(self._db, step=remark.step, person=remark.person, at=micros(remark.at), said=remark.said)

    def of(self, journey: str) -> tuple[Remark, ...]:
        rows = OF_ROUND.all(self._db, journey=journey)
        return tuple(Remark(step, person, moment(at), said) for step, person, at, said in rows)
