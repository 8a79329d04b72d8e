"""What the map says: who stands out, what hangs on whom, how they may decide, each with its reasons (M13-M16)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kamwidgets.findings import AccountMap
from kamwidgets.methods import MEASURES
from kamwidgets.methods.decision_models import DecisionModels, chance_in_words
from kamwidgets.methods.words import listing
from kamwidgets.model import Formats
from kamwidgets.model.progress import Progress
from kamwidgets.reports.graph import map_graphml
from kamwidgets.steps.beside import Beside
from kamwidgets.steps.page import Page
from kamwidgets.steps.step import box, is_shown, show
from kamwidgets.widgets import Blocks, Buttons, Intent

__all__ = ["NOBODY", "SayingPanel", "decisions_beside"]

NOBODY = {
    "kind": "empty",
    "sentence": "Nobody is on the map yet.",
    "hint": "Add people and how they are linked: then this page says what follows from it.",
}

SHOWN = 6
"""Ties, or names, that are told; the rest are counted."""

VOTERS = 12
"""People whose probabilities are listed."""

DISAGREE = "The measures often disagree: look whether you agree. None of them says who has the last word."

QUICK = 100
"""People of whom the measures are worked out at once; of more, beside the page."""

AGAIN = {"id": "again", "label": "Work it out now", "primary": True}
GRAPHML = {"id": "graphml", "label": "Save as GraphML, for programs that draw networks"}

OWN_MIND = "Everybody is taken to decide independently of the others; probabilities are settings of the map."


class SayingPanel:
    """Everything that is worked out about the people, to read."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._about = ""
        self._measured: Beside[list[dict[str, Any]]] = self._begun()
        self.said = Blocks()
        self.buttons = Buttons(on_intent=page.guarded(self._on_button))
        self.widget = box(self.said, self.buttons, look="kam-stack")

    def _begun(self) -> Beside[list[dict[str, Any]]]:
        return Beside(self.page, "Working out who stands out", self._rested)

    def refresh(self, *, again: bool = False) -> None:
        """Say what holds now; what takes its time on a large map is said once it is worked out."""
        read, formats = self.page.reading.mapped(self.page.account_id), self.page.formats
        show(self.buttons, bool(read.plan.people))
        if not read.plan.people:
            self.said.blocks = [NOBODY]
            return
        if self._about != self.page.account_id:  # what is known of somebody else's people is not shown meanwhile
            self._about, self._measured = self.page.account_id, self._begun()
        key = f"{self.page.account_id} {self.page.session.state} {self.page.today}"
        quick = len(read.plan.people) <= QUICK
        self._measured.ask(key, lambda progress: _measured(read, formats, progress), quick=quick, again=again)
        self.buttons.buttons = [*([AGAIN] if self._measured.idle else []), GRAPHML]
        waiting = [{"kind": "text", "text": self._measured.said}] if self._measured.said else []
        self.said.blocks = [
            *waiting,
            *(self._measured.result or []),
            {"kind": "text", "title": "Between the two companies", "text": read.bow_tie.explain(formats)},
            {"kind": "text", "title": "How complex buying is here", "text": read.complexity.says()},
            *_deciding(read.decisions(), formats),
        ]

    def _rested(self) -> None:
        if is_shown(self.widget):
            self.refresh()

    def _on_button(self, intent: Intent) -> None:
        if intent["id"] == AGAIN["id"]:
            self.refresh(again=True)
        else:
            self._save()

    def _save(self) -> None:
        """Save everybody on the map and their ties; for the inside only."""
        data = map_graphml(self.page.reading, self.page.account_id)
        self.page.host.download("map, for the inside.graphml", "application/graphml+xml", data)


def decisions_beside(decisions: DecisionModels, formats: Formats) -> list[list[str]]:
    """Return a row for every way of deciding, and our chance in it."""
    return [[model.title, chance_in_words(model.low, model.high, formats)] for model in decisions.models]


def _measured(read: AccountMap, formats: Formats, progress: Progress) -> list[dict[str, Any]]:
    """Say what takes its time on a large map."""
    parts: list[Callable[[], list[dict[str, Any]]]] = [
        lambda: _standing_out(read),
        lambda: _hanging_on(read),
        lambda: [
            {"kind": "text", "title": "If they go on listening to each other", "text": read.spread.explain(formats)}
        ],
    ]
    said: list[dict[str, Any]] = []
    for done, part in enumerate(parts):
        progress(done / len(parts))
        said += part()
    return said


def _standing_out(read: AccountMap) -> list[dict[str, Any]]:
    title, network = "Who stands out", read.network
    if network.too_little:
        return [{"kind": "text", "title": title, "text": network.too_little}]
    if not network.stands_out:
        return [{"kind": "text", "title": title, "text": "Nobody stands out: everybody is linked alike."}]
    columns = [{"title": "What stands out"}, {"title": "What is counted"}]
    rows = [[sentence, MEASURES[measure]] for measure, sentence in network.stands_out.items()]
    return [{"kind": "table", "title": title, "columns": columns, "rows": rows, "caption": DISAGREE}]


def _hanging_on(read: AccountMap) -> list[dict[str, Any]]:
    """Say without whom, and without which tie, the others would have no way to each other."""
    network, names = read.network, read.network.names
    if network.too_little:
        return []
    cut = listing([names[person] for person in network.cut_persons], SHOWN)
    each = " each of" if len(network.cut_persons) > 1 else ""
    items = [f"Without{each} {cut}, the others fall apart into separate groups."] if cut else []
    bridges = [
        f"Only the tie between {names[one]} and {names[other]} joins two groups."
        for one, other in network.bridges
        if min(map(network.contacts_of, (one, other))) > 1
    ]
    ends = [each for pair in network.bridges for each in pair if network.contacts_of(each) == 1]
    items += bridges[:SHOWN]
    if len(bridges) > SHOWN:
        items.append(f"{len(bridges) - SHOWN} more ties join two groups by themselves.")
    if ends:
        items.append(f"A single tie leads to {listing([names[each] for each in ends], SHOWN)}.")
    if not items:
        items = ["On nobody alone, and on no single tie: the others would still be linked."]
    return [{"kind": "list", "title": "What hangs on whom", "items": items}]


def _deciding(decisions: DecisionModels, formats: Formats) -> list[dict[str, Any]]:
    title = "If they decided today"
    if decisions.probabilities.empty:
        return [
            {"kind": "text", "title": title, "text": "Too little to go on: nobody who has a say is on the map yet."}
        ]
    ways = [{"title": "How they decide"}, {"title": "Our chance", "align": "right"}, {"title": "How it comes about"}]
    beside = decisions_beside(decisions, formats)
    reasons = [model.reason for model in decisions.models]
    rows = [[*row, reason] for row, reason in zip(beside, reasons, strict=True)]
    who = [{"title": "Who has a say"}, {"title": "For us", "align": "right"}, {"title": "Weight", "align": "right"}]
    having = decisions.probabilities.sort_values("weight", ascending=False, kind="stable")
    told = [
        [row["name"], chance_in_words(row["low"], row["high"], formats), formats.number(row["weight"]), row["source"]]
        for row in having.head(VOTERS).to_dict(orient="records")
    ]
    more = f"The {VOTERS} of {len(having)} whose word counts most." if len(having) > VOTERS else ""
    return [
        {"kind": "table", "title": title, "columns": ways, "rows": rows, "caption": OWN_MIND},
        {"kind": "table", "columns": [*who, {"title": "From"}], "rows": told, "caption": more},
    ]
