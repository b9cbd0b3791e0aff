"""What follows crises, on file: accounts and tasks."""

from typing import Final

from sqlalchemy import bindparam, select, text, update

from bot.domain.aftermath import Account, Task
from bot.domain.crises import CrisisId
from bot.domain.people import PersonId
from storage.aftermath_schema import ACCOUNT_DUE, TASK_OPEN
from storage.family import Family
from storage.plain import ONE, insertion, json, micros, moment, read_json, stamp, when
from storage.schema import crisis_accounts, crisis_tasks
from storage.statements import Row, Stmt

_ACCOUNT: Final = tuple(crisis_accounts.c)
_TASK: Final = tuple(crisis_tasks.c)
_OPEN: Final = text(TASK_OPEN)
_put: Final = insertion(crisis_accounts)

ACCOUNT: Final = Stmt(select(*_ACCOUNT).where(crisis_accounts.c.crisis == bindparam("of")))
DUE: Final = Stmt(select(*_ACCOUNT).where(text(ACCOUNT_DUE)).order_by(crisis_accounts.c.due, crisis_accounts.c.crisis))
PUT: Final = Stmt(
    _put.on_conflict_do_update(
        index_elements=["crisis"],
        set_={column.name: _put.excluded[column.name] for column in _ACCOUNT if column.name != "crisis"},
    )
)
TOUCH: Final = Stmt(
    update(crisis_accounts)
    .where(crisis_accounts.c.crisis == bindparam("of"))
    .values(revision=crisis_accounts.c.revision + ONE)
)
ADD: Final = Stmt(insertion(crisis_tasks))
GET: Final = Stmt(select(*_TASK).where(crisis_tasks.c.id == bindparam("of")))
OF_CRISIS: Final = Stmt(
    select(*_TASK).where(crisis_tasks.c.crisis == bindparam("of")).order_by(crisis_tasks.c.at, crisis_tasks.c.id)
)
OPEN: Final = Stmt(select(*_TASK).where(_OPEN).order_by(crisis_tasks.c.due, crisis_tasks.c.id))
PUT_TASK: Final = Stmt(
    update(crisis_tasks)
    .where(crisis_tasks.c.id == bindparam("of"))
    .values(
        person=bindparam("whose"),
        due=bindparam("until"),
        state=bindparam("is"),
        done_at=bindparam("finished"),
        was_due=bindparam("first"),
        revision=crisis_tasks.c.revision + ONE,
    )
)


class Aftermath(Family):
    """Accounts and tasks; meets `bot.aftermath.Aftermath`."""

    __slots__ = ()

    def account(self, crisis: str) -> Account | None:
        row = ACCOUNT.one(self._db, of=crisis)
        return None if row is None else _account(row)

    def due(self) -> tuple[Account, ...]:
        return tuple(map(_account, DUE.all(self._db)))

    def put(self, account: Account) -> None:
        PUT.run(
            self._db,
            crisis=account.crisis,
            person=account.person,
            due=micros(account.due),
            state=account.state,
            said=json(account.said),
            given_by=account.given_by,
            given_at=stamp(account.given_at),
            revision=account.revision + 1,
        )

    def add(self, task: Task) -> None:
        ADD.run(
            self._db,
            id=task.id,
            crisis=task.crisis,
            what=task.what,
            person=task.person,
            due=micros(task.due),
            by=task.by,
            at=micros(task.at),
            state=task.state,
            done_at=stamp(task.done_at),
            was_due=stamp(task.was_due),
            revision=task.revision,
        )
        TOUCH.run(self._db, of=task.crisis)

    def task(self, task: str) -> Task | None:
        row = GET.one(self._db, of=task)
        return None if row is None else _task(row)

    def tasks(self, crisis: CrisisId) -> tuple[Task, ...]:
        return tuple(map(_task, OF_CRISIS.all(self._db, of=crisis)))

    def open(self) -> tuple[Task, ...]:
        return tuple(map(_task, OPEN.all(self._db)))

    def put_task(self, task: Task) -> None:
        given = {"is": task.state, "finished": stamp(task.done_at), "first": stamp(task.was_due)}
        PUT_TASK.run(self._db, of=task.id, whose=task.person, until=micros(task.due), **given)
        TOUCH.run(self._db, of=task.crisis)


def _account(row: Row) -> Account:
    crisis, person, due, state, said, given_by, given_at, revision = row
    by = None if given_by is None else PersonId(given_by)
    return Account(
        CrisisId(crisis), PersonId(person), moment(due), state, read_json(said), by, when(given_at), revision
    )


def _task(row: Row) -> Task:
    id_, crisis, what, person, due, by, at, state, done_at, was_due, revision = row
    whose = (PersonId(person), moment(due), PersonId(by), moment(at))
    return Task(id_, CrisisId(crisis), what, *whose, state, when(done_at), when(was_due), revision)
