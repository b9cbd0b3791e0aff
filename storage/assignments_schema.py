"""The tables of what units are called upon for, and of what they plan."""

from sqlalchemy import Index, MetaData, Table

from storage.columns import key, number, of, only, words

CALL_OPEN = "state = 'open'"
TIED = "draft IS NOT NULL"
PLANNED = "state = 'planned'"
LINK_LIVE = "ended IS NULL"


def tables(metadata: MetaData) -> tuple[Table, Table, Table, Table]:
    """Make them: assignments, contributions, plan_entries, calendar_links."""
    return _assignments(metadata), _contributions(metadata), _plan_entries(metadata), _calendar_links(metadata)


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
        number("changed", null=True),  # when it was taken out of the plan
        only(PLANNED, "ix_plan_entries_planned", "planned"),
        only(TIED, "uq_plan_entries_draft", "draft", unique=True),
        sqlite_with_rowid=False,
    )


def _calendar_links(metadata: MetaData) -> Table:
    """Make the table of the links by which people subscribe to the plan; of their secrets only the digests are kept."""
    return Table(
        "calendar_links",
        metadata,
        key(),
        of("person", "people"),
        words("digest"),
        number("made"),
        number("ended", null=True),
        Index("uq_calendar_links_digest", "digest", unique=True),
        only(LINK_LIVE, "uq_calendar_links_live", "person", unique=True),
        sqlite_with_rowid=False,
    )
