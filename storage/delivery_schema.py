"""Delivery's own tables: the outbox, the cards that stand in chats, and what is known of platforms and accounts."""

from typing import Final

from sqlalchemy import CheckConstraint, Index, MetaData, Table

from storage.columns import key, number, of, only, part, row, words

# The conditions of indexes over what is under way; a statement meant to use one says the same in the same words.
CARD_LIVE: Final = "state <> 'still'"
# Of a list of three SQLite would make a table, for each row that comes and each index.
TO_SEND: Final = "(state = 'pending' OR state = 'retry' OR state = 'unknown')"
TO_GATHER: Final = f"{TO_SEND} AND lane > 2"
TAKEN: Final = "state IN ('leased', 'sending')"
UNDELIVERED: Final = "state = 'dead' AND why IS NOT NULL"
IN_PLACE: Final = "place IS NOT NULL"


def tables(metadata: MetaData) -> tuple[Table, Table, Table, Table, Table]:
    """Make them: messages, outbox, senders, gates, unreachable."""
    return _messages(metadata), _outbox(metadata), _senders(metadata), _gates(metadata), _unreachable(metadata)


def _messages(metadata: MetaData) -> Table:
    """Make the table of cards that stand in chats."""
    return Table(
        "messages",
        metadata,
        key(),
        words("kind"),
        words("subject"),
        of("draft", "drafts", null=True),
        of("person", "people", null=True),  # who reads it; nobody's where it stands in a place
        words("place", null=True),
        words("platform"),
        words("workspace"),
        words("account"),
        words("message"),  # the platform's id
        number("version"),
        number("revision"),  # of the draft or the question, as shown
        words("hash"),
        words("state"),
        number("sent_at"),
        number("outgoing", null=True),  # the row of the outbox that it was
        number("tries", null=True),  # how often it could not be edited ...
        number("not_before", null=True),  # ... and until when that is not tried again
        only(CARD_LIVE, "ix_messages_live", "person", "kind", "subject"),
        only(IN_PLACE, "ix_messages_in_place", "place", "draft"),
        CheckConstraint("state IN ('live', 'superseded', 'still')", name="state"),
        CheckConstraint("person IS NOT NULL OR place IS NOT NULL", name="to"),
    )


def _outbox(metadata: MetaData) -> Table:
    """Make the table of new messages on their way."""
    return Table(
        "outbox",
        metadata,
        row(),
        words("key"),
        number("lane"),
        of("person", "people", null=True),  # to whom, or ...
        words("kind"),
        words("subject"),
        number("version"),
        words("payload", null=True),  # JSON: the words of a news
        words("state"),  # pending, leased, sending, sent, retry, unknown, dead; gathered into a digest
        number("attempts"),
        number("not_before"),
        number("added_at"),
        words("place", null=True),  # ... to which place
        words("platform", null=True),  # the address that it was last given to
        words("workspace", null=True),
        words("account", null=True),
        number("fence", null=True),  # of the sender that has it
        number("until", null=True),  # when it is given up as lost if he has said nothing
        number("deaths", null=True),  # how often a sender died over it
        number("doubt", null=True),  # 1: it may be out already, and nobody can tell
        words("why", null=True),  # JSON: why it could not be delivered
        number("needed_by", null=True),  # by then it has to be there: at once, or before the next digest
        Index("uq_outbox_key", "key", unique=True),
        only(TO_SEND, "ix_outbox_to_send", "id"),
        only(TO_GATHER, "ix_outbox_to_gather", "person"),
        only(TAKEN, "ix_outbox_taken", "id"),
        only(UNDELIVERED, "ix_outbox_undelivered", "id"),
        CheckConstraint("person IS NOT NULL OR place IS NOT NULL", name="to"),
    )


def _senders(metadata: MetaData) -> Table:
    """Make the table of who sends for a platform."""
    return Table(
        "senders",
        metadata,
        part("platform"),
        words("owner"),
        number("fence"),
        number("until", null=True),  # none where nobody else can be
        sqlite_with_rowid=False,
    )


def _gates(metadata: MetaData) -> Table:
    """Make the table of what a platform takes nothing of for a while."""
    return Table(
        "gates",
        metadata,
        part("scope"),
        number("until"),
        words("why", null=True),  # JSON: what an administrator has to mend
        sqlite_with_rowid=False,
    )


def _unreachable(metadata: MetaData) -> Table:
    """Make the table of accounts that took no message."""
    return Table(
        "unreachable",
        metadata,
        part("platform"),
        part("workspace"),
        part("account"),
        number("since"),
        sqlite_with_rowid=False,
    )
