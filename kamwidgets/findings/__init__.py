"""What the work says: gaps and warnings as sentences with the place to mend them, and how far each step is."""

from kamwidgets.findings.act import act_status, open_gaps
from kamwidgets.findings.capacity import Room, best_accounts, hours_of, room_of, tier_of
from kamwidgets.findings.figures import Figures
from kamwidgets.findings.finding import STEPS, Finding, Level, Status, Step, StepStatus, worst_first
from kamwidgets.findings.map import map_status
from kamwidgets.findings.reading import Reading
from kamwidgets.findings.review import TITLES, review_status
from kamwidgets.findings.select import select_status
from kamwidgets.findings.since import Group, what_changed
from kamwidgets.findings.standing import box_names, labels_of, placed_accounts, spend_of, standing_of, where_in_words
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
    "Status",
    "Step",
    "StepStatus",
    "act_status",
    "best_accounts",
    "box_names",
    "hours_of",
    "labels_of",
    "map_status",
    "open_gaps",
    "placed_accounts",
    "review_status",
    "room_of",
    "select_status",
    "spend_of",
    "standing_of",
    "start_status",
    "targets_status",
    "tier_of",
    "what_changed",
    "where_in_words",
    "worst_first",
]
