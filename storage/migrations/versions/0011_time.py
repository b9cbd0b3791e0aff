"""What time asks for: who stands in, what is counted, what is called for."""

revision = "0011"
down_revision: str | None = "0010"


def upgrade() -> None:
    """Take the schema from the revision before to this one."""
