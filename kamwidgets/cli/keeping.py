"""``kam new``, ``kam check``, ``kam backup`` and ``kam restore``: a workspace made, looked after and carried over."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from kamwidgets.cli.terminal import AsJson, Database, Folder, opened_at, out, sentences

__all__ = ["backup", "check", "new", "restore"]

SIGNS = {"good": ("✓", ""), "warning": ("!", "yellow"), "bad": ("✗", "red")}
"""How a check shows what it found: never by colour alone."""


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
    with sentences():
        new_workspace(workspace, sample=company, database=database, currency=currency, locale=locale)
        out.print(
            f"Made {workspace}{' with the sample company' if sample else ''}: open it with “kam serve {workspace}”."
        )


def check(workspace: Folder, as_json: AsJson = False) -> None:
    """Look whether a workspace is whole: database, documents, history, facts and what stands around them.

    Changes nothing. Ends with 1 where something is wrong.
    """
    from kamwidgets.store.checks import check_workspace

    with sentences():
        found = check_workspace(workspace)
    if as_json:
        out.print_json(json.dumps([asdict(each) for each in found]))
    else:
        for each in found:
            sign, style = SIGNS[each.level]
            out.print(f"{sign} {each.what}: {each.sentence}", style=style)
    raise typer.Exit(any(each.level == "bad" for each in found))


def backup(
    workspace: Folder,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Where to write; must not be there yet.")],
) -> None:
    """Write everything in a workspace into one file, while people go on working."""
    with sentences():
        written = opened_at(workspace).backup(file)
        out.print(f"Wrote {file} ({written.stat().st_size / 1000:,.0f} kB). Keep it where only you can read it.")


def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What “kam backup” wrote.")],
    workspace: Folder,
    database: Database = None,
) -> None:
    """Make a new workspace of a backup: whole or not at all, and only where nothing is yet."""
    from kamwidgets.store import restore_workspace

    with sentences():
        restore_workspace(file, workspace, database=database)
        out.print(f"Made {workspace} of {file}: open it with “kam serve {workspace}”.")
