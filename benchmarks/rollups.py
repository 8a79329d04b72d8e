"""How long one roll-up takes, as a ratio to the same query written by hand in DuckDB, in the same run."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.csv as pc

from kamwidgets.facts import Facts, import_table, read_table

LINES, ACCOUNTS, PRODUCTS, REPEATS = 200_000, 2_000, 300, 7
TARGET = 3.0
"""A roll-up through Ibis should stay within this of the query by hand."""


def write_orders(folder: Path) -> None:
    """Write order lines that carry customer and date, as one CSV file."""
    dice = np.random.default_rng(0)
    days = np.datetime64("2024-01-01") + dice.integers(0, 1000, LINES)
    table = pa.table(
        {
            "order_id": [f"o{number}" for number in range(LINES)],
            "account_id": [f"a{number}" for number in dice.integers(0, ACCOUNTS, LINES)],
            "ordered_on": [str(day) for day in days],
            "product_id": [f"p{number}" for number in dice.integers(0, PRODUCTS, LINES)],
            "quantity": dice.integers(1, 50, LINES),
            "unit_price": dice.integers(1, 900, LINES),
        }
    )
    pc.write_csv(table, folder / "lines.csv")


def median_seconds(run: Callable[[], object]) -> float:
    """Time a call several times, the first one not counted."""
    run()
    times: list[float] = []
    for _ in range(REPEATS):
        started = time.perf_counter()
        run()
        times.append(time.perf_counter() - started)
    return statistics.median(times)


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_orders(folder)
        started = time.perf_counter()
        import_table(folder / "facts", read_table("order-lines", folder / "lines.csv"))
        print(f"import of {LINES:,} lines: {time.perf_counter() - started:.1f} s")
        facts = Facts(folder / "facts")
        ours = median_seconds(lambda: facts.revenue(by=["account_id", "year"]))
        files = {table: facts.folder / facts.sources[table].file for table in ("orders", "order-lines")}
        by_hand = (  # the names in it are our own files
            "select account_id, year(ordered_on) y, sum(quantity * unit_price * (1 - coalesce(discount, 0))) "
            f"from read_parquet('{files['order-lines']}') join read_parquet('{files['orders']}') using (order_id) "
            "group by all order by all"
        )
        with duckdb.connect() as connection:
            floor = median_seconds(lambda: connection.execute(by_hand).df())
        print(f"turnover by account and year: {ours * 1000:.0f} ms, by hand {floor * 1000:.0f} ms")
        print(f"ratio {ours / floor:.1f} (target {TARGET})")


if __name__ == "__main__":
    main()
