from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter

from kamwidgets.facts import FactsError, sheet_names
from kamwidgets.facts.reading import read_sheet

TEXT = 'Number,Name,Note\n007,"Müller, Sons",NA\n008,Ångström,"two\nlines"\n'


def workbook(*sheets: tuple[str, list[list[object]]]) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        days = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, rows in sheets:
            sheet = book.add_worksheet(name)
            for r, row in enumerate(rows):
                for c, cell in enumerate(row):
                    if isinstance(cell, date):
                        sheet.write_datetime(r, c, cell, days)  # pyright: ignore[reportArgumentType] - plain dates do
                    elif cell is not None:
                        sheet.write(r, c, cell)
    return buffer.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_read_sheet__reads_every_encoding_and_line_end(encoding: str, ending: str):
    sheet = read_sheet(TEXT.replace("\n", ending).encode(encoding))
    assert sheet.headings == ("Number", "Name", "Note")
    assert list(sheet.column("Name")) == ["Müller, Sons", "Ångström"]
    assert list(sheet.column("Number")) == ["007", "008"]
    assert list(sheet.column("Note")) == ["NA", f"two{ending}lines"]
    assert sheet.numbers == [2, 3]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_read_sheet__finds_the_delimiter(delimiter: str):
    rows = [["Menge", "Preis", "Wo, wann"], ["1,5", "9,80", "hier; jetzt"], ["2", "1", "da, dann"]]
    quoted = "\n".join(delimiter.join(f'"{cell}"' if delimiter in cell else cell for cell in row) for row in rows)
    sheet = read_sheet(quoted.encode())
    assert sheet.headings == ("Menge", "Preis", "Wo, wann")
    assert [list(column) for column in sheet.columns] == [list(column) for column in zip(*rows[1:], strict=True)]


def test_read_sheet__takes_one_column_as_it_is():
    assert list(read_sheet(b"name\nAlder\nBirch\n").column("name")) == ["Alder", "Birch"]


def test_read_sheet__skips_empty_rows_but_counts_them():
    sheet = read_sheet(b"\n\na,b\n\n1,2\n , \n3\n")
    assert sheet.numbers == [5, 7]
    assert list(sheet.column("b")) == ["2", None]


def test_read_sheet__names_each_column_once():
    assert read_sheet(b"name,,name, long  name \n1,2,3,4\n").headings == ("name", "Column 2", "name (2)", "long name")


def test_read_sheet__notices_rows_that_are_too_long():
    assert read_sheet(b"a,b\n1,2\n1,2,3\n1,2,\n").overlong == (3,)


def test_read_sheet__reads_a_workbook_with_its_types():
    content = workbook(("First", [["id", "day", "price"], ["007", date(2026, 4, 3), 9.5], [12, None, "9,5"]]))
    sheet = read_sheet(content)
    assert list(sheet.column("id")) == ["007", 12]
    assert [day and str(day)[:10] for day in sheet.column("day")] == ["2026-04-03", None]
    assert isinstance(sheet.column("day")[0], date | datetime)
    assert list(sheet.column("price")) == [9.5, "9,5"]


def test_read_sheet__counts_the_rows_of_a_workbook_as_it_shows_them():
    assert read_sheet(workbook(("S", [[], ["a", "b"], [], [1, 2]]))).numbers == [4]


def test_read_sheet__takes_the_sheet_that_is_asked_for():
    content = workbook(("One", [["a"], [1]]), ("Two", [["b"], [2]]))
    assert sheet_names(content) == ("One", "Two")
    assert sheet_names(b"a,b\n1,2\n") == ()
    assert read_sheet(content).headings == ("a",)
    assert read_sheet(content, sheet="Two").headings == ("b",)
    with pytest.raises(FactsError, match=r"book\.xlsx has no sheet “Three”\. It has: One, Two\."):
        read_sheet(content, "book.xlsx", "Three")


def zipped() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("letter.txt", "hello")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "file.csv is empty."),
        (b" \r\n \n", "file.csv is empty."),
        (b",,\n,,\n", "file.csv is empty."),
        (b"a,b\n", "file.csv holds headings and no rows."),
        (
            b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)),
            "file.csv is no table of text: export it as CSV or XLSX.",
        ),
        (bytes(range(256)) * 4, "file.csv is no table of text: export it as CSV or XLSX."),
        (b"PAR1....PAR1", "file.csv is a Parquet file: save it as CSV or XLSX."),
        (zipped(), "file.csv cannot be read as a workbook: save it again as XLSX or CSV."),
        (b"PK\x03\x04broken", "file.csv cannot be read as a workbook: save it again as XLSX or CSV."),
        (workbook(("Empty", [])), "file.csv is empty."),
    ],
)
def test_read_sheet__says_why_a_file_cannot_be_read(content: bytes, sentence: str):
    with pytest.raises(FactsError) as refused:
        read_sheet(content, "file.csv")
    assert str(refused.value) == sentence


@pytest.mark.parametrize("content", [b'a,b\n1,"open\n2,3\n', b'a,b\n1,"shut"tight\n'])
def test_read_sheet__says_where_a_quotation_mark_is_astray(content: bytes):
    with pytest.raises(FactsError, match=r"file.csv, line \d: a quotation mark is opened and not closed"):
        read_sheet(content, "file.csv")


def test_read_sheet__says_that_a_file_is_not_there(tmp_path: Path):
    with pytest.raises(FactsError, match="There is no file"):
        read_sheet(tmp_path / "nowhere.csv")
    with pytest.raises(FactsError, match="is a folder, not a file"):
        read_sheet(tmp_path)
