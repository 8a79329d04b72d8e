"""Writes the broken files beside it. They are committed as they are; run this only to add to them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter

FOLDER = Path(__file__).parent
CUSTOMERS = "account_id,name,country,category_spend\n"
PRODUCTS = "product_id,name,unit_cost,launched_on\n"
ORDERS = "order_id,account_id,ordered_on,promised_on,invoice_correct,currency\n"
LINES = "order_id,line_no,product_id,quantity,unit_price,discount\n"
HEADED = "order_id,account_id,ordered_on,product_id,quantity,unit_price\n"

TEXTS: dict[str, str | bytes] = {
    "customers-number-missing.csv": CUSTOMERS + "E,Elm,GB,5\n,Fir,DE,7\n",
    "customers-twice.csv": CUSTOMERS + "E,Elm,GB,\nF,Fir,DE,\nE,Elm,GB,\n",
    "customers-no-name-column.csv": "account_id,fax\nE,731\n",
    "customers-portfolio.csv": CUSTOMERS + "portfolio,Everything,GB,\n",
    "customers-relationship.csv": "account_id,name,relationship\nE,Elm,ally\n",
    "customers-total.csv": CUSTOMERS + "E,Elm,GB,5\nTotal,,,5\n",
    "customers-headings-again.csv": CUSTOMERS + "E,Elm,GB,5\n" + CUSTOMERS + "F,Fir,DE,6\n",
    "customers-long-number.csv": CUSTOMERS + "E" * 10_000 + ",Elm,GB,\n",
    "customers-number-in-two-lines.csv": CUSTOMERS + '"E\n1",Elm,GB,\n',
    "customers-shortened-number.csv": CUSTOMERS + "4.5E+11,Elm,GB,\n",
    "customers-control-characters.csv": CUSTOMERS + "E,El\x07m\x00,GB,\n",
    "customers-markup.csv": CUSTOMERS + "E,<img src=x onerror=alert(1)>,GB,<b>5</b>\nF,=cmd|'/c calc'!A1,DE,=1+1\n",
    "customers-ten-thousand-letters.csv": CUSTOMERS + f"E,{'x' * 10_000},GB,{'9' * 400}\nF,Fir,DE,{'y' * 10_000}\n",
    "customers-comma-in-name.csv": CUSTOMERS + "E,Elm, Ltd,GB,5\n",
    "customers-quote-open.csv": CUSTOMERS + 'E,"Elm,GB,5\nF,Fir,DE,6\n',
    "customers-quote-inside.csv": CUSTOMERS + 'E,"Elm" Ltd,GB,5\n',
    "customers-formula-error.csv": CUSTOMERS + "E,#N/A,GB,#DIV/0!\n",
    "customers-three-hundred-columns.csv": ",".join(f"c{n}" for n in range(300)) + "\n" + ",".join("1" * 300) + "\n",
    "customers-headings-only.csv": CUSTOMERS,
    "customers-titles-and-nothing.csv": "Customers of May\n\n",
    "customers-empty.csv": "",
    "customers-blanks.csv": " \r\n\r\n ,, \r\n",
    "customers-dos-letters.csv": (CUSTOMERS + "E,Müller,DE,5\n").encode("cp850"),
    "customers-half-letters.csv": (CUSTOMERS + "E,Elm,DE,5\n").encode("utf-16")[:-1],
    "products-nan.csv": PRODUCTS + "7,Rope,nan,\n8,Hook,inf,\n9,Belt,NA,\n",
    "products-units.csv": PRODUCTS + "7,Rope,5 kg,\n8,Hook,€ 5,\n9,Belt,cheap,\n",
    "products-decimal-comma.csv": PRODUCTS + '7,Rope,"9,5",\n',
    "products-mixed-numbers.csv": PRODUCTS + '7,Rope,"1,234.5",\n8,Hook,"1.234,5",\n',
    "products-decimal-point-in-german.csv": "Artikelnummer;Bezeichnung;Kosten\n7;Seil;9.5\n",
    "products-far-day.csv": PRODUCTS + "7,Rope,5,0026-04-03\n8,Hook,5,2026-04-31\n",
    "orders-impossible-day.csv": ORDERS + "9,A,31.02.2026,,,\n",
    "orders-ambiguous-day.csv": "Auftragsnummer;Kundennummer;Auftragsdatum\n9;A;03/04/2026\n",
    "orders-month-first.csv": ORDERS + "9,A,12/25/2026,,,\n",
    "orders-day-number.csv": ORDERS + "9,A,45123,,,\n",
    "orders-perhaps.csv": ORDERS + "9,A,2026-01-02,,perhaps,\n",
    "orders-foreign-money.csv": ORDERS + "8,A,2026-01-02,,,EUR\n9,A,2026-01-02,,,USD\n",
    "orders-of-portfolio.csv": ORDERS + "9,portfolio,2026-01-02,,,\n",
    "orders-no-customer.csv": ORDERS + "9,,2026-01-02,,,\n",
    "lines-text-in-number.csv": LINES + "9,1,P,many,10,\n9,2,P,1,dear,\n",
    "lines-discount.csv": LINES + "9,1,P,1,10,15\n9,2,P,1,10,-0.1\n",
    "lines-twice.csv": LINES + "9,1,P,1,10,\n9,1,Q,1,10,\n",
    "lines-some-unnumbered.csv": LINES + "9,1,P,1,10,\n9,,Q,1,10,\n",
    "lines-half-number.csv": LINES + "9,1.5,P,1,10,\n",
    "lines-two-customers.csv": HEADED + "9,A,2026-01-01,P,1,1\n9,B,2026-01-01,P,1,1\n",
    "lines-no-order.csv": "product_id,quantity,unit_price\nP,1,1\n",
    "lines-sum-beneath.csv": "Auftragsnummer;Artikelnummer;Menge;Einzelpreis\n9;P;1;1\nSumme;;1;1\n",
    "people-of-nobody.csv": "account_id,name,roles\n,Ada,buyer\nA,,wizard\n",
    "team-hours.csv": "name,function,hours_per_month\nAda,sales,full time\n",
    "events-moment.csv": "account_id,kind,opened_at\nA,quarrel,2026-01-02 25:00\n",
    "page.xls": "<html><table><tr><td>account_id</td></tr></table></html>",
    "page.csv": "\ufeff<!DOCTYPE html>\n<p>Please sign in</p>",
    "old-spreadsheet.xml": '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
    "data.json": '[{"account_id": "E"}]',
    "letter.rtf": "{\\rtf1 Dear customers}",
    "invoice.pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj",
    "photo.csv": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)),
    "packed.csv.gz": b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03",
    "noise.csv": bytes((n * 7919) % 251 for n in range(600)),
    "odd-mark.csv": 'sep="\n' + CUSTOMERS + "E,Elm,GB,5\n",
}


def workbook(fill: Callable[[Any, Any], None]) -> bytes:
    """Return a workbook whose one sheet is filled by hand."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"created": datetime(2026, 1, 1, tzinfo=UTC)})
        fill(book, book.add_worksheet("Table"))
    return buffer.getvalue()


