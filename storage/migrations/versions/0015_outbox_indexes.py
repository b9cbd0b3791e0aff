"""The indexes over messages that wait say so without a list, of which SQLite made a table for each row that came."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision: str | None = "0014"

_WAITS = "(state = 'pending' OR state = 'retry' OR state = 'unknown')"


def upgrade() -> None:
    """Take the schema from the revision before to this one."""
    _anew("ix_outbox_to_send", "id", _WAITS)
    _anew("ix_outbox_to_gather", "person", f"{_WAITS} AND lane > 2")


def _anew(name: str, column: str, where: str) -> None:
    """Make an index of this name again, over these rows."""
    only = sa.text(where)
    op.drop_index(name, "outbox")
    op.create_index(name, "outbox", [column], sqlite_where=only, postgresql_where=only)
