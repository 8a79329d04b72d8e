"""The facts: every table readable and complete, and what is left lying about."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kamwidgets.facts import Facts, FactsError
from kamwidgets.facts.damage import damage_of
from kamwidgets.facts.versions import Manifest, is_set, read_manifest
from kamwidgets.model import PLAIN
from kamwidgets.store.checks.found import Found

__all__ = ["facts_of"]


def facts_of(folder: Path) -> Iterator[Found]:
    """Look over the facts of a workspace."""
    try:
        manifest = read_manifest(folder)
    except FactsError as error:
        yield Found("Facts", "bad", str(error))
        return
    unread = [said for name, entry in manifest.tables.items() if (said := damage_of(folder, name, entry))]
    if unread:
        yield from (Found("Facts", "bad", each) for each in unread)
    elif not manifest.tables:
        yield Found("Facts", "good", "Nothing was imported yet.")
    else:
        rows = sum(entry.rows for entry in manifest.tables.values())
        held = f"{PLAIN.count(len(manifest.tables), 'table', 'tables')} with {_rows(rows)}"
        yield Found("Facts", "good", f"{held}, each complete.")
        yield from _waiting(folder)
    yield from _left(folder, manifest)


def _rows(number: int) -> str:
    return PLAIN.count(number, "row")


def _waiting(folder: Path) -> Iterator[Found]:
    waiting = Facts(folder).waiting()
    if len(waiting):
        lines, orders = int(waiting["lines"].sum()), len(waiting)
        yield Found(
            "Facts",
            "warning",
            f"{PLAIN.count(lines, 'order line waits', 'order lines wait')} for {PLAIN.count(orders, 'order')} "
            "not imported yet, and count once they are.",
        )


def _left(folder: Path, manifest: Manifest) -> Iterator[Found]:
    """Find what an interrupted import left: sets that are newer than the one that counts."""
    if not folder.is_dir():
        return
    number = int(manifest.version.partition("-")[0] or 0)
    left = [each for each in folder.iterdir() if is_set(each) and int(each.name.partition("-")[0]) > number]
    left += folder.glob("manifest.json.*")
    if left:
        yield Found(
            "Leftovers",
            "warning",
            f"An interrupted import left {', '.join(sorted(each.name for each in left))} in {folder}: "
            "they do no harm and can be deleted while nobody imports.",
        )
