"""The tables. Columns hold plain values: moments are UTC microseconds, JSON is text, choices are words."""

from typing import Final

from sqlalchemy import Column, Index, Integer, MetaData, Table

from storage import (
    aftermath_schema,
    assignments_schema,
    crises_schema,
    delegations_schema,
    delivery_schema,
    drill_schema,
    emergency_plans_schema,
    enrolment_schema,
    heard_schema,
    pending_schema,
    precleared_schema,
    quotas_schema,
    search_schema,
    situations_schema,
    webchat_schema,
)
from storage.columns import key, number, of, only, part, row, words

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
DRAFT_OF_CRISIS: Final = "crisis IS NOT NULL"
TASK_OPEN: Final = "open = 1"
POLICY_ACTIVE: Final = "active = 1"
EVENT_UNFINISHED: Final = "state = 'received' AND raw IS NOT NULL"
DIALOG_OPEN: Final = "state = 'open'"
DUE_WAITING: Final = "state = 'waiting'"

units = Table(
    "units",
    metadata,
    key(),
    words("names"),  # JSON: zh-Hans, zh-Hant, en
    words("kind"),
    words("state"),
    number("position", null=True),  # the order in the directory; none when the unit is no longer in it
    words("duties"),  # JSON
    sqlite_with_rowid=False,
)

people = Table(
    "people",
    metadata,
    key(),
    words("names"),
    of("unit", "units"),
    words("language", null=True),  # as the directory says
    words("speaks", null=True),  # as he said himself, which goes before
    words("profile", null=True),  # as his messenger says, which comes last
    number("active"),
    number("position"),
    number("forms"),  # 1: what is missing is asked in one form
    words("prefers", null=True),  # the platform on which he wants to be written to first
    words("used", null=True),  # of those with accounts on several platforms: where he was last, empty while unknown
    sqlite_with_rowid=False,
)

identities = Table(
    "identities",
    metadata,
    part("platform"),
    part("workspace"),
    part("account"),
    of("person", "people"),
    Index(None, "person"),
    sqlite_with_rowid=False,
)

roles = Table(
    "roles",
    metadata,
    row(),
    of("person", "people"),
    words("role"),
    of("unit", "units", null=True),
    number("since", null=True),
    number("until", null=True),
    Index(None, "person", "role"),
)

policies = Table(
    "policies",
    metadata,
    key(),  # the digest of the text
    words("name"),
    words("source"),
    number("active"),
    number("taken_at"),
    only(POLICY_ACTIVE, "uq_policies_active", "active", unique=True),
)

counters = Table(
    "counters",
    metadata,
    part("series"),
    Column("year", Integer, primary_key=True),
    number("last"),
    sqlite_with_rowid=False,
)

drafts = Table(
    "drafts",
    metadata,
    key(),
    words("number", null=True),
    of("author", "people"),
    of("unit", "units"),
    of("policy", "policies"),
    words("state"),
    number("revision"),
    number("version"),
    number("working"),
    words("round", null=True),
    number("created_at"),
    number("changed_at"),
    words("editor", null=True),
    number("submitted_at", null=True),  # the first time
    words("crisis", null=True),  # of a statement: in which crisis
    words("statement", null=True),  # JSON: what makes it one
    Index("uq_drafts_number", "number", unique=True),
    Index(None, "author", "created_at"),
    only(DRAFT_WITH_AUTHOR, "ix_drafts_with_author", "author"),
    only(DRAFT_OF_CRISIS, "ix_drafts_of_crisis", "crisis"),
    sqlite_with_rowid=False,
)

versions = Table(
    "versions",
    metadata,
    part("draft", "drafts"),
    Column("number", Integer, primary_key=True),
    of("author", "people"),
    words("title"),
    words("text"),
    words("source"),
    words("source_words"),
    words("attachments"),  # JSON, in order
    words("particulars"),  # JSON
    words("note"),
    number("frozen_at", null=True),
    words("fingerprint"),
    words("wordings"),  # JSON: channel and text, in order
)

rounds = Table(
    "rounds",
    metadata,
    key(),
    of("draft", "drafts"),
    number("number"),
    of("policy", "policies"),
    number("version"),
    words("signed"),
    number("started_at"),
    Index("uq_rounds_draft_number", "draft", "number", unique=True),
    sqlite_with_rowid=False,
)

steps = Table(
    "steps",
    metadata,
    key(),
    of("round", "rounds"),
    words("rule"),
    number("position"),
    words("names"),
    words("clause"),
    words("role"),  # whom it asks: a role ...
    words("role_of"),  # ... of the unit or of the organisation
    words("answer"),
    number("stands_in"),
    number("fresh_eyes"),
    number("due", null=True),  # microseconds of working time
    words("state"),
    number("opened_at", null=True),
    number("due_at", null=True),
    words("kind"),  # ask, talk, ruling
    Index(None, "round", "position"),
    sqlite_with_rowid=False,
)

