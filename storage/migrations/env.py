"""Alembic's environment: connection and transaction are the runner's."""

from alembic import context

from storage.search_schema import INDEX

_given = context.config.attributes

context.configure(
    connection=_given["connection"],
    target_metadata=_given.get("metadata"),
    render_as_batch=True,
    include_name=lambda name, kind, _: kind != "table" or not (name or "").startswith(INDEX),
)
context.run_migrations()
