"""What is entered into a grid: read in the locale, saved as one step, kept in its cell where it is refused."""

from __future__ import annotations

from typing import Any

import pytest

from kamwidgets.edits import add_person, change_settings, remove_person
from kamwidgets.model import Person
from kamwidgets.steps import Page
from kamwidgets.steps.cells import read_cell
from kamwidgets.steps.map.tables import PeopleTable
from kamwidgets.store import Author, WorkspaceError

STANCES = [{"value": "s", "label": "Sceptic"}, {"value": "a", "label": "Twin"}, {"value": "b", "label": "twin"}]


@pytest.fixture
def people(page: Page) -> PeopleTable:
    for id, name in (("p1", "Ada"), ("p2", "Ben"), ("p3", "Cem")):
        page.edit(add_person, id=id, name=name)
    table = PeopleTable(page, lambda _kind, _id: None)
    page.session.changed.connect(lambda _document: table.refresh(""))
    table.refresh("")
    return table


def paste(table: PeopleTable, *lines: list[str], start: int = 0, answer: str = "") -> None:
    """Paste lines upon a row's first cell, and answer what is asked."""
    grid = table.grid
    columns = [column["id"] for column in grid.columns]
    intent = {"type": "paste", "start": start, "order": grid.window["order"], "columns": columns, "lines": list(lines)}
    grid._on_message(grid, intent, [])
    if answer:
        grid._on_message(grid, {"type": "answer", "id": answer}, [])


def row(table: PeopleTable, person_id: str) -> dict[str, Any]:
    return dict(next(row for row in table.grid.rows if row["id"] == person_id))


def saved(page: Page, person_id: str) -> Person:
    return page.workspace.plan("A").people[person_id]


def test_paste__is_one_step_of_the_history(people: PeopleTable, page: Page) -> None:
    before = page.session.revision("A")
    paste(people, ["Ada L.", "Director", "Finance"], ["Ben M.", "", "sales"], ["Cem N.", "Buyer", "Purchasing"])
    assert page.session.revision("A") == before + 1
    assert (saved(page, "p1").name, saved(page, "p1").title, saved(page, "p2").function) == (
        "Ada L.",
        "Director",
        "sales",
    )
    step = page.session.next_step(["A"], "undo")
    assert step is not None
    assert step.sentence == "9 cells pasted in “People on the map”"
    page.session.undo(["A"])
    assert [saved(page, id).name for id in ("p1", "p2", "p3")] == ["Ada", "Ben", "Cem"]
    assert saved(page, "p1").title == ""


def test_paste__saves_what_is_good_and_keeps_what_is_refused(people: PeopleTable, page: Page) -> None:
    paste(people, ["", "Director", "astrology"], ["Ben M.", "x" * 10_001, "Sales"])
    assert (saved(page, "p1").name, saved(page, "p1").title) == ("Ada", "Director")
    assert (saved(page, "p2").name, saved(page, "p2").function) == ("Ben M.", "sales")
    assert row(people, "p1")["text"] == {"name": "", "function": "astrology"}
    assert row(people, "p1")["messages"]["function"].startswith("“astrology” is not one of: ")
    assert row(people, "p2")["text"]["title"] == "x" * 10_001
    assert people.grid.said["sentence"] == "3 cells could not be taken: the reason stands beneath."
    paste(people, ["Ada", "Director", "Finance"])
    assert row(people, "p1")["messages"] == {}


