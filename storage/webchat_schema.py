"""The tables of the web chat's own side, which on other platforms lies at the provider."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, MetaData, Table, Text


def tables(metadata: MetaData) -> tuple[Table, Table]:
    """Define the messages and the files that stand in them."""
    messages = Table(
        "web_messages",
        metadata,
        Column("id", Text, primary_key=True),
        Column("account", Text, nullable=False),
        Column("key", Text, nullable=False),  # the outbox key, or the event under which a window sent it
        Column("place", BigInteger, nullable=False),  # the cursor it had first
        Column("cursor", BigInteger, nullable=False),  # grows with every change within the account
        Column("at", BigInteger, nullable=False),
        Column("gone", BigInteger, nullable=False),
        Column("content", Text, nullable=False),  # JSON
        Index("uq_web_messages_key", "account", "key", unique=True),
        Index("uq_web_messages_cursor", "account", "cursor", unique=True),
    )
    files = Table(
        "web_files",
        metadata,
        Column("digest", Text, primary_key=True),
        Column("message", Text, ForeignKey("web_messages.id"), primary_key=True),
        Column("media_type", Text, nullable=False),
        Index("ix_web_files_message", "message"),
    )
    return messages, files
