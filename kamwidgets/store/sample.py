"""The sample company: where it lies, and how it fills a workspace."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from kamwidgets.edits import EDITS
from kamwidgets.facts import read_table
from kamwidgets.store.entries import Author

if TYPE_CHECKING:
    from kamwidgets.store.workspace import Workspace

__all__ = ["fill", "sample_folder"]

SAMPLE = Author("Sample company", "kam")

TABLES = ("customers", "products", "orders", "order-lines", "service-events")


def sample_folder() -> Path:
    """Return the folder of the sample company: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "data_samples"
    return installed if installed.is_dir() else package.parent / "data_samples"


def fill(workspace: Workspace, sample: Path) -> None:
    """Import what happened at a company, and apply what its people know and decided, edit by edit."""
    from kamwidgets.store.bringing import bring_in

    for table in TABLES:
        bring_in(workspace, read_table(table, sample / f"{table}.csv"))
    for step in json.loads((sample / "decisions.json").read_text(encoding="utf-8")):
        workspace.apply(step["document"], EDITS[step["edit"]], author=SAMPLE, **step["arguments"])