def rows(*lines: list[object]) -> Callable[[Any, Any], None]:
    """Write rows as they are."""

    def fill(book: Any, sheet: Any) -> None:
        days = book.add_format({"num_format": "yyyy-mm-dd"})
        for number, line in enumerate(lines):
            for column, cell in enumerate(line):
                if isinstance(cell, date):
                    sheet.write_datetime(number, column, cell, days)
                else:
                    sheet.write(number, column, cell)

    return fill


def uncounted(_book: Any, sheet: Any) -> None:
    sheet.write_row(0, 0, ["product_id", "name", "unit_cost"])
    sheet.write_row(1, 0, ["7", "Rope"])
    sheet.write_formula(1, 2, "=2+3", None, "")


def gone_wrong(_book: Any, sheet: Any) -> None:
    sheet.write_row(0, 0, ["product_id", "name", "unit_cost"])
    sheet.write_row(1, 0, ["7", "Rope"])
    sheet.write_formula(1, 2, "=1/0", None, "#DIV/0!")


def merged(_book: Any, sheet: Any) -> None:
    sheet.write_row(0, 0, ["order_id", "product_id", "quantity", "unit_price"])
    sheet.merge_range(1, 0, 2, 0, "9")
    sheet.write_row(1, 1, ["P", 1, 10])
    sheet.write_row(2, 1, ["Q", 1, 10])


