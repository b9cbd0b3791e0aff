"""What delivery needs to keep: whose turn it is, what may be out, what could not be delivered; places beside people."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision: str | None = "0006"

_TO = "person IS NOT NULL OR place IS NOT NULL"


def upgrade() -> None:
    """Take the schema from the revision before to this one."""
    _outbox()
    _messages()
    op.create_table(
        "senders",
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("fence", sa.BigInteger(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("platform", name=op.f("pk_senders")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "gates",
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column("why", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("scope", name=op.f("pk_gates")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "unreachable",
        sa.Column("platform", sa.Text(), nullable=False),
        sa.Column("workspace", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("platform", "workspace", "account", name=op.f("pk_unreachable")),
        sqlite_with_rowid=False,
    )


def _outbox() -> None:
    old = [
        sa.Column("id", sa.Integer(), nullable=False),
        _text("key"),
        _number("lane"),
        _text("person", null=True),
        _text("kind"),
        _text("subject"),
        _number("version"),
        _text("payload", null=True),
        _text("state"),
        _number("attempts"),
        _number("not_before"),
        _number("added_at"),
    ]
    new = [
        *(_text(name, null=True) for name in ("place", "platform", "workspace", "account")),
        *(_number(name, null=True) for name in ("fence", "until", "deaths", "doubt")),
        _text("why", null=True),
    ]
    _made_anew("outbox", old, new, ("person",))
    op.create_index("uq_outbox_key", "outbox", ["key"], unique=True)
    _index("ix_outbox_to_send", "outbox", ["id"], "state IN ('pending', 'retry', 'unknown')")
    _index("ix_outbox_taken", "outbox", ["id"], "state IN ('leased', 'sending')")
    _index("ix_outbox_undelivered", "outbox", ["id"], "state = 'dead' AND why IS NOT NULL")


def _messages() -> None:
    old = [
        _text("id"),
        _text("kind"),
        _text("subject"),
        _text("draft", null=True),
        _text("person", null=True),
        *(_text(name) for name in ("platform", "workspace", "account", "message")),
        _number("version"),
        _number("revision"),
        _text("hash"),
        _text("state"),
        _number("sent_at"),
    ]
    new = [_text("place", null=True), *(_number(name, null=True) for name in ("outgoing", "tries", "not_before"))]
    states = sa.CheckConstraint("state IN ('live', 'superseded', 'still')", name=op.f("ck_messages_state"))
    _made_anew("messages", old, new, ("draft", "person"), states)
    _index("ix_messages_live", "messages", ["person", "kind", "subject"], "state <> 'still'")
    _index("ix_messages_in_place", "messages", ["place", "draft"], "place IS NOT NULL")


def _made_anew(
    table: str,
    old: list[sa.Column[Any]],
    new: list[sa.Column[Any]],
    links: tuple[str, ...],
    *checks: sa.CheckConstraint,
) -> None:
    """Make a table anew with more columns: SQLite cannot let a column be empty that could not be before."""
    kept = ", ".join(column.name for column in old)
    op.rename_table(table, "before")
    op.create_table(
        table,
        *old,
        *new,
        *(
            sa.ForeignKeyConstraint([link], [f"{other}.id"], name=op.f(f"fk_{table}_{link}_{other}"))
            for link, other in (("draft", "drafts"), ("person", "people"))
            if link in links
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
        *checks,
        sa.CheckConstraint(_TO, name=op.f(f"ck_{table}_to")),
    )
    op.execute(f"INSERT INTO {table} ({kept}) SELECT {kept} FROM before")  # noqa: S608 - names that stand above
    op.drop_table("before")


def _index(name: str, table: str, columns: list[str], condition: str) -> None:
    where = sa.text(condition)
    op.create_index(name, table, columns, sqlite_where=where, postgresql_where=where)


def _text(name: str, *, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), nullable=null)


def _number(name: str, *, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.BigInteger(), nullable=null)
