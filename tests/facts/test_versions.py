from __future__ import annotations

import json
import multiprocessing
import os
import time
from typing import TYPE_CHECKING

import pytest

from kamwidgets.facts import Facts, FactsError, import_table, read_table, versions

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kamwidgets.facts import Imported


def _import_one(folder: Path, number: int) -> None:
    import_table(folder, read_table("customers", f"account_id,name\nM{number},More {number}\n".encode()))


def test_locked__processes_take_turns(folder: Path):
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=_import_one, args=(folder, number)) for number in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert [worker.exitcode for worker in workers] == [0, 0, 0]
    assert Facts(folder).tables == {"customers": 3}


def test_locked__gives_up_with_a_sentence(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(versions, "_PATIENCE", 0.05)
    with versions.locked(folder), pytest.raises(FactsError, match="Somebody else is importing"):
        _import_one(folder, 1)


def test_swap_manifest__refers_to_what_did_not_change(company: Path, bring: Callable[..., Imported]):
    before = versions.read_manifest(company).tables
    bring("products", "product_id,name\nW,Wheel\n")
    after = versions.read_manifest(company).tables
    assert after["products"].file != before["products"].file
    assert after["order-lines"] == before["order-lines"]
    assert after["products"].rows == 3
    assert after["products"].source == "products.csv"


def test_swap_manifest__old_sets_stay_for_those_who_read_them_and_go_later(
    company: Path, bring: Callable[..., Imported]
):
    old = Facts(company)
    bring("customers", "account_id,name\nB,Birch & Co\n")
    assert not old.is_current
    assert "Birch Mill" in set(old.accounts()["name"])
    left = company / versions.read_manifest(company).tables["orders"].file
    first = company / old.sources["customers"].file
    long_ago = time.time() - 30 * 24 * 3600
    for each in (first.parent, left.parent):
        os.utime(each, (long_ago, long_ago))
    bring("customers", "account_id,name\nB,Birch again\n")
    assert not first.exists()
    assert left.exists()


def test_read_manifest__is_empty_before_the_first_import_and_makes_nothing(folder: Path):
    assert versions.read_manifest(folder) == versions.Manifest()
    assert not folder.exists()


@pytest.mark.parametrize(
    "text", ["", "{}", '{"version": "1", "tables": []}', json.dumps({"version": "1", "tables": {"a": {}}})]
)
def test_read_manifest__says_that_it_is_damaged(company: Path, text: str):
    (company / "manifest.json").write_text(text, encoding="utf-8")
    with pytest.raises(FactsError, match="The list of facts is damaged"):
        versions.read_manifest(company)
