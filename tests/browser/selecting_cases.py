"""The companies in which key accounts are selected."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kamwidgets.store import Workspace
from tests.browser.companies import northwind, sample_company


@dataclass(frozen=True)
class Case:
    """A company, who is who in it, and what was rated before; accounts by their ids."""

    make: Callable[[Path], Workspace]
    at_least: tuple[str, float]
    """Turnover of the first cut, as it is typed and as a number."""
    cut: str
    best_volume: tuple[str, float]
    """Turnover that is worth everything."""
    rated: str
    """Whose innovation nobody has rated yet."""
    comes: str
    goes: str
    stays: str
    ratings: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    managers: tuple[str, ...] = ()
    """Who joins the team before all begins."""


SAMPLE = Case(
    make=sample_company,
    at_least=("250,000", 250_000),
    cut="C001",
    best_volume=("1,600,000", 1_600_000),
    rated="C117",
    comes="C016",
    goes="C139",
    stays="C117",
)
NORTHWIND = Case(
    make=northwind,
    at_least=("20,000", 20_000),
    cut="GREAL",
    best_volume=("90,000", 90_000),
    rated="HUNGO",
    comes="SAVEA",
    goes="ERNSH",
    stays="RATTC",
    ratings={
        "SAVEA": {"growth": 3, "innovation": 4},
        "QUICK": {"growth": 8, "innovation": 6},
        "ERNSH": {"growth": 4, "innovation": 9},
        "HUNGO": {"growth": 7},
        "HANAR": {"growth": 9, "innovation": 3},
        "FOLKO": {"growth": 2, "innovation": 7},
        "RATTC": {"growth": 6, "innovation": 2},
        "KOENE": {"growth": 5, "innovation": 8},
        "WHITC": {"growth": 8, "innovation": 5},
    },
    managers=("Nancy Davolio",),
)
