"""How a file is understood, as blocks to read and fields to correct it with."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from kamwidgets.facts import TABLES, WAYS, Preview
from kamwidgets.facts.texts import DELIMITERS, ENCODINGS
from kamwidgets.facts.ways import AS_SETTINGS, Question, ways_for
from kamwidgets.facts.wording import shortened
from kamwidgets.model import PLAIN, Formats
from kamwidgets.steps.start.arrivals import Arrival

__all__ = [
    "column_fields",
    "layout_fields",
    "mode_fields",
    "problem_blocks",
    "question_fields",
    "said",
    "sample_blocks",
]

SAMPLE = 5
"""How many rows are shown before a file is taken in."""

SHOWN_PROBLEMS = 12
SHOWN_ROWS = 4
LONGEST = 80
"""Letters of a cell that are shown."""

AS_LAST_TIME, SETTINGS = "as last time", "as the settings say"

NUMBERS = ("number", "money", "share", "integer")

Blocks = list[dict[str, Any]]

MODES = [
    {"value": "update", "label": "Add and update"},
    {"value": "append", "label": "Only add what is new"},
    {"value": "replace", "label": "Replace the whole table"},
]


def said(arrival: Arrival, behind: list[Arrival]) -> Blocks:
    """Say in a few sentences what the file is, how it was read and what comes next."""
    preview = arrival.preview
    sentences = [arrival.trouble or _verdict(preview), _how_read(preview) if preview else ""]
    if behind:
        names = ", ".join(shortened(each.name) for each in behind[:SAMPLE])
        sentences.append(f"Next: {names}{' …' if len(behind) > SAMPLE else ''}")
    text = "\n\n".join(filter(None, sentences))
    return [{"kind": "text", "title": shortened(arrival.name, LONGEST), "text": text}]


def _verdict(preview: Preview | None) -> str:
    if preview is None:
        return ""
    table = TABLES[preview.table]
    rows = PLAIN.count(preview.rows, table.one, table.many)
    if preview.match.missing:
        return preview.match.sentence
    if preview.questions:
        return f"{rows}. Before they can be brought in, say below what is meant."
    if preview.problems:
        places = PLAIN.count(len(preview.problems), "place needs", "places need")
        return f"{places} correcting before {rows} can be brought in."
    return f"{rows} can be brought in."


def _how_read(preview: Preview) -> str:
    layout = preview.layout
    parts: list[str] = []
    if layout.encoding:
        between = DELIMITERS.get(layout.delimiter, f"“{layout.delimiter}”")
        parts.append(f"Read with a {between} between values, in {ENCODINGS.get(layout.encoding, layout.encoding)}.")
    if layout.sheet and len(preview.sheets) > 1:
        parts.append(f"Read from the sheet “{layout.sheet}”, one of {len(preview.sheets)}.")
    if preview.above:
        left = shortened(" · ".join(preview.above), LONGEST)
        parts.append(f"The headings stand in row {layout.heading_row}; what stands above is left out: “{left}”.")
    for name in preview.as_last_time:
        meaning = WAYS[preview.read_as[name]]
        parts.append(f"{shortened(preview.match.columns[name])} is read {AS_LAST_TIME}: {meaning}. Change it below.")
    if preview.match.left_out:
        names = ", ".join(shortened(name) for name in preview.match.left_out[:SAMPLE])
        more = len(preview.match.left_out) - SAMPLE
        parts.append(f"Not used: {names}{f' and {more} more' if more > 0 else ''}.")
    return " ".join(parts)


def problem_blocks(preview: Preview) -> Blocks:
    """List the first places to correct; those of a column that is asked about wait for the answer."""
    asked = {question.heading for question in preview.questions}
    problems = [each for each in preview.problems if each.column not in asked]
    if not problems:
        return []
    alike: dict[tuple[str, str, str], list[int]] = {}
    for each in problems:
        alike.setdefault((each.column, each.value, each.what), []).append(each.row)
    columns = [{"title": title} for title in ("Row", "Column", "Value", "What to do")]
    rows = [
        [_rows(numbers), shortened(column, LONGEST), shortened(value, LONGEST), what]
        for (column, value, what), numbers in list(alike.items())[:SHOWN_PROBLEMS]
    ]
    more = sum(map(len, list(alike.values())[SHOWN_PROBLEMS:]))
    caption = f"and {PLAIN.count(more, 'more place')}: save all of them below" if more > 0 else ""
    return [{"kind": "table", "title": "Places to correct", "columns": columns, "rows": rows, "caption": caption}]


def _rows(numbers: list[int]) -> str:
    """Write the first few rows with the same mistake, and how many more there are."""
    more = len(numbers) - SHOWN_ROWS
    return ", ".join(f"{number:,}" for number in numbers[:SHOWN_ROWS]) + (f" and {more:,} more" if more > 0 else "")


def question_fields(preview: Preview, formats: Formats) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """Ask how a column is written that does not fit; what was answered can be answered anew."""
    fields: list[dict[str, Any]] = []
    for question in preview.questions:
        options = [
            {"value": option.way, "label": f"{shown(option.value, formats)}: {_meaning(option.way, question)}"}
            for option in question.options
        ]
        label = f"{shortened(question.heading)}: what is “{shortened(question.example)}”?"
        fields.append(_choice(f"way:{question.field.name}", label, options))
    asked = {question.field.name for question in preview.questions}
    for name in [each for each in preview.match.columns if each in preview.read_as and each not in asked]:
        field = TABLES[preview.table].field(name)
        options = [{"value": way, "label": WAYS[way]} for way in ways_for(field)]
        options.append({"value": AS_SETTINGS, "label": SETTINGS})
        hint = {"hint": f"Read {AS_LAST_TIME}; if this file is written otherwise, say so."}
        fields.append(_choice(f"way:{name}", f"{shortened(preview.match.columns[name])} is written so that", options))
        fields[-1] |= hint if name in preview.as_last_time else {}
    return fields, {f"way:{name}": way for name, way in preview.read_as.items() if name not in asked}


def _meaning(way: str, question: Question) -> str:
    if way == AS_SETTINGS:
        return SETTINGS
    return f"{WAYS[way]}, {AS_LAST_TIME}" if way == question.last_time else WAYS[way]


def _choice(name: str, label: str, options: list[dict[str, str]]) -> dict[str, Any]:
    return {"name": name, "label": label, "kind": "choice", "buttons": True, "options": options, "width": "full"}


def _select(name: str, label: str, options: list[dict[str, str]]) -> dict[str, Any]:
    return {"name": name, "label": label, "kind": "choice", "options": options, "width": "short"}


def layout_fields(arrival: Arrival) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """Let the person say which table it is, and how it lies in the file."""
    preview = arrival.preview
    fields: list[dict[str, Any]] = []
    if preview is not None:
        tables = [{"value": name, "label": table.many.capitalize()} for name, table in TABLES.items()]
        fields.append(
            {"name": "table", "label": "The file holds", "kind": "choice", "options": tables, "width": "short"}
        )
    if preview is not None and preview.layout.heading_row:
        fields.append({"name": "heading_row", "label": "Headings stand in row", "kind": "number", "width": "short"})
    if preview is not None and len(preview.sheets) > 1:
        sheets = [{"value": name, "label": shortened(name)} for name in preview.sheets]
        fields.append(_select("sheet", "Sheet", sheets))
    if arrival.trouble or (preview is not None and preview.layout.encoding):
        letters = [{"value": name, "label": label} for name, label in ENCODINGS.items()]
        fields.append(_select("encoding", "Letters", letters))
    layout = preview.layout if preview else arrival.layout
    row = str(layout.heading_row or "")
    return fields, {"table": arrival.table, "heading_row": row, "sheet": layout.sheet, "encoding": layout.encoding}


def column_fields(preview: Preview, *, every: bool) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """Let the person say which of the file's columns stands for each field: every one, or those that matter now."""
    columns = [
        {"value": "", "label": "not in this file"},
        *({"value": one, "label": shortened(one)} for one in preview.headings),
    ]
    fields = [
        _select(one.name, one.title + (" (needed)" if one.required else ""), columns)
        for one in TABLES[preview.table].readable
        if every or one.required or one.name in preview.match.columns or one in preview.match.missing
    ]
    return fields, dict(preview.match.columns)


