"""What countersigning by units needs to keep: seats of stand-ins, and what was said in the talk on a disagreement."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision: str | None = "0003"


def upgrade() -> None:
    """Take the schema from the revision before to this one."""
    op.add_column("seats", sa.Column("stands_in", sa.BigInteger(), nullable=False, server_default="0"))
    op.create_table(
        "remarks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person"], ["people.id"], name=op.f("fk_remarks_person_people")),
        sa.ForeignKeyConstraint(["step"], ["steps.id"], name=op.f("fk_remarks_step_steps")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_remarks")),
    )
    op.create_index(op.f("ix_remarks_step"), "remarks", ["step"])
