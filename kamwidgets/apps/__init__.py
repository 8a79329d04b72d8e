"""The workbook as an app: one function for all six notebooks."""

from kamwidgets.apps.app import workbook

__all__ = ["workbook"]
