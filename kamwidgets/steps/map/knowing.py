"""Our team × their people: who of us knows whom, how well now and how well it should be, and which rival does (M13)."""

from __future__ import annotations

from typing import Any

from kamwidgets.edits import (
    Refused,
    add_competitor,
    add_member,
    change_link,
    link_member,
    link_rival,
    remove_link,
)
from kamwidgets.methods import Knowing, who_knows
from kamwidgets.methods.knowing import LEVEL_ORDER
from kamwidgets.model import AccountPlan, Link, Person, TieLevel, new_id
from kamwidgets.steps.cells import filter_reader
from kamwidgets.steps.entries import Entries, Step
from kamwidgets.steps.map.drawing import MEMBER, name_of, one_of
from kamwidgets.steps.page import Page
from kamwidgets.steps.step import box
from kamwidgets.steps.words import options, word
from kamwidgets.widgets import Blocks, Form, Grid, Intent, Rows

__all__ = ["KnowingPanel"]

SUM = "sum"
"""The row that says how many of them each of us knows."""

MARKS: dict[TieLevel, str] = {
    "none": "○",
    "supplier": "◔",
    "credible-source": "◑",
    "problem-solver": "◕",
    "trusted-adviser": "●",
    "unknown": "?",
}

LEVELS = [
    {**one, "label": f"{MARKS[one['value']]} {one['label']}", "shade": LEVEL_ORDER.get(one["value"], 0)}
    for one in options("tie-level")
]

HOLDS: dict[str, Any] = {
    "name": "holds",
    "label": "What you enter in a cell",
    "kind": "choice",
    "buttons": True,
    "options": [{"value": "level", "label": "How it is now"}, {"value": "wanted", "label": "How it should be"}],
    "width": "full",
}

NOBODY = {"kind": "empty", "sentence": "Nobody is on the map yet.", "hint": "Add their people first."}


