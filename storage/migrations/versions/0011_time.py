"""What time asks for: who stands in, what is counted, what is called for."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision: str | None = "0010"


def upgrade() -> None:
    """Take the schema from the revision before to this one."""
    _standing_in()
    _assignments()
    _quotas()
    _telling()


def _standing_in() -> None:
    """Make the tables of those who are away, and of the seats that others may answer."""
    op.create_table(
        "delegations",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("delegate", sa.Text(), nullable=False),
        sa.Column("since", sa.Text(), nullable=False),
        sa.Column("until", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["people.id"], name=op.f("fk_delegations_by_people")),
        sa.ForeignKeyConstraint(["delegate"], ["people.id"], name=op.f("fk_delegations_delegate_people")),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_delegations_person_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delegations")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_delegations_person"), "delegations", ["person"])
    op.create_index(op.f("ix_delegations_until"), "delegations", ["until"])
    op.create_table(
        "proxies",
        sa.Column("seat", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("delegation", sa.Text(), nullable=True),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["delegation"], ["delegations.id"], name=op.f("fk_proxies_delegation_delegations")),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_proxies_person_people")),
        sa.ForeignKeyConstraint(["seat"], ["seats.id"], name=op.f("fk_proxies_seat_seats")),
        sa.PrimaryKeyConstraint("seat", "person", name=op.f("pk_proxies")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_proxies_delegation"), "proxies", ["delegation"])
    op.create_index(
        "ix_proxies_standing",
        "proxies",
        ["person"],
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )


def _assignments() -> None:
    """Make the tables of what units are called upon for, and of what they plan."""
    op.create_table(
        "assignments",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("brief", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("due", sa.BigInteger(), nullable=False),
        sa.Column("release_at", sa.BigInteger(), nullable=True),
        sa.Column("files", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("let_go", sa.BigInteger(), nullable=True),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["people.id"], name=op.f("fk_assignments_by_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_assignments")),
        sqlite_with_rowid=False,
    )
    _index("ix_assignments_open", "assignments", ["due"], "state = 'open'")
    _contributions()
    _plan_entries()


def _contributions() -> None:
    """Make the table of what each unit is called upon for."""
    op.create_table(
        "contributions",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("assignment", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("place", sa.BigInteger(), nullable=False),
        sa.Column("due", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("draft", sa.Text(), nullable=True),
        sa.Column("handed_in", sa.BigInteger(), nullable=True),
        sa.Column("wants", sa.BigInteger(), nullable=True),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assignment"], ["assignments.id"], name=op.f("fk_contributions_assignment_assignments")
        ),
        sa.ForeignKeyConstraint(["draft"], ["drafts.id"], name=op.f("fk_contributions_draft_drafts")),
        sa.ForeignKeyConstraint(["unit"], ["units.id"], name=op.f("fk_contributions_unit_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contributions")),
        sqlite_with_rowid=False,
    )
    op.create_index("uq_contributions_assignment_unit", "contributions", ["assignment", "unit"], unique=True)
    _index("uq_contributions_draft", "contributions", ["draft"], "draft IS NOT NULL", unique=True)


def _plan_entries() -> None:
    """Make the table of what units plan to release."""
    op.create_table(
        "plan_entries",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("channels", sa.Text(), nullable=False),
        sa.Column("planned", sa.BigInteger(), nullable=False),
        sa.Column("entered", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("draft", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["draft"], ["drafts.id"], name=op.f("fk_plan_entries_draft_drafts")),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_plan_entries_person_people")),
        sa.ForeignKeyConstraint(["unit"], ["units.id"], name=op.f("fk_plan_entries_unit_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_entries")),
        sqlite_with_rowid=False,
    )
    _index("ix_plan_entries_planned", "plan_entries", ["planned"], "state = 'planned'")
    _index("uq_plan_entries_draft", "plan_entries", ["draft"], "draft IS NOT NULL", unique=True)


def _index(name: str, table: str, columns: list[str], where: str, *, unique: bool = False) -> None:
    """Make an index over some rows."""
    only = sa.text(where)
    op.create_index(name, table, columns, unique=unique, sqlite_where=only, postgresql_where=only)


def _quotas() -> None:
    """Make the tables of what units hand in, and of how long things take."""
    op.create_table(
        "quota_counts",
        sa.Column("draft", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["draft"], ["drafts.id"], name=op.f("fk_quota_counts_draft_drafts")),
        sa.ForeignKeyConstraint(["unit"], ["units.id"], name=op.f("fk_quota_counts_unit_units")),
        sa.PrimaryKeyConstraint("draft", "rule", name=op.f("pk_quota_counts")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_quota_counts_rule_at"), "quota_counts", ["rule", "at"])
    op.create_table(
        "quota_periods",
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("reminded", sa.BigInteger(), nullable=False),
        sa.Column("excused_by", sa.Text(), nullable=True),
        sa.Column("excused_at", sa.BigInteger(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["excused_by"], ["people.id"], name=op.f("fk_quota_periods_excused_by_people")),
        sa.ForeignKeyConstraint(["unit"], ["units.id"], name=op.f("fk_quota_periods_unit_units")),
        sa.PrimaryKeyConstraint("rule", "unit", "period", name=op.f("pk_quota_periods")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "known_since",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "name", name=op.f("pk_known_since")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "usual_times",
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("time", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("step", name=op.f("pk_usual_times")),
        sqlite_with_rowid=False,
    )


def _telling() -> None:
    """Make the table of how people want to be told, and say of messages until when they are needed."""
    op.create_table(
        "habits",
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("quiet", sa.Text(), nullable=True),
        sa.Column("digest", sa.Text(), nullable=True),
        sa.Column("gathers", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_habits_person_people")),
        sa.PrimaryKeyConstraint("person", name=op.f("pk_habits")),
        sqlite_with_rowid=False,
    )
    op.add_column("outbox", sa.Column("needed_by", sa.BigInteger(), nullable=True))
    _index("ix_outbox_to_gather", "outbox", ["person"], "state IN ('pending', 'retry', 'unknown') AND lane > 2")
