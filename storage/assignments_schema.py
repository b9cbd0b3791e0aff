"""The tables of what units are called upon for, and of what they plan."""

from sqlalchemy import Index, MetaData, Table

from storage.columns import key, number, of, only, words

CALL_OPEN = "state = 'open'"
TIED = "draft IS NOT NULL"
PLANNED = "state = 'planned'"


def tables(metadata: MetaData) -> tuple[Table, Table, Table]:
    """Make them: assignments, contributions, plan_entries."""
    return _assignments(metadata), _contributions(metadata), _plan_entries(metadata)


def _assignments(metadata: MetaData) -> Table:
    return Table(
        "assignments",
        metadata,
        key(),
        words("number"),
        words("topic"),
        words("brief"),
        of("by", "people"),
        number("due"),
        number("release_at", null=True),  # the common time of a linked release
        words("files"),  # JSON, in order
        words("state"),  # open, done, off
        number("let_go", null=True),  # when the package went to the publishers
        number("revision"),
        only(CALL_OPEN, "ix_assignments_open", "due"),
        sqlite_with_rowid=False,
    )


def _contributions(metadata: MetaData) -> Table:
    return Table(
        "contributions",
        metadata,
        key(),
        of("assignment", "assignments"),
        of("unit", "units"),
        number("place"),
        number("due"),
        words("state"),  # asked, accepted, left-out
        of("draft", "drafts", null=True),
        number("handed_in", null=True),
        number("wants", null=True),  # until when more time is asked for ...
        words("why"),  # ... and why
        number("revision"),
        Index("uq_contributions_assignment_unit", "assignment", "unit", unique=True),
        only(TIED, "uq_contributions_draft", "draft", unique=True),
        sqlite_with_rowid=False,
    )


def _plan_entries(metadata: MetaData) -> Table:
    return Table(
        "plan_entries",
        metadata,
        key(),
        of("unit", "units"),
        of("person", "people"),  # who entered it
        words("title"),
        words("category"),
        words("channels"),  # JSON
        number("planned"),
        number("entered"),
        words("state"),  # planned, dropped
        of("draft", "drafts", null=True),
        only(PLANNED, "ix_plan_entries_planned", "planned"),
        only(TIED, "uq_plan_entries_draft", "draft", unique=True),
        sqlite_with_rowid=False,
    )
