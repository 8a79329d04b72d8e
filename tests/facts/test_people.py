from __future__ import annotations

import pytest

from kamwidgets.facts import read_table
from tests.support import NORTHWIND, SHARED


@pytest.mark.shared_data
def test_read_table__people_of_a_crm_export():
    preview = read_table("people", SHARED / "data" / "salesforce_dev_edition" / "Contact.csv")
    assert preview.ready
    assert preview.records(1) == [
        {
            "person_id": "003bm00000zapthAAA",
            "account_id": "001bm00001ZL8U9AAL",
            "name": "Rose Gonzalez",
            "title": "SVP, Procurement",
            "email": "rose@edge.com",
            "function": "purchasing",
        }
    ]


@pytest.mark.shared_data
def test_read_table__customers_of_a_crm_export():
    preview = read_table("customers", SHARED / "data" / "salesforce_dev_edition" / "Account.csv")
    assert preview.ready
    assert preview.rows == 18
    assert preview.records(1)[0]["name"] == "Edge Communications"


@pytest.mark.shared_data
def test_read_table__a_team_with_names_in_two_columns():
    preview = read_table("team", NORTHWIND / "employees.csv")
    assert preview.ready
    assert preview.records(1) == [{"member_id": "1", "name": "Nancy Davolio", "site": "Seattle", "country": "USA"}]


def test_read_table__a_name_column_comes_before_two_halves():
    preview = read_table("team", b"First name,Last name,Full name\nEva,Muster,Dr Eva Muster\n")
    assert preview.records() == [{"name": "Dr Eva Muster"}]
    assert preview.match.left_out == ("First name", "Last name")


def test_read_table__half_a_name_is_a_name():
    assert read_table("team", b"First name,Last name\nEva,\n").records() == [{"name": "Eva"}]
