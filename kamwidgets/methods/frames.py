"""Labels and cells of frames as plain text and numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Hashable

__all__ = ["cells", "labels", "or_none"]


def labels(axis: pd.Index[Any]) -> list[str]:
    """Return an index's labels as text.

    Examples
    --------
    >>> labels(pd.Index([1997, 1998]))
    ['1997', '1998']
    """
    return [str(label) for label in axis]


def cells(frame: pd.DataFrame, row: Hashable) -> dict[str, Any]:
    """Return one row by its label, its cells by the columns' names.

    Examples
    --------
    >>> cells(pd.DataFrame({"volume": [0.5]}, index=["a"]), "a")
    {'volume': 0.5}
    """
    return dict(zip(labels(frame.columns), frame.loc[[row]].to_numpy().tolist()[0], strict=True))


def or_none(number: float | None) -> float | None:
    """Return a number as plain data: None where it is not known.

    Examples
    --------
    >>> or_none(float("nan")), or_none(0.5)
    (None, 0.5)
    """
    return None if pd.isna(number) else float(number)
