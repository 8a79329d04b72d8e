"""``kam serve``: the workbook as web pages on this machine, through Voilà."""

from __future__ import annotations

from kamwidgets.serving.app import CannotServe, serve
from kamwidgets.serving.places import notebooks_folder

__all__ = ["CannotServe", "notebooks_folder", "serve"]
