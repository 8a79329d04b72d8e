"""Taking a name out of the facts."""

from __future__ import annotations

from pathlib import Path

from kamwidgets.facts import Facts, import_table, read_table
from kamwidgets.facts.erasing import erase_text, texts_in
from kamwidgets.facts.versions import read_manifest

CUSTOMERS = b"account_id,name,city\nA,Ada Lindqvist,Ulm\nB,Birch,Ulm\n"
PRODUCTS = b"product_id,name,unit_cost\n1,Bearing,6\n"


def without_ada(text: str) -> str:
    return text.replace("Ada Lindqvist", "A person")


def facts_of(folder: Path) -> Path:
    for table, contents in (("customers", CUSTOMERS), ("products", PRODUCTS)):
        import_table(folder, read_table(table, contents, name=f"{table} of Ada Lindqvist.csv"))
    return folder


def test_texts_in__goes_through_every_text_once_for_its_field(tmp_path: Path) -> None:
    found = set(texts_in(facts_of(tmp_path)))
    assert {("customers", "name", "Ada Lindqvist"), ("products", "name", "Bearing")} <= found
    assert len([each for each in found if each[1:] == ("city", "Ulm")]) == 1


def test_erase_text__writes_a_new_version_and_leaves_the_name_in_no_file(tmp_path: Path) -> None:
    before = facts_of(tmp_path)
    version = read_manifest(before).version
    assert erase_text(tmp_path, without_ada) != version
    facts = Facts(tmp_path)
    assert sorted(facts.accounts()["name"]) == ["A person", "Birch"]
    assert list(facts.products()["name"]) == ["Bearing"]
    assert facts.tables == {"customers": 2, "products": 1}
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert not any(b"Lindqvist" in path.read_bytes() for path in files)


def test_erase_text__keeps_the_version_where_nothing_changes_and_still_drops_older_sets(tmp_path: Path) -> None:
    facts_of(tmp_path)
    erase_text(tmp_path, without_ada)
    version = read_manifest(tmp_path).version
    assert erase_text(tmp_path, without_ada) == version
    assert [each.name for each in tmp_path.iterdir() if each.is_dir()] == [version]


def test_erase_text__of_a_workspace_without_facts_does_nothing(tmp_path: Path) -> None:
    assert erase_text(tmp_path / "none", without_ada) == ""
    assert not (tmp_path / "none").exists()
