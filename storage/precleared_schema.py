"""The table of pre-cleared statements: the library."""

from sqlalchemy import MetaData, Table

from storage.columns import number, of, part, words


def table(metadata: MetaData) -> Table:
    """Make it: precleared."""
    return Table(
        "precleared",
        metadata,
        part("draft", "drafts"),
        number("version"),  # that was signed
        words("title"),
        of("signer", "people"),
        words("language"),
        number("signed_at"),
        number("until"),
        of("renewal", "drafts", null=True),  # by which it is to be replaced
        sqlite_with_rowid=False,
    )
