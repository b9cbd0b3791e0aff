"""Crises: what each is, whom it calls and how that reached them, what was told in it."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision: str | None = "0011"


def upgrade() -> None:
    """Take the schema from the revision before to this one."""
    _crises()
    _people()
    _ways()
    _lines()


def _crises() -> None:
    op.create_table(
        "crises",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("policy", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.Column("reporter", sa.Text(), nullable=False),
        sa.Column("reported_at", sa.BigInteger(), nullable=False),
        sa.Column("draft", sa.Text(), nullable=True),
        sa.Column("next_at", sa.BigInteger(), nullable=True),
        sa.Column("over_at", sa.BigInteger(), nullable=True),
        sa.Column("outside", sa.BigInteger(), nullable=False),
        sa.Column("outside_done", sa.BigInteger(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["draft"], ["drafts.id"], name=op.f("fk_crises_draft_drafts")),
        sa.ForeignKeyConstraint(["policy"], ["policies.id"], name=op.f("fk_crises_policy_policies")),
        sa.ForeignKeyConstraint(["reporter"], ["people.id"], name=op.f("fk_crises_reporter_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_crises")),
        sqlite_with_rowid=False,
    )
    op.create_index("uq_crises_number", "crises", ["number"], unique=True)
    op.create_index("ix_crises_reporter_reported_at", "crises", ["reporter", "reported_at"])
    op.create_index("ix_crises_open", "crises", ["next_at"], sqlite_where=sa.text("over_at IS NULL"))


def _people() -> None:
    op.create_table(
        "crisis_people",
        sa.Column("crisis", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("seen_at", sa.BigInteger(), nullable=True),
        sa.Column("aids_at", sa.BigInteger(), nullable=True),
        sa.Column("left_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["crisis"], ["crises.id"], name=op.f("fk_crisis_people_crisis_crises")),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_crisis_people_person_people")),
        sa.PrimaryKeyConstraint("crisis", "person", name=op.f("pk_crisis_people")),
        sqlite_with_rowid=False,
    )


def _ways() -> None:
    op.create_table(
        "crisis_ways",
        sa.Column("crisis", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("called_at", sa.BigInteger(), nullable=False),
        sa.Column("accepted_at", sa.BigInteger(), nullable=True),
        sa.Column("times", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["crisis"], ["crises.id"], name=op.f("fk_crisis_ways_crisis_crises")),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_crisis_ways_person_people")),
        sa.PrimaryKeyConstraint("crisis", "person", "platform", name=op.f("pk_crisis_ways")),
        sqlite_with_rowid=False,
    )


def _lines() -> None:
    op.create_table(
        "crisis_lines",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("crisis", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.Column("files", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["crisis"], ["crises.id"], name=op.f("fk_crisis_lines_crisis_crises")),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_crisis_lines_person_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_crisis_lines")),
    )
    op.create_index("ix_crisis_lines_crisis", "crisis_lines", ["crisis"])
