"""The items: drafts and their journeys, releases, and the messages that tell of them."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision: str | None = "0001"


def upgrade() -> None:
    """Take the schema from the revision before to this one."""
    _drafts()
    _identities()
    _outbox()
    _roles()
    _dialogs()
    _messages()
    _releases()
    _rounds()
    _tasks()
    _versions()
    _steps()
    _seats()
    _decisions()


def _drafts() -> None:
    op.create_table(
        "drafts",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("policy", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("working", sa.BigInteger(), nullable=False),
        sa.Column("round", sa.Text(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["author"], ["people.id"], name=op.f("fk_drafts_author_people")),
        sa.ForeignKeyConstraint(["policy"], ["policies.id"], name=op.f("fk_drafts_policy_policies")),
        sa.ForeignKeyConstraint(["unit"], ["units.id"], name=op.f("fk_drafts_unit_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drafts")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("drafts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_drafts_author_created_at"), ["author", "created_at"], unique=False)
        batch_op.create_index(
            "ix_drafts_with_author",
            ["author"],
            unique=False,
            sqlite_where=sa.text("state IN ('gathering', 'returned')"),
            postgresql_where=sa.text("state IN ('gathering', 'returned')"),
        )
        batch_op.create_index("uq_drafts_number", ["number"], unique=True)


def _identities() -> None:
    op.create_table(
        "identities",
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_identities_person_people")),
        sa.PrimaryKeyConstraint("platform", "workspace", "account", name=op.f("pk_identities")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("identities", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_identities_person"), ["person"], unique=False)


def _outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("lane", sa.BigInteger(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", sa.BigInteger(), nullable=False),
        sa.Column("not_before", sa.BigInteger(), nullable=False),
        sa.Column("added_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_outbox_person_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
    )
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.create_index(
            "ix_outbox_being_sent",
            ["id"],
            unique=False,
            sqlite_where=sa.text("state = 'sending'"),
            postgresql_where=sa.text("state = 'sending'"),
        )
        batch_op.create_index(
            "ix_outbox_to_send",
            ["lane", "id"],
            unique=False,
            sqlite_where=sa.text("state IN ('pending', 'retry')"),
            postgresql_where=sa.text("state IN ('pending', 'retry')"),
        )
        batch_op.create_index("uq_outbox_key", ["key"], unique=True)


def _roles() -> None:
    op.create_table(
        "roles",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("since", sa.BigInteger(), nullable=True),
        sa.Column("until", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_roles_person_people")),
        sa.ForeignKeyConstraint(["unit"], ["units.id"], name=op.f("fk_roles_unit_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_roles")),
    )
    with op.batch_alter_table("roles", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_roles_person_role"), ["person", "role"], unique=False)


def _dialogs() -> None:
    op.create_table(
        "dialogs",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.Column("draft", sa.Text(), nullable=True),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["draft"], ["drafts.id"], name=op.f("fk_dialogs_draft_drafts")),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_dialogs_person_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dialogs")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("dialogs", schema=None) as batch_op:
        batch_op.create_index(
            "uq_dialogs_open",
            ["person"],
            unique=True,
            sqlite_where=sa.text("state = 'open'"),
            postgresql_where=sa.text("state = 'open'"),
        )


def _messages() -> None:
    op.create_table(
        "messages",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("draft", sa.Text(), nullable=True),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("sent_at", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("state IN ('live', 'superseded', 'still')", name=op.f("ck_messages_state")),
        sa.ForeignKeyConstraint(["draft"], ["drafts.id"], name=op.f("fk_messages_draft_drafts")),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_messages_person_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_messages")),
    )
    with op.batch_alter_table("messages", schema=None) as batch_op:
        batch_op.create_index(
            "ix_messages_live",
            ["person", "kind", "subject"],
            unique=False,
            sqlite_where=sa.text("state <> 'still'"),
            postgresql_where=sa.text("state <> 'still'"),
        )


def _releases() -> None:
    op.create_table(
        "releases",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("draft", sa.Text(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("approvers", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["author"], ["people.id"], name=op.f("fk_releases_author_people")),
        sa.ForeignKeyConstraint(["by"], ["people.id"], name=op.f("fk_releases_by_people")),
        sa.ForeignKeyConstraint(["draft"], ["drafts.id"], name=op.f("fk_releases_draft_drafts")),
        sa.ForeignKeyConstraint(["unit"], ["units.id"], name=op.f("fk_releases_unit_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_releases")),
    )
    with op.batch_alter_table("releases", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_releases_at"), ["at"], unique=False)
        batch_op.create_index("uq_releases_once", ["draft", "version", "channel"], unique=True)


def _rounds() -> None:
    op.create_table(
        "rounds",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("draft", sa.Text(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("policy", sa.Text(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("signed", sa.Text(), nullable=False),
        sa.Column("started_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["draft"], ["drafts.id"], name=op.f("fk_rounds_draft_drafts")),
        sa.ForeignKeyConstraint(["policy"], ["policies.id"], name=op.f("fk_rounds_policy_policies")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rounds")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("rounds", schema=None) as batch_op:
        batch_op.create_index("uq_rounds_draft_number", ["draft", "number"], unique=True)


def _tasks() -> None:
    op.create_table(
        "tasks",
        sa.Column("draft", sa.Text(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("channels", sa.Text(), nullable=False),
        sa.Column("planned", sa.BigInteger(), nullable=True),
        sa.Column("open", sa.BigInteger(), nullable=False),
        sa.Column("proofread_by", sa.Text(), nullable=True),
        sa.Column("proofread_at", sa.BigInteger(), nullable=True),
        sa.Column("hold_reason", sa.Text(), nullable=True),
        sa.Column("hold_by", sa.Text(), nullable=True),
        sa.Column("hold_at", sa.BigInteger(), nullable=True),
        sa.Column("publishers", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["draft"], ["drafts.id"], name=op.f("fk_tasks_draft_drafts")),
        sa.ForeignKeyConstraint(["hold_by"], ["people.id"], name=op.f("fk_tasks_hold_by_people")),
        sa.ForeignKeyConstraint(["proofread_by"], ["people.id"], name=op.f("fk_tasks_proofread_by_people")),
        sa.PrimaryKeyConstraint("draft", name=op.f("pk_tasks")),
    )
    with op.batch_alter_table("tasks", schema=None) as batch_op:
        batch_op.create_index(
            "ix_tasks_open",
            ["draft"],
            unique=False,
            sqlite_where=sa.text("open = 1"),
            postgresql_where=sa.text("open = 1"),
        )


def _versions() -> None:
    op.create_table(
        "versions",
        sa.Column("draft", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("source_words", sa.Text(), nullable=False),
        sa.Column("attachments", sa.Text(), nullable=False),
        sa.Column("particulars", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("frozen_at", sa.BigInteger(), nullable=True),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["author"], ["people.id"], name=op.f("fk_versions_author_people")),
        sa.ForeignKeyConstraint(["draft"], ["drafts.id"], name=op.f("fk_versions_draft_drafts")),
        sa.PrimaryKeyConstraint("draft", "number", name=op.f("pk_versions")),
    )


def _steps() -> None:
    op.create_table(
        "steps",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("round", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("names", sa.Text(), nullable=False),
        sa.Column("clause", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("role_of", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("stands_in", sa.BigInteger(), nullable=False),
        sa.Column("fresh_eyes", sa.BigInteger(), nullable=False),
        sa.Column("due", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=True),
        sa.Column("due_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["round"], ["rounds.id"], name=op.f("fk_steps_round_rounds")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_steps")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("steps", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_steps_round_position"), ["round", "position"], unique=False)


def _seats() -> None:
    op.create_table(
        "seats",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("place", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_seats_person_people")),
        sa.ForeignKeyConstraint(["step"], ["steps.id"], name=op.f("fk_seats_step_steps")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seats")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("seats", schema=None) as batch_op:
        batch_op.create_index(
            "ix_seats_open",
            ["person"],
            unique=False,
            sqlite_where=sa.text("state = 'open'"),
            postgresql_where=sa.text("state = 'open'"),
        )
        batch_op.create_index(batch_op.f("ix_seats_step_place"), ["step", "place"], unique=False)
        batch_op.create_index(
            "uq_seats_step_person",
            ["step", "person"],
            unique=True,
            sqlite_where=sa.text("state <> 'closed'"),
            postgresql_where=sa.text("state <> 'closed'"),
        )


def _decisions() -> None:
    op.create_table(
        "decisions",
        sa.Column("seat", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("remark", sa.Text(), nullable=False),
        sa.Column("return_to", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("settles_at", sa.BigInteger(), nullable=False),
        sa.Column("opened_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["people.id"], name=op.f("fk_decisions_by_people")),
        sa.ForeignKeyConstraint(["seat"], ["seats.id"], name=op.f("fk_decisions_seat_seats")),
        sa.PrimaryKeyConstraint("seat", "version", name=op.f("pk_decisions")),
        sqlite_with_rowid=False,
    )
