from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from kamwidgets.facts import MODES, Facts, FactsError, Mode, foresee_table, import_table, read_table, storing, versions
from kamwidgets.model.progress import Stopped
from tests.facts.conftest import CUSTOMERS, LINES, ORDERS, PRODUCTS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from kamwidgets.facts import Imported

    Bring = Callable[..., Imported]


def lines_of(folder: Path) -> list[tuple[object, ...]]:
    facts = Facts(folder)
    frame = facts.read(facts.table("order-lines").order_by(["order_id", "line_no", "product_id"]))
    return [(row.order_id, row.product_id, row.quantity) for row in frame.itertuples()]


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_import_table__says_what_came(bring: Bring):
    done = bring("customers", CUSTOMERS + "F,Fir,,Italy\n")
    assert (done.added, done.changed, done.unchanged, done.removed) == (5, 0, 0, 0)
    assert done.sentence == "5 customers from customers.csv: 5 added."


def test_import_table__twice_changes_nothing(company: Path, bring: Bring):
    before = everything(company)
    for table, text in (("customers", CUSTOMERS), ("products", PRODUCTS), ("orders", ORDERS), ("order-lines", LINES)):
        assert bring(table, text).sentence.startswith("Nothing new: ")
    assert everything(company) == before


def test_import_table__replaces_rows_by_key(company: Path, bring: Bring):
    version = Facts(company).version
    done = bring(
        "customers", "account_id,name,parent_id,country\nB,Birch & Co,,France\nA,Alder Works,,Germany\nC,Cedar,,\n"
    )
    assert (done.added, done.changed, done.unchanged) == (1, 1, 1)
    assert done.version != version
    names = Facts(company).accounts().set_index("account_id")["name"]
    assert dict(names) == {
        "A": "Alder Works",
        "A1": "Alder Works Ulm",
        "B": "Birch & Co",
        "C": "Cedar",
        "N": "Never Bought",
    }


def test_import_table__a_column_the_file_does_not_have_keeps_what_was_there(company: Path, bring: Bring):
    bring("customers", "account_id,name\nB,Birch & Co\n")
    accounts = Facts(company).accounts().set_index("account_id")
    assert accounts.loc["B", "country"] == "France"
    assert accounts.loc["B", "name"] == "Birch & Co"


def test_import_table__numbered_lines_replace_their_like_only(company: Path, bring: Bring):
    done = bring("order-lines", "order_id,line_no,product_id,quantity,unit_price\n1,2,P,7,10\n1,3,P,8,10\n")
    assert (done.added, done.changed) == (1, 1)
    assert [line for line in lines_of(company) if line[0] == "1"] == [("1", "P", 10), ("1", "P", 7), ("1", "P", 8)]


def test_import_table__unnumbered_lines_replace_all_lines_of_their_orders(company: Path, bring: Bring):
    done = bring("order-lines", "order_id,product_id,quantity,unit_price\n1,P,7,10\n")
    assert (done.added, done.changed, done.removed) == (0, 1, 1)
    assert done.sentence == "1 order line from order-lines.csv: 1 changed, 1 taken off."
    assert [line for line in lines_of(company) if line[0] in ("1", "2")] == [("1", "P", 7), ("2", "P", -2)]


def test_import_table__numbered_lines_replace_unnumbered_ones(bring: Bring, folder: Path):
    bring("order-lines", "order_id,product_id,quantity,unit_price\n1,P,7,10\n1,P,7,10\n2,P,1,1\n")
    done = bring("order-lines", "order_id,line_no,product_id,quantity,unit_price\n1,1,P,9,10\n")
    assert lines_of(folder) == [("1", "P", 9), ("2", "P", 1)]
    assert (done.added, done.changed, done.removed) == (0, 1, 1)


def test_import_table__lines_wait_for_their_orders(bring: Bring, folder: Path):
    done = bring("order-lines", LINES)
    assert done.waiting == 5
    assert "5 lines wait for 4 orders (1, 2, 3, 4) not imported yet." in done.warnings
    assert Facts(folder).revenue()["revenue"].item() == 0
    assert list(Facts(folder).waiting()["lines"]) == [2, 1, 1, 1]
    assert bring("orders", ORDERS).waiting == 0
    assert Facts(folder).revenue()["revenue"].item() == 220
    assert Facts(folder).waiting().empty


