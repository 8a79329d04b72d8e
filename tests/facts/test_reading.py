from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

from kamwidgets.facts import FactsError, sheet_names
from kamwidgets.facts.reading import Layout, read_sheet
from kamwidgets.facts.rules import UnknownLettersError
from kamwidgets.model.progress import Stopped

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


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "cp1252"]
)
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
    assert read_sheet(content, layout=Layout(sheet="Two")).headings == ("b",)
    with pytest.raises(FactsError, match=r"book\.xlsx has no sheet “Three”\. It has: One, Two\."):
        read_sheet(content, "book.xlsx", Layout(sheet="Three"))


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
        (b"PAR1....PAR1", "file.csv is damaged or no Parquet file: write it again."),
        (zipped(), "file.csv is an archive: unpack it and choose the table inside."),
        (b"PK\x03\x04broken", "file.csv is damaged or came incomplete: send or save it again."),
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


def test_read_sheet__takes_the_delimiter_that_excel_names_and_counts_rows_as_excel_shows_them():
    sheet = read_sheet(b"sep=;\r\nname;city\r\nAlder, Ltd;Ulm\r\n")
    assert sheet.headings == ("name", "city")
    assert (list(sheet.column("name")), sheet.numbers) == (["Alder, Ltd"], [2])
    assert sheet.layout == Layout("utf-8", ";", "", 1)


@pytest.mark.parametrize(
    ("locale", "encoding", "text"),
    [
        ("pl_PL", "cp1250", "Łódź"),
        ("ru_RU", "cp1251", "Москва"),
        ("de_DE", "cp1252", "Köln"),
        ("el_GR", "cp1253", "Αθήνα"),
    ],
)
def test_read_sheet__takes_what_windows_writes_in_the_language_of_the_workspace(locale: str, encoding: str, text: str):
    sheet = read_sheet(f"name\n{text}\n".encode(encoding), locale=locale)
    assert (list(sheet.column("name")), sheet.layout.encoding) == ([text], encoding)


def test_read_sheet__asks_for_letters_that_cannot_be_told_and_takes_those_that_are_said():
    content = "name\nMüller\n".encode("cp850")
    with pytest.raises(UnknownLettersError, match="letters that cannot be told from the file"):
        read_sheet(content)
    assert list(read_sheet(content, layout=Layout(encoding="cp850")).column("name")) == ["Müller"]
    with pytest.raises(UnknownLettersError, match="is not written in Unicode"):
        read_sheet(content, layout=Layout(encoding="utf-8"))
    with pytest.raises(FactsError, match="There is no encoding “klingon”"):
        read_sheet(content, layout=Layout(encoding="klingon"))


@pytest.mark.parametrize(
    "text",
    [
        "Report of May\n\n Number,Name,City\n1,Alder,Ulm\n",
        "Customers,,\nAs of,2026-05-31,\nNumber,Name,City\n1,Alder,Ulm\n",
        "Who we sell to\nAs of May\nalpha,beta,gamma\n1,Alder,Ulm\n2,Birch,Bonn\n",
    ],
)
def test_read_sheet__finds_the_headings_beneath_titles(text: str):
    sheet = read_sheet(text.encode())
    assert len(sheet.headings) == 3
    assert sheet.numbers[0] == sheet.layout.heading_row + 1
    assert sheet.above[0] == text.split("\n", 1)[0].rstrip(",")
    assert next(iter(sheet.columns[1])) == "Alder"


def test_read_sheet__a_person_says_where_the_headings_stand():
    text = b"Number,Name\nNo,Who\n1,Alder\n"
    assert read_sheet(text, layout=Layout(heading_row=2)).headings == ("No", "Who")
    with pytest.raises(FactsError, match="has no headings in row 9"):
        read_sheet(text, layout=Layout(heading_row=9))


def test_read_sheet__loses_no_row_however_many_there_are():
    rows = "".join(f"{number},Name {number}\n" for number in range(1000))
    sheet = read_sheet(f"number,name\n{rows}".encode())
    assert list(sheet.column("number")) == [str(number) for number in range(1000)]


def test_read_sheet__keeps_the_zeros_that_a_workbook_shows():
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet, padded = book.add_worksheet("S"), book.add_format({"num_format": "00000"})
        sheet.write_row(1, 1, ["id", "plain"])
        sheet.write_row(2, 1, [1067, 1067], padded)
        sheet.write_number(2, 2, 1067)
    read = read_sheet(buffer.getvalue())
    assert (list(read.column("id")), list(read.column("plain"))) == (["01067"], [1067])


def test_read_sheet__takes_the_first_sheet_that_can_be_seen():
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        hidden, shown = book.add_worksheet("Lists"), book.add_worksheet("Customers")
        hidden.write_row(0, 0, ["x", "y"])
        hidden.hide()
        shown.activate()
        shown.write_column(0, 0, ["name", "Alder"])
    sheet = read_sheet(buffer.getvalue())
    assert (sheet.layout.sheet, sheet.sheets) == ("Customers", ("Customers", "Lists"))
    assert sheet.headings == ("name",)


def test_read_sheet__refuses_a_parquet_file_whose_headings_are_damaged():
    file = io.BytesIO()
    pq.write_table(pa.table({"account_id": ["A"]}), file, store_schema=False)
    damaged = file.getvalue().replace(b"account_id", b"\xe1ccount_id")
    with pytest.raises(FactsError, match="is damaged or no Parquet file"):
        read_sheet(damaged)


def test_read_sheet__reads_parquet_with_its_types():
    buffer = io.BytesIO()
    columns = {
        "id": pa.array(["007", None]),
        "number": pa.array([2**60, 1]),
        "day": pa.array([date(2026, 4, 3), None]),
        "at": pa.array([datetime(2026, 4, 3, 10, tzinfo=UTC), None], pa.timestamp("ns", "Europe/Berlin")),
        "price": pa.array([Decimal("9.50"), None]),
        "kind": pa.array(["a", "a"]).dictionary_encode(),
    }
    pq.write_table(pa.table(columns), buffer)
    sheet = read_sheet(buffer.getvalue())
    assert [list(column) for column in sheet.columns] == [
        ["007", None],
        [2**60, 1],
        [date(2026, 4, 3), None],
        [datetime(2026, 4, 3, 10), None],  # noqa: DTZ001 - the facts keep no time zone
        [9.5, None],
        ["a", "a"],
    ]


def test_read_sheet__stops_when_it_is_told_to():
    def stop(_share: float | None) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        read_sheet(b"a,b\n" + b"1,2\n" * 60_000, progress=stop)
