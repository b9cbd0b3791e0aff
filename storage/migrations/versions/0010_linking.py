"""One person on several platforms: where he is written to first, and codes that go from one account to the other."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision: str | None = "0009"


def upgrade() -> None:
    """Take the schema from the revision before to this one."""
    for column in ("prefers", "used"):
        op.add_column("people", sa.Column(column, sa.Text(), nullable=True))
    for column in ("step", "platform", "workspace", "account"):
        op.add_column("codes", sa.Column(column, sa.Text(), nullable=True))
