"""Finding items: an index of their words, which is filled at the start, and what people looked for last."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision: str | None = "0004"


def upgrade() -> None:
    """Take the schema from the revision before to this one."""
    op.create_table(
        "search_items",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("draft", sa.Text(), nullable=False),
        sa.Column("own", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["draft"], ["drafts.id"], name=op.f("fk_search_items_draft_drafts")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_items")),
    )
    op.create_index("uq_search_items_draft_own", "search_items", ["draft", "own"], unique=True)
    op.create_table(
        "searches",
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_searches_person_people")),
        sa.PrimaryKeyConstraint("person", name=op.f("pk_searches")),
    )
    op.execute("CREATE VIRTUAL TABLE search_index USING fts5(words, signs, who, tokenize='ascii', columnsize=0)")
