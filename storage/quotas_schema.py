"""The tables of what units hand in: what was counted, what is known of a period, since when who counts, usual times."""

from sqlalchemy import Index, MetaData, Table

from storage.columns import number, of, part, words


def tables(metadata: MetaData) -> tuple[Table, Table, Table, Table]:
    """Make them: quota_counts, quota_periods, known_since, usual_times."""
    return _counts(metadata), _periods(metadata), _known(metadata), _usual(metadata)


def _counts(metadata: MetaData) -> Table:
    """Make the table of items that were counted, each once for a rule."""
    return Table(
        "quota_counts",
        metadata,
        part("draft", "drafts"),
        part("rule"),
        of("unit", "units"),
        number("at"),  # when it first came so far
        Index(None, "rule", "at"),
        sqlite_with_rowid=False,
    )


def _periods(metadata: MetaData) -> Table:
    """Make the table of what happened to a unit in a period: reminders, an excuse."""
    return Table(
        "quota_periods",
        metadata,
        part("rule"),
        part("unit", "units"),
        part("period"),
        number("reminded"),
        of("excused_by", "people", null=True),
        number("excused_at", null=True),
        words("reason"),
        sqlite_with_rowid=False,
    )


def _known(metadata: MetaData) -> Table:
    """Make the table of since when units are active, and since when channels have a rhythm."""
    return Table("known_since", metadata, part("kind"), part("name"), number("since"), sqlite_with_rowid=False)


def _usual(metadata: MetaData) -> Table:
    """Make the table of how long steps usually take, by their ids in the policy."""
    return Table("usual_times", metadata, part("step"), number("time"), sqlite_with_rowid=False)
