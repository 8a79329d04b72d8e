"""KAM Workbook: select, map, target and look after key accounts.

This is the analyst's API; what is not named here is private. Everything is imported when it is first used, so that
``import kamwidgets`` itself takes no time.

Examples
--------
>>> import kamwidgets as kam
>>> import pandas as pd
>>> kam.concentration(pd.Series({"a": 60, "b": 30, "c": 10})).top_share(0.2)
0.6
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kamwidgets import charts, edits
    from kamwidgets.methods import (
        Joins,
        Leaves,
        MemberLeaves,
        RivalWins,
        Turns,
        ahp_opinion,
        ahp_weights,
        baseline,
        best_set,
        bow_tie,
        break_even_elasticity,
        break_even_volume,
        buying_complexity,
        cadence,
        compare_accounts,
        compare_decisions,
        concentration,
        contact_graph,
        coverage,
        critical_people,
        decision_models,
        drop_one,
        estimate_elasticity,
        exposures,
        first_cut,
        flips,
        gate_status,
        loss_test,
        other_map,
        portfolio,
        price_volume_mix,
        rating_bounds,
        rating_spread,
        raw_values,
        read_network,
        relative_strength,
        robustness,
        score,
        second_opinion,
        stance_spread,
        target_table,
        topsis,
        value,
        values,
        volume_change,
        warmest_path,
        warmest_paths,
        weights,
        whale_curve,
        what_if,
    )
    from kamwidgets.model import (
        AccountPlan,
        CoverageRule,
        Criterion,
        MapSettings,
        Person,
        Portfolio,
        Target,
        UserError,
        WeightRule,
    )
    from kamwidgets.store import Author, Workspace, new_workspace, open_workspace, sample_folder

__all__ = [
    "AccountPlan",
    "Author",
    "CoverageRule",
    "Criterion",
    "Joins",
    "Leaves",
    "MapSettings",
    "MemberLeaves",
    "Person",
    "Portfolio",
    "RivalWins",
    "Target",
    "Turns",
    "UserError",
    "WeightRule",
    "Workspace",
    "__version__",
    "ahp_opinion",
    "ahp_weights",
    "baseline",
    "best_set",
    "bow_tie",
    "break_even_elasticity",
    "break_even_volume",
    "buying_complexity",
    "cadence",
    "charts",
    "compare_accounts",
    "compare_decisions",
    "concentration",
    "contact_graph",
    "coverage",
    "critical_people",
    "decision_models",
    "drop_one",
    "edits",
    "estimate_elasticity",
    "exposures",
    "first_cut",
    "flips",
    "gate_status",
    "loss_test",
    "new_workspace",
    "open_workspace",
    "other_map",
    "portfolio",
    "price_volume_mix",
    "rating_bounds",
    "rating_spread",
    "raw_values",
    "read_network",
    "relative_strength",
    "robustness",
    "sample_folder",
    "score",
    "second_opinion",
    "stance_spread",
    "target_table",
    "topsis",
    "value",
    "values",
    "volume_change",
    "warmest_path",
    "warmest_paths",
    "weights",
    "whale_curve",
    "what_if",
]

__version__: str

_ROOMS = {"charts", "edits"}
"""Rooms that are public as a whole."""

_HOMES = {
    "store": {"Author", "Workspace", "new_workspace", "open_workspace", "sample_folder"},
    "model": {
        "AccountPlan",
        "CoverageRule",
        "Criterion",
        "MapSettings",
        "Person",
        "Portfolio",
        "Target",
        "UserError",
        "WeightRule",
    },
}
"""Where the other names live; those not listed are methods."""


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for, and keep it."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = found = _found(name)
    return found


def _found(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version(__name__)
    if name in _ROOMS:
        return import_module(f"{__name__}.{name}")
    home = next((room for room, names in _HOMES.items() if name in names), "methods")
    return getattr(import_module(f"{__name__}.{home}"), name)


def __dir__() -> list[str]:
    return list(__all__)
