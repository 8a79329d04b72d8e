"""How this company reads its maps: how knowledge ages, what a tie carries, what never leaves the house (M11-M16)."""

from __future__ import annotations

from typing import Any, get_args

from kamwidgets.edits import change_map_settings
from kamwidgets.facts import parse_number
from kamwidgets.model import MapSettings, PersonField
from kamwidgets.steps.page import Page
from kamwidgets.steps.step import box
from kamwidgets.steps.words import word
from kamwidgets.widgets import Form, Intent

__all__ = ["MapSettingsPanel"]

NUMBERS = {
    "half_life_months": (
        "Half-life of knowledge, months",
        "What was noted so long ago counts half as sure.",
    ),
    "stale_after_days": ("Contact is stale after, days", "Then the map says who has not been in touch."),
}

STRENGTHS = ("weak", "middling", "strong")
SURE = {"low": "Low", "medium": "Medium", "high": "High", "unknown": "Not said"}
STANCES = ("opponent", "sceptic", "neutral", "supporter", "advocate")

KEPT: dict[str, str] = {"email": "E-mail"}

JUDGED = "How people stand to us, and what that rests on, never leaves, whatever is marked here."

SECTIONS = [
    {"id": "carries", "title": "What a tie carries", "note": "from one person to the next, 0 to 1", "folded": True},
    {"id": "certainties", "title": "What a word of confidence is worth", "note": "on its day, 0 to 1", "folded": True},
    {"id": "chances", "title": "Chance that somebody decides for us", "note": "by stance, 0 to 1", "folded": True},
    {"id": "leaves", "title": "What never leaves the house", "note": "in no copy for the customer", "folded": True},
]


class MapSettingsPanel:
    """The settings as a form that saves field by field; they hold for all accounts."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.form = Form(
            legend="Settings of all maps", live=True, fields=_fields(), sections=SECTIONS,
            on_intent=page.guarded(self._on_form),
        )  # fmt: skip
        self.widget = box(self.form, look="kam-stack")

    def refresh(self) -> None:
        """Show the settings as they are saved."""
        self.form.values = _values(self.page)

    def _on_form(self, intent: Intent) -> None:
        name, value = intent["name"], intent["value"]
        try:
            self.page.edit(change_map_settings, **self._changed(name, value))
        except ValueError as error:
            self.form.errors = {**self.form.errors, name: str(error)}

    def _changed(self, name: str, value: Any) -> dict[str, Any]:
        settings = self.page.portfolio.map
        if name == "never_leaves":
            return {name: tuple(value)}
        number = parse_number(value, self.page.portfolio.settings.locale)
        whole, _, part = name.partition(".")
        if not part:
            return {name: int(number) if whole == "stale_after_days" else number}
        if whole == "carries":
            return {whole: tuple(number if str(at) == part else each for at, each in enumerate(settings.carries))}
        return {whole: {**getattr(settings, whole).model_dump(), part: number}}


def _number(name: str, label: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "label": label, "kind": "number", **more}


def _fields() -> list[dict[str, Any]]:
    kept = [{"value": name, "label": KEPT.get(name, name.capitalize())} for name in get_args(PersonField)]
    return [
        *(_number(name, label, hint=hint, width="half") for name, (label, hint) in NUMBERS.items()),
        *(_number(f"carries.{at}", f"A {said} tie", section="carries") for at, said in enumerate(STRENGTHS)),
        *(_number(f"certainties.{one}", said, section="certainties") for one, said in SURE.items()),
        *(_number(f"chances.{one}", word("stance", one), section="chances") for one in STANCES),
        {
            "name": "never_leaves",
            "label": "Of people",
            "kind": "choices",
            "options": kept,
            "section": "leaves",
            "hint": JUDGED,
        },
    ]


def _values(page: Page) -> dict[str, Any]:
    settings: MapSettings = page.portfolio.map
    numbers: dict[str, float] = {name: getattr(settings, name) for name in NUMBERS}
    numbers |= {f"carries.{at}": share for at, share in enumerate(settings.carries)}
    for part in ("certainties", "chances"):
        numbers |= {f"{part}.{one}": share for one, share in getattr(settings, part).model_dump().items()}
    entered = {name: page.formats.entered(number) for name, number in numbers.items()}
    return {**entered, "never_leaves": list(settings.never_leaves)}
