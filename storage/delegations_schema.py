"""The tables of standing in: who is away and who decides for him, and the seats that somebody else may answer."""

from typing import Final

from sqlalchemy import Index, MetaData, Table

from storage.columns import key, number, of, only, part, words

PROXY_STANDS: Final = "ended_at IS NULL"


def tables(metadata: MetaData) -> tuple[Table, Table]:
    """Make them: delegations, proxies."""
    return _delegations(metadata), _proxies(metadata)


def _delegations(metadata: MetaData) -> Table:
    """Make the table of those who are away; days are local ones of the organisation (2026-05-01), both included."""
    return Table(
        "delegations",
        metadata,
        key(),
        of("person", "people"),
        of("delegate", "people"),
        words("since"),
        words("until"),
        of("by", "people"),
        words("note"),
        number("at"),
        number("ended_at", null=True),
        Index(None, "person"),
        Index(None, "until"),
        sqlite_with_rowid=False,
    )


def _proxies(metadata: MetaData) -> Table:
    """Make the table of those who are, or were, asked in somebody's place."""
    return Table(
        "proxies",
        metadata,
        part("seat", "seats"),
        part("person", "people"),
        words("why"),  # away, next, ladder
        of("delegation", "delegations", null=True),
        number("since"),
        number("ended_at", null=True),
        only(PROXY_STANDS, "ix_proxies_standing", "person"),
        Index(None, "delegation"),
        sqlite_with_rowid=False,
    )
