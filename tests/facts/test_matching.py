from __future__ import annotations

import pytest

from kamwidgets.facts import TABLES, FactsError, Table
from kamwidgets.facts.matching import match_columns
from kamwidgets.facts.tables import headings


def matched(table: str, *columns: str, **arguments: dict[str, str]) -> dict[str, str]:
    return dict(match_columns(TABLES[table], columns, **arguments).columns)


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_headings__every_field_is_found_by_each_of_its_headings(table: Table):
    for field in table.readable:
        for heading in headings(table, field):
            found = matched(table.name, heading, *(["account_id", "ordered_on"] if field in table.borrowed else []))
            rivals = [other.name for other in table.readable if heading in headings(table, other)]
            assert field.name in found or len(rivals) > 1, heading


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        (["Kundennummer", "Firma", "Ort"], {"account_id": "Kundennummer", "name": "Firma", "city": "Ort"}),
        (
            ["Kunden-Nr.", "Kunde", "Laendercode"],
            {"account_id": "Kunden-Nr.", "name": "Kunde", "country": "Laendercode"},
        ),
        (
            ["N° client", "Raison sociale", "Pays"],
            {"account_id": "N° client", "name": "Raison sociale", "country": "Pays"},
        ),
        (["Código de cliente", "Razón social"], {"account_id": "Código de cliente", "name": "Razón social"}),
        (["Codice cliente", "Ragione sociale"], {"account_id": "Codice cliente", "name": "Ragione sociale"}),
        (
            ["Id", "Name", "ParentId", "BillingCity"],
            {"account_id": "Id", "name": "Name", "parent_id": "ParentId", "city": "BillingCity"},
        ),
        (["CUSTOMER_NUMBER", "customerName"], {"account_id": "CUSTOMER_NUMBER", "name": "customerName"}),
    ],
)
def test_match__knows_customers_in_five_languages(columns: list[str], expected: dict[str, str]):
    assert matched("customers", *columns) == expected


def test_match__reads_required_date_as_promised():
    assert matched("orders", "OrderID", "CustomerID", "OrderDate", "RequiredDate")["promised_on"] == "RequiredDate"


def test_match__takes_unit_price_of_products_for_the_list_price_and_of_lines_for_the_price_paid():
    assert matched("products", "ProductID", "ProductName", "UnitPrice")["list_price"] == "UnitPrice"
    assert matched("order-lines", "OrderID", "ProductID", "Quantity", "UnitPrice")["unit_price"] == "UnitPrice"


def test_match__lets_needed_fields_choose_first():
    """The only date must be the order's, though “invoice date” names another field better."""
    found = matched("orders", "Order no", "Customer", "Invoice date")
    assert found["ordered_on"] == "Invoice date"
    assert "invoiced_on" not in found


def test_match__forgets_units_in_brackets():
    assert matched("order-lines", "Auftrag", "Artikel", "Menge [Stk]", "Preis (EUR)")["unit_price"] == "Preis (EUR)"


def test_match__never_gives_one_column_to_two_fields():
    columns = matched("people", "id", "account_id", "name", "position", "department", "city").values()
    assert len(set(columns)) == len(columns)


def test_match__says_why_and_what_is_left():
    match = match_columns(TABLES["customers"], ["account_id", "Firma", "Fax"], {"city": "Fax"})
    assert dict(match.reasons) == {"account_id": "same name", "name": "known heading", "city": "chosen"}
    assert match.left_out == ()


def test_match__names_what_is_missing():
    match = match_columns(TABLES["customers"], ["Kundennummer", "Fax"])
    assert [field.name for field in match.missing] == ["name"]
    assert match.sentence == "No column was recognised as “Name” (name). Choose among: Fax."


def test_match__a_choice_wins_and_an_empty_one_leaves_the_field_out():
    found = matched("customers", "id", "name", "old name", "city", chosen={"name": "old name", "city": ""})
    assert found == {"account_id": "id", "name": "old name"}


def test_match__follows_what_was_chosen_before_where_the_column_is_there():
    remembered = {"name": "Kürzel", "city": "Standort 7"}
    assert matched("customers", "id", "Kürzel", "Name", remembered=remembered) == {"account_id": "id", "name": "Kürzel"}
    assert matched("customers", "id", "Name", remembered=remembered) == {"account_id": "id", "name": "Name"}


@pytest.mark.parametrize(
    ("chosen", "sentence"),
    [
        ({"shoe": "id"}, "There is no field “shoe” in customers"),
        ({"name": "Shoe"}, "The file has no column “Shoe”. Its columns are: id, name."),
        ({"name": "id", "city": "id"}, "Column “id” cannot be both name and city: choose one field for it."),
    ],
)
def test_match__refuses_choices_that_cannot_be(chosen: dict[str, str], sentence: str):
    with pytest.raises(FactsError, match=sentence):
        matched("customers", "id", "name", chosen=chosen)


def test_match__lines_need_their_order_or_its_head():
    lines = ["product_id", "quantity", "unit_price"]
    assert [field.name for field in match_columns(TABLES["order-lines"], lines).missing] == ["order_id"]
    alone = match_columns(TABLES["order-lines"], [*lines, "Customer", "Date"])
    assert alone.missing == ()
    assert alone.stands_alone


def test_match__leaves_heads_out_that_are_not_whole():
    match = match_columns(TABLES["order-lines"], ["order_id", "product_id", "quantity", "unit_price", "Customer"])
    assert match.left_out == ("Customer",)
