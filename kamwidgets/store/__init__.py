"""Where documents live: revisions, history, undo, several people at once, and workspaces."""

from kamwidgets.store.bringing import Brought, bring_in
from kamwidgets.store.entries import Applied, Author, Entry
from kamwidgets.store.sample import sample_folder
from kamwidgets.store.session import Session
from kamwidgets.store.workspace import Workspace, WorkspaceError, new_workspace, open_workspace, rules_of

__all__ = [
    "Applied",
    "Author",
    "Brought",
    "Entry",
    "Session",
    "Workspace",
    "WorkspaceError",
    "bring_in",
    "new_workspace",
    "open_workspace",
    "rules_of",
    "sample_folder",
]
