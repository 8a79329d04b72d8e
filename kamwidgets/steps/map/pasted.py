"""Names and titles out of pasted text: a list, cells of a spreadsheet, or the signatures of mails."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from kamwidgets.facts import TABLES, FactsError
from kamwidgets.facts.matching import match_columns
from kamwidgets.facts.people import with_full_names
from kamwidgets.facts.reading import read_sheet
from kamwidgets.methods import suggest_from_title
from kamwidgets.steps.words import options

__all__ = ["LONGEST_TEXT", "Pasted", "read_pasted"]

LONGEST_TEXT = 200_000
"""Letters of a text that are read."""

_NAME_LONGEST = 200
_ADDRESS = re.compile(r"[^\s<>()\[\],;:\"']+@[^\s<>()\[\],;:\"']+\.[^\s<>()\[\],;:\"'.]+")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_MARK = re.compile(r"^\s*(?:[-*•–·]|\d{1,3}[.)])\s+")
_DASH = re.compile(r"\s+[–—|-]\s+|\s*\|\s*")
_BRACKETS = re.compile(r"^(?P<name>[^()]+)\((?P<title>[^()]+)\)\s*$")
_LETTER = re.compile(r"[^\W\d_]")
_NO_PERSON = re.compile(
    r"^\W*(?:t|m|f|p|tel|telefon|téléphone|teléfono|phone|mobile|mobil|cell|fax|direct|office|web|www|http|e-?mail|mail"
    r"|linkedin|twitter)\b\W*[:.+\d(]|www\.|https?://|^[+(]?[\d\s()/.+-]{6,}$|^(?:--+|__+|==+)$"
    r"|^\W*(?:best|kind|warm)?\s*(?:regards|wishes)\b|^\W*(?:sincerely|yours|cheers)\b"
    r"|^\W*(?:mit freundlichen|freundliche|viele|beste|herzliche)\b|^\W*(?:cordialement|bien à vous|cordiali saluti)\b"
    r"|^\W*(?:distinti saluti|saludos|un saludo|atentamente)\b",
    re.IGNORECASE,
)
"""Lines of a mail's signature that are neither name nor title."""

_COMPANY = re.compile(
    r"\b(?:gmbh|ltd|inc|llc|corp|plc|ag|kg|s\.?a\.?s?|s\.?r\.?l|s\.?p\.?a|b\.?v|n\.?v|oy|ab)\.?\s*$", re.IGNORECASE
)
_NO_NAME = re.compile(r"e-?mail|mail", re.IGNORECASE)

_FIELDS = ("title", "function", "email")


@dataclass(frozen=True, slots=True)
class Pasted:
    """Somebody out of a pasted text; ``function`` only where the text says it in a part of its own."""

    name: str
    title: str = ""
    function: str = "unknown"
    email: str = ""


def read_pasted(text: str) -> tuple[list[Pasted], list[str]]:
    r"""Return the people in a pasted text, and the lines that were left out.

    A line is a person: ``Name, Title, Function, E-mail``, tab-separated cells, ``Name – Title`` or ``Name (Title)``. A
    title or an address in a line of its own belongs to the person above, as in a mail's signature.

    Examples
    --------
    >>> people, left = read_pasted("Ada Byron, CFO, Finance, ada@b.example\nBen Oak – Buyer\nTel. +49 30 1234567")
    >>> people[0]
    Pasted(name='Ada Byron', title='CFO', function='finance', email='ada@b.example')
    >>> people[1].title, left
    ('Buyer', ['Tel. +49 30 1234567'])
    """
    plain = _CONTROL.sub(" ", text[:LONGEST_TEXT].replace("\r\n", "\n").replace("\r", "\n"))
    if under_headings := list(_table(plain)):
        return under_headings, []
    people: list[Pasted] = []
    left: list[str] = []
    alone = True  # whether the next line may begin a person: within a signature only its first line does
    for line in _lines(plain):
        if not line.strip():
            alone = True
        elif (not alone and _COMPANY.search(line) and "," not in line) or (
            _NO_PERSON.search(line.strip()) and "," not in line
        ):
            left.append(line.strip())
        elif people and not alone and (more := _belonging(line, people[-1])):
            people[-1] = more
        elif person := _person(line):
            people.append(person)
            alone = False
        else:
            left.append(line.strip())
    return people, left


