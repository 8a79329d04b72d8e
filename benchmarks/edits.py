"""How long an edit takes to be saved for good, as a ratio to a bare durable commit of the same size."""

from __future__ import annotations

import json
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from kamwidgets import edits
from kamwidgets.store import Author
from kamwidgets.store.database import open_database
from kamwidgets.store.repository import Repository

PEOPLE, EDITS = 40, 200
TARGET = 6.0
"""An edit checks, compares and keeps history: it may take this many times a bare commit."""


def median_seconds(run: Callable[[int], object]) -> float:
    """Time a call many times with its number."""
    times: list[float] = []
    for number in range(EDITS):
        started = time.perf_counter()
        run(number)
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        repository = Repository(open_database(f"sqlite:///{Path(name) / 'plans.db'}"))
        author = Author("Bench")
        for number in range(PEOPLE):
            repository.apply("acme", edits.add_person, {"id": str(number), "name": f"Name {number}"}, author)
        place = {"x": 0.0, "y": 0.0}

        def edit(number: int) -> None:
            positions = {str(number % PEOPLE): {**place, "x": float(number + 1)}}
            repository.apply("acme", edits.move_people, {"positions": positions}, author)

        ours = median_seconds(edit)
        body = json.dumps(repository.read("acme")[1].model_dump(mode="json"))
        bare = sqlite3.connect(Path(name) / "bare.db", isolation_level=None)
        bare.execute("pragma journal_mode=WAL")
        bare.execute("pragma synchronous=FULL")
        bare.execute("create table documents (id text primary key, body text)")
        bare.execute("insert into documents values ('acme', '')")
        floor = median_seconds(lambda number: bare.execute("update documents set body = ?", [f"{number}{body}"]))
        bare.close()
        print(f"an edit of a plan with {PEOPLE} people: {ours * 1000:.1f} ms, a bare commit {floor * 1000:.1f} ms")
        print(f"ratio {ours / floor:.1f} (target {TARGET})")


if __name__ == "__main__":
    main()
