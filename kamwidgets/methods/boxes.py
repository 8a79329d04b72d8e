"""Where accounts stand by their attractiveness and our relative strength: the portfolio in four or nine boxes (M7)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import pandas as pd

from kamwidgets.catalogue import load
from kamwidgets.methods.frames import cells, labels, or_none
from kamwidgets.methods.words import listing
from kamwidgets.model import PLAIN, Formats

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy.typing as npt

    from kamwidgets.catalogue import BoxSet

__all__ = ["CUTS", "LEVELS", "AccountPortfolio", "box_set", "portfolio"]

LEVELS: dict[int, tuple[str, ...]] = {4: ("low", "high"), 9: ("low", "middle", "high")}
"""By number of boxes, what the parts of each axis are called."""

CUTS: dict[int, tuple[tuple[float, ...], tuple[float, ...]]] = {4: ((0.5,), (0.0,)), 9: ((1 / 3, 2 / 3), (-1.0, 1.0))}
"""By number of boxes, where attractiveness (0-1) and strength (points) are divided. They are fixed: an account's box
depends on nobody else. Who stands on a line stands above it."""

_TIE_DIGITS = 9


def box_set(labels: str = "", boxes: int | None = None) -> BoxSet:
    """Return a set of names out of the catalogue by its id; the first one, of so many boxes, where it is not named.

    Raises
    ------
    ValueError
        If there is no such set.

    Examples
    --------
    >>> box_set(boxes=4).names["high-low"], box_set("policy").names["high-high"]
    ('Star', 'Leader')
    """
    for each in load().box_sets:
        if (each.id == labels or not labels) and boxes in (None, len(each.names)):
            return each
    raise ValueError(f"There is no set of names “{labels}”" + (f" for {boxes} boxes." if boxes else "."))


@dataclass(frozen=True, slots=True, eq=False)
class AccountPortfolio:
    """Accounts by their attractiveness and our relative strength.

    Attributes
    ----------
    accounts : pandas.DataFrame
        By account: ``attractiveness`` (0-1), ``strength`` (points), ``revenue``, ``spend``, ``box`` and its ``label``;
        ``expected_attractiveness``, ``expected_strength``, ``expected_box`` and ``expected_label``, unknown where
        nothing else is expected; ``missing``: what keeps the account from being placed, or empty. NaN = unknown, and an
        account that is not placed has no box.
    boxes : {4, 9}
        How many boxes.
    labels : mapping of str to str
        What the boxes are called: attractiveness, then strength, such as high-low.
    """

    accounts: pd.DataFrame
    boxes: Literal[4, 9]
    labels: Mapping[str, str]

    @property
    def placed(self) -> pd.DataFrame:
        """The accounts that have a box."""
        return self.accounts[self.accounts["missing"] == ""]

    @property
    def not_placed(self) -> dict[str, tuple[str, ...]]:
        """The other accounts by what is missing: attractiveness, strength, or both."""
        out = self.accounts[self.accounts["missing"] != ""]
        groups = out.groupby("missing", sort=True).groups
        return {str(missing): tuple(labels(index)) for missing, index in groups.items()}

    def explain(
        self, account: str | None = None, names: Mapping[str, str] | None = None, formats: Formats = PLAIN
    ) -> str:
        """Say how many accounts stand in each box, or why one account stands where it does.

        Raises
        ------
        KeyError
            If there is no such account.
        """
        if account is not None:
            return self._one(account, (names or {}).get(account, account), formats)
        counts = self.placed["label"].value_counts()
        used = [label for label in dict.fromkeys(self.labels.values()) if label in counts.index]
        where = listing([f"{formats.count(int(counts[each]), 'account')} in {each}" for each in used], 9)
        out = "; ".join(f"{missing} of {formats.number(len(those))}" for missing, those in self.not_placed.items())
        placed = f"{formats.number(len(self.placed))} of {formats.count(len(self.accounts), 'account')} placed"
        said = f"{placed}: {where}." if where else f"{placed}."
        return f"{said} Not known: {out}." if out else said

    def _one(self, account: str, name: str, formats: Formats) -> str:
        line = cells(self.accounts, account)
        if line["missing"]:
            return f"{name} is not placed: its {line['missing']} is not known."
        here = f"attractiveness {formats.number(100 * line['attractiveness'])} of 100"
        said = f"{name}: {here}, strength {formats.number(line['strength'], 1)} points: {line['label']}."
        return f"{said} Expected: {line['expected_label']}." if line["expected_label"] else said

    def as_json(self) -> dict[str, Any]:
        """Return the result as plain data, an object per account; unknown is None."""
        numbers = ("attractiveness", "strength", "revenue", "spend", "expected_attractiveness", "expected_strength")
        rows = self.accounts.to_dict("index")
        return {
            "boxes": self.boxes,
            "labels": dict(self.labels),
            "accounts": {
                str(account): {
                    name: or_none(value) if name in numbers else str(value) or None for name, value in row.items()
                }
                for account, row in rows.items()
            },
        }


def portfolio(  # noqa: PLR0913 - one column each, by name
    attractiveness: pd.Series[float],
    strength: pd.Series[float],
    revenue: pd.Series[float] | None = None,
    spend: pd.Series[float] | None = None,
    expected: pd.DataFrame | None = None,
    *,
    boxes: Literal[4, 9] = 4,
    labels: str | Mapping[str, str] = "",
) -> AccountPortfolio:
    """Place accounts by their attractiveness to us and our strength with them, now and as expected (M7).

    The four and nine boxes of the directional policy matrix (Robinson, Hichens & Wade 1978) with the accounts in place
    of businesses (McDonald, Rogers & Woodburn 2000). The lines are fixed: attractiveness at 1/2, strength at 0 points;
    with nine boxes at 1/3 and 2/3, and at −1 and 1 points.

    Parameters
    ----------
    attractiveness : pandas.Series
        By account, 0-1, such as its score; NaN = unknown.
    strength : pandas.Series
        By account, points of ours less those of the best competitor, as `relative_strength` finds it; NaN = unknown.
    revenue, spend : pandas.Series, optional
        By account: turnover now, and what it can spend in our categories in three years.
    expected : pandas.DataFrame, optional
        By account, columns ``attractiveness`` and ``strength``: where it is expected to stand; NaN = as now.
    boxes : {4, 9}
        How many boxes.
    labels : str or mapping of str to str, optional
        What they are called: one of the catalogue's sets, or a name for each box.

    Raises
    ------
    ValueError
        If an account occurs twice, a number lies off its scale, or the labels do not name all boxes.

    Examples
    --------
    >>> found = portfolio(pd.Series({"a": 0.8, "b": 0.3, "c": 0.9}), pd.Series({"a": 1.5, "b": -0.5}))
    >>> found.accounts["label"].to_dict()
    {'a': 'Strategic', 'b': 'Streamline', 'c': ''}
    >>> print(found.explain())
    2 of 3 accounts placed: 1 account in Strategic and 1 account in Streamline. Not known: strength of 1.
    """
    names = _names(boxes, labels)
    given = {"attractiveness": attractiveness, "strength": strength, "revenue": revenue, "spend": spend}
    accounts = _together({name: column for name, column in given.items() if column is not None})
    for name in given:
        accounts[name] = accounts.get(name, pd.Series(np.nan, accounts.index)).astype(float)
    accounts = accounts[list(given)]
    accounts["box"] = _boxes(accounts["attractiveness"], accounts["strength"], boxes)
    accounts["label"] = accounts["box"].map({**names, "": ""})
    ahead = _expected(accounts, expected)
    accounts["expected_attractiveness"], accounts["expected_strength"] = ahead["attractiveness"], ahead["strength"]
    accounts["expected_box"] = _boxes(ahead["attractiveness"], ahead["strength"], boxes)
    accounts["expected_label"] = accounts["expected_box"].map({**names, "": ""})
    here, we = accounts["attractiveness"].isna(), accounts["strength"].isna()
    kinds = ["attractiveness and strength", "attractiveness", "strength"]
    accounts["missing"] = np.select([here & we, here, we], kinds, "")
    return AccountPortfolio(accounts, boxes, names)


def _names(boxes: Literal[4, 9], labels: str | Mapping[str, str]) -> dict[str, str]:
    if boxes not in LEVELS:
        raise ValueError("There are four boxes or nine.")
    names = dict(box_set(labels, boxes).names if isinstance(labels, str) else labels)
    needed = {f"{across}-{up}" for across in LEVELS[boxes] for up in LEVELS[boxes]}
    if names.keys() != needed:
        raise ValueError(f"Name all {boxes} boxes: {', '.join(sorted(needed))}.")
    return names


def _together(columns: Mapping[str, pd.Series[float]]) -> pd.DataFrame:
    for name, column in columns.items():
        if column.index.has_duplicates:
            raise ValueError(f"An account occurs more than once in {name}.")
        if np.isinf(column.astype(float)).any():
            raise ValueError(f"The {name} of an account is not finite.")
    first, *others = columns.values()
    everybody = first.index
    for column in others:
        everybody = everybody.union(column.index, sort=False)
    accounts = pd.DataFrame({name: column.reindex(everybody) for name, column in columns.items()}, everybody)
    _on_scale(accounts["attractiveness"])
    return accounts.rename_axis("account_id")


def _expected(accounts: pd.DataFrame, expected: pd.DataFrame | None) -> pd.DataFrame:
    """Return where accounts are expected to stand; unknown where nothing is said, or one of the two is not known."""
    if expected is None or expected.empty:
        return pd.DataFrame(np.nan, accounts.index, ["attractiveness", "strength"])
    if expected.index.has_duplicates:
        raise ValueError("An account occurs more than once in what is expected.")
    said = expected.reindex(accounts.index).reindex(columns=["attractiveness", "strength"]).astype(float)
    _on_scale(said["attractiveness"])
    ahead = said.fillna(accounts[["attractiveness", "strength"]])
    return ahead.where(said.notna().any(axis=1) & ahead.notna().all(axis=1))


def _on_scale(attractiveness: pd.Series[float]) -> None:
    if ((attractiveness < 0) | (attractiveness > 1)).any():
        raise ValueError("Attractiveness is a number from 0 to 1.")


def _boxes(attractiveness: pd.Series[float], strength: pd.Series[float], boxes: Literal[4, 9]) -> npt.NDArray[Any]:
    """Return each account's box, empty where one of the two is unknown."""
    parts = [
        np.array(LEVELS[boxes], dtype=object)[np.digitize(column.fillna(0).round(_TIE_DIGITS), np.round(cuts, 9))]
        for column, cuts in zip((attractiveness, strength), CUTS[boxes], strict=True)
    ]
    known = (attractiveness.notna() & strength.notna()).to_numpy()
    return np.where(known, parts[0] + "-" + parts[1], "")
