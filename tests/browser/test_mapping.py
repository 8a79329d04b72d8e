"""A map of ten people from an empty canvas, with a mouse, with the keyboard alone, and with a finger."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from kamwidgets.facts import read_table
from kamwidgets.store import bring_in, new_workspace
from tests.browser.conftest import AppPage
from tests.browser.mapping_hands import Keyboard, Mouse, Touch
from tests.browser.mapping_page import Hands
from tests.browser.workbook import Workbook

PEOPLE = {
    "Ada Alder": (0, 0),
    "Ben Birch": (-340, -150),
    "Cem Cedar": (-170, -150),
    "Dora Dogwood": (0, -150),
    "Eli Elm": (170, -150),
    "Fay Fir": (340, -150),
    "Gus Gum": (-340, 100),
    "Hal Holly": (-170, 100),
    "Ida Ivy": (170, 100),
    "Jan Juniper": (340, 100),
}
"""Who is put on the map, and how far from its middle."""

TIES = [
    ("Ben Birch", "Reports to", "Ada Alder"),
    ("Cem Cedar", "Dotted line to", "Ada Alder"),
    ("Dora Dogwood", "Influences", "Ada Alder"),
    ("Eli Elm", "Is at odds with", "Ada Alder"),
    ("Fay Fir", "Controls access to", "Ada Alder"),
]
"""Every kind of tie between two of theirs."""

NORTH = ["Ben Birch", "Cem Cedar"]
"""Who is put into a unit of their own; somebody else joins them."""

KINDS = {"reports-to", "dotted", "influences", "at-odds", "controls-access"}

HANDS: dict[str, type[Hands]] = {"mouse": Mouse, "keyboard": Keyboard, "touch": Touch}


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """One account, of which nothing is known but its name."""
    made = new_workspace(tmp_path / "w")
    bring_in(made, read_table("customers", b"account_id,name\nA,Alder Works\n", name="customers.csv"))
    made.close()
    return tmp_path / "w"


@pytest.fixture
def hands(
    request: pytest.FixtureRequest, served: Callable[[Path], str], app_page: Callable[..., AppPage], workspace: Path
) -> Iterator[Hands]:
    kind = request.param
    person = Workbook(app_page(touch=kind == "touch"), served(workspace))
    person.open("map", "A")
    made = HANDS[kind](person, workspace, "A")
    yield made
    made.close()


@pytest.mark.parametrize("hands", HANDS, indirect=True)
def test_mapping__from_an_empty_canvas_to_two_actions_and_back(hands: Hands) -> None:
    before = hands.plan, hands.portfolio
    draw(hands)
    group(hands)
    note_who_knows_whom(hands)
    rate(hands)
    find_gaps(hands)
    suppose(hands)
    done = hands.plan, hands.portfolio
    assert sorted(person.name for person in done[0].people.values()) == sorted(PEOPLE)
    assert [tie.kind for tie in done[0].ties.values()] == [*dict.fromkeys(tie.kind for tie in done[0].ties.values())]
    assert {tie.kind for tie in done[0].ties.values()} == KINDS
    steps = hands.all("Undo")
    assert (hands.plan, hands.portfolio) == before
    expect(hands.person.finding("Nobody is on the map yet.")).to_be_visible()
    assert hands.all("Redo") == steps
    assert (hands.plan, hands.portfolio) == done
    hands.person.reload("map")
    expect(hands.person.status).to_have_text("12 people, 7 links.")
    expect(hands.person.tab("People")).to_contain_text("10")


def draw(hands: Hands) -> None:
    """Put everybody on the empty map and link them in every way."""
    for name, (right, down) in PEOPLE.items():
        hands.add(name, right, down)
    for source, kind, target in TIES:
        hands.link(source, target, kind)


def group(hands: Hands) -> None:
    """Put two into a unit, and a third one to them."""
    hands.choose(NORTH)
    with hands.person.saving():
        hands.ask(NORTH[0], "Put into a group")
        hands.fill(hands.page.get_by_label("Its name"), "North")
        hands.press(hands.person.button("Put there"))
    expect(hands.page.get_by_role("button", name="North · 2")).to_be_visible()
    hands.join("Gus Gum", *NORTH)
    expect(hands.page.get_by_role("button", name="North · 3")).to_be_visible()


def note_who_knows_whom(hands: Hands) -> None:
    """Note a tie of ours and one of a competitor."""
    person = hands.person
    hands.tab("Who knows whom")
    with person.saving():
        hands.fill(hands.page.get_by_label("Or somebody new"), "Mia Maple")
        hands.press(person.button("Add a column"))
    (member,) = hands.portfolio.team
    with person.saving():
        hands.enter(person.cell("Who of us knows whom", "Ada Alder", f"member:{member}"), "◔ Supplier")
    with person.saving():
        hands.fill(hands.page.get_by_label("Or another one"), "Rowan Ltd")
        hands.pick(hands.page.get_by_role("combobox", name=re.compile("^Knows")), "Ben Birch")
        hands.press(person.button("Note it"))
    plan = hands.plan
    assert [(link.person_id, link.level) for link in plan.links.values()] == [(hands.id_of("Ada Alder"), "supplier")]
    assert [link.person_id for link in plan.rival_links.values()] == [hands.id_of("Ben Birch")]


def rate(hands: Hands) -> None:
    """Say in their card what part somebody plays and how they stand to us."""
    hands.choose(["Ada Alder"])
    for word in ("Decider", "Supporter", "Decisive"):
        with hands.person.saving():
            hands.press(hands.card.get_by_label(word, exact=True))
    ada = hands.plan.people[hands.id_of("Ada Alder")]
    assert (ada.roles, ada.stance, ada.influence) == (("decider",), "supporter", "decisive")


def find_gaps(hands: Hands) -> None:
    """Read what the map says, and make actions of two of its gaps."""
    hands.tab("What it says")
    expect(hands.page.get_by_role("heading", name="Who stands out")).to_be_visible()
    for gap in ("No buyer known.", "No approver known."):
        finding = hands.person.finding(gap)
        with hands.person.saving():
            hands.press(finding.get_by_role("button", name="Plan an action"))
        expect(finding.get_by_role("button", name="Open its action")).to_be_visible()
    assert len(hands.plan.actions) == 2


def suppose(hands: Hands) -> None:
    """Think through that somebody leaves; nothing is saved by that."""
    saved = hands.plan
    hands.tab("What if")
    hands.press(hands.page.get_by_label("Somebody leaves", exact=True))
    hands.pick(hands.page.get_by_role("combobox", name="Who", exact=True), "Ada Alder")
    expect(hands.page.get_by_role("heading", name="Before and after")).to_be_visible()
    expect(hands.page.get_by_text("What if – nothing is saved")).to_be_visible()
    hands.press(hands.person.button("Close: back to the map as it is"))
    expect(hands.page.get_by_text("What if – nothing is saved")).to_have_count(0)
    assert hands.plan == saved
