"""``kam show``, ``kam export`` and ``kam serve``: what a workspace knows, printed, as a file and as an app."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Literal

import typer

from kamwidgets.cli.terminal import Account, AsJson, Folder, err, opened_at, out, print_plainly, sentences

__all__ = ["export", "serve", "show"]


def show(  # noqa: PLR0913, PLR0917 - each is an option of its own
    workspace: Folder,
    what: Annotated[
        str,
        typer.Argument(
            metavar="WHAT",
            help="facts, concentration, whale, loss, long-list, selection, robustness, opinions, portfolio, map, "
            "targets, actions, status or catalogue.",
        ),
    ],
    account: Annotated[
        list[str] | None, typer.Option("--account", metavar="ID", help="An account's id; for loss, several.")
    ] = None,
    by: Annotated[str, typer.Option(help="Concentration by year, country, region, segment or industry.")] = "",
    level: Annotated[
        Literal["account", "parent"], typer.Option(help="Concentration and loss: whether sites roll up to parents.")
    ] = "account",
    measure: Annotated[
        Literal["revenue", "contribution"], typer.Option(help="Concentration: what is spread over customers.")
    ] = "revenue",
    as_json: AsJson = False,
) -> None:
    """Print what the workspace knows."""
    from kamwidgets.findings import Asked
    from kamwidgets.reports.answers import ANSWERS, chosen
    from kamwidgets.reports.dependence import concentration_in_words, concentration_of, loss_in_words, loss_of
    from kamwidgets.reports.mapped import map_in_words

    if what not in ANSWERS:
        raise typer.BadParameter(f"WHAT is one of {', '.join(ANSWERS)}.")
    accounts = account or []
    if len(accounts) > 1 and what != "loss":
        raise typer.BadParameter("Only loss is worked out for several accounts together.")
    with sentences():
        reading, asked = opened_at(workspace).reading(), Asked(measure=measure, level=level)
        match what, as_json:
            case "concentration", False if by:
                answer = "\n".join(concentration_in_words(reading, asked, by))
            case "concentration", _:
                answer = concentration_of(reading, asked, by)
            case "loss", False:
                answer = loss_in_words(reading, accounts, asked)
            case "loss", True:
                answer = loss_of(reading, accounts, asked)
            case "map", False:
                answer = map_in_words(reading, chosen(reading, next(iter(accounts), "")))
            case _:
                answer = ANSWERS[what](reading, next(iter(accounts), ""))
        out.print_json(json.dumps(answer, allow_nan=False)) if as_json else print_plainly(answer)


def export(  # noqa: PLR0913, PLR0917 - each is an option of its own
    workspace: Folder,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="Where to write.")],
    format: Annotated[str, typer.Option(help="json, xlsx, html, or graphml: the map alone, for the inside.")] = "html",
    account: Account = "",
    audience: Annotated[str, typer.Option(help="internal or customer.")] = "internal",
    person: Annotated[
        str, typer.Option(metavar="ID", help="Not the plan but all that is noted about one person of it, as JSON.")
    ] = "",
) -> None:
    """Write the plan of an account, or all that is noted about one person, as a file."""
    from kamwidgets.reports import exported, record_json

    with sentences():
        opened = opened_at(workspace)
        if person:
            output.write_bytes(record_json(opened.record(account, person)))
        else:
            output.write_bytes(exported(opened.reading(), account, format, audience))
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
