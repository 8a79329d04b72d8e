"""Text that means harm or comes out of damaged files, and a company whose every text is such."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

from kamwidgets import edits
from kamwidgets.catalogue import load
from kamwidgets.facts import read_table
from kamwidgets.facts.tables import TABLES, Field
from kamwidgets.model import PORTFOLIO
from kamwidgets.store import Author, Workspace, bring_in, new_workspace

MARKUP = "<img src=x onerror=alert(1)>"
FORMULA = "=cmd|'/c calc'!A1"
CONTROL = "bell \x07 and escape \x1b[31m"

TEXTS = {
    "markup": MARKUP,
    "script": "</script><script>alert(1)</script>{{7*7}}${alert(1)}",
    "formula": FORMULA,
    "plus": "+1+cmd|'/c calc'!A1",
    "minus": "-1+cmd|'/c calc'!A1",
    "at": "@SUM(1+1)*cmd|'/c calc'!A1",
    "link": "javascript:alert(1)//[x](javascript:alert(1))",
    "rtl": "\u202egnitset\u202c \u2067 شركة النور للتجارة",
    "emoji": "👩🏽\u200d👩\u200d👧\u200d👦 🏳️\u200d🌈 🇪🇺 👍🏿" + "e" + "\u0301" * 40,
}
"""What is kept as it is, and shown as text. Short enough for a name."""

LONG = "W" * 10_000
LONGEST_NAME = 200
"""Letters of what is asked for as a name or a number."""

_PLAIN = {"date": "2025-03-01", "moment": "2025-03-01T10:00", "choice": "", "choices": "", "flag": "yes"}
_NUMBERS = {"number", "money", "share", "integer"}


def rows_of(table: str, texts: dict[str, str]) -> list[dict[str, str]]:
    """Make a row of a table for each text, with that text in every column of text."""
    return [{field.name: _value(table, field, text) for field in TABLES[table].fields} for text in texts.values()]


def _value(table: str, field: Field, text: str) -> str:
    if field.name == "currency":
        return ""
    if field.kind == "text":
        is_name = TABLES[table].in_documents and field.name in {"name", "reports_to"}
        return text[:LONGEST_NAME] if is_name else text
    if field.kind == "id":
        return text[:LONGEST_NAME]
    return "1" if field.kind in _NUMBERS else _PLAIN[field.kind]


def as_csv(rows: list[dict[str, str]]) -> bytes:
    """Write rows as the contents of a file."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def live_parts(spreadsheet: bytes) -> list[str]:
    """List what in a spreadsheet would act when it is opened: formulas, links, macros."""
    with zipfile.ZipFile(io.BytesIO(spreadsheet)) as parts:
        names = parts.namelist()
        sheets = [parts.read(name).decode() for name in names if name.startswith("xl/worksheets/sheet")]
    assert sheets
    outside = [name for name in names if "externalLink" in name or "vba" in name.lower()]
    return outside + [found for sheet in sheets for found in re.findall("<f[ >]|<hyperlink", sheet)]


def hostile_company(folder: Path) -> Workspace:
    """Make a workspace of such texts: facts, people, team, and a plan with every text in every field of every part."""
    made = new_workspace(folder, company=MARKUP)
    texts = {**TEXTS, "long": LONG}
    for table in TABLES:
        bring_in(made, read_table(table, as_csv(rows_of(table, texts)), name=f"{table}.csv"))
    for text in texts.values():
        _plan(made, text)
    made.apply(PORTFOLIO, edits.change_settings, company=LONG, cancelled=tuple(texts.values()))
    return made


def _plan(workspace: Workspace, text: str) -> None:
    """Put a text into every field of one account's plan, and of the portfolio."""
    name, day = text[:LONGEST_NAME], date(2026, 1, 2)
    plain = {"title": text, "unit": text, "site": text, "country": text, "email": text}

    def write(edit: edits.Edit, **said: Any) -> str:
        return workspace.apply(MARKUP, edit, author=Author(name, "hostile"), **said).created or ""

    one, other = (write(edits.add_person, name=name, **plain, roles=("decider",)) for _ in range(2))
    write(edits.link_people, source=one, target=other, kind="influences", evidence=text)
    write(edits.answer_gate, gate_id=load().gates[0].id, answer="no", reason=text)
    write(edits.decide, status="key", reason=text, by=text, on=day)
    write(edits.add_action, title=name, note=text, person_ids=(one,), due_on=day)
    write(edits.add_contact, person_id=one, channel="visit", every_days=30)
    write(edits.set_target, product_id=name, period="2027", revenue=5.0)
    write(edits.agree_target, id=f"{name}@2027", status="agreed", with_whom=text)
    write(edits.freeze_review, title=name, on=day)
    criterion = {"id": name, "title": name, "unit": text}
    workspace.apply(PORTFOLIO, edits.add_criteria, criteria=[criterion])
    write(edits.rate, criterion_id=name, value=3, evidence=text)
    workspace.apply(PORTFOLIO, edits.add_member, name=name, level=text, site=text, country=text)
