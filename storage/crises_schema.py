"""The tables of crises: what each is, whom it calls and how that reached them, what was told in it."""

from typing import Final

from sqlalchemy import Index, MetaData, Table

from storage.columns import key, number, of, only, part, row, words

# A statement meant to use the index says the same in the same words.
CRISIS_OPEN: Final = "over_at IS NULL"


def tables(metadata: MetaData) -> tuple[Table, Table, Table, Table]:
    """Make them: crises, crisis_people, crisis_ways, crisis_lines."""
    return _crises(metadata), _people(metadata), _ways(metadata), _lines(metadata)


def _crises(metadata: MetaData) -> Table:
    """Make the table of crises; what no statement looks for stands in `data`."""
    return Table(
        "crises",
        metadata,
        key(),
        words("number", null=True),  # none while it waits whether it is one
        words("title"),
        of("policy", "policies"),
        words("state"),
        number("revision"),
        of("reporter", "people"),
        number("reported_at"),
        of("draft", "drafts", null=True),  # the released item that it came from
        number("next_at", null=True),  # when its next step is due
        number("over_at", null=True),
        number("outside"),  # how often it was to be called from outside ...
        number("outside_done"),  # ... and how often that was done
        words("data"),  # JSON: the ladder as it was frozen, and the rest
        Index("uq_crises_number", "number", unique=True),
        Index(None, "reporter", "reported_at"),
        only(CRISIS_OPEN, "ix_crises_open", "next_at"),
        sqlite_with_rowid=False,
    )


def _people(metadata: MetaData) -> Table:
    """Make the table of whom a crisis calls."""
    return Table(
        "crisis_people",
        metadata,
        part("crisis", "crises"),
        part("person", "people"),
        number("since"),
        number("seen_at", null=True),
        number("aids_at", null=True),
        number("left_at", null=True),  # he is called no more
        sqlite_with_rowid=False,
    )


def _ways(metadata: MetaData) -> Table:
    """Make the table of the platforms on which somebody is called."""
    return Table(
        "crisis_ways",
        metadata,
        part("crisis", "crises"),
        part("person", "people"),
        part("platform"),
        words("key"),  # the last message's, in the outbox
        number("called_at"),
        number("accepted_at", null=True),  # when the platform took one for the first time
        number("times"),
        sqlite_with_rowid=False,
    )


def _lines(metadata: MetaData) -> Table:
    """Make the table of what was told."""
    return Table(
        "crisis_lines",
        metadata,
        row(),
        of("crisis", "crises"),
        number("at"),
        of("person", "people"),
        words("kind"),  # report, added, told
        words("said"),
        words("files"),  # JSON
        Index(None, "crisis"),
    )
