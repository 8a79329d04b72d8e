"""What if: one change to the map, thought through before and after; nothing is ever saved (M16)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from kamwidgets.findings import AccountMap
from kamwidgets.methods import (
    Change,
    Leaves,
    MemberLeaves,
    RivalWins,
    Turns,
    WhatIf,
    by_influence,
    decision_models,
)
from kamwidgets.methods.decision_models import chance_in_words
from kamwidgets.model import Formats, Stance
from kamwidgets.steps.map.critical import CriticalPanel
from kamwidgets.steps.map.drawing import MEMBER, name_of
from kamwidgets.steps.map.drawn import DrawnPanel
from kamwidgets.steps.page import Page
from kamwidgets.steps.words import options
from kamwidgets.widgets import Intent

__all__ = ["SupposingPanel"]

CHANGES = [
    {"value": "leaves", "label": "Somebody leaves"},
    {"value": "turns", "label": "Somebody changes sides"},
    {"value": "ours", "label": "One of us leaves"},
    {"value": "rival", "label": "A competitor wins somebody"},
]

ASK = "Choose what could happen, and to whom: what the map would then say stands beside what it says now. "
SAFE = "Nothing is saved."

SIDES = [{"title": "Before", "align": "right"}, {"title": "After", "align": "right"}]

SHOWN = 12
"""People whose path or stance would change that are listed."""

STILL = 0.005
"""Less than this is not shown as a change."""


class SupposingPanel(DrawnPanel):
    """A change to choose, what it would do, and who is critical."""

    def __init__(self, page: Page, draw: Callable[[], None]) -> None:
        super().__init__(page, draw)
        self._asked: dict[str, str] = {}
        self.critical = CriticalPanel(page)
        self.widget.children = (*self.widget.children, self.critical.widget)

    def ask(self, **asked: str) -> None:
        """Suppose something, in the form's fields; nothing closes it."""
        self._asked = asked
        self._show()

    def refresh(self) -> None:
        """Show what it would do as things are now."""
        self._ask_for(self._fields(), self._asked)
        change = self._change()
        self.drawn = {}
        if change is None:
            self.said.blocks = [{"kind": "text", "text": ASK + SAFE}]
        else:
            read = self.page.reading.mapped(self.page.account_id)
            found = read.what_if([change])
            self.said.blocks = _beside(read, change, found, self.page.formats)
            self.drawn = {"ghost": _ghost(change, found)}
        self.buttons.buttons = [{"id": "close", "label": "Close: back to the map as it is"}] if self._asked else []
        self.critical.refresh()

    def _fields(self) -> list[dict[str, Any]]:
        """Return what there is to choose, each once what it depends on is chosen."""
        plan, portfolio, what = self.page.plan, self.page.portfolio, self._asked.get("change")
        fields: list[dict[str, Any]] = [_choice("change", "What if …", CHANGES, buttons=True, width="full")]
        if what == "ours":
            ours = {link.member_id: name_of(portfolio, link) for link in plan.links.values()}
            members = [{"value": id, "label": name} for id, name in ours.items()]
            hint = "" if members else "Nobody of us is linked to anybody here yet."
            return [*fields, _choice("member", "Who of us", members, hint=hint)]
        if what:
            people = [{"value": person.id, "label": person.name} for person in plan.people.values()]
            fields.append(_choice("who", "Who", people))
        if what == "turns":
            fields.append(_choice("stance", "Becomes", options("stance"), buttons=True, width="full"))
        if what == "rival":
            rivals = [{"value": each.id, "label": each.name} for each in portfolio.competitors.values()]
            hint = "" if rivals else "No competitor is listed yet: add one on the card of a person."
            fields.append(_choice("rival", "Which competitor", rivals, hint=hint))
        return fields

    def _change(self) -> Change | None:
        """Return what is supposed, where all of it is chosen and still there."""
        asked, plan = self._asked, self.page.plan
        who = asked.get("who", "")
        if asked.get("change") == "ours":
            member = asked.get("member", "")
            return MemberLeaves(member) if any(link.member_id == member for link in plan.links.values()) else None
        if who not in plan.people:
            return None
        match asked.get("change"):
            case "leaves":
                return Leaves(who)
            case "turns" if asked.get("stance"):
                return Turns(who, cast("Stance", asked["stance"]))
            case "rival" if asked.get("rival") in self.page.portfolio.competitors:
                return RivalWins(who, asked["rival"])
            case _:
                return None

    def _on_form(self, intent: Intent) -> None:
        asked = {**self._asked, intent["name"]: intent["value"]}
        if asked["change"] == "rival" and "who" not in asked:
            asked["who"] = self._champion()
        self.ask(**asked)

    def _on_button(self, intent: Intent) -> None:
        del intent  # there is one button, and it closes
        self.ask()

    def _champion(self) -> str:
        """Return who speaks for us with most influence."""
        advocates = [person for person in self.page.plan.people.values() if person.stance == "advocate"]
        return by_influence(advocates)[0].id if advocates else ""


