"""``kam``: the workbook from the command line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.table import Table as Grid

if TYPE_CHECKING:
    from kamwidgets.facts import Preview
    from kamwidgets.model.progress import Progress
    from kamwidgets.store import Workspace

__all__ = ["app", "main"]

app = typer.Typer(
    help="KAM Workbook: select, map, target and look after key accounts.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
PLAIN: dict[str, Any] = {"highlight": False, "soft_wrap": True, "markup": False, "emoji": False}
"""What companies call their customers is text, never a style."""

SIGNS = {"good": ("✓", ""), "warning": ("!", "yellow"), "bad": ("✗", "red")}
"""How a check shows what it found: never by colour alone."""

MOST_PRINTED = 100
"""Places to correct that are printed; ``--problems`` writes all of them."""

out, err = Console(**PLAIN), Console(stderr=True, **PLAIN)

Folder = Annotated[Path, typer.Argument(metavar="WORKSPACE", help="Folder of the workspace.", show_default=False)]
Database = Annotated[
    str | None,
    typer.Option(
        "--database",
        metavar="ADDRESS",
        help="Keep the documents in an empty PostgreSQL database, postgresql://NAME:PASSWORD@HOST/DATABASE, "
        "rather than in a file of the folder.",
    ),
]
Account = Annotated[str, typer.Option("--account", metavar="ID", help="An account's id.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print numbers for programs.")]


def main() -> None:
    """Run ``kam``."""
    app()


@app.command()
def new(
    workspace: Folder,
    sample: Annotated[bool, typer.Option("--sample", help="Fill it with the sample company.")] = False,
    currency: Annotated[str, typer.Option(help="The one currency of the workspace, such as EUR.")] = "EUR",
    locale: Annotated[str, typer.Option(help="How numbers and dates are written, such as de_DE.")] = "en_GB",
    database: Database = None,
) -> None:
    """Make a workspace, empty or with the sample company."""
    from kamwidgets.store import new_workspace, sample_folder

    company = sample_folder() if sample else None
    with _sentences():
        new_workspace(workspace, sample=company, database=database, currency=currency, locale=locale)
        out.print(
            f"Made {workspace}{' with the sample company' if sample else ''}: open it with “kam serve {workspace}”."
        )


@app.command("import")
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
        typer.Option(metavar="FIELD=HOW", help="day-first, month-first, decimal-comma or decimal-point."),
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
    with _sentences():
        opened = _open(workspace)
        with _watched(f"Reading {file.name}") as progress:
            preview = read_table(
                table,
                file,
                rules_of(opened.portfolio.settings),
                mapping=_pairs(mapping or [], "FIELD=COLUMN"),
                remembered=opened.facts.remembered(table),
                read_as={**opened.facts.read_as(table), **_pairs(read_as or [], "FIELD=HOW")},
                sheet=sheet,
                heading_row=heading_row,
                encoding=encoding,
                progress=progress,
            )
        _say_how_read(preview, problems)
        if not preview.ready:
            err.print(preview.sentence)
            raise typer.Exit(1)
        with _watched(f"Bringing {file.name} in") as progress:
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
    from kamwidgets.reports.lists import PLACES, list_csv, list_xlsx, places

    for field, column in preview.match.columns.items():
        out.print(f"  {field} ← {column}", style="dim")
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
        out.print(f"Wrote {len(preview.problems):,} places to correct to {problems}.")


def _pairs(pairs: list[str], shape: str) -> dict[str, str]:
    for pair in pairs:
        if "=" not in pair:
            raise typer.BadParameter(f"“{pair}” is not {shape}.")
    return dict(pair.split("=", 1) for pair in pairs)


@contextmanager
def _watched(sentence: str) -> Iterator[Progress]:
    """Show how far long work is, where somebody looks on."""
    from rich.progress import Progress as Bar

    with Bar(console=err, transient=True, disable=not err.is_terminal) as bar:
        task = bar.add_task(sentence, total=None)
        yield lambda share: bar.update(task, total=1 if share is not None else None, completed=share or 0)


@app.command()
def show(
    workspace: Folder,
    what: Annotated[
        str,
        typer.Argument(
            metavar="WHAT", help="facts, concentration, selection, map, targets, actions, status or catalogue."
        ),
    ],
    account: Account = "",
    as_json: AsJson = False,
) -> None:
    """Print what the workspace knows."""
    from kamwidgets.reports.answers import ANSWERS

    if what not in ANSWERS:
        raise typer.BadParameter(f"WHAT is one of {', '.join(ANSWERS)}.")
    with _sentences():
        answer = ANSWERS[what](_open(workspace).reading(), account)
        out.print_json(json.dumps(answer, allow_nan=False)) if as_json else _print_plainly(answer)


def _print_plainly(answer: Any) -> None:
    """Print a nested answer for people: pairs, and lists of like things as tables."""
    if isinstance(answer, list) and answer and isinstance(answer[0], dict):
        grid = Grid(*answer[0], box=None, header_style="bold")
        for row in answer:
            grid.add_row(*("" if value is None else str(value) for value in row.values()))
        out.print(grid)
    elif isinstance(answer, dict):
        for name, value in answer.items():
            if isinstance(value, dict | list) and value:
                out.print(f"\n{name}", style="bold")
                _print_plainly(value)
            else:
                out.print(f"{name}: {'unknown' if value is None else value}")
    else:
        out.print(answer)


@app.command()
def export(
    workspace: Folder,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="Where to write.")],
    format: Annotated[str, typer.Option(help="json, xlsx or html.")] = "html",
    account: Account = "",
    audience: Annotated[str, typer.Option(help="internal or customer.")] = "internal",
) -> None:
    """Write the plan of an account as a file."""
    from kamwidgets.reports import exported

    with _sentences():
        output.write_bytes(exported(_open(workspace).reading(), account, format, audience))
        out.print(f"Wrote {output}.")


@app.command()
def serve(
    workspace: Folder,
    port: Annotated[
        int | None, typer.Option(help="Where to listen; without one 8866, or a free one where that is taken.")
    ] = None,
    browser: Annotated[bool, typer.Option(help="Open a browser window.")] = False,
) -> None:
    """Open the workbook as an app, on this machine only."""
    from kamwidgets.serving import serve as run

    with _sentences():
        opened = _open(workspace)
        if opened.place.caution:
            err.print(opened.place.caution, style="yellow")
        run(opened.folder, port, open_browser=browser)


@app.command()
def check(workspace: Folder, as_json: AsJson = False) -> None:
    """Look whether a workspace is whole: database, documents, history, facts and what stands around them.

    Changes nothing. Ends with 1 where something is wrong.
    """
    from kamwidgets.store.checks import check_workspace

    with _sentences():
        found = check_workspace(workspace)
    if as_json:
        out.print_json(json.dumps([asdict(each) for each in found]))
    else:
        for each in found:
            sign, style = SIGNS[each.level]
            out.print(f"{sign} {each.what}: {each.sentence}", style=style)
    raise typer.Exit(any(each.level == "bad" for each in found))


@app.command()
def backup(
    workspace: Folder,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write; must not be there yet.")],
) -> None:
    """Write everything in a workspace into one file, while people go on working."""
    with _sentences():
        written = _open(workspace).backup(file)
        out.print(f"Wrote {file} ({written.stat().st_size / 1000:,.0f} kB). Keep it where only you can read it.")


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What “kam backup” wrote.")],
    workspace: Folder,
    database: Database = None,
) -> None:
    """Make a new workspace of a backup: whole or not at all, and only where nothing is yet."""
    from kamwidgets.store import restore_workspace

    with _sentences():
        restore_workspace(file, workspace, database=database)
        out.print(f"Made {workspace} of {file}: open it with “kam serve {workspace}”.")


def _open(folder: Path) -> Workspace:
    from kamwidgets.store import open_workspace

    return open_workspace(folder)


@contextmanager
def _sentences() -> Iterator[None]:
    """Say what a person can mend in one sentence, without a traceback, and leave with exit code 1."""
    from kamwidgets.model import UserError

    try:
        yield
    except (UserError, OSError) as error:
        err.print(str(error), style="red")
        raise typer.Exit(1) from error
