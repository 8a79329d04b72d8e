"""Broken files, and what each must say. None of them may leave a trace in the workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kamwidgets.facts import FactsError, Rules, import_table, read_table

if TYPE_CHECKING:
    from pathlib import Path

LINES = "order_id,line_no,product_id,quantity,unit_price\n"
HEADED = "order_id,account_id,ordered_on,product_id,quantity,unit_price\n"

BROKEN = {
    "missing id": (
        "customers",
        "account_id,name\n1,Alder\n,Birch\n",
        ["f.csv, row 3, column account_id: “Customer number” is missing. Fill it in or remove the row."],
    ),
    "twice": (
        "customers",
        "account_id,name\n1,Alder\n2,Birch\n1,Alder\n",
        ["f.csv, row 4, column account_id: customer 1 stands in row 2 already. Keep one of the two."],
    ),
    "line twice": (
        "order-lines",
        LINES + "1,1,P,1,1\n1,1,Q,1,1\n",
        ["f.csv, row 3, column line_no: order line 1, 1 stands in row 2 already. Keep one of the two."],
    ),
    "some lines unnumbered": (
        "order-lines",
        LINES + "1,1,P,1,1\n1,,Q,1,1\n",
        ["f.csv, row 3, column line_no: “Line number” is missing. Fill it in or remove the row."],
    ),
    "impossible day": (
        "orders",
        "order_id,account_id,OrderDate\n1,A,31.02.2026\n",
        ["f.csv, row 2, column OrderDate: “31.02.2026” is no date here. Write it like 2026-04-03."],
    ),
    "decimal comma": (
        "order-lines",
        "order_id;product_id;quantity;Preis\n1;P;1;9,5\n",
        ["f.csv, row 2, column Preis: “9,5” is no number here: the comma separates thousands. Write it like 1,234.5."],
    ),
    "discount over 1": (
        "order-lines",
        "order_id,product_id,quantity,unit_price,discount\n1,P,1,1,15\n",
        [
            (
                "f.csv, row 2, column discount: “15” is no share: "
                "a share lies between 0 and 1, or carries a percent sign: 15 %."
            )
        ],
    ),
    "another currency": (
        "orders",
        "order_id,account_id,ordered_on,currency\n1,A,2026-01-01,EUR\n2,A,2026-01-01,USD\n",
        ["f.csv, row 3, column currency: amounts are in USD, but this workspace keeps EUR. Convert them first."],
    ),
    "too many values": (
        "customers",
        "account_id,name\n1,Alder, Inc\n",
        [
            (
                "f.csv, row 2: there are more values than headings: "
                "put quotation marks around a value that holds a delimiter."
            )
        ],
    ),
    "two customers of one order": (
        "order-lines",
        HEADED + "1,A,2026-01-01,P,1,1\n1,B,2026-01-01,P,1,1\n",
        ["f.csv, row 3, column account_id: order 1 has “B” here and “A” in row 2. Make them agree."],
    ),
    "several at once, by row": (
        "products",
        "product_id,name,list_price\nP,Pump,cheap\nQ,,5\n",
        [
            "f.csv, row 2, column list_price: “cheap” is no number: leave out units, letters and currency signs.",
            "f.csv, row 3, column name: “Name” is missing. Fill it in or remove the row.",
        ],
    ),
}


@pytest.mark.parametrize("case", BROKEN)
def test_checked_values__says_row_column_and_what_to_do(case: str, folder: Path):
    table, text, sentences = BROKEN[case]
    preview = read_table(table, text.encode(), name="f.csv")
    assert [problem.sentence for problem in preview.problems] == sentences
    with pytest.raises(FactsError):
        import_table(folder, preview)
    assert not folder.exists()


def test_checked_values__takes_the_workspace_currency_in_any_case():
    text = b"order_id,account_id,ordered_on,currency\n1,A,2026-01-01,usd\n"
    assert read_table("orders", text, Rules(currency="USD")).ready


def test_checked_values__an_empty_column_of_line_numbers_is_none():
    assert read_table("order-lines", (LINES + "1,,P,1,1\n1,,P,1,1\n").encode()).ready


def test_checked_values__people_need_no_number_of_their_own():
    preview = read_table("people", b"id,account_id,name\n7,A,Eva\n,A,Jan\n")
    assert preview.ready


def test_preview__counts_what_needs_correcting():
    preview = read_table("products", b"product_id,name,cost\nP,Pump,a\nQ,Quill,b\nR,Rope,c\n", name="f.csv")
    assert preview.sentence.endswith("currency signs. 2 more places need correcting.")
    assert preview.records(1) == [{"product_id": "P", "name": "Pump", "unit_cost": None}]


WHOLE = (HEADED + '1,A,2026-01-01,P,"1,000",1.5\n2,B,2026-01-02,Q,-1,2\n').encode()


@given(st.integers(0, len(WHOLE)), st.integers(0, 6), st.binary(max_size=6))
def test_read_table__answers_any_mutated_file_with_a_preview_or_a_sentence(start: int, length: int, put: bytes):
    mutated = WHOLE[:start] + put + WHOLE[start + length :]
    try:
        sentence = read_table("order-lines", mutated, name="f.csv").sentence
    except FactsError as refused:
        sentence = str(refused)
    assert sentence.startswith("f.csv")
    assert sentence.endswith(".")
