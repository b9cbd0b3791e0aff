"""Crises: alerts, who has them, what is told of them."""

revision = "0012"
down_revision: str | None = "0011"


def upgrade() -> None:
    """Take the schema from the revision before to this one."""
