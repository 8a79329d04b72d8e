"""``kam import``: a table from a file, and what is to be known about it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kamwidgets.cli.terminal import Folder, err, opened_at, out, sentences, watched

if TYPE_CHECKING:
    from kamwidgets.facts import Preview

__all__ = ["import_"]

MOST_PRINTED = 100
"""Places to correct that are printed; ``--problems`` writes all of them."""


def import_(  # noqa: PLR0913, PLR0917 - typer makes an option of each
    workspace: Folder,
    table: Annotated[
        str,
        typer.Argument(
            metavar="TABLE", help="customers, products, orders, order-lines, people, team or service-events."
        ),
    ],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A CSV, XLSX or Parquet file.")],
    mapping: Annotated[
        list[str] | None, typer.Option("--map", metavar="FIELD=COLUMN", help="Which column holds a field.")
    ] = None,
    read_as: Annotated[
        list[str] | None,
        typer.Option(metavar="FIELD=HOW", help="day-first, month-first, decimal-comma, decimal-point or settings."),
    ] = None,
    mode: Annotated[str, typer.Option(help="update rows, append new ones only, or replace the table.")] = "update",
    sheet: Annotated[str, typer.Option(help="Which sheet of a workbook.")] = "",
    heading_row: Annotated[int, typer.Option(metavar="N", help="The row with the headings.")] = 0,
    encoding: Annotated[str, typer.Option(help="Of a text file, such as cp1250.")] = "",
    problems: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write every place to correct, as CSV or XLSX.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would happen.")] = False,
) -> None:
    """Bring a table in: whole or not at all, and twice changes nothing."""
    from kamwidgets.facts import MODES, read_table
    from kamwidgets.store import bring_in, foresee, rules_of

    if mode not in MODES:
        raise typer.BadParameter(f"--mode is one of {', '.join(MODES)}.")
    with sentences():
        opened = opened_at(workspace)
        with watched(f"Reading {file.name}") as progress:
            preview = read_table(
                table,
                file,
                rules_of(opened.portfolio.settings),
                mapping=_pairs(mapping or [], "FIELD=COLUMN"),
                remembered=opened.facts.remembered(table),
                read_as=_pairs(read_as or [], "FIELD=HOW"),
                read_last=opened.facts.read_as(table),
                sheet=sheet,
                heading_row=heading_row,
                encoding=encoding,
                progress=progress,
            )
        _say_how_read(preview, problems)
        if not preview.ready:
            err.print(preview.sentence)
            raise typer.Exit(1)
        with watched(f"Bringing {file.name} in") as progress:
            if dry_run:
                foreseen = foresee(opened, preview, mode, progress=progress)
                said, warnings = f"{preview.sentence}\n{foreseen.sentence}", foreseen.warnings
            else:
                done = bring_in(opened, preview, mode=mode, progress=progress)
                said, warnings = done.sentence, done.warnings
        for warning in warnings:
            err.print(warning)
        out.print(said)


def _say_how_read(preview: Preview, problems: Path | None) -> None:
    """Print which column is which field, what is wrong, and what would help."""
    from kamwidgets.model import PLAIN
    from kamwidgets.reports.lists import PLACES, list_csv, list_xlsx, places

    for field, column in preview.match.columns.items():
        out.print(f"  {field} ← {column}", style="dim")
    for field in preview.as_last_time:
        out.print(f"  {field} is read as last time, {preview.read_as[field]}: --read-as {field}=HOW says otherwise")
    if preview.match.left_out:
        out.print(f"  not used: {', '.join(preview.match.left_out)}", style="dim")
    if preview.above:
        out.print(f"  headings in row {preview.layout.heading_row}, what stands above is left out", style="dim")
    for problem in preview.problems[:MOST_PRINTED]:
        err.print(problem.sentence)
    for question in preview.questions:
        for way, value in question.options:
            err.print(f"  --read-as {question.field.name}={way} reads “{question.example}” as {value}")
    if problems is not None:
        write = list_xlsx if problems.suffix.lower() == ".xlsx" else list_csv
        problems.write_bytes(write(PLACES, places(preview.problems)))
        out.print(f"Wrote {PLAIN.count(len(preview.problems), 'place')} to correct to {problems}.")


def _pairs(pairs: list[str], shape: str) -> dict[str, str]:
    for pair in pairs:
        if "=" not in pair:
            raise typer.BadParameter(f"“{pair}” is not {shape}.")
    return dict(pair.split("=", 1) for pair in pairs)