def test_paste__that_cannot_be_saved_stays_in_its_cells(
    people: PeopleTable, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise WorkspaceError("The disk is full.")

    monkeypatch.setattr(page, "together", full)
    paste(people, ["Eva", "Director"])
    assert row(people, "p1")["text"] == {"name": "Eva", "title": "Director"}
    assert set(row(people, "p1")["messages"].values()) == {"The disk is full."}
    assert saved(page, "p1").name == "Ada"


def test_paste__of_refused_cells_alone_leaves_no_step(people: PeopleTable, page: Page) -> None:
    before = page.session.revision("A")
    paste(people, [""], [""])
    assert page.session.revision("A") == before
    assert set(row(people, "p1")["messages"]) == {"name"}


def test_paste__beneath_the_last_row_adds_people_in_the_same_step(people: PeopleTable, page: Page) -> None:
    before = page.session.revision("A")
    paste(people, ["Cem N."], ["Dee", "Head", "Finance", "ignored"], ["", "No name", "nonsense"], start=2, answer="add")
    assert page.session.revision("A") == before + 1
    added = [person for id, person in page.workspace.plan("A").people.items() if id not in ("p1", "p2", "p3")]
    assert [(one.name, one.title, one.function) for one in added] == [
        ("Dee", "Head", "finance"),
        ("Somebody new", "No name", "unknown"),
    ]
    assert row(people, added[1].id)["text"]["function"] == "nonsense"
    page.session.undo(["A"])
    assert list(page.workspace.plan("A").people) == ["p1", "p2", "p3"]


def test_paste__what_others_removed_meanwhile_is_refused_alone(people: PeopleTable, page: Page) -> None:
    other = page.workspace.session(Author("Ben", "client-b"))
    other.apply("A", remove_person, id="p2")
    paste(people, ["Ada L."], ["Ben M."], ["Cem N."])
    assert [saved(page, id).name for id in ("p1", "p3")] == ["Ada L.", "Cem N."]


def test_clear__of_a_range_means_we_do_not_know(people: PeopleTable, page: Page) -> None:
    paste(people, ["Ada", "Director", "Finance", "", "Sceptic"])
    grid = people.grid
    columns = ["title", "function", "roles", "stance"]
    said = {"type": "clear-cells", "start": 0, "count": 1, "order": grid.window["order"], "columns": columns}
    grid._on_message(grid, said, [])
    assert (saved(page, "p1").title, saved(page, "p1").function, saved(page, "p1").stance) == ("", "unknown", "unknown")
    step = page.session.next_step(["A"], "undo")
    assert step is not None
    assert step.sentence == "3 cells cleared in “People on the map”"


@pytest.mark.parametrize(
    ("locale", "text", "day"),
    [
        ("de_DE", "03.04.2026", "2026-04-03"),
        ("en_GB", "03/04/2026", "2026-04-03"),
        ("en_US", "03/04/2026", "2026-03-04"),
    ],
)
def test_date__is_read_in_the_locale(people: PeopleTable, page: Page, locale: str, text: str, day: str) -> None:
    page.edit(change_settings, locale=locale)
    edit = {"type": "edit-cell", "row": "p1", "column": "last_contact_on", "value": text}
    people.grid._on_message(people.grid, edit, [])
    assert str(saved(page, "p1").last_contact_on) == day


def test_date__that_could_be_two_stays_as_typed(people: PeopleTable, page: Page) -> None:
    page.edit(change_settings, locale="de_DE")
    edit = {"type": "edit-cell", "row": "p1", "column": "last_contact_on", "value": "03/04/2026"}
    people.grid._on_message(people.grid, edit, [])
    assert saved(page, "p1").last_contact_on is None
    assert row(people, "p1")["text"]["last_contact_on"] == "03/04/2026"
    assert "two days" in row(people, "p1")["messages"]["last_contact_on"]


@pytest.mark.parametrize(
    ("locale", "text", "number"), [("de_DE", "9,5", 9.5), ("de_DE", "1.234,50", 1234.5), ("en_GB", "1,234.50", 1234.5)]
)
def test_read_cell__numbers_by_locale(locale: str, text: str, number: float) -> None:
    assert read_cell({"kind": "number"}, text, locale) == number


@pytest.mark.parametrize(("locale", "text"), [("en_GB", "9,5"), ("en_GB", "1.234,50"), ("de_DE", "1,234.50")])
def test_read_cell__never_guesses_a_number(locale: str, text: str) -> None:
    with pytest.raises(ValueError, match="no number here"):
        read_cell({"kind": "number"}, text, locale)


def test_read_cell__choices_by_value_or_label() -> None:
    column = {"kind": "choice", "options": STANCES}
    assert read_cell(column, "s", "en_GB") == read_cell(column, " sceptic", "en_GB") == "s"
    assert read_cell(column, "", "en_GB") is None
    with pytest.raises(ValueError, match="could mean 2"):
        read_cell(column, "Twin", "en_GB")
