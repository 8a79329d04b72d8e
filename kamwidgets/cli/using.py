"""``kam show``, ``kam export`` and ``kam serve``: what a workspace knows, printed, as a file and as an app."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from kamwidgets.cli.terminal import Account, AsJson, Folder, err, opened_at, out, print_plainly, sentences

__all__ = ["export", "serve", "show"]


def show(
    workspace: Folder,
    what: Annotated[
        str,
        typer.Argument(
            metavar="WHAT",
            help="facts, concentration, selection, robustness, map, targets, actions, status or catalogue.",
        ),
    ],
    account: Account = "",
    as_json: AsJson = False,
) -> None:
    """Print what the workspace knows."""
    from kamwidgets.reports.answers import ANSWERS

    if what not in ANSWERS:
        raise typer.BadParameter(f"WHAT is one of {', '.join(ANSWERS)}.")
    with sentences():
        answer = ANSWERS[what](opened_at(workspace).reading(), account)
        out.print_json(json.dumps(answer, allow_nan=False)) if as_json else print_plainly(answer)


def export(
    workspace: Folder,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="Where to write.")],
    format: Annotated[str, typer.Option(help="json, xlsx or html.")] = "html",
    account: Account = "",
    audience: Annotated[str, typer.Option(help="internal or customer.")] = "internal",
) -> None:
    """Write the plan of an account as a file."""
    from kamwidgets.reports import exported

    with sentences():
        output.write_bytes(exported(opened_at(workspace).reading(), account, format, audience))
        out.print(f"Wrote {output}.")


def serve(
    workspace: Folder,
    port: Annotated[
        int | None, typer.Option(help="Where to listen; without one 8866, or a free one where that is taken.")
    ] = None,
    browser: Annotated[bool, typer.Option(help="Open a browser window.")] = False,
) -> None:
    """Open the workbook as an app, on this machine only."""
    from kamwidgets.serving import serve as run

    with sentences():
        opened = opened_at(workspace)
        if opened.place.caution:
            err.print(opened.place.caution, style="yellow")
        run(opened.folder, port, open_browser=browser)
