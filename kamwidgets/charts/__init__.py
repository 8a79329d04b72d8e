"""Pictures as Vega-Lite v5 specifications: plain data, drawn by JupyterLab, by Voilà, and into reports."""

from kamwidgets.charts.pareto import pareto, pareto_title
from kamwidgets.charts.people import people_map
from kamwidgets.charts.sureness import sureness_bars, sureness_title
from kamwidgets.charts.targets import target_bars, target_title, target_waterfall
from kamwidgets.charts.whale import whale, whale_title

__all__ = [
    "pareto",
    "pareto_title",
    "people_map",
    "sureness_bars",
    "sureness_title",
    "target_bars",
    "target_title",
    "target_waterfall",
    "whale",
    "whale_title",
]
