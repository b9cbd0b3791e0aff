"""The tables of drills and of people who cannot be reached."""

from sqlalchemy import Index, MetaData, Table

from storage.columns import number, of, part, words


def tables(metadata: MetaData) -> tuple[Table, Table]:
    """Make them: drills, out_of_reach."""
    return _drills(metadata), _out_of_reach(metadata)


def _drills(metadata: MetaData) -> Table:
    """Make the table of drills, each beside its row among the crises."""
    return Table(
        "drills",
        metadata,
        part("crisis", "crises"),
        words("occasion"),  # by hand, in working hours, off hours
        words("period"),  # that it is held for; empty by hand
        of("by", "people", null=True),
        number("began_at"),
        number("until"),
        number("over_at", null=True),
        words("why", null=True),
        of("real", "crises", null=True),  # for which it was stopped
        number("called"),
        number("reached"),
        number("seen"),
        number("taken", null=True),  # seconds
        Index(None, "began_at"),
        Index(None, "occasion", "period"),
        sqlite_with_rowid=False,
    )


def _out_of_reach(metadata: MetaData) -> Table:
    """Make the table of people whom no account reaches, as the last look found them."""
    return Table(
        "out_of_reach",
        metadata,
        part("person", "people"),
        words("why"),
        words("platform"),  # of the account that fails; empty where he has none
        number("since"),
        of("noted_by", "people", null=True),
        sqlite_with_rowid=False,
    )