seats = Table(
    "seats",
    metadata,
    key(),
    of("step", "steps"),
    of("person", "people"),
    number("place"),  # the order in the step
    number("version"),
    words("state"),
    number("opened_at", null=True),
    words("unit", null=True),  # for which of the units concerned
    number("stands_in"),  # 1: for somebody of that unit
    Index(None, "step", "place"),
    only(SEAT_COUNTS, "uq_seats_step_person", "step", "person", unique=True),
    only(SEAT_OPEN, "ix_seats_open", "person"),
    sqlite_with_rowid=False,
)

decisions = Table(
    "decisions",
    metadata,
    part("seat", "seats"),
    Column("version", Integer, primary_key=True),
    words("verdict"),
    words("reason"),
    words("remark"),
    words("return_to"),
    of("by", "people"),
    number("at"),
    number("settles_at"),
    number("opened_at", null=True),
    words("answers"),  # JSON: review question, and whether it holds
    sqlite_with_rowid=False,
)

remarks = Table(
    "remarks",
    metadata,
    row(),
    of("step", "steps"),  # the talk in which it was said
    of("person", "people"),
    number("at"),
    words("said"),
    Index(None, "step"),
)

tasks = Table(
    "tasks",
    metadata,
    part("draft", "drafts"),
    number("version"),
    words("fingerprint"),
    words("channels"),  # JSON
    number("planned", null=True),
    number("open"),
    of("proofread_by", "people", null=True),
    number("proofread_at", null=True),
    words("hold_reason", null=True),
    of("hold_by", "people", null=True),
    number("hold_at", null=True),
    words("publishers"),  # JSON
    only(TASK_OPEN, "ix_tasks_open", "draft"),
)

releases = Table(
    "releases",
    metadata,
    row(),
    of("draft", "drafts"),
    number("version"),
    words("channel"),
    words("address"),
    number("at"),
    of("by", "people"),
    words("number"),
    words("title"),
    words("summary"),
    words("source"),
    of("unit", "units"),
    of("author", "people"),
    words("approvers"),  # JSON
    words("fingerprint"),
    Index("uq_releases_once", "draft", "version", "channel", unique=True),
    Index(None, "at"),
)

files = Table(
    "files",
    metadata,
    key(),  # the digest of the bytes, which lie in a folder
    words("kind"),
    words("media_type"),
    number("size"),
    words("name"),
    number("added_at"),
    sqlite_with_rowid=False,
)

facts = Table(
    "facts",
    metadata,
    row(),
    words("subject"),
    number("seq"),
    words("kind"),
    words("by", null=True),
    number("at"),
    words("data"),  # JSON
    words("hash"),
    Index("uq_facts_subject_seq", "subject", "seq", unique=True),
)

seals = Table(
    "seals",
    metadata,
    row(),
    number("at"),
    number("upto"),  # the last fact that is covered
    words("heads"),  # JSON: subject -> [seq, hash] of what changed since the last seal
    words("hash"),
)

inbox = Table(
    "inbox",
    metadata,
    part("event"),
    words("state"),  # received, done, quarantined
    number("at"),
    words("raw", null=True),  # JSON: who and what, for messages
    words("answer", null=True),  # JSON
    number("tries"),
    only(EVENT_UNFINISHED, "ix_inbox_unfinished", "at"),
    sqlite_with_rowid=False,
)

dialogs = Table(
    "dialogs",
    metadata,
    key(),
    of("person", "people"),
    words("state"),  # open, answered, dropped
    number("revision"),
    of("draft", "drafts", null=True),
    words("data"),  # JSON: the question
    number("asked_at"),
    only(DIALOG_OPEN, "uq_dialogs_open", "person", unique=True),
    sqlite_with_rowid=False,
)

dues = Table(
    "dues",
    metadata,
    part("rule"),
    part("subject"),
    part("period"),
    number("due_at"),
    words("state"),  # waiting, done
    only(DUE_WAITING, "ix_dues_waiting", "due_at"),
    sqlite_with_rowid=False,
)

rosters = Table(
    "rosters",
    metadata,
    key(),
    of("person", "people"),  # who sent it
    words("name"),
    words("digest"),
    words("state"),  # offered, applied, left, overtaken, mistaken
    number("at"),
    number("revision"),
    words("data"),  # JSON: the directory and, once it is settled, what it changed; or the mistakes
    sqlite_with_rowid=False,
)

assignments, contributions, plan_entries, calendar_links = assignments_schema.tables(metadata)
crises, crisis_people, crisis_ways, crisis_lines = crises_schema.tables(metadata)
crisis_reports = situations_schema.table(metadata)
crisis_accounts, crisis_tasks = aftermath_schema.tables(metadata)
emergency_plans, emergency_plan_asks = emergency_plans_schema.tables(metadata)
delegations, proxies = delegations_schema.tables(metadata)
messages, outbox, senders, gates, unreachable = delivery_schema.tables(metadata)
drills, out_of_reach = drill_schema.tables(metadata)
deliveries, moved_places, heard = heard_schema.tables(metadata)
emails, codes, code_tries = enrolment_schema.tables(metadata)
habits = pending_schema.tables(metadata)
precleared = precleared_schema.table(metadata)
quota_counts, quota_periods, known_since, usual_times = quotas_schema.tables(metadata)
search_items, searches = search_schema.tables(metadata)
web_messages, web_files = webchat_schema.tables(metadata)
