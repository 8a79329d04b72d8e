"""How we reach somebody: the warmest path and its alternatives, in words and drawn over the map (M13)."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from kamwidgets.methods import WarmPath
from kamwidgets.methods.contact_graph import BOTH_WAYS
from kamwidgets.model import AccountPlan
from kamwidgets.steps.map.drawing import MEMBER
from kamwidgets.steps.map.drawn import DrawnPanel
from kamwidgets.widgets import Intent

__all__ = ["ReachingPanel"]

COLUMNS = [
    {"title": "Way"},
    {"title": "Who of us starts"},
    {"title": "Chance"},
    {"title": "Through whom, and how it is worked out"},
]

WAYS = ("The warmest", "The second", "The third")

CHANCES = ((0.6, "good"), (0.3, "fair"), (0.1, "slim"), (0.0, "hardly any"))
"""From which chance on it is called what: words of ours."""

CONVENTION = "The chance is a convention: what the ties on the way carry, multiplied, as if each step stood by itself."

ASK = "Choose a person, here or on the map: the ways from us to them are drawn over the map."


class ReachingPanel(DrawnPanel):
    """A person to reach, up to three ways, and the one that is drawn."""

    _person_id, _at = "", 0

    def ask(self, person_id: str) -> None:
        """Show the ways to a person; to nobody where it is none of theirs."""
        self._person_id, self._at = person_id, 0
        self._show()

    def refresh(self) -> None:
        """Show the ways as things are now."""
        people = self.page.plan.people
        person_id = self._person_id if self._person_id in people else ""
        options = [{"value": id, "label": person.name} for id, person in people.items()]
        who = {"name": "who", "label": "How do we reach …", "kind": "choice", "options": options, "width": "half"}
        self._ask_for([who], {"who": person_id})
        paths = self.page.reading.mapped(self.page.account_id).paths_to(person_id) if person_id else ()
        self.said.blocks = [self._ways(person_id, paths)]
        draws = [{"id": str(at), "label": WAYS[at], "primary": at == self._at} for at in range(len(paths))]
        self.buttons.label = "On the map:" if draws else ""
        self.buttons.buttons = [*draws, {"id": "close", "label": "Close"}] if person_id else []
        self.drawn = {"highlight": _highlight(self.page.plan, paths[self._at])} if self._at < len(paths) else {}

    def _ways(self, person_id: str, paths: tuple[WarmPath, ...]) -> dict[str, Any]:
        if not person_id:
            return {"kind": "text", "text": ASK}
        name = self.page.plan.people[person_id].name
        if not paths:
            text = f"No path leads from any of us to {name}. Note who of us knows whom, and who influences whom."
            return {"kind": "text", "text": text}
        rows = [
            [way, path.names[0], self._chance(path.probability), path.explain(self.page.formats)]
            for way, path in zip(WAYS, paths, strict=False)
        ]
        return {"kind": "table", "title": f"Ways to {name}", "columns": COLUMNS, "rows": rows, "caption": CONVENTION}

    def _chance(self, probability: float) -> str:
        called = next(name for least, name in CHANCES if probability >= least)
        return f"{called}, {self.page.formats.share(probability)}"

    def _on_form(self, intent: Intent) -> None:
        self.ask(intent["value"])

    def _on_button(self, intent: Intent) -> None:
        if intent["id"] == "close":
            self.ask("")
            return
        self._at = int(intent["id"])
        self._show()


def _highlight(plan: AccountPlan, path: WarmPath) -> dict[str, Any]:
    """Return a path as the map draws it, where our people have ids of their own."""
    steps = set(pairwise(path.nodes))
    back = {(there, here) for here, there in steps}
    ties = [
        tie.id
        for tie in plan.ties.values()
        if tie.kind != "at-odds"
        and ((tie.source, tie.target) in steps or (tie.kind in BOTH_WAYS and (tie.source, tie.target) in back))
    ]
    links = [
        link.id
        for link in plan.links.values()
        if link.level != "none" and (link.member_id, link.person_id) in steps | back
    ]
    people = [node if node in plan.people else MEMBER + node for node in path.nodes]
    return {"people": people, "ties": [*ties, *links], "label": " → ".join(path.names)}
