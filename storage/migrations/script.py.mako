"""${message[:1].upper() + message[1:]}."""

import sqlalchemy as sa
from alembic import op
${imports if imports else ""}
revision = ${repr(up_revision)}
down_revision: str | None = ${repr(down_revision)}


def upgrade() -> None:
    """Take the schema from the revision before to this one."""
    ${"\n".join(line for line in upgrades.splitlines() if "# ###" not in line).strip()}
