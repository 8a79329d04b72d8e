"""How the tables came to be: one script for each version, run by alembic in their order."""
