"""The table of situation reports."""

from sqlalchemy import Index, MetaData, Table

from storage.columns import number, of, row, words


def table(metadata: MetaData) -> Table:
    """Make it: crisis_reports."""
    return Table(
        "crisis_reports",
        metadata,
        row(),
        of("crisis", "crises"),
        number("number"),  # the first one of its crisis is 1
        number("at"),
        of("person", "people"),
        words("kind"),  # first, follow-up, final
        words("overview"),
        words("measures"),
        words("next_steps"),
        words("files"),  # JSON
        Index("uq_crisis_reports_crisis_number", "crisis", "number", unique=True),
    )
