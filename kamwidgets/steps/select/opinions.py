"""What other methods make of the same values and weights, and whether orders hold when somebody leaves (M4)."""

from __future__ import annotations

from typing import Any

from kamwidgets.findings import Candidates, Opinions, Reading
from kamwidgets.methods.words import count, listing
from kamwidgets.steps.select.worked import Cells, WorkedPanel

__all__ = ["OpinionsPanel"]

COLUMNS: list[dict[str, Any]] = [
    {"id": "rank", "title": "Rank by score", "kind": "number", "width": 84, "hint": "Among those compared here"},
    {"id": "score", "title": "Score", "kind": "bar", "width": 112},
    {"id": "topsis_rank", "title": "Rank by TOPSIS", "kind": "number", "width": 92},
    {
        "id": "topsis",
        "title": "TOPSIS",
        "kind": "bar",
        "width": 112,
        "hint": "How close it is to the best on every criterion: 100 is the best of all, 0 the worst",
    },
    {"id": "differs", "title": "So it is", "kind": "text", "width": 124},
]


class OpinionsPanel(WorkedPanel[Opinions]):
    """What TOPSIS says, beside the ranking, and what leaving one account out would do."""

    working = "Asking other methods"
    label = "The ranking by score and by TOPSIS"

    def ask(self, among: Candidates, *, again: bool) -> None:
        """Ask the other methods."""
        self.work.ask(among.key, among.opinions, again=again)

    def says(self, reading: Reading, among: Candidates, found: Opinions) -> list[dict[str, Any]]:
        """Say whom they would choose, and whether orders hold."""
        return _said(reading, among, found)

    def columns(self) -> list[dict[str, Any]]:
        """Return what is said of each account."""
        return COLUMNS

    def cells(self, reading: Reading, found: Opinions) -> Cells:
        """Return the accounts that could be compared, the best first."""
        lines = {str(line.Index): line for line in found.second.ranking.itertuples()}
        places = reading.portfolio.settings.capacity
        return list(lines), lambda account: _cells(lines[account], places)


def _said(reading: Reading, among: Candidates, found: Opinions) -> list[dict[str, Any]]:
    names, second = reading.names, found.second
    said: list[dict[str, Any]] = [{"kind": "text", "text": second.explain(among.capacity, names)}]
    if not len(second.ranking):
        return said
    if out := [reading.name(account) for account in second.left_out]:
        lacking = f"TOPSIS needs every value that counts, so it cannot compare {listing(out, 5)}."
        said.append({"kind": "text", "text": lacking})
    orders = [dropped.explain(names) for dropped in found.dropped]
    how = (
        "TOPSIS makes criteria comparable by vector normalisation "
        f"({second.normalisation.partition(': ')[2]}), and asks how close each account comes to the best of all "
        f"on each. AHP compares each value's share of its column's sum. {_tried(found)}"
    )
    return [
        *said,
        {"kind": "list", "title": "Does the order hold when somebody leaves?", "items": orders},
        {"kind": "text", "text": how},
    ]


def _tried(found: Opinions) -> str:
    compared, tried = len(found.second.ranking), found.dropped[0].candidates
    return f"The {count(tried, 'account')} with the best scores were left out in turn." if tried < compared else ""


def _cells(line: Any, places: int) -> dict[str, Any]:
    return {
        "rank": int(line.rank),
        "score": float(line.score),
        "topsis_rank": int(line.topsis_rank),
        "topsis": float(line.topsis),
        "differs": _differs(line.rank <= places, line.topsis_rank <= places),
    }


def _differs(ours: bool, theirs: bool) -> str:
    if ours != theirs:
        return "in only by score" if ours else "in only by TOPSIS"
    return "✓ in by both" if ours else "out by both"
