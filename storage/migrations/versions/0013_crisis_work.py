"""Working a crisis: situation reports, statements, drills, what is done after it."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision: str | None = "0012"


def upgrade() -> None:
    """Take the schema from the revision before to this one."""
    _drills()
    _situations()
    _aftermath()
    _emergency_plans()
    _statements()


def _emergency_plans() -> None:
    """Make the tables of units' emergency plans: what is on file, how far units have been asked."""
    op.create_table(
        "emergency_plans",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("on", sa.Text(), nullable=False),
        sa.Column("files", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["people.id"], name=op.f("fk_emergency_plans_by_people")),
        sa.ForeignKeyConstraint(["unit"], ["units.id"], name=op.f("fk_emergency_plans_unit_units")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_emergency_plans")),
        sqlite_with_rowid=False,
    )
    op.create_index("uq_emergency_plans_unit_seq", "emergency_plans", ["unit", "seq"], unique=True)
    op.create_table(
        "emergency_plan_asks",
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("since", sa.Text(), nullable=False),
        sa.Column("told", sa.BigInteger(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["unit"], ["units.id"], name=op.f("fk_emergency_plan_asks_unit_units")),
        sa.PrimaryKeyConstraint("unit", name=op.f("pk_emergency_plan_asks")),
        sqlite_with_rowid=False,
    )


def _aftermath() -> None:
    """Make the tables of what follows a crisis: its account, its tasks."""
    op.create_table(
        "crisis_accounts",
        sa.Column("crisis", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("due", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("given_by", sa.Text(), nullable=True),
        sa.Column("given_at", sa.BigInteger(), nullable=True),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["crisis"], ["crises.id"], name=op.f("fk_crisis_accounts_crisis_crises")),
        sa.ForeignKeyConstraint(["given_by"], ["people.id"], name=op.f("fk_crisis_accounts_given_by_people")),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_crisis_accounts_person_people")),
        sa.PrimaryKeyConstraint("crisis", name=op.f("pk_crisis_accounts")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_crisis_accounts_due", "crisis_accounts", ["due"], sqlite_where=sa.text("state = 'due'"))
    op.create_table(
        "crisis_tasks",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("crisis", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("due", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("done_at", sa.BigInteger(), nullable=True),
        sa.Column("was_due", sa.BigInteger(), nullable=True),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["by"], ["people.id"], name=op.f("fk_crisis_tasks_by_people")),
        sa.ForeignKeyConstraint(["crisis"], ["crises.id"], name=op.f("fk_crisis_tasks_crisis_crises")),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_crisis_tasks_person_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_crisis_tasks")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_crisis_tasks_crisis", "crisis_tasks", ["crisis"])
    op.create_index("ix_crisis_tasks_open", "crisis_tasks", ["due"], sqlite_where=sa.text("state = 'open'"))


def _situations() -> None:
    """Make the table of situation reports."""
    op.create_table(
        "crisis_reports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("crisis", sa.Text(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("overview", sa.Text(), nullable=False),
        sa.Column("measures", sa.Text(), nullable=False),
        sa.Column("next_steps", sa.Text(), nullable=False),
        sa.Column("files", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["crisis"], ["crises.id"], name=op.f("fk_crisis_reports_crisis_crises")),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_crisis_reports_person_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_crisis_reports")),
    )
    op.create_index("uq_crisis_reports_crisis_number", "crisis_reports", ["crisis", "number"], unique=True)


def _drills() -> None:
    """Make the tables of drills and of who cannot be reached."""
    op.create_table(
        "drills",
        sa.Column("crisis", sa.Text(), nullable=False),
        sa.Column("occasion", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=True),
        sa.Column("began_at", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("over_at", sa.BigInteger(), nullable=True),
        sa.Column("why", sa.Text(), nullable=True),
        sa.Column("real", sa.Text(), nullable=True),
        sa.Column("called", sa.BigInteger(), nullable=False),
        sa.Column("reached", sa.BigInteger(), nullable=False),
        sa.Column("seen", sa.BigInteger(), nullable=False),
        sa.Column("taken", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["by"], ["people.id"], name=op.f("fk_drills_by_people")),
        sa.ForeignKeyConstraint(["crisis"], ["crises.id"], name=op.f("fk_drills_crisis_crises")),
        sa.ForeignKeyConstraint(["real"], ["crises.id"], name=op.f("fk_drills_real_crises")),
        sa.PrimaryKeyConstraint("crisis", name=op.f("pk_drills")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_drills_began_at", "drills", ["began_at"])
    op.create_index("ix_drills_occasion_period", "drills", ["occasion", "period"])
    op.create_table(
        "out_of_reach",
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("noted_by", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["noted_by"], ["people.id"], name=op.f("fk_out_of_reach_noted_by_people")),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_out_of_reach_person_people")),
        sa.PrimaryKeyConstraint("person", name=op.f("pk_out_of_reach")),
        sqlite_with_rowid=False,
    )


def _statements() -> None:
    """Let an item be a statement in a crisis; make the table of pre-cleared ones."""
    op.add_column("drafts", sa.Column("crisis", sa.Text(), nullable=True))
    op.add_column("drafts", sa.Column("statement", sa.Text(), nullable=True))
    op.create_index("ix_drafts_of_crisis", "drafts", ["crisis"], sqlite_where=sa.text("crisis IS NOT NULL"))
    op.create_table(
        "precleared",
        sa.Column("draft", sa.Text(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("signer", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("signed_at", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("renewal", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["draft"], ["drafts.id"], name=op.f("fk_precleared_draft_drafts")),
        sa.ForeignKeyConstraint(["renewal"], ["drafts.id"], name=op.f("fk_precleared_renewal_drafts")),
        sa.ForeignKeyConstraint(["signer"], ["people.id"], name=op.f("fk_precleared_signer_people")),
        sa.PrimaryKeyConstraint("draft", name=op.f("pk_precleared")),
        sqlite_with_rowid=False,
    )
