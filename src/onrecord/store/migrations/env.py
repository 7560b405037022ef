"""Alembic's entry: runs the steps on the connection that it is given, inside that connection's transaction."""

from alembic import context

from onrecord.store.card_schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=True)
context.run_migrations()
