"""Good files, damaged in every way that comes to mind: a sentence or an import that is whole, and nothing between."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kamwidgets.facts import TABLES, Facts, FactsError, Preview, import_table, read_table
from kamwidgets.facts.merging import schema_of
from tests.company import TABLES as COMPANY

ORDERS = (
    "Order no;Customer;Order date;Promised date;Invoice correct\n7;A;03/04/2026;2026-04-09;yes\n8;B;13/04/2026;;no\n"
)
ALONE = "Customer,Order date,Article,Qty,Price\nA,2026-01-02,1,1,10\nA,2026-01-02,2,2,20\nB,2026-01-03,1,3,10\n"
PRODUCTS = [["product_id", "name", "unit_cost"], ["7", "Rope", 1.5], ["8", "Hook", 2], ["1", "Bearing", 6]]


def workbook() -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet("S")
        for number, row in enumerate(PRODUCTS):
            sheet.write_row(number, 0, row)
    return buffer.getvalue()


def parquet() -> bytes:
    buffer = io.BytesIO()
    pq.write_table(
        pa.table({"account_id": ["E", "A"], "name": ["Elm", "Alder"], "category_spend": [1.5, None]}), buffer
    )
    return buffer.getvalue()


GOOD: list[tuple[str, bytes]] = [
    *COMPANY.items(),
    ("orders", ORDERS.encode("utf-16")),
    ("order-lines", ALONE.encode()),
    ("order-lines", b"Report\n\norder_id,product_id,quantity,unit_price\n1,1,9,10\n1,2,1,5\n"),
    ("service-events", b"account_id,kind,opened_at\nA,complaint,2026-01-02 10:00\nB,request,2026-01-03\n"),
    ("customers", b"sep=;\r\nKundennummer;Firma;Ort\r\n0042;M\xfcller;Ulm\r\nA;Alder;K\xf6ln\r\n"),
    ("products", workbook()),
    ("customers", parquet()),
]

JUNK = [
    b"\x00",
    b"\x07",
    b'"',
    b"\n",
    b"\r",
    b",,,",
    b";",
    b"\xff",
    b"\xed\xa0\x80",
    "\u202e".encode(),
    b"=1+1",
    b"9" * 400,
]
MARKS = [b",", b";", b"\t", b"|", b":"]


def flipped(content: bytes, place: int, other: int) -> bytes:
    here = place % len(content)
    return content[:here] + bytes([content[here] ^ (1 << other % 8)]) + content[here + 1 :]


def cut(content: bytes, place: int, other: int) -> bytes:
    """Cut a piece out, or the end off."""
    here, there = sorted((place % len(content), other % len(content)))
    return content[:here] + content[there:] if other % 2 else content[:here]


def with_junk(content: bytes, place: int, other: int) -> bytes:
    here = place % len(content)
    return content[:here] + JUNK[other % len(JUNK)] + content[here:]


def with_other_marks(content: bytes, place: int, other: int) -> bytes:
    return content.replace(MARKS[place % len(MARKS)], MARKS[other % len(MARKS)])


def with_a_column_twice(content: bytes, place: int, _other: int) -> bytes:
    rows = [row.split(b",") for row in content.split(b"\n")]
    return b"\n".join(b",".join([*row, row[place % len(row)]]) for row in rows)


def with_cells_swapped(content: bytes, place: int, other: int) -> bytes:
    rows = [row.split(b",") for row in content.split(b"\n")]
    row = rows[place % len(rows)]
    one, two = place % len(row), other % len(row)
    row[one], row[two] = row[two], row[one]
    return b"\n".join(map(b",".join, rows))


def with_a_cell_replaced(content: bytes, place: int, other: int) -> bytes:
    rows = [row.split(b",") for row in content.split(b"\n")]
    row = rows[place % len(rows)]
    row[other % len(row)] = JUNK[place % len(JUNK)]
    return b"\n".join(map(b",".join, rows))


def with_rows_moved(content: bytes, place: int, other: int) -> bytes:
    """Write a row twice, or begin with another."""
    rows = content.split(b"\n")
    row = place % len(rows)
    return b"\n".join([*rows, rows[row]] if other % 2 else rows[row:] + rows[:row])


WAYS = [
    flipped,
    cut,
    with_junk,
    with_other_marks,
    with_a_column_twice,
    with_cells_swapped,
    with_a_cell_replaced,
    with_rows_moved,
]
DAMAGE = st.lists(st.tuples(st.sampled_from(WAYS), st.integers(0, 5000), st.integers(0, 5000)), min_size=1, max_size=3)


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Facts of a small company, which no damaged file may change."""
    folder = tmp_path_factory.mktemp("fuzz") / "facts"
    for table, text in COMPANY.items():
        import_table(folder, read_table(table, text, name=f"{table}.csv"))
    return folder


@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(good=st.sampled_from(GOOD), damage=DAMAGE)
def test_import__a_damaged_file_is_refused_in_a_sentence_or_taken_in_whole(
    company: Path, good: tuple[str, bytes], damage: list[tuple[Callable[[bytes, int, int], bytes], int, int]]
):
    table, content = good
    for harm, place, other in damage:
        content = harm(content, place, other) or b" "
    before = everything(company)
    try:
        preview = read_table(table, content, name="f.csv")
    except FactsError as refused:
        sentence = str(refused)
    else:
        sentence = preview.sentence
        holds_together(preview)
        if preview.ready:
            taken_in_whole(company, preview)
        else:
            with pytest.raises(FactsError):
                import_table(company, preview)
    assert sentence.startswith("f.csv")
    assert sentence.endswith(".")
    assert everything(company) == before


def holds_together(preview: Preview) -> None:
    """Every column has a value for each row, and what needs correcting is somewhere in the file."""
    assert {len(column) for column in preview.values.values()} <= {preview.rows}
    assert all(problem.row > 0 and len(problem.what) < 500 for problem in preview.problems)
    if preview.ready:
        for field in preview.match.table.fields:
            assert not field.required or None not in preview.values[field.name]


def taken_in_whole(company: Path, preview: Preview) -> None:
    """All rows of the file are among the facts afterwards, the others are as they were."""
    folder = company.parent / "copy"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(company, folder)
    before = stored(folder, preview.table)
    done = import_table(folder, preview)
    after = stored(folder, preview.table)
    assert done.added + done.changed + done.unchanged == preview.rows
    assert len(after) == len(before) + done.added - done.removed
    table = TABLES[preview.table]
    if len(table.key) == 1 and table.key[0] in preview.values:
        key = table.key[0]
        expected = {row[key]: row for row in before}
        for row in preview.records():
            known = expected.get(row[key], dict.fromkeys(schema_of(table).names))
            expected[row[key]] = {**known, **row}
        assert {row[key]: row for row in after} == expected


def stored(folder: Path, table: str) -> list[dict[str, Any]]:
    """Return the rows of a table as they are stored."""
    file = Facts(folder).sources.get(table)
    return pq.read_table(folder / file.file).to_pylist() if file else []


def everything(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
