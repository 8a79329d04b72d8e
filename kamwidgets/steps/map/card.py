"""The card of the person who is selected: who they are, how they stand to us, and what that rests on (M10, M12)."""

from __future__ import annotations

from typing import Any

from kamwidgets.edits import Refused, add_competitor, change_person, judge_person, remove_person
from kamwidgets.model import Grounds, Person, PersonScale, grounds_id
from kamwidgets.reports import record_json
from kamwidgets.steps.map.erasing import ErasingPanel
from kamwidgets.steps.map.fields import HELP, day, known, rests_on, scale, text
from kamwidgets.steps.map.helping import HelpPanel
from kamwidgets.steps.map.sealed import SealedPeople
from kamwidgets.steps.map.suggesting import suggestions, taking
from kamwidgets.steps.page import Page
from kamwidgets.steps.step import box, show
from kamwidgets.steps.words import options, roles, word
from kamwidgets.widgets import Buttons, Form, Intent

__all__ = ["SCALES", "PersonCard"]

SCALES: dict[PersonScale, str] = {
    "stance": "How they stand to us",
    "influence": "Influence on the purchase",
    "contact": "How well we know them",
}

PLACE = ("unit", "site", "country")

NOBODY = {"value": "", "label": "None that we know of"}


class PersonCard:
    """A form that saves field by field; beneath it, judging by oneself, and what helps to decide."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.person_id = ""
        self.form = Form(live=True, on_intent=page.guarded(self._on_form))
        self.buttons = Buttons(
            buttons=[
                {"id": "close", "label": "Close"},
                {"id": "remove", "label": "Remove from the map"},
                {"id": "record", "label": "All that is noted about them…"},
                {"id": "erase", "label": "Erase for good…"},
            ],
            on_intent=page.guarded(self._on_button),
        )
        self.help = HelpPanel(page, self._show_parts)
        self.sealed = SealedPeople(page)
        self.erasing = ErasingPanel(page, self.refresh)
        self._known = box(self.form, self.sealed.widget, self.buttons, look="kam-stack")
        self.widget = box(self.help.widget, self._known, self.erasing.widget, look="kam-card kam-person-card")

    def open(self, person_id: str) -> None:
        """Show a person, or nobody."""
        if person_id != self.person_id:
            self.person_id = person_id
            with self.form.hold_sync():
                self._fill()
                self.form.reset(self.form.values)
            self.help.close()
            self.erasing.close()
            self.sealed.open(person_id)
        self.refresh()

    def refresh(self) -> None:
        """Show the person as they are saved; close when they are gone, unless there is still something to read."""
        person = self.page.plan.people.get(self.person_id)
        self._show_parts()
        show(self.widget, person is not None or self.erasing.is_open)
        if person is None:
            self.person_id = ""
            return
        with self.form.hold_sync():
            self._fill()
        self.sealed.refresh()

    def _show_parts(self) -> None:
        """Show the card, or in its place what is being asked."""
        show(self._known, not self.erasing.is_open and not self.help.is_open)
        show(self.erasing.widget, self.erasing.is_open)

    def _fill(self) -> None:
        person = self.page.plan.people.get(self.person_id)
        if person is None:
            self.form.values = {}
            return
        grounds: dict[PersonScale, Grounds] = {each: self._grounds(each) for each in SCALES}
        self.form.legend = person.name
        self.form.fields = _fields(person, self._competitors(person))
        self.form.sections = self._sections(person, grounds)
        self.form.values = _values(person, grounds)

    def _grounds(self, of: PersonScale) -> Grounds:
        found = self.page.plan.grounds.get(grounds_id(self.person_id, of))
        return found or Grounds(person_id=self.person_id, scale=of)

    def _competitors(self, person: Person) -> list[dict[str, Any]]:
        there = self.page.portfolio.competitors
        gone = [{"value": person.prefers, "label": "No longer listed"}] if person.prefers not in {"", *there} else []
        return [NOBODY, *({"value": each.id, "label": each.name} for each in there.values()), *gone]

    def _sections(self, person: Person, grounds: dict[PersonScale, Grounds]) -> list[dict[str, Any]]:
        """Return what can be folded, each with what there is to know of it while it is."""
        made: list[dict[str, Any]] = []
        for of, each in grounds.items():
            said = known(self.page, on=each.on, confidence=each.confidence, by=each.by, agreed=each.agreed)
            made.append({"id": of, "title": "What it rests on", "note": said or "nobody has noted it", "folded": True})
        where = [word(of, getattr(person, of)) for of in ("function", "seniority") if getattr(person, of) != "unknown"]
        position = " · ".join([*where, *filter(None, (getattr(person, each) for each in PLACE))])
        rival = self.page.portfolio.competitors.get(person.prefers)
        return [
            *made,
            {"id": "position", "title": "Person and position", "note": position, "folded": True},
            {"id": "rival", "title": "Would rather buy from", "note": rival.name if rival else "", "folded": True},
        ]

    def _on_form(self, intent: Intent) -> None:
        name = intent["name"]
        if intent["type"] == "help":
            self._help(name)
            return
        try:
            self._save(name, intent["value"])
        except Refused as refused:
            self.form.errors = {**self.form.errors, name: str(refused)}

    def _help(self, name: str) -> None:
        person = self.page.plan.people[self.person_id]
        if name in SCALES:
            of: Any = name
            self.help.ask(of, lambda step, reason: self._accept(person.id, of, step, reason))
        elif taken := taking(person, name):
            self.page.edit(taken[0], **taken[1])

    def _accept(self, person_id: str, of: PersonScale, step: str, reason: str) -> None:
        """Judge as the questions suggest; their reason is noted where nothing is yet."""
        before = self.page.plan.grounds.get(grounds_id(person_id, of))
        evidence = None if before and before.evidence else reason
        self._judge(of, step, evidence=evidence, on=self.page.today)

    def _save(self, name: str, value: Any) -> None:
        of, _, ground = name.partition(".")
        if ground:
            scale_of: Any = of
            person = self.page.plan.people[self.person_id]
            said = {"on": self.page.today, ground: (value or None) if ground == "on" else value}
            self._judge(scale_of, getattr(person, of), **said)
        elif name in SCALES:
            judged: Any = name
            self._judge(judged, value, on=self.page.today)
        elif name == "new_competitor":
            self._prefer_new(value)
        else:
            value = (value or None) if name == "last_contact_on" else value
            self.page.edit(change_person, id=self.person_id, **{name: value})

    def _judge(self, of: PersonScale, value: str, **said: Any) -> None:
        by = self.page.session.author.name
        self.page.edit(judge_person, id=self.person_id, scale=of, value=value, by=by, **said)

    def _prefer_new(self, name: str) -> None:
        """Add a competitor, unless there is one of that name, and note that the person prefers it."""
        if not name.strip():
            return
        there = self.page.portfolio.competitors.values()
        same = [each.id for each in there if each.name.casefold() == name.strip().casefold()]
        competitor_id = same[0] if same else self.page.edit(add_competitor, name=name.strip()).created
        self.page.edit(change_person, id=self.person_id, prefers=competitor_id)

    def _on_button(self, intent: Intent) -> None:
        if intent["id"] == "erase":
            self.erasing.ask(self.person_id)
            return
        if intent["id"] == "record":
            self._save_record(self.person_id)
            return
        person_id, self.person_id = self.person_id, ""
        if intent["id"] == "remove":
            self.page.edit(remove_person, id=person_id)
        self.refresh()

    def _save_record(self, person_id: str) -> None:
        """Save all that the workbook holds about a person as a file: for somebody who asks what is noted of them."""
        page, account_id = self.page, self.page.account_id
        page.work(
            "Gathering all that is noted about this person",
            lambda _progress: record_json(page.workspace.record(account_id, person_id)),
            lambda data: page.host.download("all that is noted.json", "application/json", data),
        )


def _fields(person: Person, competitors: list[dict[str, Any]]) -> list[dict[str, Any]]:
    offered = {each.field: each.label for each in suggestions(person)}
    judged = [
        field
        for name, label in SCALES.items()
        for field in (
            scale(name, label, name, help=HELP),
            *([text("last_contact_on", "Last contact", kind="date", section="contact")] if name == "contact" else []),
            *rests_on(f"{name}.", section=name),
        )
    ]
    position: dict[str, Any] = {"section": "position"}
    return [
        text("name", "Name", required=True),
        text("title", "Title"),
        text("roles", "Part in the purchase", kind="choices", options=roles(), help=offered.get("roles", "")),
        *judged,
        scale("presence", "Person or position", "presence", **position),
        *(
            text(name, label, kind="choice", options=options(name), help=offered.get(name, ""), **position)
            for name, label in (("function", "Function"), ("seniority", "Seniority"))
        ),
        *(text(name, name.capitalize(), **position) for name in PLACE),
        text("email", "E-mail", **position),
        text("prefers", "Competitor", kind="choice", options=competitors, section="rival"),
        text("new_competitor", "Another competitor", hint="Type its name: it is added to the list.", section="rival"),
    ]


def _values(person: Person, grounds: dict[PersonScale, Grounds]) -> dict[str, Any]:
    values = person.model_dump(mode="json", exclude={"id", "external_id", "also", "imported", "x", "y"})
    values["last_contact_on"] = day(person.last_contact_on)
    for of, each in grounds.items():
        values |= {f"{of}.evidence": each.evidence, f"{of}.confidence": each.confidence, f"{of}.on": day(each.on)}
    return values