def far(_book: Any, sheet: Any) -> None:
    sheet.write_row(0, 0, ["account_id", "name"])
    sheet.write_row(1, 0, ["E", "Elm"])
    sheet.write(1_048_575, 16_383, "lost")


def empty(_book: Any, _sheet: Any) -> None:
    """Leave the sheet as it is."""


WORKBOOKS: dict[str, Callable[[Any, Any], None]] = {
    "empty.xlsx": empty,
    "formula-never-worked-out.xlsx": uncounted,
    "formula-gone-wrong.xlsx": gone_wrong,
    "merged-number.xlsx": merged,
    "far-cell.xlsx": far,
    "day-as-number.xlsx": rows(["order_id", "account_id", "ordered_on"], ["9", "A", 46114]),
    "number-as-day.xlsx": rows(["product_id", "name", "unit_cost"], ["7", "Rope", date(2026, 4, 3)]),
    "long-number.xlsx": rows(["account_id", "name"], [12345678901234567890, "Elm"]),
    "true-as-number.xlsx": rows(["product_id", "name", "unit_cost"], ["7", "Rope", True]),
    "text-as-number.xlsx": rows(["product_id", "name", "unit_cost"], ["7", "Rope", "9,5"]),
}


def archive(*parts: tuple[str, bytes]) -> bytes:
    """Return a ZIP archive with the same bytes every time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in parts:
            zipped.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def parquet(columns: dict[str, list[object]]) -> bytes:
    buffer = io.BytesIO()
    pq.write_table(pa.table(columns), buffer)
    return buffer.getvalue()


def others() -> dict[str, bytes]:
    """Return archives and what else is no text."""
    whole = workbook(rows(["account_id", "name"], ["E", "Elm"]))
    protected = "EncryptedPackage".encode("utf-16-le")
    good = parquet({"account_id": ["E"], "name": ["Elm"]})
    return {
        "cut-off.xlsx": whole[: len(whole) // 2],
        "bomb.xlsx": archive(("[Content_Types].xml", b"<Types/>"), ("xl/worksheets/sheet1.xml", bytes(101_000_000))),
        "letter.xlsx": archive(("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w/>")),
        "not-a-workbook.xlsx": archive(("xl/readme.txt", b"hello")),
        "packed.zip": archive(("customers.csv", b"account_id,name\nE,Elm\n")),
        "damaged.xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + protected,
        "cut-off.parquet": good[: len(good) // 2],
        "nested.parquet": parquet({"account_id": ["E"], "name": [{"first": "Elm"}]}),
        "lists.parquet": parquet({"account_id": ["E"], "name": ["Elm"], "country": [["DE", "FR"]]}),
        "infinite.parquet": parquet({"product_id": ["7"], "name": ["Rope"], "unit_cost": [float("inf")]}),
        "no-number.parquet": parquet({"account_id": ["E", None], "name": ["Elm", "Fir"]}),
    }


def main() -> None:
    """Write all of them."""
    made = {name: text.encode() if isinstance(text, str) else text for name, text in TEXTS.items()}
    made |= {name: workbook(fill) for name, fill in WORKBOOKS.items()} | others()
    for name, content in made.items():
        (FOLDER / "files" / name).write_bytes(content)


if __name__ == "__main__":
    main()
