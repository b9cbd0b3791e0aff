"""The tables of what follows a crisis: its account, its tasks."""

from typing import Final

from sqlalchemy import Index, MetaData, Table

from storage.columns import key, number, of, only, part, words

# A statement meant to use an index says the same in the same words.
ACCOUNT_DUE: Final = "state = 'due'"
TASK_OPEN: Final = "state = 'open'"


def tables(metadata: MetaData) -> tuple[Table, Table]:
    """Make them: crisis_accounts, crisis_tasks."""
    return _accounts(metadata), _tasks(metadata)


def _accounts(metadata: MetaData) -> Table:
    return Table(
        "crisis_accounts",
        metadata,
        part("crisis", "crises"),
        of("person", "people"),  # who gives it
        number("due"),
        words("state"),  # due, in, off
        words("said"),  # JSON: the parts that are written
        of("given_by", "people", null=True),
        number("given_at", null=True),
        number("revision"),
        only(ACCOUNT_DUE, "ix_crisis_accounts_due", "due"),
        sqlite_with_rowid=False,
    )


def _tasks(metadata: MetaData) -> Table:
    return Table(
        "crisis_tasks",
        metadata,
        key(),
        of("crisis", "crises"),
        words("what"),
        of("person", "people"),
        number("due"),
        of("by", "people"),
        number("at"),
        words("state"),  # open, done
        number("done_at", null=True),
        number("was_due", null=True),  # the first date, where it was put off
        number("revision"),
        Index("ix_crisis_tasks_crisis", "crisis"),
        only(TASK_OPEN, "ix_crisis_tasks_open", "due"),
        sqlite_with_rowid=False,
    )
