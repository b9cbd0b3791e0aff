"""The tables. Columns hold plain values: moments are UTC microseconds, JSON is text, choices are words."""

from typing import Final

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, Index, Integer, MetaData, Table, Text, text

from storage import webchat_schema

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# The conditions of indexes over what is under way; a statement meant to use one says the same in the same words.
SEAT_OPEN: Final = "state = 'open'"
SEAT_COUNTS: Final = "state <> 'closed'"
DRAFT_WITH_AUTHOR: Final = "state IN ('gathering', 'returned')"
TASK_OPEN: Final = "open = 1"
POLICY_ACTIVE: Final = "active = 1"
EVENT_UNFINISHED: Final = "state = 'received' AND raw IS NOT NULL"
DIALOG_OPEN: Final = "state = 'open'"
CARD_LIVE: Final = "state <> 'still'"
TO_SEND: Final = "state IN ('pending', 'retry')"
BEING_SENT: Final = "state = 'sending'"
DUE_WAITING: Final = "state = 'waiting'"


def _key() -> Column[str]:
    return Column("id", Text, primary_key=True)


def _row() -> Column[int]:
    return Column("id", Integer, primary_key=True)


def _words(name: str, *, null: bool = False) -> Column[str]:
    return Column(name, Text, nullable=null)


def _number(name: str, *, null: bool = False) -> Column[int]:
    return Column(name, BigInteger, nullable=null)


def _of(name: str, table: str, *, null: bool = False) -> Column[str]:
    return Column(name, Text, ForeignKey(f"{table}.id"), nullable=null)


def _part(name: str, table: str | None = None) -> Column[str]:
    """Make a column of a primary key that is made of several."""
    return Column(name, Text, *((ForeignKey(f"{table}.id"),) if table else ()), primary_key=True)


def _only(condition: str, name: str, *columns: str, unique: bool = False) -> Index:
    """Make an index over some rows only, so that what is archived costs nothing."""
    where = text(condition)
    return Index(name, *columns, unique=unique, sqlite_where=where, postgresql_where=where)


units = Table(
    "units",
    metadata,
    _key(),
    _words("names"),  # JSON: zh-Hans, zh-Hant, en
    _words("kind"),
    _words("state"),
    _number("position", null=True),  # the order in the directory; none when the unit is no longer in it
    _words("duties"),  # JSON
    sqlite_with_rowid=False,
)

people = Table(
    "people",
    metadata,
    _key(),
    _words("names"),
    _of("unit", "units"),
    _words("language", null=True),  # as the directory says
    _words("speaks", null=True),  # as he said himself, which goes before
    _words("profile", null=True),  # as his messenger says, which comes last
    _number("active"),
    _number("position"),
    _number("forms"),  # 1: what is missing is asked in one form
    sqlite_with_rowid=False,
)

identities = Table(
    "identities",
    metadata,
    _part("platform"),
    _part("workspace"),
    _part("account"),
    _of("person", "people"),
    Index(None, "person"),
    sqlite_with_rowid=False,
)

roles = Table(
    "roles",
    metadata,
    _row(),
    _of("person", "people"),
    _words("role"),
    _of("unit", "units", null=True),
    _number("since", null=True),
    _number("until", null=True),
    Index(None, "person", "role"),
)

policies = Table(
    "policies",
    metadata,
    _key(),  # the digest of the text
    _words("name"),
    _words("source"),
    _number("active"),
    _number("taken_at"),
    _only(POLICY_ACTIVE, "uq_policies_active", "active", unique=True),
)

counters = Table(
    "counters",
    metadata,
    _part("series"),
    Column("year", Integer, primary_key=True),
    _number("last"),
    sqlite_with_rowid=False,
)

drafts = Table(
    "drafts",
    metadata,
    _key(),
    _words("number", null=True),
    _of("author", "people"),
    _of("unit", "units"),
    _of("policy", "policies"),
    _words("state"),
    _number("revision"),
    _number("version"),
    _number("working"),
    _words("round", null=True),
    _number("created_at"),
    _number("changed_at"),
    _words("editor", null=True),
    _number("submitted_at", null=True),  # the first time
    Index("uq_drafts_number", "number", unique=True),
    Index(None, "author", "created_at"),
    _only(DRAFT_WITH_AUTHOR, "ix_drafts_with_author", "author"),
    sqlite_with_rowid=False,
)

versions = Table(
    "versions",
    metadata,
    _part("draft", "drafts"),
    Column("number", Integer, primary_key=True),
    _of("author", "people"),
    _words("title"),
    _words("text"),
    _words("source"),
    _words("source_words"),
    _words("attachments"),  # JSON, in order
    _words("particulars"),  # JSON
    _words("note"),
    _number("frozen_at", null=True),
    _words("fingerprint"),
    _words("wordings"),  # JSON: channel and text, in order
)

rounds = Table(
    "rounds",
    metadata,
    _key(),
    _of("draft", "drafts"),
    _number("number"),
    _of("policy", "policies"),
    _number("version"),
    _words("signed"),
    _number("started_at"),
    Index("uq_rounds_draft_number", "draft", "number", unique=True),
    sqlite_with_rowid=False,
)

steps = Table(
    "steps",
    metadata,
    _key(),
    _of("round", "rounds"),
    _words("rule"),
    _number("position"),
    _words("names"),
    _words("clause"),
    _words("role"),  # whom it asks: a role ...
    _words("role_of"),  # ... of the unit or of the organisation
    _words("answer"),
    _number("stands_in"),
    _number("fresh_eyes"),
    _number("due", null=True),  # microseconds of working time
    _words("state"),
    _number("opened_at", null=True),
    _number("due_at", null=True),
    _words("kind"),  # ask, talk, ruling
    Index(None, "round", "position"),
    sqlite_with_rowid=False,
)

