"""One edit, as `decisions.json` holds it."""

from __future__ import annotations

from typing import Any

Edit = dict[str, Any]
"""``{"document": "portfolio" or an account id, "edit": name, "arguments": {…}}``"""


def edit(document: str, name: str, /, **arguments: Any) -> Edit:
    """Return an edit of a document."""
    return {"document": document, "edit": name, "arguments": arguments}
