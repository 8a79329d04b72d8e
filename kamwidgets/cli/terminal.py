"""What all commands share: two consoles, sentences instead of tracebacks, and arguments that several of them take."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.table import Table as Grid

if TYPE_CHECKING:
    from kamwidgets.model.progress import Progress
    from kamwidgets.store import Workspace

__all__ = [
    "Account",
    "AsJson",
    "Database",
    "Folder",
    "err",
    "opened_at",
    "out",
    "print_plainly",
    "sentences",
    "watched",
]

PLAIN: dict[str, Any] = {"highlight": False, "soft_wrap": True, "markup": False, "emoji": False}
"""What companies call their customers is text, never a style."""

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


def opened_at(folder: Path) -> Workspace:
    """Open the workspace in a folder."""
    from kamwidgets.store import open_workspace

    return open_workspace(folder)


@contextmanager
def sentences() -> Iterator[None]:
    """Say what a person can mend in one sentence, without a traceback, and leave with exit code 1."""
    from kamwidgets.model import UserError

    try:
        yield
    except (UserError, OSError) as error:
        err.print(str(error), style="red")
        raise typer.Exit(1) from error


@contextmanager
def watched(sentence: str) -> Iterator[Progress]:
    """Show how far long work is, where somebody looks on."""
    from rich.progress import Progress as Bar

    with Bar(console=err, transient=True, disable=not err.is_terminal) as bar:
        task = bar.add_task(sentence, total=None)
        yield lambda share: bar.update(task, total=1 if share is not None else None, completed=share or 0)


def print_plainly(answer: Any) -> None:
    """Print a nested answer for people: pairs, and lists of like things as tables."""
    if isinstance(answer, list) and answer and isinstance(answer[0], dict):
        shown = [name for name, value in answer[0].items() if not _is_nested(value)]
        grid = Grid(*shown, box=None, header_style="bold")
        for row in answer:
            grid.add_row(*("" if row[name] is None else str(row[name]) for name in shown))
        out.print(grid)
    elif isinstance(answer, dict):
        for name, value in answer.items():
            if isinstance(value, dict | list) and value:
                out.print(f"\n{name}", style="bold")
                print_plainly(value)
            else:
                out.print(f"{name}: {'unknown' if value is None else value}")
    else:
        out.print(answer)


def _is_nested(value: Any) -> bool:
    """Whether a value has an inside of its own, which no cell of a table can show; it is in the data."""
    return isinstance(value, dict) or (isinstance(value, list) and any(isinstance(each, dict) for each in value))
