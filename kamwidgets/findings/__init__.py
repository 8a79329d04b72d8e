"""What the work says: gaps and warnings as sentences with the place to mend them, and how far each step is."""

from kamwidgets.findings.act import act_status, open_gaps
from kamwidgets.findings.capacity import Room, best_accounts, hours_of, room_of, tier_of
from kamwidgets.findings.criteria import (
    anchors_in_words,
    as_rated,
    criterion_source,
    direction_in_words,
    ends_in_words,
    written,
)
from kamwidgets.findings.figures import Figures
from kamwidgets.findings.finding import STEPS, Finding, Level, Status, Step, StepStatus, worst_first
from kamwidgets.findings.map import map_status
from kamwidgets.findings.reading import Reading
from kamwidgets.findings.review import TITLES, review_status
from kamwidgets.findings.scoring import ScorePart, score_parts
from kamwidgets.findings.select import select_status
from kamwidgets.findings.since import Group, what_changed
from kamwidgets.findings.start import start_status
from kamwidgets.findings.targets import targets_status

__all__ = [
    "STEPS",
    "TITLES",
    "Figures",
    "Finding",
    "Group",
    "Level",
    "Reading",
    "Room",
    "ScorePart",
    "Status",
    "Step",
    "StepStatus",
    "act_status",
    "anchors_in_words",
    "as_rated",
    "best_accounts",
    "criterion_source",
    "direction_in_words",
    "ends_in_words",
    "hours_of",
    "map_status",
    "open_gaps",
    "review_status",
    "room_of",
    "score_parts",
    "select_status",
    "start_status",
    "targets_status",
    "tier_of",
    "what_changed",
    "worst_first",
    "written",
]
