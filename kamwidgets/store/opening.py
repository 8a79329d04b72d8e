"""Opening what is stored: a document that does not validate is shown without what is wrong in it, and not changed."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import ValidationError

from kamwidgets.edits import Refused
from kamwidgets.model import PORTFOLIO, AccountPlan, Document, Portfolio, problem_in_words
from kamwidgets.store.migration import SCHEMA

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

__all__ = ["PARTS", "Opened", "empty", "kind_of", "opened", "without_dangling"]

ROUNDS = 10
"""How often what is left is looked at again: what was taken out may leave something without its other half."""

NEWER = "A newer version of KAM Workbook has written to it: update the program to change it."

PARTS = {
    "people": "Person",
    "ties": "Tie",
    "targets": "Target",
    "actions": "Action",
    "contacts": "Planned contact",
    "links": "Tie of ours",
    "rival_links": "Tie of a competitor",
    "grounds": "Grounds of a judgement",
    "choice_criteria": "Choice criterion",
    "concerns": "What matters to a person",
    "person_opinions": "Opinion about a person",
    "apart": "Two people told apart",
    "merged": "Merged entry",
    "coverage_rules": "Coverage rule",
    "ratings": "Rating",
    "gates": "Gate",
    "earlier_decisions": "Earlier decision",
    "opinions": "Opinion",
    "reviews": "Review",
    "criteria": "Criterion",
    "team": "Team member",
    "tiers": "Tier",
    "weight_rules": "Rule on weights",
    "cut": "Rule of the first cut",
    "overrides": "Exception for account",
    "named": "Account",
    "corrections": "Correction",
    "comparisons": "Comparison of criteria",
    "success_factors": "Success factor",
    "competitors": "Competitor",
}
"""What the parts of a document are called, by their collection."""

REFERENCES = {
    "ties": {"source": "people", "target": "people"},
    "links": {"person_id": "people"},
    "rival_links": {"person_id": "people"},
    "grounds": {"person_id": "people"},
    "concerns": {"person_id": "people", "criterion_id": "choice_criteria"},
    "person_opinions": {"person_id": "people"},
    "apart": {"first": "people", "second": "people"},
    "contacts": {"person_id": "people"},
}
"""The fields by which a part of a plan hangs on people, or on something else, and where that stands."""


class Opened(NamedTuple):
    """A document as it can be shown.

    Attributes
    ----------
    revision : int
        The stored one.
    document : Document
        Without what does not validate.
    reasons : tuple of str
        Why it can be read but not changed; empty where all is well.
    """

    revision: int
    document: Document
    reasons: tuple[str, ...] = ()

    def to_write(self) -> Document:
        """Return the document to be changed.

        Raises
        ------
        Refused
            If it must not be: what is stored could not be read as a whole, and would be lost.
        """
        if self.reasons:
            raise Refused(f"This can be read, not changed. {self.reasons[0]}")
        return self.document


def kind_of(document_id: str) -> type[Portfolio | AccountPlan]:
    """Return which kind of document an id stands for."""
    return Portfolio if document_id == PORTFOLIO else AccountPlan


def empty(document_id: str) -> Document:
    """Return a document nobody has written to.

    Raises
    ------
    Refused
        If there can be no document of this id.
    """
    try:
        return Portfolio() if document_id == PORTFOLIO else AccountPlan(account_id=document_id)
    except ValidationError as error:
        raise Refused(problem_in_words(error.errors(include_url=False)[0])) from error


def opened(document_id: str, revision: int, schema: int, body: Any) -> Opened:
    """Open a stored document, whatever is wrong with it.

    What does not validate is left out, field by field where the rest can stand without it, and said; the stored body
    is not touched.
    """
    kind, reasons = kind_of(document_id), [NEWER] if schema > SCHEMA else []
    left = body
    for _ in range(ROUNDS):
        try:
            return Opened(revision, kind.model_validate(left), tuple(reasons))
        except ValidationError as error:
            problems = error.errors(include_url=False)
        reasons += [said for problem in problems if (said := _reason(body, problem)) not in reasons]
        without = _without(left, problems)
        if without == left:
            break
        left = without
    return Opened(revision, empty(document_id), tuple(reasons))


def _reason(body: Any, problem: ErrorDetails) -> str:
    """Say what is wrong, and with which part: by its name where it has one."""
    said, loc = problem_in_words(problem), problem["loc"]
    if len(loc) < 2 or loc[0] not in PARTS:  # noqa: PLR2004 - a collection and a key
        return said
    part = body[loc[0]].get(loc[1])
    named = [part.get(field) for field in ("name", "title")] if isinstance(part, dict) else []
    name = next((text for text in named if isinstance(text, str) and text), loc[1])
    return f"{PARTS[str(loc[0])]} {name}: {said[:1].lower()}{said[1:]}"


def _without(body: Any, problems: Iterable[ErrorDetails]) -> Any:
    """Return a body without what does not validate; nothing at all where the whole is wrong."""
    for problem in reversed(list(problems)):  # from the end: places in a list do not move
        loc = tuple(part for part in problem["loc"] if part != "[key]")
        place = loc[:-1] if problem["type"] == "missing" else loc
        body = _taken_out(body, place) if place else without_dangling(body)
    return body


def _taken_out(holder: Any, place: Sequence[int | str]) -> Any:
    """Return the JSON without the place; what holds it is copied, not changed."""
    key, *inner = place
    if isinstance(holder, list) and isinstance(key, int):
        rest = [_taken_out(each, inner) if inner and at == key else each for at, each in enumerate(holder)]
        return rest if inner else rest[:key] + rest[key + 1 :]
    if not isinstance(holder, dict) or key not in holder:
        return holder
    if not inner:
        return {name: value for name, value in holder.items() if name != key}
    return {**holder, key: _taken_out(holder[key], inner)}


def without_dangling(body: Any) -> Any:
    """Return a plan's JSON without what refers to what is not in it; what is no plan comes back as it is."""
    if not isinstance(body, dict) or not isinstance(people := body.get("people"), dict):
        return body
    rest = dict(body)
    for name, fields in REFERENCES.items():
        if isinstance(parts := body.get(name), dict):
            rest[name] = {id: part for id, part in parts.items() if _hangs(part, fields, body)}
    if isinstance(merged := body.get("merged"), dict):
        rest["merged"] = {gone: kept for gone, kept in merged.items() if kept in people}
    if isinstance(actions := body.get("actions"), dict):
        rest["actions"] = {id: _among(action, people) for id, action in actions.items()}
    return rest


def _hangs(part: Any, fields: Mapping[str, str], body: Mapping[str, Any]) -> bool:
    """Whether everything a part refers to is there."""
    return all(part.get(field) in (body.get(collection) or {}) for field, collection in fields.items())


def _among(action: Any, people: Container[str]) -> Any:
    """Return an action with those who are there; itself where all are."""
    named = action.get("person_ids", [])
    here = [each for each in named if each in people]
    return action if here == named else {**action, "person_ids": here}
