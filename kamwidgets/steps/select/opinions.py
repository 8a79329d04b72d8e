"""What other methods make of the same values and weights, and whether orders hold when somebody leaves (M4)."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any, ClassVar

from kamwidgets.findings import Candidates, Opinions, Reading
from kamwidgets.methods import SecondOpinion
from kamwidgets.methods.frames import labels
from kamwidgets.methods.words import listing
from kamwidgets.model import Formats
from kamwidgets.steps.select.worked import NOTHING, Cells, WorkedPanel

__all__ = ["OpinionsPanel"]

HINTS = {
    "rank": "Among those compared here",
    "topsis": "How close it is to the best on every criterion: 100 is the best of all, 0 the worst",
    "ahp": "The score with the weights that follow from comparing criteria in pairs",
}
LACKING = {
    "topsis": "TOPSIS needs every value that counts, so it cannot compare",
    "ahp": "With AHP's weights too little is known of",
}
BY_PAIRS = "AHP, in pairs"

NOT_COMPARED = {
    "kind": "empty",
    "sentence": "AHP has no weights yet.",
    "hint": "Compare criteria in pairs, under Criteria, In pairs: seven answers are enough for eight criteria.",
}


class OpinionsPanel(WorkedPanel[Opinions]):
    """What TOPSIS or AHP says, beside the ranking, and what leaving one account out would do."""

    working = "Asking other methods"
    asks = "Beside the score"
    choices: ClassVar[Mapping[str, str]] = {"topsis": "TOPSIS", "ahp": BY_PAIRS}
    label = "The ranking by score and by another method"

    def ask(self, among: Candidates, *, again: bool) -> None:
        """Ask the other methods."""
        self.work.ask(among.opinions_key, among.opinions, again=again)

    def says(self, reading: Reading, among: Candidates, found: Opinions) -> list[dict[str, Any]]:
        """Say whom they would choose, and whether orders hold."""
        second = self._second(found)
        if second is None:
            return [NOT_COMPARED]
        said: list[dict[str, Any]] = [
            {"kind": "text", "text": second.explain(among.capacity, reading.names, reading.formats)}
        ]
        if not len(second.ranking):
            return said
        if out := [reading.name(account) for account in second.left_out]:
            said.append({"kind": "text", "text": f"{LACKING[second.method]} {listing(out, 5, reading.formats)}."})
        return [*said, *(_by_topsis(reading, found) if second.method == "topsis" else _by_pairs(reading))]

    def columns(self) -> list[dict[str, Any]]:
        """Return what is said of each account."""
        name = {"topsis": "TOPSIS", "ahp": "AHP"}[self.chosen]
        return [
            {"id": "rank", "title": "Rank by score", "kind": "number", "width": 84, "hint": HINTS["rank"]},
            {"id": "score", "title": "Score", "kind": "bar", "width": 112},
            {"id": "other_rank", "title": f"Rank by {name}", "kind": "number", "width": 92},
            {"id": "other", "title": name, "kind": "bar", "width": 112, "hint": HINTS[self.chosen]},
            {"id": "differs", "title": "So it is", "kind": "text", "width": 124},
        ]

    def cells(self, reading: Reading, found: Opinions) -> Cells:
        """Return the accounts that could be compared, the best first."""
        second = self._second(found)
        if second is None:
            return NOTHING
        lines = dict(zip(labels(second.ranking.index), second.ranking.to_dict("records"), strict=True))
        places = reading.portfolio.settings.capacity
        return list(lines), lambda account: _cells(second, lines[account], places)

    def _second(self, found: Opinions) -> SecondOpinion | None:
        return found.second if self.chosen == "topsis" else found.ahp


def _by_topsis(reading: Reading, found: Opinions) -> list[dict[str, Any]]:
    orders = [dropped.explain(reading.names, reading.formats) for dropped in found.dropped]
    how = (
        "TOPSIS makes criteria comparable by vector normalisation "
        f"({found.second.normalisation.partition(': ')[2]}), and asks how close each account comes to the best of all "
        f"on each. AHP here compares each value's share of its column's sum. {_tried(found, reading.formats)}"
    )
    return [
        {"kind": "list", "title": "Does the order hold when somebody leaves?", "items": orders},
        {"kind": "text", "text": how},
    ]


def _by_pairs(reading: Reading) -> list[dict[str, Any]]:
    """Say what the weights are that follow from comparing criteria in pairs."""
    weights, titles = reading.pairs.ahp, {id: each.title for id, each in reading.portfolio.criteria.items()}
    said = weights.explain(reading.formats, titles) if weights else ""
    how = "Accounts are scored on the same fixed anchors, with these weights in the place of those under Criteria."
    return [{"kind": "text", "title": "Weights by comparing in pairs", "text": f"{said} {how}"}]


def _tried(found: Opinions, formats: Formats) -> str:
    compared, tried = len(found.second.ranking), found.dropped[0].candidates
    if tried == compared:
        return ""
    return f"The {formats.count(tried, 'account')} with the best scores were left out in turn."


def _cells(second: SecondOpinion, line: Mapping[Hashable, Any], places: int) -> dict[str, Any]:
    rank, other = line["rank"], line[f"{second.method}_rank"]
    return {
        "rank": int(rank),
        "score": float(line["score"]),
        "other_rank": int(other),
        "other": float(line[second.method]),
        "differs": _differs(rank <= places, other <= places, second.called),
    }


def _differs(ours: bool, theirs: bool, called: str) -> str:
    if ours != theirs:
        return "in only by score" if ours else f"in only by {called}"
    return "✓ in by both" if ours else "out by both"