def test_import_table__names_customers_and_products_that_are_not_known(bring: Bring, folder: Path):
    assert bring("orders", ORDERS).warnings == (
        "3 customers (A, A1, B) are not imported yet, and shown by number until then.",
    )
    assert bring("order-lines", LINES).warnings == (
        "2 products (P, V) are not imported yet, and shown by number until then.",
    )
    assert list(Facts(folder).accounts()["name"]) == ["A", "A1", "B"]
    assert bring("customers", "account_id,name,parent_id\nA1,Ulm,A\n").warnings == (
        "1 parent (A) is no customer here, and stands for a group.",
    )


ALONE = """Order no,Customer,Order date,Article,Qty,Price,Promised date
1,A,2026-01-02,P,1,10,2026-01-05
1,A,2026-01-02,V,2,20,2026-01-05
2,B,2026-01-03,P,3,10,
"""


def test_import_table__lines_that_stand_alone_bring_their_orders(bring: Bring, folder: Path):
    done = bring("order-lines", ALONE)
    assert done.added == 3
    assert done.warnings[0] == "The file also brings the heads of 2 orders."
    assert Facts(folder).tables == {"orders": 2, "order-lines": 3}
    assert dict(Facts(folder).revenue(by=["account_id"]).set_index("account_id")["revenue"]) == {"A": 50, "B": 30}
    assert bring("order-lines", ALONE).sentence.startswith("Nothing new")


def test_import_table__heads_from_lines_keep_what_the_orders_file_said(bring: Bring, folder: Path):
    bring("orders", "order_id,account_id,ordered_on,shipped_on\n1,A,2026-01-02,2026-01-04\n")
    bring("order-lines", ALONE)
    facts = Facts(folder)
    orders = facts.read(facts.table("orders").order_by("order_id"))
    assert str(orders.loc[0, "shipped_on"])[:10] == "2026-01-04"
    assert str(orders.loc[0, "promised_on"])[:10] == "2026-01-05"


def test_import_table__without_order_numbers_a_day_of_a_customer_is_an_order(bring: Bring, folder: Path):
    text = "Customer,Date,Article,Qty,Price\nA,2026-01-02,P,1,10\nA,2026-01-02,P,1,10\nA,2026-01-03,P,1,10\n"
    bring("order-lines", text)
    assert Facts(folder).revenue()[["revenue", "orders"]].to_numpy().tolist() == [[30, 2]]
    assert bring("order-lines", text).sentence.startswith("Nothing new")


def test_import_table__service_events_without_numbers_come_once(bring: Bring, folder: Path):
    text = (
        "account_id,kind,opened_at\nA,complaint,2026-01-02 10:00\nA,complaint,2026-01-02 10:00\nA,request,2026-01-02\n"
    )
    assert bring("service-events", text).added == 3
    assert bring("service-events", text).added == 0
    assert Facts(folder).tables == {"service-events": 3}


def test_import_table__remembers_what_a_person_said_of_columns(bring: Bring, folder: Path):
    bring("customers", "id,name,short\n1,Alder Works,Alder\n", mapping={"name": "short"})
    remembered = Facts(folder).remembered("customers")
    assert remembered == {"name": "short"}
    preview = read_table("customers", b"id,name,short\n2,Birch Mill,Birch\n", remembered=remembered)
    assert preview.records() == [{"account_id": "2", "name": "Birch"}]


def test_import_table__refuses_people_and_what_is_not_ready(folder: Path):
    with pytest.raises(FactsError, match="People are not kept among the facts"):
        import_table(folder, read_table("people", b"account_id,name\nA,Eva\n"))
    with pytest.raises(FactsError, match="No column was recognised as “Name”"):
        import_table(folder, read_table("customers", b"account_id\nA\n"))
    assert not folder.exists()


MORE = "account_id,name\nA,Alder & Co\nE,Elm\n"


def names(folder: Path) -> dict[str, str]:
    facts = Facts(folder)
    customers = facts.read(facts.table("customers"))
    return dict(zip(customers["account_id"], customers["name"], strict=True))


