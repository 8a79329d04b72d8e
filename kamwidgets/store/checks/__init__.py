"""What ``kam check`` looks at: whether a workspace is whole, and what stands around it."""

from __future__ import annotations

from pathlib import Path

from kamwidgets.store.checks.documents import documents_of
from kamwidgets.store.checks.facts import facts_of
from kamwidgets.store.checks.found import Found
from kamwidgets.store.checks.surroundings import surroundings_of
from kamwidgets.store.places import place_of

__all__ = ["Found", "check_workspace"]


def check_workspace(workspace: str | Path) -> list[Found]:
    """Look over a workspace without changing anything in it, damaged or not.

    Parameters
    ----------
    workspace : str or pathlib.Path
        Its folder.

    Returns
    -------
    list of Found
        One for each thing looked at, good or bad, in sentences.

    Raises
    ------
    WorkspaceError
        If there is no workspace.
    """
    place = place_of(workspace)
    return [*documents_of(place), *facts_of(place.facts), *surroundings_of(place)]
