"""The six steps of the workbook, each in a room of its own."""

from kamwidgets.steps.act.view import ActStep
from kamwidgets.steps.map.view import MapStep
from kamwidgets.steps.page import Host, Level, Page
from kamwidgets.steps.review.view import ReviewStep
from kamwidgets.steps.select.view import SelectStep
from kamwidgets.steps.start.opening import Opening
from kamwidgets.steps.start.view import StartStep
from kamwidgets.steps.step import Step, is_shown, show
from kamwidgets.steps.targets.view import TargetsStep

__all__ = ["STEPS", "Host", "Level", "Opening", "Page", "Step", "is_shown", "show"]

STEPS: dict[str, type[Step]] = {
    step.id: step for step in (StartStep, SelectStep, MapStep, TargetsStep, ActStep, ReviewStep)
}
"""The steps in their order, by id."""
