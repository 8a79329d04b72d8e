"""Widgets that know only JSON: each works alone in any notebook, once a shell has brought the theme."""

from kamwidgets.widgets.base import Intent, KamWidget
from kamwidgets.widgets.blocks import Blocks
from kamwidgets.widgets.buttons import Buttons
from kamwidgets.widgets.findings import Findings
from kamwidgets.widgets.form import Form
from kamwidgets.widgets.grid import Grid
from kamwidgets.widgets.grid_order import ReadTyped
from kamwidgets.widgets.grid_rows import Rows
from kamwidgets.widgets.heading import Heading
from kamwidgets.widgets.markdown import markdown_blocks
from kamwidgets.widgets.pareto import Pareto
from kamwidgets.widgets.portfolio_boxes import PortfolioBoxes
from kamwidgets.widgets.preview import Preview
from kamwidgets.widgets.relationship_map import RelationshipMap
from kamwidgets.widgets.shell import Shell
from kamwidgets.widgets.tabs import Tabs
from kamwidgets.widgets.upload import Upload

__all__ = [
    "Blocks",
    "Buttons",
    "Findings",
    "Form",
    "Grid",
    "Heading",
    "Intent",
    "KamWidget",
    "Pareto",
    "PortfolioBoxes",
    "Preview",
    "ReadTyped",
    "RelationshipMap",
    "Rows",
    "Shell",
    "Tabs",
    "Upload",
    "markdown_blocks",
]
