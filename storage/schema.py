"""The tables. Columns hold plain values: moments are UTC microseconds, JSON is text, choices are words."""

from sqlalchemy import BigInteger, CheckConstraint, Column, ForeignKey, Index, Integer, MetaData, Table, Text, text

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _key() -> Column[str]:
    return Column("id", Text, primary_key=True)


def _words(name: str, *, null: bool = False, default: str | None = None) -> Column[str]:
    return Column(name, Text, nullable=null, server_default=default)


def _number(name: str, *, null: bool = False, default: int | None = None) -> Column[int]:
    return Column(name, BigInteger, nullable=null, server_default=None if default is None else str(default))


def _of(name: str, table: str, *, null: bool = False) -> Column[str]:
    return Column(name, Text, ForeignKey(f"{table}.id"), nullable=null)


# Who is who -----------------------------------------------------------------------------------------

units = Table(
    "units",
    metadata,
    _key(),
    _words("names"),  # JSON: zh-Hans, zh-Hant, en
    _words("kind"),
    _words("state"),
    _number("position"),
)

people = Table(
    "people",
    metadata,
    _key(),
    _words("names"),
    _of("unit", "units"),
    _words("language", null=True),
    _number("active", default=1),
    _number("position"),
)

identities = Table(
    "identities",
    metadata,
    Column("platform", Text, primary_key=True),
    Column("workspace", Text, primary_key=True),
    Column("account", Text, primary_key=True),
    _of("person", "people"),
    _number("preferred", default=0),
    Index(None, "person"),
)

roles = Table(
    "roles",
    metadata,
    Column("id", Integer, primary_key=True),
    _of("person", "people"),
    _words("role"),
    _of("unit", "units", null=True),
    _number("since", null=True),
    _number("until", null=True),
    Index(None, "person", "role"),
)

# Items ----------------------------------------------------------------------------------------------

policies = Table(
    "policies",
    metadata,
    _key(),  # the digest of the text
    _words("name"),
    _words("source"),
    _number("active", default=0),
    _number("taken_at"),
)

counters = Table(
    "counters",
    metadata,
    Column("series", Text, primary_key=True),
    Column("year", Integer, primary_key=True),
    _number("last"),
)

drafts = Table(
    "drafts",
    metadata,
    _key(),
    _words("number", null=True),
    _words("title"),
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
    Index("uq_drafts_number", "number", unique=True),
    Index(None, "author", "changed_at"),
    Index(None, "changed_at"),
)

versions = Table(
    "versions",
    metadata,
    Column("draft", Text, ForeignKey("drafts.id"), primary_key=True),
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
    Index(None, "draft", "number", unique=True),
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
    Index(None, "round", "position"),
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
    Index(None, "step", "person", unique=True),
    Index("ix_seats_open", "person", sqlite_where=text("state = 'open'"), postgresql_where=text("state = 'open'")),
    Index(None, "person"),
)

decisions = Table(
    "decisions",
    metadata,
    Column("seat", Text, ForeignKey("seats.id"), primary_key=True),
    Column("version", Integer, primary_key=True),
    _words("verdict"),
    _words("reason"),
    _words("remark"),
    _words("return_to"),
    _of("by", "people"),
    _number("at"),
    _number("settles_at"),
    _number("opened_at", null=True),
)

tasks = Table(
    "tasks",
    metadata,
    Column("draft", Text, ForeignKey("drafts.id"), primary_key=True),
    _number("version"),
    _words("fingerprint"),
    _words("channels"),  # JSON
    _number("planned", null=True),
    _number("open"),
    _words("proofread_by", null=True),
    _number("proofread_at", null=True),
    _words("hold_reason", null=True),
    _words("hold_by", null=True),
    _number("hold_at", null=True),
    Index("ix_tasks_open", "draft", sqlite_where=text("open = 1"), postgresql_where=text("open = 1")),
)

releases = Table(
    "releases",
    metadata,
    Column("id", Integer, primary_key=True),
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
    Index(None, "draft", "version", "channel", unique=True),
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
)

# The record -----------------------------------------------------------------------------------------

facts = Table(
    "facts",
    metadata,
    Column("id", Integer, primary_key=True),
    _words("subject"),
    _number("seq"),
    _words("kind"),
    _words("by", null=True),
    _number("at"),
    _words("data"),  # JSON
    _words("hash"),
    Index(None, "subject", "seq", unique=True),
)

seals = Table(
    "seals",
    metadata,
    Column("id", Integer, primary_key=True),
    _number("at"),
    _number("upto"),  # the last fact that is covered
    _words("heads"),  # JSON: subject -> [seq, hash] of what changed since the last seal
    _words("hash"),
)

# In, out, and what is due ---------------------------------------------------------------------------

inbox = Table(
    "inbox",
    metadata,
    Column("event", Text, primary_key=True),
    _words("state"),  # received, done, quarantined
    _number("at"),
    _words("raw", null=True),  # JSON: who and what, for messages
    _words("answer", null=True),  # JSON
    _number("tries", default=0),
    Index("ix_inbox_open", "at", sqlite_where=text("state = 'received'"), postgresql_where=text("state = 'received'")),
)

dialogs = Table(
    "dialogs",
    metadata,
    _key(),
    _of("person", "people"),
    _words("state"),
    _number("revision"),
    _of("draft", "drafts", null=True),
    _words("data"),  # JSON: the question
    _number("asked_at"),
    Index(
        "uq_dialogs_open",
        "person",
        unique=True,
        sqlite_where=text("state = 'open'"),
        postgresql_where=text("state = 'open'"),
    ),
    Index(None, "draft"),
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
    _words("state"),  # live, superseded, still
    _number("sent_at"),
    Index(None, "draft", sqlite_where=text("state <> 'still'"), postgresql_where=text("state <> 'still'")),
    Index(None, "subject", "kind", "person"),
    Index("ix_messages_live", "state", sqlite_where=text("state <> 'still'"), postgresql_where=text("state <> 'still'")),
    CheckConstraint("state in ('live', 'superseded', 'still')", name="state"),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Integer, primary_key=True),
    _words("key"),
    _number("lane"),
    _of("person", "people"),
    _words("kind"),
    _words("subject"),
    _number("version"),
    _words("payload", null=True),  # JSON: the words of a news
    _words("state"),  # pending, sending, sent, retry, unknown, dead
    _number("attempts", default=0),
    _number("not_before", default=0),
    _number("added_at"),
    Index("uq_outbox_key", "key", unique=True),
    Index(
        "ix_outbox_open",
        "lane",
        "id",
        sqlite_where=text("state not in ('sent', 'dead')"),
        postgresql_where=text("state not in ('sent', 'dead')"),
    ),
)

dues = Table(
    "dues",
    metadata,
    Column("rule", Text, primary_key=True),
    Column("subject", Text, primary_key=True),
    Column("period", Text, primary_key=True),
    _number("due_at"),
    _words("state"),  # waiting, done
    Index("ix_dues_waiting", "due_at", sqlite_where=text("state = 'waiting'"), postgresql_where=text("state = 'waiting'")),
)

# The web chat's own side ----------------------------------------------------------------------------

web_messages = Table(
    "web_messages",
    metadata,
    _key(),
    _words("account"),
    _number("cursor"),
    _words("key"),
    _words("sender"),
    _number("at"),
    _words("content"),  # JSON
    Index("uq_web_messages_key", "account", "key", unique=True),
    Index(None, "account", "cursor"),
)