def test_import_table__append_takes_only_what_is_new(company: Path):
    before = names(company)
    done = import_table(company, read_table("customers", MORE.encode(), name="more.csv"), "append")
    assert (done.added, done.changed, done.left) == (1, 0, 1)
    assert done.sentence == "2 customers from more.csv: 1 added, 1 left as they are."
    assert names(company) == {**before, "E": "Elm"}


def test_import_table__append_leaves_the_lines_of_an_order_alone(company: Path):
    unnumbered = "order_id,product_id,quantity,unit_price\n1,P,7,10\n9,P,7,10\n"
    assert import_table(company, read_table("order-lines", unnumbered.encode()), "append").left == 1
    numbered = "order_id,line_no,product_id,quantity,unit_price\n1,1,P,8,10\n1,3,P,8,10\n9,1,P,8,10\n"
    done = import_table(company, read_table("order-lines", numbered.encode()), "append")
    assert (done.added, done.left) == (1, 2)
    assert [line for line in lines_of(company) if line[0] == "9"] == [("9", "P", 7)]


def test_import_table__replace_leaves_exactly_this_file(company: Path):
    done = import_table(company, read_table("customers", MORE.encode()), "replace")
    assert (done.added, done.changed, done.removed) == (1, 1, 3)
    assert names(company) == {"A": "Alder & Co", "E": "Elm"}
    assert import_table(company, read_table("customers", MORE.encode()), "replace").sentence.startswith("Nothing new")


@pytest.mark.parametrize("mode", MODES)
def test_foresee_table__says_what_an_import_does_and_does_nothing(company: Path, mode: Mode):
    preview, before = read_table("customers", MORE.encode()), everything(company)
    foreseen = foresee_table(company, preview, mode)
    assert everything(company) == before
    done = import_table(company, preview, mode)
    assert foreseen.counts == done.counts


def test_import_table__refuses_a_mode_it_does_not_know(company: Path):
    with pytest.raises(FactsError, match="Choose one of: update, append, replace"):
        import_table(company, read_table("customers", MORE.encode()), "merge")  # pyright: ignore[reportArgumentType]


def test_import_table__stopped_by_the_person_leaves_every_byte_as_it_was(company: Path):
    before = everything(company)
    preview = read_table("order-lines", LINES.replace("1,1,P,10", "1,1,P,11").encode())
    for patience in range(5):
        told: list[float | None] = []

        def stop(share: float | None, told: list[float | None] = told, patience: int = patience) -> None:
            told.append(share)
            if len(told) > patience:
                raise Stopped

        try:
            import_table(company, preview, progress=stop)
        except Stopped:
            assert everything(company) == before
        else:
            assert patience > 1
            break
    else:
        pytest.fail("It was never allowed to end.")


@pytest.mark.parametrize(("module", "step"), [(storing, "swap_manifest"), (versions, "_to_disk")])
def test_import_table__stopped_halfway_leaves_the_old_state(
    company: Path, bring: Bring, monkeypatch: pytest.MonkeyPatch, module: object, step: str
):
    before = Facts(company)

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(module, step, stop)
        with pytest.raises(KeyboardInterrupt):
            bring("customers", "account_id,name\nB,Birch & Co\n")
    after = Facts(company)
    assert after.version == before.version
    assert after.accounts().equals(before.accounts())
    assert bring("customers", "account_id,name\nB,Birch & Co\n").changed == 1


def test_import_table__two_at_once_lose_nothing(folder: Path):
    tables = {"customers": CUSTOMERS, "products": PRODUCTS, "orders": ORDERS, "order-lines": LINES}
    more = {f"more-{n}": ("customers", f"account_id,name\nM{n},More {n}\n") for n in range(4)}
    jobs = [*tables.items(), *more.values()]
    previews = [read_table(table, text.encode()) for table, text in jobs]
    threads = [threading.Thread(target=import_table, args=(folder, preview)) for preview in previews]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    facts = Facts(folder)
    assert facts.tables == {"customers": 8, "products": 2, "orders": 4, "order-lines": 5}
    assert facts.version.startswith("0008-")
