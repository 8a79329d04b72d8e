"""Reading the stories and writing the files, the same on every machine."""

from __future__ import annotations

import csv
import json
import tomllib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path


def read_stories(folder: Path) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return what is told about our own company, and the accounts' stories in the order of their ids."""
    company = tomllib.loads((folder / "company.toml").read_text(encoding="utf-8"))
    accounts = [tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("C*.toml"))]
    return company, accounts


def write_table(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    """Write rows as CSV; what is unknown is left empty."""
    listed = list(rows)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(listed[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows({name: _text(value) for name, value in row.items()} for row in listed)


def write_edits(path: Path, edits: Iterable[Mapping[str, Any]]) -> None:
    """Write edits as a JSON list, one edit a line, so that a change shows as one line."""
    lines = ",\n".join(json.dumps(each, ensure_ascii=False) for each in edits)
    path.write_text(f"[\n{lines}\n]\n", encoding="utf-8")


def _text(value: Any) -> Any:
    """Return a value as it stands in a file: 1840 rather than 1840.0, true rather than True."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return int(value) if isinstance(value, float) and value.is_integer() else value
