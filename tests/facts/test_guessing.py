"""Which table a file probably holds, by its columns and its name."""

from __future__ import annotations

import pytest

from kamwidgets.facts.guessing import guess_table
from kamwidgets.facts.tables import TABLES
from tests.support import NORTHWIND, ROOT


@pytest.mark.shared_data
@pytest.mark.parametrize(
    ("file", "table"),
    [
        ("customers.csv", "customers"),
        ("products.csv", "products"),
        ("orders.csv", "orders"),
        ("order_details.csv", "order-lines"),
    ],
)
def test_guess_table__recognises_the_tables_of_northwind(file: str, table: str):
    assert guess_table(NORTHWIND / file) == table


@pytest.mark.parametrize("table", TABLES)
def test_guess_table__recognises_the_tables_of_the_sample(table: str):
    assert guess_table(ROOT / "data_samples" / f"{table}.csv") == table


@pytest.mark.parametrize("table", TABLES)
def test_guess_table__needs_no_name(table: str):
    assert guess_table((ROOT / "data_samples" / f"{table}.csv").read_bytes()) == table


@pytest.mark.parametrize(
    ("headings", "table"),
    [
        ("Kundennummer;Firma;Ort", "customers"),
        ("Artikelnummer;Bezeichnung;Warengruppe", "products"),
        ("Auftragsnummer;Kundennummer;Auftragsdatum;Lieferdatum", "orders"),
        ("Auftragsnummer;Artikelnummer;Menge;Einzelpreis", "order-lines"),
        ("Kundennummer;Vorname;Nachname;Abteilung", "people"),
    ],
)
def test_guess_table__reads_other_languages(headings: str, table: str):
    row = ";".join("1" for _ in headings.split(";"))
    assert guess_table(f"{headings}\n{row}\n".encode()) == table


def test_guess_table__lets_the_name_decide_between_equals():
    columns = b"name,function,site\nAda,sales,Ulm\n"
    assert guess_table(columns, "team.csv") == "team"
