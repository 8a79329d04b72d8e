"""What each app notebook calls: the workbook, opened at its own step."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import parse_qs

import ipywidgets as w

from kamwidgets.apps.frame import Frame
from kamwidgets.apps.workbook import Workbook
from kamwidgets.steps import STEPS, Opening
from kamwidgets.store import NoWorkspace, WorkspaceError, open_workspace
from kamwidgets.store.faults import log_as_told

__all__ = ["workbook"]


def workbook(step: str = "start", workspace: str | Path | None = None) -> w.Widget:
    """Open the workbook at one of its steps.

    Parameters
    ----------
    step : {"start", "select", "map", "targets", "act", "review"}
        The step to begin with; the address of the page has the last word.
    workspace : str or pathlib.Path, optional
        Folder of the workspace; else the environment's ``KAM_WORKSPACE``, else ``./workspace``. Where there is none
        yet, the page offers to make one.

    Returns
    -------
    ipywidgets.Widget
        To be shown by a notebook or any other host of Jupyter widgets.
    """
    log_as_told()
    asked = parse_qs(os.environ.get("QUERY_STRING", ""))
    first, account_id = asked.get("step", [step])[0], asked.get("account", [""])[0]
    folder = Path(workspace or os.environ.get("KAM_WORKSPACE") or "workspace")
    frame = Frame()
    try:
        opened = open_workspace(folder)
        Workbook(frame, opened, step=first if first in STEPS else step, account_id=account_id)
        if opened.place.caution:
            frame.notify(opened.place.caution)
    except NoWorkspace:
        Opening(frame, folder, entered=lambda made: Workbook(frame, made))
    except WorkspaceError as error:
        frame.notify(str(error), "bad")
    return frame.widget
