"""The command line: what it prints, and how it ends: 0 well, 1 with one sentence, 2 for what it does not understand."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook
from typer.testing import CliRunner, Result

from kamwidgets import edits
from kamwidgets.cli import app
from kamwidgets.store import open_workspace
from tests.postgres import Server
from tests.support import SHARED

CUSTOMERS = "Number,Name\nA,Alder Ltd\nB,Birch AG\n"
PRODUCTS = "product_id,name\nP,Pump\n"
ORDERS = "order_id,account_id,ordered_on\n1,A,2026-01-05\n2,B,2026-02-05\n"
LINES = "order_id,line_no,product_id,quantity,unit_price\n1,1,P,3,100\n2,1,P,1,100\n"


def kam(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def files(tmp_path: Path) -> Path:
    tables = {"customers": CUSTOMERS, "products": PRODUCTS, "orders": ORDERS, "order-lines": LINES}
    for table, text in tables.items():
        (tmp_path / f"{table}.csv").write_text(text)
    return tmp_path


@pytest.fixture
def folder(files: Path) -> Path:
    made = files / "w"
    kam("new", made)
    for table in ("products", "orders", "order-lines"):
        assert kam("import", made, table, files / f"{table}.csv").exit_code == 0
    assert kam("import", made, "customers", files / "customers.csv", "--map", "account_id=Number").exit_code == 0
    workspace = open_workspace(made)
    ada = workspace.apply("A", edits.add_person, name="Ada", roles=("decider",)).created
    workspace.apply("A", edits.set_target, product_id="P", period="2027", revenue=400)
    workspace.apply("A", edits.add_action, title="Call", person_ids=(ada,))
    workspace.apply("A", edits.decide, status="key", reason="Largest", on="2026-03-01")
    return made


def test_new__makes_a_workspace_once(tmp_path: Path):
    made = kam("new", tmp_path / "w", "--currency", "SEK", "--locale", "sv_SE")
    assert (made.exit_code, made.stderr) == (0, "")
    assert "kam serve" in made.stdout
    assert open_workspace(tmp_path / "w").portfolio.settings.currency == "SEK"
    again = kam("new", tmp_path / "w")
    assert (again.exit_code, again.stdout) == (1, "")
    assert again.stderr == f"{tmp_path / 'w'} is not empty: name a folder that does not exist yet.\n"


def test_new__refuses_a_setting_in_one_sentence(tmp_path: Path):
    refused = kam("new", tmp_path / "w", "--locale", "nowhere")
    assert refused.exit_code == 1
    assert refused.stderr.count("\n") == 1
    assert "Traceback" not in refused.stderr


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


def test_show__facts_lists_the_orders_that_lines_wait_for(folder: Path, files: Path):
    (files / "more.csv").write_text("order_id,line_no,product_id,quantity,unit_price\n77,1,P,1,1\n77,2,P,1,1\n")
    kam("import", folder, "order-lines", files / "more.csv")
    facts = shown(folder, "facts")
    assert (facts["waiting_orders"], facts["waiting"]) == (1, [{"order_id": "77", "lines": 2}])


def test_import__a_mapping_without_a_column_is_a_slip_of_usage(folder: Path, files: Path):
    assert kam("import", folder, "customers", files / "customers.csv", "--map", "account_id").exit_code == 2


def shown(folder: Path, what: str, *more: str) -> Any:
    told = kam("show", folder, what, "--json", *more)
    assert told.exit_code == 0, told.stderr
    return json.loads(told.stdout)


def test_show__facts_and_concentration(folder: Path):
    facts = shown(folder, "facts")
    assert facts["tables"] == {"customers": 2, "products": 1, "orders": 2, "order-lines": 2}
    assert (facts["revenue"], facts["last_on"], facts["waiting_orders"]) == (400, "2026-02-05", 0)
    concentration = shown(folder, "concentration")
    assert (concentration["customers"], concentration["top_share"]["0.5"], concentration["hhi"]) == (2, 0.75, 0.625)


def test_show__concentration_cut_by_year_level_and_measure(folder: Path):
    (year,) = shown(folder, "concentration", "--by", "year", "--level", "parent")
    assert (year["year"], year["partial"], year["customers"], year["hhi"]) == ("2026", True, 2, 0.625)
    assert kam("show", folder, "concentration", "--by", "year").stdout.startswith("2026 (part): The largest 20 %")
    refused = kam("show", folder, "concentration", "--by", "weather")
    assert (refused.exit_code, refused.stderr.count("\n")) == (1, 1)
    unknown = kam("show", folder, "concentration", "--measure", "contribution")
    assert (unknown.exit_code, "unit costs are missing" in unknown.stderr) == (1, True)


def test_show__loss_of_several_accounts(folder: Path):
    one = shown(folder, "loss", "--account", "A")
    assert (one["revenue"], one["share"], one["contribution"], one["months_of_cash"]) == (300, 0.75, None, None)
    assert shown(folder, "loss", "--account", "A", "--account", "B")["share"] == 1
    assert kam("show", folder, "loss", "--account", "A").stdout.startswith("Without Alder Ltd, €300 a year would be")
    assert kam("show", folder, "loss", "--account", "nobody").stderr.startswith("There is no turnover to look at for")
    assert kam("show", folder, "loss").stderr == "Say which account: --account ID.\n"
    assert kam("show", folder, "map", "--account", "A", "--account", "B").exit_code == 2


def test_show__selection_and_status(folder: Path):
    first, second = shown(folder, "selection")
    assert (first["name"], first["decision"], first["reason"]) == ("Alder Ltd", "key", "Largest")
    assert (second["name"], second["decision"], second["score"]) == ("Birch AG", None, None)
    assert (first["rank"], first["gates"]["status"], first["gates"]["unknown"][0]) == (None, "unknown", "potential")
    volume = next(each for each in first["criteria"] if each["id"] == "volume")
    assert (volume["weight"], volume["raw"], volume["value"]) == (0.125, 300, 0.003)
    assert (volume["source"], volume["period"], volume["points"]) == (
        "Turnover",
        "12 months to 5 Feb 2026, of which only a part is known",
        None,
    )
    assert shown(folder, "selection", "--account", "B") == [second]
    assert set(shown(folder, "status")) == {"A"}
    status = shown(folder, "status", "--account", "A")["A"]
    assert list(status) == ["start", "select", "map", "targets", "act", "review"]


def test_show__portfolio_places_nobody_whose_strength_is_not_known(folder: Path):
    portfolio = shown(folder, "portfolio")
    assert (portfolio["boxes"], portfolio["labels"]["high-low"]) == (4, "Star")
    first, second = portfolio["accounts"]
    assert (first["name"], first["box"], first["strength"]) == ("Alder Ltd", None, None)
    assert second["missing"] == "attractiveness and strength"


def test_show__robustness_says_who_is_in_whatever_the_weights(tmp_path: Path):
    kam("new", tmp_path / "sample", "--sample")
    found = shown(tmp_path / "sample", "robustness")
    shares = [account["in_top"] for account in found["accounts"].values()]
    assert shares == sorted(shares, reverse=True)
    assert sum(shares) == pytest.approx(min(found["capacity"], len(shares)))
    assert found["error"] == pytest.approx(0.0098)
    assert found["varied_in_words"].startswith(f"{found['varied']} ratings were varied too")
    assert all(line["name"] != account for account, line in found["accounts"].items())
    assert not any(account in found["sentence"] for account in found["accounts"])
    assert {flip["account_id"] for flip in found["flips"]} <= set(found["accounts"])
    assert not set(found["not_scored"]) & set(found["accounts"])


def test_show__long_list_whale_and_second_opinions_are_the_results_themselves(tmp_path: Path):
    kam("new", tmp_path / "sample", "--sample")
    short = shown(tmp_path / "sample", "long-list")["short_list"]
    assert {line["account_id"] for line in shown(tmp_path / "sample", "selection") if line["short_list"]} == set(short)
    assert set(shown(tmp_path / "sample", "whale")["unknown"]) <= set(short)
    opinions = shown(tmp_path / "sample", "opinions")
    assert (opinions["ahp"], opinions["ahp_weights"]) == (None, None)  # nothing was compared in pairs yet
    assert len(opinions["dropped"]) == 3  # under TOPSIS, AHP and the weighted sum
    assert {*opinions["second"]["accounts"], *opinions["second"]["left_out"]} <= set(short)


def test_show__robustness_without_scores_says_what_to_do(folder: Path):
    told = kam("show", folder, "robustness")
    assert told.exit_code == 1
    assert "No account is scored yet" in told.stderr


def test_show__map_is_told_in_sentences(folder: Path):
    told = kam("show", folder, "map", "--account", "A").output
    assert "Coverage" in told
    assert "Ways of deciding" in told
    assert "too little to go on" in told


def test_show__map_gives_all_that_is_worked_out(folder: Path):
    found = shown(folder, "map", "--account", "A")
    assert {"coverage", "gaps", "exposures", "network", "cut_persons", "bridges", "paths"} <= found.keys()
    assert {"bow_tie", "complexity", "decisions", "spread", "critical"} <= found.keys()


def test_show__map_targets_and_actions_of_an_account(folder: Path):
    account = ("--account", "A")
    assert [person["name"] for person in shown(folder, "map", *account)["people"]] == ["Ada"]
    assert [target["revenue"] for target in shown(folder, "targets", *account)] == [400]
    assert [action["title"] for action in shown(folder, "actions", *account)] == ["Call"]
    assert [action["account_id"] for action in shown(folder, "actions")] == ["A"]


def test_show__catalogue_is_the_method_as_data(folder: Path):
    assert {"criteria", "gates"} <= set(shown(folder, "catalogue"))


@pytest.mark.parametrize("what", ["facts", "concentration", "selection", "status", "actions"])
def test_show__speaks_to_people_too(folder: Path, what: str):
    told = kam("show", folder, what)
    assert told.exit_code == 0
    assert told.stdout.strip()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("map",), 1, "Say which account: --account ID."),
        (("targets", "--account", "nobody"), 1, "There is no account nobody."),
        (("weather",), 2, "WHAT is one of"),
    ],
)
def test_show__says_what_it_cannot_answer(folder: Path, arguments: tuple[str, ...], code: int, said: str):
    refused = kam("show", folder, *arguments)
    assert refused.exit_code == code
    assert said in refused.stderr


def test_show__needs_a_workspace_and_its_facts(tmp_path: Path):
    nowhere = kam("show", tmp_path / "w", "facts")
    assert (nowhere.exit_code, nowhere.stderr.count("\n")) == (1, 1)
    kam("new", tmp_path / "w")
    assert "There is no turnover yet" in kam("show", tmp_path / "w", "concentration").stderr


@pytest.mark.parametrize(("format", "begins"), [("html", b"<!doctype html>"), ("xlsx", b"PK"), ("json", b"{")])
@pytest.mark.parametrize("audience", ["internal", "customer"])
def test_export__writes_a_file(folder: Path, tmp_path: Path, format: str, begins: bytes, audience: str):
    written = tmp_path / f"plan.{format}"
    options = ("--account", "A", "--format", format, "--audience", audience, "-o")
    assert kam("export", folder, *options, written).exit_code == 0
    assert written.read_bytes().startswith(begins)


@pytest.mark.parametrize(
    "options", [("--account", "nobody"), ("--account", "A", "--format", "doc"), ("--account", "A", "--audience", "us")]
)
def test_export__refuses_in_one_sentence_and_writes_nothing(folder: Path, tmp_path: Path, options: tuple[str, ...]):
    refused = kam("export", folder, *options, "-o", tmp_path / "plan")
    assert (refused.exit_code, refused.stderr.count("\n")) == (1, 1)
    assert not (tmp_path / "plan").exists()


def test_new__with_a_database_and_never_its_password(tmp_path: Path, postgres: Server):
    address = postgres.fresh().set(password="geheim").render_as_string(hide_password=False)  # noqa: S106
    made = kam("new", tmp_path / "w", "--database", address)
    assert (made.exit_code, made.stderr) == (0, "")
    assert kam("check", tmp_path / "w").exit_code == 0
    again = kam("new", tmp_path / "v", "--database", address)
    assert again.exit_code == 1
    assert again.stderr.startswith("This database holds a workspace already")
    assert "geheim" not in made.output + again.output
    wrong = kam("new", tmp_path / "v", "--database", "mysql://kam:geheim@host/x")
    assert (wrong.exit_code, wrong.stderr.count("\n")) == (1, 1)
    assert "geheim" not in wrong.output


def test_check__says_a_line_for_each_thing_and_changes_nothing(folder: Path):
    told = kam("check", folder)
    assert told.exit_code == 0
    assert "✓ Documents: 2 documents, each as it should be." in told.stdout
    assert "! Backup: There is none: make one with “kam backup" in told.stdout


def test_check__ends_with_one_where_something_is_wrong(folder: Path):
    next((folder / "facts").glob("*/orders.parquet")).unlink()
    told = kam("check", folder)
    assert told.exit_code == 1
    assert "✗ Facts: The file of orders is missing" in told.stdout
    found = json.loads(kam("check", folder, "--json").stdout)
    assert [each["what"] for each in found if each["level"] == "bad"] == ["Facts"]
    assert {"what", "level", "sentence"} == set(found[0])


def test_check__of_nothing_is_one_sentence(tmp_path: Path):
    told = kam("check", tmp_path / "w")
    assert (told.exit_code, told.stderr.count("\n")) == (1, 1)


def test_backup_and_restore__carry_a_workspace_over(folder: Path, tmp_path: Path):
    kept = kam("backup", folder, tmp_path / "kept.zip")
    assert (kept.exit_code, kept.stderr) == (0, "")
    assert kept.stdout.startswith(f"Wrote {tmp_path / 'kept.zip'}")
    made = kam("restore", tmp_path / "kept.zip", tmp_path / "again")
    assert (made.exit_code, made.stderr) == (0, "")
    before, after = open_workspace(folder), open_workspace(tmp_path / "again")
    assert (before.plans(), before.facts.version) == (after.plans(), after.facts.version)


def test_backup_and_restore__refuse_in_one_sentence(folder: Path, tmp_path: Path):
    kam("backup", folder, tmp_path / "kept.zip")
    for refused in (
        kam("backup", folder, tmp_path / "kept.zip"),
        kam("restore", tmp_path / "kept.zip", folder),
        kam("restore", tmp_path / "products.csv", tmp_path / "again"),
    ):
        assert (refused.exit_code, refused.stderr.count("\n"), refused.stdout) == (1, 1, "")


@pytest.mark.parametrize("command", ["new", "check", "backup", "restore"])
def test_help__explains_every_argument(command: str):
    told = kam(command, "--help")
    assert told.exit_code == 0
    assert "WORKSPACE" in told.stdout


def test_usage__is_told_apart_from_errors():
    assert kam("dance").exit_code == 2
    assert kam("show").exit_code == 2
    assert kam("--help").exit_code == 0


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
