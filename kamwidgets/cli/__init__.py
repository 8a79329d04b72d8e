"""``kam``: the workbook from the command line."""

from __future__ import annotations

import typer

from kamwidgets.cli.importing import import_
from kamwidgets.cli.keeping import backup, check, new, restore
from kamwidgets.cli.using import export, serve, show

__all__ = ["app", "main"]

app = typer.Typer(
    help="KAM Workbook: select, map, target and look after key accounts.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for _name, _command in {
    "new": new,
    "import": import_,
    "show": show,
    "export": export,
    "serve": serve,
    "check": check,
    "backup": backup,
    "restore": restore,
}.items():
    app.command(_name)(_command)


def main() -> None:
    """Run ``kam``."""
    app()