def mode_fields(arrival: Arrival, rows: int) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """Let the person say how the file is to be taken in, and what that does; ``rows`` are in the workspace already."""
    if arrival.foreseen is None or arrival.preview is None or not rows:
        return [], {}
    table = TABLES[arrival.preview.table]
    label = f"In the workspace: {PLAIN.count(rows, table.one, table.many)}. Of this file's rows"
    hint = f"Then: {arrival.foreseen.sentence}"
    field = {"name": "mode", "label": label, "kind": "choice", "buttons": True, "options": MODES, "width": "full"}
    return [{**field, "hint": hint}], {"mode": arrival.mode}


def sample_blocks(preview: Preview, formats: Formats) -> Blocks:
    """Show the first rows as they would be read."""
    rows = preview.records(SAMPLE)
    if not rows:
        return []
    fields = [TABLES[preview.table].field(name) for name in rows[0]]
    columns = [{"title": each.title, "align": "right" if each.kind in NUMBERS else "left"} for each in fields]
    cells = [[shown(value, formats) for value in row.values()] for row in rows]
    return [{"kind": "table", "title": "The first rows, as they would be read", "columns": columns, "rows": cells}]


def shown(value: object, formats: Formats) -> str:
    """Write a value as this company does."""
    match value:
        case None:
            return ""
        case datetime():
            return f"{formats.day(value.date())}, {value:%H:%M}"
        case date():
            return formats.day(value)
        case float():
            return formats.number(value, 0 if value.is_integer() else 2)
        case tuple():
            return ", ".join(map(str, value))
        case _:
            return shortened(str(value), LONGEST)
