"""Parquet files, as programs write them: columns with types of their own."""

# Arrow describes columns only while it runs, so that a type checker cannot follow into it.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false, reportUnknownParameterType=false

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from kamwidgets.facts.rules import FactsError
from kamwidgets.facts.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pyarrow as pa

    from kamwidgets.facts.workbooks import Cell

__all__ = ["is_parquet", "parquet_columns"]

_MAGIC = b"PAR1"


def is_parquet(content: bytes) -> bool:
    """Whether a file begins as Parquet does."""
    return content.startswith(_MAGIC)


def parquet_columns(called: str, content: bytes) -> tuple[list[str], list[Sequence[Cell]]]:
    """Return the headings and the cells beneath each.

    Raises
    ------
    FactsError
        If it cannot be read, or a column holds anything but single values.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.read_table(io.BytesIO(content))
        headings = [str(name) for name in table.column_names]
    except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
        raise FactsError(f"{called} is damaged or no Parquet file: write it again.") from error
    return headings, [_cells(called, heading, table.column(i)) for i, heading in enumerate(headings)]


def _cells(called: str, heading: str, column: pa.ChunkedArray) -> list[Cell]:
    import pyarrow as pa

    kind = column.type.value_type if pa.types.is_dictionary(column.type) else column.type
    if pa.types.is_nested(kind) or pa.types.is_binary(kind) or pa.types.is_large_binary(kind):
        raise FactsError(
            f"{called}, column {quoted(heading)}: holds lists or records, not single values. Write it as text."
        )
    if pa.types.is_decimal(kind):
        column = column.cast(pa.float64())
    if pa.types.is_timestamp(kind):
        column = column.cast(pa.timestamp("us", kind.tz), safe=False)
    try:
        return [_plain(value) for value in column.to_pylist()]
    except (pa.ArrowException, ValueError, OverflowError) as error:
        raise FactsError(
            f"{called}, column {quoted(heading)}: some values cannot be read. Write it as text."
        ) from error


def _plain(value: object) -> Cell:
    """Keep what a cell can hold; a moment with a time zone becomes UTC, everything unknown its text."""
    if isinstance(value, datetime) and value.tzinfo:
        return value.astimezone(UTC).replace(tzinfo=None)
    if value is None or isinstance(value, str | int | float | bool | date | datetime):
        return value
    return str(value)
