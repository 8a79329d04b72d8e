"""``kam``: the workbook from the command line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.table import Table as Grid

if TYPE_CHECKING:
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

out, err = Console(**PLAIN), Console(stderr=True, **PLAIN)

Folder = Annotated[Path, typer.Argument(metavar="WORKSPACE", help="Folder of the workspace.", show_default=False)]
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
) -> None:
    """Make a workspace, empty or with the sample company."""
    from kamwidgets.store import new_workspace, sample_folder

    with _sentences():
        new_workspace(workspace, sample=sample_folder() if sample else None, currency=currency, locale=locale)
        out.print(
            f"Made {workspace}{' with the sample company' if sample else ''}: open it with “kam serve {workspace}”."
        )


@app.command("import")
def import_(
    workspace: Folder,
    table: Annotated[
        str,
        typer.Argument(
            metavar="TABLE", help="customers, products, orders, order-lines, people, team or service-events."
        ),
    ],
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A CSV or XLSX file.")],
    mapping: Annotated[
        list[str] | None, typer.Option("--map", metavar="FIELD=COLUMN", help="Which column holds a field.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would happen.")] = False,
) -> None:
    """Bring a table in: whole or not at all, and twice changes nothing."""
    from kamwidgets.facts import read_table
    from kamwidgets.store import bring_in, rules_of

    with _sentences():
        opened = _open(workspace)
        preview = read_table(
            table,
            file,
            rules_of(opened.portfolio.settings),
            mapping=_mapping(mapping or []),
            remembered=opened.facts.remembered(table),
        )
        for field, column in preview.match.columns.items():
            out.print(f"  {field} ← {column}", style="dim")
        if preview.match.left_out:
            out.print(f"  not used: {', '.join(preview.match.left_out)}", style="dim")
        for problem in preview.problems:
            err.print(problem.sentence)
        if dry_run or not preview.ready:
            (out if preview.ready else err).print(preview.sentence)
            raise typer.Exit(0 if preview.ready else 1)
        done = bring_in(opened, preview)
        for warning in done.warnings:
            err.print(warning)
        out.print(done.sentence)


def _mapping(pairs: list[str]) -> dict[str, str]:
    for pair in pairs:
        if "=" not in pair:
            raise typer.BadParameter(f"“{pair}” is not FIELD=COLUMN.")
    return dict(pair.split("=", 1) for pair in pairs)


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
        run(_open(workspace).folder, port, open_browser=browser)


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
