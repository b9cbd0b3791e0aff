"""The tables of units' emergency plans: what is on file, how far units have been asked."""

from sqlalchemy import Index, MetaData, Table

from storage.columns import key, number, of, part, words


def tables(metadata: MetaData) -> tuple[Table, Table]:
    """Make them: emergency_plans, emergency_plan_asks."""
    plans = Table(
        "emergency_plans",
        metadata,
        key(),
        of("unit", "units"),
        number("seq"),  # counts the plans of a unit; the last one holds
        of("by", "people"),
        words("on"),  # a local day
        words("files"),  # JSON, in order
        Index("uq_emergency_plans_unit_seq", "unit", "seq", unique=True),
        sqlite_with_rowid=False,
    )
    asks = Table(
        "emergency_plan_asks",
        metadata,
        part("unit", "units"),
        words("since"),  # a local day
        number("told"),
        words("plan"),  # the one to be renewed; empty where there is none
        sqlite_with_rowid=False,
    )
    return plans, asks