seats = Table(
    "seats",
    metadata,
    _key(),
    _of("step", "steps"),
    _of("person", "people"),
    _number("place"),  # the order in the step
    _number("version"),
    _words("state"),
    _number("opened_at", null=True),
    _words("unit", null=True),  # for which of the units concerned
    Index(None, "step", "place"),
    _only(SEAT_COUNTS, "uq_seats_step_person", "step", "person", unique=True),
    _only(SEAT_OPEN, "ix_seats_open", "person"),
    sqlite_with_rowid=False,
)

decisions = Table(
    "decisions",
    metadata,
    _part("seat", "seats"),
    Column("version", Integer, primary_key=True),
    _words("verdict"),
    _words("reason"),
    _words("remark"),
    _words("return_to"),
    _of("by", "people"),
    _number("at"),
    _number("settles_at"),
    _number("opened_at", null=True),
    _words("answers"),  # JSON: review question, and whether it holds
    sqlite_with_rowid=False,
)

tasks = Table(
    "tasks",
    metadata,
    _part("draft", "drafts"),
    _number("version"),
    _words("fingerprint"),
    _words("channels"),  # JSON
    _number("planned", null=True),
    _number("open"),
    _of("proofread_by", "people", null=True),
    _number("proofread_at", null=True),
    _words("hold_reason", null=True),
    _of("hold_by", "people", null=True),
    _number("hold_at", null=True),
    _words("publishers"),  # JSON
    _only(TASK_OPEN, "ix_tasks_open", "draft"),
)

releases = Table(
    "releases",
    metadata,
    _row(),
    _of("draft", "drafts"),
    _number("version"),
    _words("channel"),
    _words("address"),
    _number("at"),
    _of("by", "people"),
    _words("number"),
    _words("title"),
    _words("summary"),
    _words("source"),
    _of("unit", "units"),
    _of("author", "people"),
    _words("approvers"),  # JSON
    _words("fingerprint"),
    Index("uq_releases_once", "draft", "version", "channel", unique=True),
    Index(None, "at"),
)

files = Table(
    "files",
    metadata,
    _key(),  # the digest of the bytes, which lie in a folder
    _words("kind"),
    _words("media_type"),
    _number("size"),
    _words("name"),
    _number("added_at"),
    sqlite_with_rowid=False,
)

facts = Table(
    "facts",
    metadata,
    _row(),
    _words("subject"),
    _number("seq"),
    _words("kind"),
    _words("by", null=True),
    _number("at"),
    _words("data"),  # JSON
    _words("hash"),
    Index("uq_facts_subject_seq", "subject", "seq", unique=True),
)

seals = Table(
    "seals",
    metadata,
    _row(),
    _number("at"),
    _number("upto"),  # the last fact that is covered
    _words("heads"),  # JSON: subject -> [seq, hash] of what changed since the last seal
    _words("hash"),
)

inbox = Table(
    "inbox",
    metadata,
    _part("event"),
    _words("state"),  # received, done, quarantined
    _number("at"),
    _words("raw", null=True),  # JSON: who and what, for messages
    _words("answer", null=True),  # JSON
    _number("tries"),
    _only(EVENT_UNFINISHED, "ix_inbox_unfinished", "at"),
    sqlite_with_rowid=False,
)

dialogs = Table(
    "dialogs",
    metadata,
    _key(),
    _of("person", "people"),
    _words("state"),  # open, answered, dropped
    _number("revision"),
    _of("draft", "drafts", null=True),
    _words("data"),  # JSON: the question
    _number("asked_at"),
    _only(DIALOG_OPEN, "uq_dialogs_open", "person", unique=True),
    sqlite_with_rowid=False,
)

messages = Table(
    "messages",
    metadata,
    _key(),
    _words("kind"),
    _words("subject"),
    _of("draft", "drafts", null=True),
    _of("person", "people"),
    _words("platform"),
    _words("workspace"),
    _words("account"),
    _words("message"),  # the platform's id
    _number("version"),
    _number("revision"),  # of the draft or the question, as shown
    _words("hash"),
    _words("state"),
    _number("sent_at"),
    _only(CARD_LIVE, "ix_messages_live", "person", "kind", "subject"),
    CheckConstraint("state IN ('live', 'superseded', 'still')", name="state"),
)

outbox = Table(
    "outbox",
    metadata,
    _row(),
    _words("key"),
    _number("lane"),
    _of("person", "people"),
    _words("kind"),
    _words("subject"),
    _number("version"),
    _words("payload", null=True),  # JSON: the words of a news
    _words("state"),  # pending, sending, sent, retry, dead
    _number("attempts"),
    _number("not_before"),
    _number("added_at"),
    Index("uq_outbox_key", "key", unique=True),
    _only(TO_SEND, "ix_outbox_to_send", "lane", "id"),
    _only(BEING_SENT, "ix_outbox_being_sent", "id"),
)

dues = Table(
    "dues",
    metadata,
    _part("rule"),
    _part("subject"),
    _part("period"),
    _number("due_at"),
    _words("state"),  # waiting, done
    _only(DUE_WAITING, "ix_dues_waiting", "due_at"),
    sqlite_with_rowid=False,
)

web_messages, web_files = webchat_schema.tables(metadata)
