"""The release plan by a secret link: who has one, and since when an entry is as it is."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision: str | None = "0013"


def upgrade() -> None:
    """Take the schema from the revision before to this one."""
    op.add_column("plan_entries", sa.Column("changed", sa.BigInteger(), nullable=True))
    op.create_table(
        "calendar_links",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("made", sa.BigInteger(), nullable=False),
        sa.Column("ended", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_calendar_links_person_people")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calendar_links")),
        sqlite_with_rowid=False,
    )
    op.create_index("uq_calendar_links_digest", "calendar_links", ["digest"], unique=True)
    op.create_index(
        "uq_calendar_links_live", "calendar_links", ["person"], unique=True, sqlite_where=sa.text("ended IS NULL")
    )
