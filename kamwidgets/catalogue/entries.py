"""The kinds of things the catalogue holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "BoxSet",
    "Channel",
    "ChoiceCriterion",
    "Criterion",
    "Department",
    "DepartmentSet",
    "Entry",
    "Point",
    "Question",
    "QuestionTree",
    "Scale",
    "Tactic",
    "TitleWords",
    "Turn",
    "Way",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something the method speaks of.

    Attributes
    ----------
    id : str
        Stable name; what documents refer to.
    title : str
        As it stands on the screen.
    meaning, recognise, evidence : str
        What it is, how a person sees it in a customer, and what would prove it: a sentence each.
    """

    id: str
    title: str
    meaning: str
    recognise: str
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion(Entry):
    """A default criterion for comparing accounts, with anchors that are fixed before anybody is scored (M4).

    Attributes
    ----------
    worst, best : float
        Values worth 0 and 1, in ``unit``. For amounts of money they are examples that each company replaces.
    worst_anchor, middle_anchor, best_anchor : str
        What those values look like; the middle one only where people rate.
    source : {"rating", "fact"}
        Whether people rate it or the order lines give it.
    fact : str
        Which fact: revenue or contribution; empty where people rate.
    """

    unit: str
    source: Literal["rating", "fact"]
    fact: Literal["", "revenue", "growth", "contribution"] = ""
    worst: float
    best: float
    worst_anchor: str
    middle_anchor: str = ""
    best_anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tactic(Entry):
    """A way to act on a relationship (M32): what it is for, costs and needs, and when it backfires."""

    purpose: str
    cost: str
    needs: str
    backfires: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Channel(Entry):
    """A way to keep in touch (M36), with the number of days between two contacts that is usual for it."""

    every_days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One of the five ways to build a relationship, under which tactics stand (M32)."""

    id: str
    title: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceCriterion:
    """Something by which people often choose a supplier (M12)."""

    id: str
    title: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxSet:
    """Names for the boxes of the portfolio picture (M7).

    Attributes
    ----------
    source : str
        Who named them so.
    names : mapping of str to str
        By box: attractiveness, then strength, such as high-low; four boxes, or nine with middle.
    """

    id: str
    title: str
    source: str
    names: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One step of a scale: the word that is stored, the word that is shown, and what it means."""

    id: str
    title: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A scale with a written anchor for every step.

    Attributes
    ----------
    question : str
        What somebody who rates should ask themselves.
    points : tuple of Point
        From low to high where there is an order.
    """

    id: str
    title: str
    question: str
    points: tuple[Point, ...]

    def point(self, point_id: str) -> Point:
        """Return a step by its stored word.

        Raises
        ------
        KeyError
            If the scale has no such step.
        """
        for point in self.points:
            if point.id == point_id:
                return point
        raise KeyError(point_id)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TitleWords:
    """Words of job titles that say the same; suggestions rest on them, never more (M10).

    Attributes
    ----------
    function, seniority : str
        What the words point to; empty where they say nothing about it, ``unknown`` where shorter words must not either.
    roles : tuple of str
        The parts in a purchase that people of such a title usually play.
    words : mapping of str to tuple of str
        By language. A star stands for any letters, at the beginning or the end of a single word.
    """

    function: str
    seniority: str
    roles: tuple[str, ...]
    words: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Where an answer leads: to another question, or to a step of the scale with the reason.

    Attributes
    ----------
    then : str
        The next question; empty where the tree ends.
    step, because : str
        The step that is suggested there, and why.
    """

    then: str = ""
    step: str = ""
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question of a tree, to be answered with yes or no."""

    id: str
    ask: str
    yes: Turn
    no: Turn


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionTree:
    """A few questions that lead to a step of a scale; the first is asked first (M11-M13)."""

    scale: str
    questions: tuple[Question, ...]

    def question(self, question_id: str = "") -> Question:
        """Return a question by its id, or the first.

        Raises
        ------
        KeyError
            If the tree has no such question.
        """
        for question in self.questions:
            if question_id in ("", question.id):
                return question
        raise KeyError(question_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Department:
    """Somebody whom a kind of customer usually has: where they work, what they are called there, to whom they report.

    Attributes
    ----------
    name : str
        What they are called while nobody knows their name.
    reports_to : str
        The id of another of the same set; empty at the top.
    """

    id: str
    name: str
    title: str
    function: str
    reports_to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DepartmentSet:
    """The departments that usually have a say in the purchases of one kind of customer (M10)."""

    id: str
    title: str
    meaning: str
    people: tuple[Department, ...]