def _lines(text: str) -> Iterator[str]:
    """Return the lines of a text; where several addresses stand in one, as mail programs put them, a line for each."""
    for line in text.split("\n"):
        yield from line.split(";") if len(_ADDRESS.findall(line)) > 1 else (line,)


def _table(text: str) -> Iterator[Pasted]:
    """Read cells under headings, as a spreadsheet gives them; nothing where the first row is no row of headings."""
    if "\t" not in text.partition("\n")[0]:
        return
    table = TABLES["people"]
    try:
        sheet = with_full_names(read_sheet(text.encode(), "pasted.tsv"), table)
    except FactsError:
        return
    columns = match_columns(table, sheet.headings).columns
    if "name" not in columns or len(columns) < 2:  # noqa: PLR2004 - one could be a person called so
        return
    cells = {field: sheet.column(heading) for field, heading in columns.items()}
    for row, name in enumerate(cells["name"]):
        if name:
            said: dict[str, Any] = {field: str(cells[field][row] or "").strip() for field in _FIELDS if field in cells}
            said["function"] = _function(said.get("function", ""))
            yield Pasted(name=_short(str(name)), **said)


def _person(line: str) -> Pasted | None:
    """Read one line as a person; None where it names nobody."""
    line = _MARK.sub("", line).strip()
    found = _ADDRESS.search(line)
    email = found.group().strip(".") if found else ""
    if found:
        line = line.replace(f"<{found.group()}>", "").replace(found.group(), "")
    parts = [part for part in _parts(line.strip(" ,;\t")) if _LETTER.search(part)]
    if not parts:
        return None
    if email and len(parts) == 2 and "," in line and not suggest_from_title(parts[1]):  # noqa: PLR2004 - Byron, Ada
        parts = [" ".join(reversed(parts))]
    name, *rest = parts
    function = _function(rest[-1]) if len(rest) > 1 else "unknown"
    title = ", ".join(rest[:-1] if function != "unknown" else rest)
    return Pasted(_short(name), title, function, email)


def _parts(line: str) -> list[str]:
    """Cut a line into its parts: at tabs, else at semicolons, else at commas, else at a dash or brackets."""
    for mark in "\t;,":
        if mark in line:
            cut = next(csv.reader([line], delimiter=mark, skipinitialspace=True))
            return [" ".join(part.split()) for part in cut]
    if brackets := _BRACKETS.match(line):
        return [brackets["name"].strip(), brackets["title"].strip()]
    return [" ".join(part.split()) for part in _DASH.split(line, maxsplit=1)]


def _belonging(line: str, person: Pasted) -> Pasted | None:
    """Return the person above with what a line only says about them: their title, or their address."""
    found = _ADDRESS.search(line)
    if found and not person.email and not _LETTER.search(_NO_NAME.sub("", _ADDRESS.sub("", line))):
        return replace(person, email=found.group().strip("."))
    bare = line.strip()
    single = not found and len(_parts(bare)) == 1
    if single and not person.title and suggest_from_title(bare) and not suggest_from_title(person.name):
        return replace(person, title=bare)
    return None


def _function(text: str) -> str:
    """Return the function a part of a line stands for, by its own name or a title's words."""
    labels = {one["label"].casefold(): one["value"] for one in options("function")}
    return labels.get(text.strip().casefold()) or suggest_from_title(text).function


def _short(name: str) -> str:
    return " ".join(name.split())[:_NAME_LONGEST]
