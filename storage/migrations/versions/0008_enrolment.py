"""Enrolment: e-mail addresses of the roster, one-time codes, and who tries codes."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision: str | None = "0007"


def upgrade() -> None:
    """Take the schema from the revision before to this one."""
    op.create_table(
        "emails",
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("email", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_emails_person_people")),
        sa.PrimaryKeyConstraint("person", name=op.f("pk_emails")),
        sqlite_with_rowid=False,
    )
    op.create_index("uq_emails_email", "emails", ["email"], unique=True)
    op.create_table(
        "codes",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("used_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["issuer"], ["people.id"], name=op.f("fk_codes_issuer_people")),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_codes_person_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_codes")),
        sqlite_with_rowid=False,
    )
    op.create_index("uq_codes_digest", "codes", ["digest"], unique=True)
    op.create_table(
        "code_tries",
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("platform", "workspace", "account", name=op.f("pk_code_tries")),
        sqlite_with_rowid=False,
    )
