"""The workbook of a company with 10,000 customers: what is sent, and what is shown of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.companies import CUSTOMERS, PLACED, customer_name
from tests.browser.workbook import Workbook

FEW = 650_000
"""Bytes that opening Select may take, most of them the widgets' own code: no more than with a hundred customers."""

DRAWN = 150


def test_select__sends_few_of_ten_thousand_customers_and_finds_any(
    come_to: Callable[[Path], Workbook], companies: Callable[[str], Path]
) -> None:
    person = come_to(companies("large"))
    person.open("select", "C00000")
    assert person.opened.received <= FEW
    for tab in ("Long list", "Ranking"):
        expect(person.tab(tab)).to_have_text(f"{tab}10.000")
    last = customer_name(f"C{CUSTOMERS - 1:05}")
    person.choose_account(last)
    expect(person.card).to_contain_text(last)
    person.tab("Portfolio").click()
    expect(person.page.locator(".kam-boxes-target")).to_have_count(DRAWN)
    expect(person.step).to_contain_text(f"Drawn are {DRAWN} of {PLACED}: key accounts, then by turnover.")
