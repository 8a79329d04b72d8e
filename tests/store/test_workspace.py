"""Workspaces: making and opening them, and what they give to an analyst."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kamwidgets import edits
from kamwidgets.catalogue import load
from kamwidgets.edits import Refused
from kamwidgets.facts import CANCELLED
from kamwidgets.model import PORTFOLIO
from kamwidgets.store import WorkspaceError, new_workspace, open_workspace, rules_of


def test_new_workspace__has_its_settings_and_the_criteria_of_the_method(tmp_path: Path, address: str | None):
    made = new_workspace(tmp_path / "w", database=address, currency="SEK", locale="sv_SE", fiscal_year_start=7)
    settings = made.portfolio.settings
    assert (settings.currency, settings.locale, settings.fiscal_year_start) == ("SEK", "sv_SE", 7)
    assert list(made.portfolio.criteria) == [criterion.id for criterion in load().criteria]
    assert len({criterion.weight for criterion in made.portfolio.criteria.values()}) == 1
    assert open_workspace(tmp_path / "w").portfolio == made.portfolio


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"currency": "euros"}, "“euros” is no currency: write its three letters, such as EUR."),
        ({"locale": "xx_YY"}, "“xx_YY” is no locale we know: write a language and a country, such as en_GB."),
        ({"fiscal_year_start": 13}, "Fiscal year start must be at most 12."),
        ({"colour": "red"}, "Colour is no field of this."),
    ],
)
def test_new_workspace__refuses_settings_before_it_makes_anything(tmp_path: Path, settings: dict[str, Any], said: str):
    with pytest.raises(Refused) as refused:
        new_workspace(tmp_path / "w", **settings)
    assert str(refused.value) == said
    assert not (tmp_path / "w").exists()


def test_new_workspace__leaves_a_folder_alone_that_holds_something(tmp_path: Path):
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(WorkspaceError) as refused:
        new_workspace(tmp_path)
    assert str(refused.value) == f"{tmp_path} is not empty: name a folder that does not exist yet."
    with pytest.raises(WorkspaceError, match="is not empty"):
        new_workspace(tmp_path / "notes.txt")
    assert [file.name for file in tmp_path.iterdir()] == ["notes.txt"]


def test_open_workspace__says_in_one_sentence_that_there_is_none(tmp_path: Path):
    with pytest.raises(WorkspaceError) as refused:
        open_workspace(tmp_path / "w")
    assert str(refused.value) == f"There is no workspace at {tmp_path / 'w'}: make one with “kam new {tmp_path / 'w'}”."
    assert not (tmp_path / "w").exists()


def test_facts__follow_the_settings(tmp_path: Path, address: str | None):
    made = new_workspace(tmp_path / "w", database=address)
    assert made.facts.rules.cancelled == CANCELLED
    assert made.facts is made.facts
    made.apply(PORTFOLIO, edits.change_settings, cancelled=("gone",), fiscal_year_start=4)
    assert made.facts.rules == rules_of(made.portfolio.settings)
    assert made.facts.rules.cancelled == ("gone",)


def test_people__is_a_frame_even_where_nobody_is_known(tmp_path: Path, address: str | None):
    made = new_workspace(tmp_path / "w", database=address)
    assert made.people("acme").empty
    ada = made.apply("acme", edits.add_person, name="Ada", function="finance", roles=("approver",)).created
    frame = made.people("acme")
    assert list(frame.index) == [ada]
    assert frame[["name", "function", "stance"]].to_numpy().tolist() == [["Ada", "finance", "unknown"]]


def test_reading__brings_facts_and_documents_together(tmp_path: Path, address: str | None):
    made = new_workspace(tmp_path / "w", database=address, locale="de_DE")
    made.apply("acme", edits.add_person, name="Ada")
    reading = made.reading()
    assert set(reading.plans) == {"acme"}
    assert reading.concentration is None
    assert reading.formats.share(0.004) == "0,4 %"
    assert reading.statuses("acme")["map"].status == "in-progress"
    assert reading.statuses("")["map"].status == "empty"


def test_new_workspace__interrupted_in_the_making_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kamwidgets.store.workspace.fill", interrupted)
    with pytest.raises(KeyboardInterrupt):
        new_workspace(tmp_path / "w", sample=tmp_path)
    assert list(tmp_path.iterdir()) == []
