"""Finding an account among thousands, without a browser."""

from __future__ import annotations

import json

from kamwidgets.widgets import Shell
from kamwidgets.widgets.account_index import AccountIndex


def account(id: str, name: str, *, key: bool = False) -> dict:
    return {"id": id, "name": name, "key": key}


MANY = [account(f"c{n}", f"Customer {n:05} {'x' * 45}") for n in range(10_000)]


def test_find__key_accounts_then_names_that_begin_with_it_then_by_the_alphabet() -> None:
    index = AccountIndex(
        [
            account("1", "Nordmann"),
            account("2", "Øst Nord"),
            account("3", "Österreich Nord"),
            account("4", "Zeta Nord", key=True),
            account("5", "NORD"),
        ]
    )
    assert [each["id"] for each in index.find(" nörd ")["accounts"]] == ["4", "5", "1", "3", "2"]
    assert index.find("nordm")["total"] == 1
    assert index.find("süd") == {"part": "süd", "accounts": [], "total": 0, "of": 5}


def test_shell__of_many_accounts_gives_the_page_a_few_and_searches_them_all() -> None:
    shell = Shell(accounts=MANY, account="c9999")
    assert shell.opened == MANY[9999]
    assert len(json.dumps(shell.get_state())) < 200_000
    shell._on_message(shell, {"type": "find-accounts", "part": "customer 09999"}, [])
    assert [each["id"] for each in shell.found["accounts"]] == ["c9999"]
    assert (shell.found["total"], shell.found["of"]) == (1, 10_000)


def test_shell__keeps_what_was_looked_for_when_the_accounts_change() -> None:
    shell = Shell(accounts=[account("a", "Alder"), account("b", "Birch")], account="a")
    shell._on_message(shell, {"type": "find-accounts", "part": "al"}, [])
    shell.accounts = [account("a", "Alder"), account("c", "Alba", key=True)]
    assert [each["id"] for each in shell.found["accounts"]] == ["c", "a"]
    shell.account = "b"
    assert shell.opened == {}
