"""Snapshots before migrations, sealed ratings, and where backups were written."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0002", "0001"


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "snapshots",
        sa.Column("document_id", sa.String, primary_key=True),
        sa.Column("revision", sa.Integer, primary_key=True),
        sa.Column("schema", sa.Integer, nullable=False),
        sa.Column("body", sa.JSON, nullable=False),
        sa.Column("at", sa.String, nullable=False),
    )
    op.create_table(
        "sealed",
        *(sa.Column(name, sa.String, primary_key=True) for name in ("document_id", "place", "client", "by")),
        sa.Column("at", sa.String, nullable=False),
        sa.Column("body", sa.JSON, nullable=False),
    )
    op.create_table(
        "backups",
        sa.Column("path", sa.String, primary_key=True),
        sa.Column("at", sa.String, nullable=False),
    )
