"""Rating a criterion by oneself, unseen by the others until all ratings are opened at once (M4)."""

from __future__ import annotations

from typing import Any

from kamwidgets.edits import agree_rating, part
from kamwidgets.facts import parse_number
from kamwidgets.methods import checked_rating, rating_spread
from kamwidgets.methods.frames import cells
from kamwidgets.model import Formats, Opinion
from kamwidgets.steps.sealed import SealedPanel, Unfit
from kamwidgets.store import Sealed

__all__ = ["SealedRatings"]

FIELDS: list[dict[str, Any]] = [
    {"name": "value", "label": "Value", "kind": "number", "required": True, "width": "full"},
    {"name": "evidence", "label": "What it rests on", "kind": "area"},
]

AGREEING: list[dict[str, Any]] = [
    {"name": "value", "label": "The value all agree on", "kind": "number", "required": True, "width": "full"},
    {"name": "evidence", "label": "Because", "kind": "area", "required": True},
]

HOW = "Rate by yourselves first: nobody sees what another one rated until you open the ratings together."


class SealedRatings(SealedPanel[Opinion]):
    """One criterion's sealed ratings: one's own, how many there are, and the spread once they are opened."""

    verb, noun = "rate", "ratings"

    def _sealed(self) -> Sealed[Opinion]:
        return self.page.session.sealed(self.page.account_id)

    def _told(self, sealed: Sealed[Opinion]) -> list[dict[str, Any]]:
        return [self._opened(), *self._waiting(sealed.mine.get(self.of), sealed.rated.get(self.of, 0))]

    def _question(self, total: int, sealed: Sealed[Opinion]) -> str:
        formats = self.page.formats
        return f"Open {formats.count(total, 'sealed rating')} of this account, by {_people(sealed.people, formats)}?"

    def _is_mine(self, place: str) -> bool:
        return place == self.of

    @property
    def _agree(self) -> str:
        if self.of not in rating_spread(self.page.plan).index:
            return ""
        settled = self.page.plan.ratings.get(self.of)
        return "Agree on another value" if settled and settled.agreed else "Agree on one value"

    def _open_all(self) -> None:
        self.page.session.open_sealed(self.page.account_id)

    def _opened(self) -> dict[str, Any]:
        """Show what was opened on this criterion: from the least to the most, who said what, and the agreed value."""
        plan, title = self.page.plan, "Sealed ratings"
        spread = rating_spread(plan)
        if self.of not in spread.index:
            return {"kind": "text", "title": title, "text": HOW}
        found = cells(spread, self.of)
        low, high = self._number(found["least"]), self._number(found["most"])
        rated = {
            "label": "Rated",
            "value": f"{low} to {high}" if low != high else low,
            "note": _people(found["raters"], self.page.formats),
        }
        opinions = [each for each in plan.opinions.values() if each.criterion_id == self.of]
        by = sorted(opinions, key=lambda each: (each.value, each.by))
        told = [{"label": each.by, "value": self._number(each.value), "note": each.evidence} for each in by]
        return {"kind": "definition", "title": title, "pairs": [rated, self._settled(), *told]}

    def _settled(self) -> dict[str, Any]:
        rating = self.page.plan.ratings.get(self.of)
        if rating is not None and rating.agreed:
            return {"label": "Agreed", "value": self._number(rating.value), "note": rating.evidence}
        note = f"{self._number(rating.value)} counts until then" if rating else ""
        return {"label": "Agreed", "value": "not yet", "note": note}

    def _waiting(self, mine: Opinion | None, rated: int) -> list[dict[str, Any]]:
        if not rated:
            return []
        own = f" You rated {self._number(mine.value)}." if mine else ""
        have = "has" if rated == 1 else "have"
        return [{"kind": "text", "text": f"{_people(rated, self.page.formats)} {have} rated this, sealed.{own}"}]

    def _number(self, value: float) -> str:
        return self.page.formats.number(value, 0 if value.is_integer() else 2)

    def _fields(self, what: str) -> list[dict[str, Any]]:
        return FIELDS if what == self.verb else AGREEING

    def _save(self, asked: str, values: dict[str, Any]) -> None:
        page, why = self.page, values.get("evidence", "")
        try:
            number = parse_number(values.get("value", ""), page.portfolio.settings.locale)
            chosen = checked_rating(number, part(page.portfolio.criteria, self.of, "criterion"), page.formats)
        except ValueError as error:
            raise Unfit("value", str(error)) from error
        if asked == self.verb:
            page.session.rate_sealed(page.account_id, self.of, chosen, why)
            return
        by, on = page.session.author.name, page.today
        page.edit(agree_rating, criterion_id=self.of, value=chosen, reason=why, by=by, on=on)


def _people(number: int, formats: Formats) -> str:
    return formats.count(number, "person", "people")
