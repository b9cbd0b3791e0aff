"""What all five policies need to keep: units' duties, wordings of channels, answers to review questions, talks."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision: str | None = "0002"


def upgrade() -> None:
    """Take the schema from the revision before to this one."""
    for table, column in (
        ("units", sa.Column("duties", sa.Text(), nullable=False, server_default="[]")),
        ("people", sa.Column("forms", sa.BigInteger(), nullable=False, server_default="0")),
        ("drafts", sa.Column("editor", sa.Text(), nullable=True)),
        ("drafts", sa.Column("submitted_at", sa.BigInteger(), nullable=True)),
        ("versions", sa.Column("wordings", sa.Text(), nullable=False, server_default="[]")),
        ("steps", sa.Column("kind", sa.Text(), nullable=False, server_default="ask")),
        ("seats", sa.Column("unit", sa.Text(), nullable=True)),
        ("decisions", sa.Column("answers", sa.Text(), nullable=False, server_default="")),
    ):
        op.add_column(table, column)
