"""What pydantic finds wrong with a document, in one sentence for the person who typed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

__all__ = ["problem_in_words"]

_WORDS = {
    "string_too_short": "{field} must not be empty.",
    "string_too_long": "{field} is too long: at most {max_length:,} characters.",
    "string_unicode": "{field} holds half a character, which cannot be kept: type it again.",
    "control_character": "{field} holds {what}, which cannot be kept: take it out.",
    "greater_than_equal": "{field} must be at least {ge:,g}.",
    "less_than_equal": "{field} must be at most {le:,g}.",
    "literal_error": "{field} must be {expected}.",
    "extra_forbidden": "{field} is no field of this.",
    "missing": "{field} is missing.",
    "finite_number": "{field} must be a finite number.",
}


def problem_in_words(problem: ErrorDetails) -> str:
    """Return one sentence that names the field and what is wrong with it."""
    context = problem.get("ctx", {})
    if problem["type"] == "value_error":
        return str(context["error"])
    names = [part for part in problem["loc"] if isinstance(part, str) and part != "[key]"]
    field = names[-1].replace("_", " ") if names else "this"
    field = field[:1].upper() + field[1:]
    if problem["type"] in _WORDS:
        return _WORDS[problem["type"]].format(field=field, **context)
    return f"{field}: {problem['msg'][:1].lower()}{problem['msg'][1:]}."
