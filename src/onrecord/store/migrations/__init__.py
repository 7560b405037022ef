"""How a case's tables came to be: one step a schema version, run by Alembic when a case is made or opened by a newer onrecord."""
