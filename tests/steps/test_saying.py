"""What the map says, what could happen to it and what has changed: read beneath it, drawn over it, never an edit."""

from __future__ import annotations

from typing import Any

import pytest

from kamwidgets import edits
from kamwidgets.steps import Page
from kamwidgets.steps.map import saying
from kamwidgets.steps.map.view import MapStep
from kamwidgets.store import Workspace
from kamwidgets.widgets import KamWidget
from tests.steps.conftest import FakeHost

PEOPLE: dict[str, dict[str, Any]] = {
    "ada": {"roles": ("user",), "stance": "supporter", "contact": "several"},
    "ben": {"roles": ("influencer",), "stance": "neutral"},
    "cem": {"roles": ("decider",), "stance": "sceptic", "influence": "decisive"},
    "dia": {"roles": ("user",)},
}


@pytest.fixture
def step(page: Page) -> MapStep:
    made = MapStep(page)
    page.session.changed.connect(lambda _document: made.pull())
    return made


@pytest.fixture
def mapped(step: MapStep, page: Page) -> MapStep:
    """Four people: our Mia knows Ada, who influences Ben, who influences Cem and Dia."""
    for id, known in PEOPLE.items():
        page.edit(edits.add_person, id=id, name=id.title(), **known)
    for source, target in [("ada", "ben"), ("ben", "cem"), ("ben", "dia")]:
        page.edit(edits.link_people, id=f"{source}-{target}", source=source, target=target, kind="influences")
    page.edit(edits.add_member, id="mia", name="Mia")
    page.edit(edits.link_member, id="mia-ada", member_id="mia", person_id="ada", level="supplier")
    return step


def send(widget: KamWidget, **intent: Any) -> None:
    widget._on_message(widget, intent, [])


def open_tab(step: MapStep, id: str) -> None:
    send(step.tabs, type="open-tab", id=id)


def told(blocks: list[dict[str, Any]]) -> str:
    return repr(blocks)


def test_saying__says_who_stands_out_and_what_hangs_on_whom(mapped: MapStep):
    open_tab(mapped, "saying")
    said = told(mapped.saying.said.blocks)
    assert "Most paths between others pass Ben." in said
    assert "Without Ben, the others fall apart into separate groups." in said
    assert "A single tie leads to Ada, Cem and Dia." in said
    assert "power" not in said


def test_saying__sets_ways_of_deciding_beside_each_other(mapped: MapStep):
    open_tab(mapped, "saying")
    ways = next(block for block in mapped.saying.said.blocks if block.get("title") == "If they decided today")
    assert [row[0] for row in ways["rows"]] == ["One decides", "Majority", "Unanimity", "Weighted by influence"]
    assert ways["rows"][0][1] == "25 %"
    assert "between" in ways["rows"][1][1]  # nobody knows how Dia stands


def test_saying__says_where_there_is_too_little(step: MapStep, page: Page):
    open_tab(step, "saying")
    assert [block["kind"] for block in step.saying.said.blocks] == ["empty"]
    page.edit(edits.add_person, id="ada", name="Ada", influence="none")
    assert told(step.saying.said.blocks).count("oo little to go on") == 3


