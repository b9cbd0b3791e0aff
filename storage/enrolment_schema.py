"""The tables of enrolment: e-mail addresses that the roster names, one-time codes, and who tries codes."""

from sqlalchemy import Index, MetaData, Table

from storage.columns import key, number, of, part, words


def tables(metadata: MetaData) -> tuple[Table, Table, Table]:
    """Make them: emails, codes, code_tries."""
    return _emails(metadata), _codes(metadata), _tries(metadata)


def _emails(metadata: MetaData) -> Table:
    """Make the table of addresses, as the directory has them just now."""
    return Table(
        "emails",
        metadata,
        part("person", "people"),
        words("email"),  # in small letters
        Index("uq_emails_email", "email", unique=True),
        sqlite_with_rowid=False,
    )


def _codes(metadata: MetaData) -> Table:
    """Make the table of one-time codes, of which only the digest is kept."""
    return Table(
        "codes",
        metadata,
        key(),
        words("digest"),
        of("person", "people"),
        of("issuer", "people"),
        number("until"),
        number("used_at", null=True),
        words("step", null=True),  # what it is for; none where it is handed on
        words("platform", null=True),  # the new account to which it was shown
        words("workspace", null=True),
        words("account", null=True),
        Index("uq_codes_digest", "digest", unique=True),
        sqlite_with_rowid=False,
    )


def _tries(metadata: MetaData) -> Table:
    """Make the table of accounts that have sent wrong codes."""
    return Table(
        "code_tries",
        metadata,
        part("platform"),
        part("workspace"),
        part("account"),
        number("since"),
        number("count"),
        sqlite_with_rowid=False,
    )