def _choice(name: str, label: str, of: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    return {"name": name, "label": label, "kind": "choice", "options": of, "width": "half", **more}


def _ghost(change: Change, found: WhatIf) -> dict[str, Any]:
    """Return the change as the map draws it: who is gone, who is another, and whom we no longer reach."""
    match change:
        case MemberLeaves():
            removed, changed = [MEMBER + change.member_id], []
        case Leaves():
            removed, changed = [change.person_id], []
        case Turns() | RivalWins():
            removed, changed = [], [change.person_id]
        case _:
            removed, changed = [], []
    return {"removed": removed, "changed": [*changed, *found.unreached], "label": "; ".join(found.said)}


def _beside(read: AccountMap, change: Change, found: WhatIf, formats: Formats) -> list[dict[str, Any]]:
    """Say what would be different, then show both sides."""
    return [
        {"kind": "text", "text": f"{found.explain(formats)} {SAFE}"},
        _figures(read, change, found, formats),
        *_paths(found, formats),
        *_stances(found, formats),
    ]


def _figures(read: AccountMap, change: Change, found: WhatIf, formats: Formats) -> dict[str, Any]:
    before, after = found.before, found.after
    then = decision_models(change.applied(read.plan).people.values(), read.portfolio.map.chances)
    chances = [
        [f"Our chance: {was.title.lower()}", *(chance_in_words(each.low, each.high, formats) for each in (was, would))]
        for was, would in zip(read.decisions().models, then.models, strict=True)
    ]
    rested = found.revenue_exposed
    rows = [
        ["Coverage, of 5", *(formats.number(state.coverage.score, 2) for state in (before, after))],
        ["Rules met", *(str(sum(check.met for check in state.coverage.checks)) for state in (before, after))],
        [
            "People a path of ours leads to",
            *(str(len(state.reach)) if found.linked else "unknown" for state in (before, after)),
        ],
        ["People on whom others hang", *(str(len(state.cut_persons)) for state in (before, after))],
        ["Turnover exposed", "", "unknown" if rested is None else formats.money(rested)],
        *chances,
    ]
    return {"kind": "table", "title": "Before and after", "columns": [{"title": "What"}, *SIDES], "rows": rows}


def _paths(found: WhatIf, formats: Formats) -> list[dict[str, Any]]:
    """Show whose path would be less warm, or gone."""
    paths = found.paths
    told = paths[paths["after"].fillna(0.0) < paths["before"] - STILL]
    rows = [
        [
            row["name"],
            formats.share(row["before"]),
            "none" if row["after"] != row["after"] else formats.share(row["after"]),
        ]
        for row in told.sort_values("before", ascending=False).head(SHOWN).to_dict(orient="records")
    ]
    return _table("Chance of our warmest path", "To whom", rows, len(told))


def _stances(found: WhatIf, formats: Formats) -> list[dict[str, Any]]:
    """Show where stances would settle otherwise."""
    ends = ["settled_low", "settled_high"]
    was, would = found.before.spread.stances[ends], found.after.spread.stances[ends]
    both = [id for id in was.index if id in would.index]
    told = [id for id in both if (was.loc[id] - would.loc[id]).abs().max() > STILL]

    def settles(low: float, high: float) -> str:
        written = [formats.number(end, 2, signed=True) for end in (low, high)]
        return written[0] if written[0] == written[1] else f"{written[0]} to {written[1]}"

    rows = [[found.names[id], settles(*was.loc[id]), settles(*would.loc[id])] for id in told[:SHOWN]]
    caption = "From −1, an opponent, to +1, an advocate; a what-if, not a forecast."
    return _table("Where stances would settle", "Who", rows, len(told), caption)


def _table(title: str, who: str, rows: list[list[str]], of: int, caption: str = "") -> list[dict[str, Any]]:
    if not rows:
        return []
    more = f"The first {SHOWN} of {of}. " if of > SHOWN else ""
    columns = [{"title": who}, *SIDES]
    return [{"kind": "table", "title": title, "columns": columns, "rows": rows, "caption": more + caption}]
