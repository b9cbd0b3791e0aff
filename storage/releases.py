"""What publishers have to do, and the ledger."""

from datetime import datetime
from typing import Final

from sqlalchemy import BigInteger, bindparam, select, text

from bot.domain.drafts import DraftId
from bot.domain.people import PersonId
from bot.domain.releases import Entered, Hold, Release, Task
from storage.family import Family
from storage.lists import OFFICIAL
from storage.plain import insertion, json, micros, moment, read_json, stamp, when
from storage.schema import drafts, releases, tasks
from storage.statements import Row, Stmt

_put: Final = insertion(tasks)
_AFTER_ALL: Final = 2**63 - 1

TASK: Final = Stmt(select(tasks).where(tasks.c.draft == bindparam("item")))
OPEN: Final = Stmt(select(tasks).where(text("tasks.open = 1")).order_by(tasks.c.draft))
PUT_TASK: Final = Stmt(
    _put.on_conflict_do_update(
        index_elements=["draft"],
        set_={column.name: _put.excluded[column.name] for column in tasks.c if column.name != "draft"},
    )
)
ADD: Final = Stmt(insertion(releases, "id").on_conflict_do_nothing(index_elements=["draft", "version", "channel"]))
LEDGER: Final = Stmt(
    select(*releases.c, drafts.c.policy)
    .join(drafts, drafts.c.id == releases.c.draft)
    .where(
        releases.c.id < bindparam("before"),
        releases.c.at >= bindparam("since", type_=BigInteger),
        releases.c.at < bindparam("until", type_=BigInteger),
        *OFFICIAL,
    )
    .order_by(releases.c.id.desc())
    .limit(bindparam("most"))
)
OF: Final = Stmt(select(releases).where(releases.c.draft == bindparam("item")).order_by(releases.c.id))


class Releases(Family):
    """Release tasks and the ledger; meets `bot.memory.Releases`."""

    __slots__ = ()

    def task(self, draft: DraftId) -> Task | None:
        row = TASK.one(self._db, item=draft)
        return None if row is None else task_of(row)

    def open(self) -> tuple[Task, ...]:
        return tuple(map(task_of, OPEN.all(self._db)))

    def put_task(self, task: Task) -> None:
        hold = task.hold
        PUT_TASK.run(
            self._db,
            draft=task.draft,
            version=task.version,
            fingerprint=task.fingerprint,
            channels=json(task.channels),
            planned=stamp(task.planned),
            open=int(task.open),
            proofread_by=task.proofread_by,
            proofread_at=stamp(task.proofread_at),
            hold_reason=hold.reason if hold else None,
            hold_by=hold.by if hold else None,
            hold_at=micros(hold.at) if hold else None,
            publishers=json(task.publishers),
        )

    def add(self, release: Release) -> bool:
        entered = ADD.run(
            self._db,
            draft=release.draft,
            version=release.version,
            channel=release.channel,
            address=release.address,
            at=micros(release.at),
            by=release.by,
            number=release.number,
            title=release.title,
            summary=release.summary,
            source=release.source,
            unit=release.unit,
            author=release.author,
            approvers=json(release.approvers),
            fingerprint=release.fingerprint,
        )
        return entered.rowcount == 1

    def of(self, draft: DraftId) -> tuple[Release, ...]:
        return tuple(map(_release, OF.all(self._db, item=draft)))

    def ledger(
        self, person: PersonId, now: datetime, *, since: datetime, until: datetime, before: int, most: int
    ) -> tuple[Entered, ...]:
        span = {"since": micros(since), "until": micros(until), "before": before or _AFTER_ALL}
        rows = LEDGER.all(self._db, who=person, now=micros(now), most=most, **span)
        return tuple(Entered(row[0], _release(row[:-1]), row[-1]) for row in rows)


def task_of(row: Row) -> Task:
    """Read a row of the tasks, all columns in their order."""
    draft, version, fingerprint, channels, planned, is_open, by, at, reason, hold_by, hold_at, publishers = row
    hold = None if hold_at is None else Hold(reason, hold_by, moment(hold_at))
    return Task(
        draft,
        version,
        fingerprint,
        tuple(read_json(channels)),
        when(planned),
        bool(is_open),
        by,
        when(at),
        hold,
        tuple(read_json(publishers)),
    )


def _release(row: Row) -> Release:
    _, draft, version, channel, address, at, by, number, title, summary, source, unit, author, approvers, signed = row
    people = tuple(read_json(approvers))
    return Release(
        draft, version, channel, address, moment(at), by, number, title, summary, source, unit, author, people, signed
    )