class KnowingPanel:
    """A grid of person × one of us, with who answers for the relationship and the closest rival."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._account_id = ""
        self._added: list[str] = []
        self._entries = Entries(page, lambda: page.plan, self._change)
        self.said = Blocks()
        self.holds = Form(live=True, fields=[HOLDS], on_intent=page.guarded(self._on_holds))
        self.holds.reset({"holds": "level"})
        self.grid = Grid(
            label="Who of us knows whom",
            caption="A cell says what the person sees in our colleague now → and what they should see.",
            empty="Nobody is on the map yet.",
            read=filter_reader(page),
            height="480px",
            on_intent=page.guarded(self._on_grid),
        )
        self.ours = Form(legend="Add one of us", submit="Add a column", on_intent=page.guarded(self._on_ours))
        self.rival = Form(
            legend="A competitor knows somebody", submit="Note it", on_intent=page.guarded(self._on_rival)
        )
        self.widget = box(self.said, self.holds, self.grid, self.ours, self.rival, look="kam-stack")

    def refresh(self) -> None:
        """Show the ties as they are saved."""
        page = self.page
        if page.account_id != self._account_id:
            self._account_id, self._added = page.account_id, []
            self._entries.forget_all()
        knowing = who_knows(page.plan, page.portfolio.team)
        columns = [*knowing.members, *(one for one in self._added if one not in knowing.members)]
        lead = [{"kind": "text", "text": knowing.explain()}] if knowing.people else [NOBODY]
        self.said.blocks = lead
        people = {person.id: person for person in knowing.people}
        with self.grid.hold_sync():
            self.grid.locale = page.formats.tag
            self.grid.columns = self._columns(knowing, columns)
            self.grid.rows = Rows(
                [*([SUM] if people else []), *people],
                lambda one: _sums(knowing, columns) if one == SUM else self._row(knowing, columns, people[one]),
                pinned=[SUM],
            )
        self._fill_forms(knowing, columns)

    @property
    def _holds(self) -> str:
        return str(self.holds.values.get("holds", "level"))

    def _columns(self, knowing: Knowing, members: list[str]) -> list[dict[str, Any]]:
        ours = [
            {
                "id": MEMBER + one,
                "title": knowing.name(one),
                "kind": "choice",
                "options": LEVELS,
                "editable": True,
                "width": 190,
                "hint": "What they should see in our colleague" if self._holds == "wanted" else "What they see now",
            }
            for one in members
        ]
        owners = [{"value": one, "label": knowing.name(one)} for one in members]
        return [
            {"id": "name", "title": "Who", "kind": "text", "width": 170},
            {"id": "influence", "title": "Influence", "kind": "choice", "options": options("influence"), "width": 110},
            *ours,
            {"id": "owner", "title": "Answers for it", "kind": "choice", "options": owners, "editable": True},
            {"id": "rival", "title": "Closest competitor", "kind": "text", "width": 210},
            {
                "id": "senior",
                "title": "Senior to senior",
                "kind": "text",
                "width": 150,
                "hint": "Senior people of ours who know this senior person",
            },
            {"id": "ours", "title": "Known to", "kind": "text", "width": 110},
        ]

    def _row(self, knowing: Knowing, members: list[str], person: Person) -> dict[str, Any]:
        links = knowing.ours.get(person.id, {})
        cells: dict[str, Any] = {
            "name": person.name,
            "influence": person.influence,
            "owner": knowing.owner(person.id) or None,
            "rival": self._rival(knowing, person.id),
            "senior": ", ".join(f"✓ {knowing.name(one)}" for one in knowing.senior_pairs(person)),
            "ours": f"{len(knowing.known_by(person.id))} of us",
        }
        text: dict[str, str] = {}
        for one in members:
            if link := links.get(one):
                cells[MEMBER + one] = getattr(link, self._holds)
                text[MEMBER + one] = _now_and_wanted(link)
            else:
                cells[MEMBER + one] = None
        levels: dict[str, TieLevel] = {place: level for place, level in cells.items() if place.startswith(MEMBER)}
        keys = {place: LEVEL_ORDER.get(level, -1) for place, level in levels.items()}
        return self._entries.marked({"id": person.id, "cells": cells, "text": text, "keys": keys})

    def _rival(self, knowing: Knowing, person_id: str) -> str:
        link = knowing.rivals.get(person_id)
        if link is None:
            return ""
        closer = ", closer than we are" if knowing.outdone(person_id) else ""
        level = f"{MARKS[link.level]} {word('tie-level', link.level)}"
        return f"{name_of(self.page.portfolio, link)}: {level}{closer}"

    def _fill_forms(self, knowing: Knowing, members: list[str]) -> None:
        team = self.page.portfolio.team
        absent = [{"value": one.id, "label": one.name} for one in team.values() if one.id not in members]
        self.ours.fields = [
            {"name": "member", "label": "Somebody of the team", "kind": "choice", "options": absent},
            {"name": "name", "label": "Or somebody new", "hint": "A name: they join the team."},
        ]
        people = [{"value": person.id, "label": person.name} for person in knowing.people]
        there = [{"value": one.id, "label": one.name} for one in self.page.portfolio.competitors.values()]
        self.rival.fields = [
            {"name": "competitor", "label": "Competitor", "kind": "choice", "options": there},
            {"name": "name", "label": "Or another one", "hint": "A name: it is added to the list."},
            {"name": "person", "label": "Knows", "kind": "choice", "options": people, "required": True},
            {"name": "level", "label": "What they see in it", "kind": "choice", "options": options("tie-level")},
        ]
        self.rival.disabled = "" if people else "Nobody is on the map yet."

    def _change(self, plan: AccountPlan, person_id: str, column: str, value: Any) -> Step | None:
        """Return the edit for a cell: a tie begins with its first word, and goes when its cell is emptied."""
        ours = {link.member_id: link for link in plan.links.values() if link.person_id == person_id}
        if column == "owner":
            return self._own(ours, person_id, value)
        member_id = one_of(column, MEMBER)
        link = ours.get(member_id)
        if value is None and link is not None and self._holds == "level":
            return remove_link, {"id": link.id}
        said = {self._holds: value or "unknown"} | ({"on": self.page.today} if self._holds == "level" else {})
        if link is not None:
            return change_link, {"id": link.id, **said}
        return (link_member, _new(member_id, person_id) | said) if value else None

    def _own(self, ours: dict[str, Link], person_id: str, member_id: str | None) -> Step | None:
        if member_id is None:
            owning = next((link.id for link in ours.values() if link.owns), "")
            return (change_link, {"id": owning, "owns": False}) if owning else None
        if link := ours.get(member_id):
            return change_link, {"id": link.id, "owns": True}
        return link_member, _new(member_id, person_id) | {"owns": True}

    def _on_grid(self, intent: Intent) -> None:
        if intent["type"] in ("edit-cell", "paste-cells"):
            self._entries.take(self.grid, intent)
            self.refresh()

    def _on_holds(self, intent: Intent) -> None:
        self.holds.values = {"holds": intent["value"]}
        self.refresh()

    def _on_ours(self, intent: Intent) -> None:
        member_id, name = intent["values"].get("member", ""), intent["values"].get("name", "").strip()
        if not member_id and not name:
            self.ours.errors = {"member": "Choose somebody of the team, or write a name."}
            return
        try:
            member_id = member_id or self.page.edit(add_member, name=name).created or ""
        except Refused as refused:
            self.ours.errors = {"name": str(refused)}
            return
        self._added.append(member_id)
        self.ours.reset()
        self.refresh()

    def _on_rival(self, intent: Intent) -> None:
        values, page = intent["values"], self.page
        competitor_id, name = values.get("competitor", ""), values.get("name", "").strip()
        if not competitor_id and not name:
            self.rival.errors = {"competitor": "Choose a competitor, or write a name."}
            return
        try:
            competitor_id = competitor_id or page.edit(add_competitor, name=name).created or ""
            said = {"level": values.get("level") or "unknown", "on": page.today}
            page.edit(link_rival, competitor_id=competitor_id, person_id=values["person"], **said)
        except Refused as refused:
            self.rival.errors = {"person": str(refused)}
            return
        self.rival.reset()


def _new(member_id: str, person_id: str) -> dict[str, Any]:
    return {"id": new_id(), "member_id": member_id, "person_id": person_id}


def _sums(knowing: Knowing, members: list[str]) -> dict[str, Any]:
    """Return the row that says how many of them each of us knows."""
    all_of_them = len(knowing.people)
    text = {MEMBER + one: f"knows {len(knowing.knows(one))} of {all_of_them}" for one in members}
    known = sum(bool(knowing.known_by(person.id)) for person in knowing.people)
    owned = sum(bool(knowing.owner(person.id)) for person in knowing.people)
    said = {"owner": f"{owned} of {all_of_them}", "ours": f"{known} of {all_of_them}"}
    cells = {"name": "Altogether", **said}
    return {"id": SUM, "cells": cells, "text": text | said, "closed": True, "tone": "strong"}


def _now_and_wanted(link: Link) -> str:
    now = f"{MARKS[link.level]} {word('tie-level', link.level)}"
    if link.wanted in ("unknown", link.level):
        return now
    return f"{now} → {MARKS[link.wanted]} {word('tie-level', link.wanted)}"
