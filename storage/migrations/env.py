"""Alembic's environment: connection and transaction are the runner's."""

from alembic import context

_given = context.config.attributes

context.configure(connection=_given["connection"], target_metadata=_given.get("metadata"), render_as_batch=True)
context.run_migrations()
