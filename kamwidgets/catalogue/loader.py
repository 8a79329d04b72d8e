"""Reading the method's content, once, from the TOML files beside this module."""

from __future__ import annotations

import tomllib
from dataclasses import asdict, dataclass, fields
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

from kamwidgets.catalogue.entries import (
    BoxSet,
    Channel,
    ChoiceCriterion,
    Criterion,
    Department,
    DepartmentSet,
    Entry,
    Point,
    Question,
    QuestionTree,
    Scale,
    Tactic,
    TitleWords,
    Turn,
    Way,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Catalogue", "load"]

EntryT = TypeVar("EntryT", bound="Entry | Way | BoxSet | ChoiceCriterion")

_TOPICS = (
    "audit",
    "boxes",
    "choosing",
    "communication",
    "criteria",
    "departments",
    "gates",
    "offer",
    "people",
    "programme",
    "scales",
    "service",
    "tactics",
    "titles",
    "trees",
)

_NO_ENTRIES = {"ways", "tactics", "scales", "box_sets", "titles", "trees", "choice_criteria", "department_sets"}
"""What the catalogue holds beside its lists of entries."""

_LANGUAGES = ("en", "de", "fr", "it", "es")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything the method contains, in its own order (M3, M4, M10-M12, M30-M36, M40-M43, M50).

    Attributes
    ----------
    tactics : mapping of str to tuple of Tactic
        Tactics by the id of the way they belong to.
    scales : mapping of str to Scale
        Scales by id: influence, stance, contact, tie, tie-strength, target-status, action-status, decision, function …
    trees : mapping of str to QuestionTree
        What helps to choose a step, by the scale it is for: influence, stance, contact, tie-level.
    choice_criteria : tuple of ChoiceCriterion
        By what people often choose a supplier.
    """

    criteria: tuple[Criterion, ...]
    gates: tuple[Entry, ...]
    supplier_statements: tuple[Entry, ...]
    partner_statements: tuple[Entry, ...]
    ways: tuple[Way, ...]
    tactics: Mapping[str, tuple[Tactic, ...]]
    account_control: tuple[Entry, ...]
    special_treatment: tuple[Entry, ...]
    customer_gains: tuple[Entry, ...]
    conditions: tuple[Entry, ...]
    tasks: tuple[Entry, ...]
    skills: tuple[Entry, ...]
    service_measures: tuple[Entry, ...]
    channels: tuple[Channel, ...]
    functions: tuple[Entry, ...]
    dmu_roles: tuple[Entry, ...]
    scales: Mapping[str, Scale]
    box_sets: tuple[BoxSet, ...]
    titles: tuple[TitleWords, ...]
    trees: Mapping[str, QuestionTree]
    choice_criteria: tuple[ChoiceCriterion, ...]
    department_sets: tuple[DepartmentSet, ...]

    def title(self, scale: str, value: str) -> str:
        """Return the word that is shown for a stored one.

        Raises
        ------
        KeyError
            If there is no such scale or step.

        Examples
        --------
        >>> load().title("contact", "in-depth")
        'In depth'
        """
        return self.scales[scale].point(value).title

    def as_json(self) -> dict[str, Any]:
        """Return the entries as plain data: lists, and for the tactics an object of lists.

        Examples
        --------
        >>> {way: len(tactics) for way, tactics in load().as_json()["tactics"].items()}["risk_reduction"]
        7
        """
        lists = [field.name for field in fields(self) if field.name not in _NO_ENTRIES]
        plain: dict[str, Any] = {name: [asdict(entry) for entry in getattr(self, name)] for name in lists}
        plain["tactics"] = {way: [asdict(tactic) for tactic in tactics] for way, tactics in self.tactics.items()}
        return plain


@cache
def load() -> Catalogue:
    """Return the catalogue; it is read once and is the same for everybody.

    Examples
    --------
    >>> len(load().criteria), load() is load()
    (8, True)
    """
    raw: dict[str, Any] = {}
    for topic in _TOPICS:
        raw |= tomllib.loads(files("kamwidgets.catalogue").joinpath(f"{topic}.toml").read_text(encoding="utf-8"))
    special: dict[str, Any] = {
        "criteria": _entries(Criterion, raw["criteria"]),
        "box_sets": _entries(BoxSet, raw["box_sets"]),
        "channels": _entries(Channel, raw["channels"]),
        "ways": _entries(Way, raw["ways"]),
        "tactics": MappingProxyType({way: _entries(Tactic, rows) for way, rows in raw["tactics"].items()}),
        "scales": MappingProxyType({row["id"]: _scale(row) for row in raw["scales"]}),
        "titles": tuple(map(_title_words, raw["titles"])),
        "trees": MappingProxyType({row["scale"]: _tree(row) for row in raw["trees"]}),
        "choice_criteria": _entries(ChoiceCriterion, raw["choice_criteria"]),
        "department_sets": tuple(map(_departments, raw["department_sets"])),
    }
    plain = {name: _entries(Entry, rows) for name, rows in raw.items() if name not in special}
    return Catalogue(**plain, **special)


def _entries(kind: type[EntryT], rows: list[dict[str, Any]]) -> tuple[EntryT, ...]:
    return tuple(kind(**row) for row in rows)


def _scale(row: dict[str, Any]) -> Scale:
    points = tuple(Point(**point) for point in row["points"])
    return Scale(id=row["id"], title=row["title"], question=row["question"], points=points)


def _title_words(row: dict[str, Any]) -> TitleWords:
    return TitleWords(
        function=row.get("function", ""),
        seniority=row.get("seniority", ""),
        roles=tuple(row.get("roles", ())),
        words=MappingProxyType({language: tuple(row.get(language, ())) for language in _LANGUAGES}),
    )


def _tree(row: dict[str, Any]) -> QuestionTree:
    return QuestionTree(scale=row["scale"], questions=tuple(_question(**each) for each in row["questions"]))


def _question(id: str, ask: str, yes: dict[str, str], no: dict[str, str]) -> Question:
    return Question(id=id, ask=ask, yes=Turn(**yes), no=Turn(**no))


def _departments(row: dict[str, Any]) -> DepartmentSet:
    people = tuple(Department(**person) for person in row["people"])
    return DepartmentSet(id=row["id"], title=row["title"], meaning=row["meaning"], people=people)