def test_saying__measures_a_large_map_beside_the_page_and_can_be_stopped(
    mapped: MapStep, page: Page, host: FakeHost, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(saying, "QUICK", 3)
    rest = host.hold()
    open_tab(mapped, "saying")
    said = told(mapped.saying.said.blocks)
    assert "This is being worked out; the page stays usable." in said
    assert "If they decided today" in said
    assert "Who stands out" not in said
    rest()
    assert "Most paths between others pass Ben." in told(mapped.saying.said.blocks)
    host.patience = 0
    page.edit(edits.link_people, id="new", source="cem", target="dia", kind="influences")
    assert "It was stopped" in told(mapped.saying.said.blocks)
    host.patience = None
    send(mapped.saying.buttons, type="press", id="again")
    assert "stopped" not in told(mapped.saying.said.blocks)
    assert "A single tie leads to Ada." in told(mapped.saying.said.blocks)


def test_reaching__draws_the_warmest_path_and_the_others_when_asked(mapped: MapStep, page: Page):
    page.edit(edits.add_member, id="noa", name="Noa")
    page.edit(edits.link_member, id="noa-ben", member_id="noa", person_id="ben", strength=1)
    mapped.select("person", "cem")
    open_tab(mapped, "reaching")
    assert mapped.reaching.form.values == {"who": "cem"}
    (table,) = mapped.reaching.said.blocks
    assert [row[1] for row in table["rows"]] == ["Noa", "Mia"]
    assert table["rows"][0][2].endswith("%")
    assert mapped.map.highlight["people"] == ["member:noa", "ben", "cem"]
    send(mapped.reaching.buttons, type="press", id="1")
    assert mapped.map.highlight["ties"] == ["ada-ben", "ben-cem", "mia-ada"]
    send(mapped.reaching.buttons, type="press", id="close")
    assert mapped.map.highlight == {}


def test_reaching__is_off_the_map_while_another_tab_is_open(mapped: MapStep):
    send(mapped.map, type="menu", item="reaching", kind="person", id="ada")
    assert mapped.map.highlight["label"] == "Mia → Ada"
    open_tab(mapped, "people")
    assert mapped.map.highlight == {}


def test_reaching__says_where_no_path_leads(mapped: MapStep, page: Page):
    page.edit(edits.add_person, id="eva", name="Eva")
    open_tab(mapped, "reaching")
    send(mapped.reaching.form, type="change", name="who", value="eva")
    assert "No path leads from any of us to Eva." in told(mapped.reaching.said.blocks)
    assert mapped.map.highlight == {}


def test_supposing__sets_before_and_after_beside_each_other_and_saves_nothing(mapped: MapStep, workspace: Workspace):
    revision, plan = mapped.page.session.revision("A"), workspace.plan("A")
    send(mapped.map, type="menu", item="supposing", kind="person", id="ada")
    said = {row[0]: row[1:] for row in mapped.supposing.said.blocks[1]["rows"]}
    assert said["People a path of ours leads to"] == ["4", "0"]
    assert said["Our chance: one decides"] == ["25 %", "25 %"]
    assert "Nothing is saved." in told(mapped.supposing.said.blocks)
    assert mapped.map.ghost == {"removed": ["ada"], "changed": ["ben", "cem", "dia"], "label": "Ada leaves"}
    send(mapped.supposing.buttons, type="press", id="close")
    assert mapped.map.ghost == {}
    assert (mapped.page.session.revision("A"), workspace.plan("A")) == (revision, plan)


def test_supposing__says_nothing_of_paths_where_no_tie_of_ours_is_noted(step: MapStep, page: Page):
    page.edit(edits.add_person, id="ada", name="Ada")
    send(step.map, type="menu", item="supposing", kind="person", id="ada")
    assert ["People a path of ours leads to", "unknown", "unknown"] in step.supposing.said.blocks[1]["rows"]


def test_supposing__asks_what_each_change_needs(mapped: MapStep, page: Page):
    page.edit(edits.add_competitor, id="rival", name="Rival")
    page.edit(edits.judge_person, id="ada", scale="stance", value="advocate", by="Ana")
    open_tab(mapped, "supposing")
    form = mapped.supposing.form
    send(form, type="change", name="change", value="rival")
    assert form.values == {"change": "rival", "who": "ada"}  # who speaks for us
    send(form, type="change", name="rival", value="rival")
    assert mapped.map.ghost["label"] == "Rival wins Ada"
    send(form, type="change", name="change", value="turns")
    assert mapped.map.ghost == {}
    send(form, type="change", name="stance", value="opponent")
    assert "Where stances would settle" in told(mapped.supposing.said.blocks)
    send(form, type="change", name="change", value="ours")
    send(form, type="change", name="member", value="mia")
    assert mapped.map.ghost["removed"] == ["member:mia"]


def test_critical__is_worked_out_beside_the_page_and_can_be_stopped(mapped: MapStep, page: Page, host: FakeHost):
    open_tab(mapped, "supposing")
    critical = mapped.supposing.critical
    host.patience = 2
    send(critical.buttons, type="press", id="work")
    assert host.notices == ["Stopped; nothing was changed."]
    host.patience = None
    send(critical.buttons, type="press", id="work")
    assert critical.said.blocks[1]["rows"][0][:4] == ["Mia", "ours", "100 %", "4"]
    assert "Dia" not in told(critical.said.blocks)  # on whom nothing hangs
    page.edit(edits.add_person, id="eva", name="Eva")
    assert len(critical.said.blocks) == 1  # it was about another map


def test_since__tells_who_left_and_draws_what_is_new_or_different(mapped: MapStep, page: Page):
    open_tab(mapped, "since")
    assert [block["kind"] for block in mapped.since.said.blocks] == ["empty"]
    page.edit(edits.freeze_review, id="r", title="Spring", on=page.today)
    page.edit(edits.remove_person, id="dia")
    page.edit(edits.judge_person, id="ben", scale="stance", value="supporter", by="Ana")
    page.edit(edits.move_people, positions={"cem": {"x": 1, "y": 2}})
    page.edit(edits.link_people, id="new", source="cem", target="ada", kind="reports-to")
    page.edit(edits.link_member, id="ours", member_id="mia", person_id="cem", level="supplier")
    send(mapped.since.form, type="change", name="since", value="r")
    assert "New: Mia knows Cem, supplier." in told(mapped.since.said.blocks)
    assert "No longer on the map: Dia." in told(mapped.since.said.blocks)
    label = "New or different since “Spring”"
    assert mapped.map.highlight == {"people": ["ben"], "ties": ["new", "ours"], "label": label}
    send(mapped.since.form, type="change", name="drawing", value="then")
    assert "Dia" in [person["name"] for person in mapped.map.people]
    assert mapped.map.read_only
    assert mapped.map.highlight["label"].startswith("As it was at “Spring”, ")
    open_tab(mapped, "people")
    assert "Dia" not in [person["name"] for person in mapped.map.people]
    assert not mapped.map.read_only
    open_tab(mapped, "since")
    send(mapped.since.buttons, type="press", id="close")
    assert mapped.map.highlight == {}


def test_files__hold_all_that_is_noted_of_a_person_and_the_map_as_a_graph(mapped: MapStep, host: FakeHost):
    mapped.select("person", "ada")
    send(mapped.card.buttons, type="press", id="record")
    open_tab(mapped, "saying")
    send(mapped.saying.buttons, type="press", id="graphml")
    (record, graph) = [data.decode() for _, _, data in host.files]
    assert ("Ada" in record, "Dia" in record) == (True, False)
    assert graph.count("<node ") == 5
