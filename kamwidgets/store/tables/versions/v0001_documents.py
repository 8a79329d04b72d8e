"""Documents, their history, and who is looking."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision, down_revision = "0001", None


def upgrade() -> None:
    """Make the first tables."""
    op.create_table(
        "documents",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("revision", sa.Integer, nullable=False),
        sa.Column("schema", sa.Integer, nullable=False),
        sa.Column("body", sa.JSON, nullable=False),
    )
    op.create_table(
        "history",
        sa.Column("document_id", sa.String, primary_key=True),
        sa.Column("revision", sa.Integer, primary_key=True),
        *(sa.Column(name, sa.String, nullable=False) for name in ("at", "by", "client", "edit")),
        sa.Column("arguments", sa.JSON, nullable=False),
        sa.Column("sentence", sa.String, nullable=False),
        sa.Column("changes", sa.JSON, nullable=False),
        sa.Column("takes_back", sa.JSON, nullable=False),
    )
    op.create_table(
        "presence",
        sa.Column("page", sa.String, primary_key=True),
        *(sa.Column(name, sa.String, nullable=False) for name in ("by", "document_id", "at")),
    )
