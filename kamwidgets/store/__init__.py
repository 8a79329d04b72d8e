"""Where documents live: revisions, history, undo, several people at once, and workspaces."""

from kamwidgets.store.backup import restore_workspace
from kamwidgets.store.bringing import Brought, Foreseen, bring_in, foresee, people_by_account
from kamwidgets.store.entries import Applied, Author, Entry
from kamwidgets.store.erasing import Erased
from kamwidgets.store.sample import sample_folder
from kamwidgets.store.sealing import Sealed
from kamwidgets.store.session import Session
from kamwidgets.store.traces import Traces
from kamwidgets.store.workspace import (
    NoWorkspace,
    Workspace,
    WorkspaceError,
    new_workspace,
    open_workspace,
    rules_of,
)

__all__ = [
    "Applied",
    "Author",
    "Brought",
    "Entry",
    "Erased",
    "Foreseen",
    "NoWorkspace",
    "Sealed",
    "Session",
    "Traces",
    "Workspace",
    "WorkspaceError",
    "bring_in",
    "foresee",
    "new_workspace",
    "open_workspace",
    "people_by_account",
    "restore_workspace",
    "rules_of",
    "sample_folder",
]
