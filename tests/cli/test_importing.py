"""``kam import``: a table from a file, and what is to be known about it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from kamwidgets.store import open_workspace
from tests.cli.conftest import kam
from tests.support import SHARED


def test_import__dry_run_says_what_would_happen_and_changes_nothing(files: Path):
    kam("new", files / "w")
    told = kam("import", files / "w", "customers", files / "customers.csv", "--map", "account_id=Number", "--dry-run")
    assert told.exit_code == 0
    assert "account_id ← Number" in told.stdout
    assert "2 customers can be imported" in told.stdout
    assert open_workspace(files / "w").facts.tables == {}


def test_import__remembers_the_mapping_and_twice_changes_nothing(folder: Path, files: Path):
    version = open_workspace(folder).facts.version
    again = kam("import", folder, "customers", files / "customers.csv")
    assert (again.exit_code, again.stderr) == (0, "")
    assert open_workspace(folder).facts.version == version


def test_import__says_every_problem_and_imports_nothing(files: Path):
    kam("new", files / "w")
    (files / "bad.csv").write_text("product_id,name,unit_cost\nP,Pump,cheap\nQ,Valve,dear\n")
    refused = kam("import", files / "w", "products", files / "bad.csv")
    assert refused.exit_code == 1
    assert "cheap" in refused.stderr
    assert "dear" in refused.stderr
    assert open_workspace(files / "w").facts.tables == {}


@pytest.mark.parametrize(
    ("table", "file", "said"),
    [("shoes", "orders.csv", "There is no table “shoes”"), ("orders", "nowhere.csv", "nowhere.csv")],
)
def test_import__what_cannot_be_read_is_one_sentence(folder: Path, files: Path, table: str, file: str, said: str):
    refused = kam("import", folder, table, files / file)
    assert refused.exit_code == 1
    assert said in refused.stderr
    assert refused.stderr.count("\n") == 1


def test_import__says_what_would_help_and_takes_the_answer(folder: Path, files: Path):
    (files / "prices.csv").write_text('product_id,name,unit_cost\nP,Pump,"9,5"\n')
    refused = kam("import", folder, "products", files / "prices.csv")
    assert "--read-as unit_cost=decimal-comma reads “9,5” as 9.5" in refused.stderr
    answer = ("--read-as", "unit_cost=decimal-comma")
    assert kam("import", folder, "products", files / "prices.csv", *answer).exit_code == 0
    again = kam("import", folder, "products", files / "prices.csv")  # the answer is remembered, and said
    assert again.exit_code == 0
    assert "unit_cost is read as last time, decimal-comma" in again.stdout
    (files / "prices.csv").write_text("product_id,name,unit_cost\nP,Pump,1.234\n")
    doubtful = kam("import", folder, "products", files / "prices.csv")
    assert doubtful.exit_code == 1
    assert "--read-as unit_cost=settings reads “1.234” as 1.234" in doubtful.stderr
    assert kam("import", folder, "products", files / "prices.csv", "--read-as", "unit_cost=settings").exit_code == 0


def test_import__in_another_way_says_first_what_it_would_do(folder: Path, files: Path):
    (files / "two.csv").write_text("account_id,name\nA,Alder & Co\nE,Elm\n")
    said = ("customers", files / "two.csv", "--map", "account_id=account_id", "--mode")
    told = kam("import", folder, *said, "replace", "--dry-run")
    assert told.stdout.endswith("1 new, 1 changed, 1 taken out.\n")
    assert open_workspace(folder).facts.tables["customers"] == 2
    kam("import", folder, *said, "append")
    assert open_workspace(folder).facts.tables["customers"] == 3
    assert kam("import", folder, *said, "merge").exit_code == 2


def test_import__takes_what_is_said_about_the_file(folder: Path, files: Path):
    (files / "odd.csv").write_bytes("Kunden,\nwer,was\naccount_id,name\nE,Müller\n".encode("cp850"))
    said = ("--encoding", "cp850", "--heading-row", "3", "--map", "account_id=account_id")
    taken = kam("import", folder, "customers", files / "odd.csv", *said)
    assert taken.exit_code == 0
    assert "headings in row 3, what stands above is left out" in taken.stdout


@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_import__writes_every_place_to_correct(folder: Path, files: Path, suffix: str):
    rows = "".join(f"P{number},Pump,=cmd|'/c calc'!A1\n" for number in range(150))
    (files / "bad.csv").write_text(f"product_id,name,unit_cost\n{rows}")
    written = files / f"places.{suffix}"
    refused = kam("import", folder, "products", files / "bad.csv", "--problems", written)
    assert (refused.exit_code, refused.stderr.count("is no number")) == (1, 101)
    if suffix == "csv":
        with written.open(encoding="utf-8-sig", newline="") as text:
            _, *places = csv.reader(text)
        assert all(value.startswith("'=cmd") for _, _, _, value, _ in places)
    else:
        _, *places = CalamineWorkbook.from_path(written).get_sheet_by_index(0).to_python()
        assert {place[3] for place in places} == {"=cmd|'/c calc'!A1"}
    assert [float(str(place[1])) for place in places] == list(range(2, 152))


def test_import__a_mapping_without_a_column_is_a_slip_of_usage(folder: Path, files: Path):
    assert kam("import", folder, "customers", files / "customers.csv", "--map", "account_id").exit_code == 2


@pytest.mark.shared_data
def test_import__takes_a_crm_export_as_it_is_and_twice_changes_nothing(tmp_path: Path):
    made, export = tmp_path / "w", SHARED / "data" / "salesforce_dev_edition"
    kam("new", made)
    assert kam("import", made, "customers", export / "Account.csv").exit_code == 0
    done = kam("import", made, "people", export / "Contact.csv")
    assert (done.exit_code, done.stderr) == (0, "")
    united = open_workspace(made).plan("001bm00001ZL8UEAA1")
    titles = {person.name: (person.title, person.seniority) for person in united.people.values()}
    assert titles["Lauren Boyle"] == ("SVP, Technology", "unknown"), "what a title suggests is not set unasked"
    again = kam("import", made, "people", export / "Contact.csv")
    assert "Nothing new" in again.stdout
    assert open_workspace(made).plan("001bm00001ZL8UEAA1") == united


def test_import__makes_ties_of_whom_people_report_to(folder: Path, tmp_path: Path):
    (tmp_path / "contacts.csv").write_text("Id,AccountId,Name,ReportsToId\n1,A,Ben,2\n2,A,Cem,\n")
    assert kam("import", folder, "people", tmp_path / "contacts.csv").exit_code == 0
    plan = open_workspace(folder).plan("A")
    ties = [(plan.people[tie.source].name, tie.kind, plan.people[tie.target].name) for tie in plan.ties.values()]
    assert ties == [("Ben", "reports-to", "Cem")]
