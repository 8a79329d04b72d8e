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
from kamwidgets.findings.start import start_status
from kamwidgets.findings.sureness import Candidates, Opinions, Sureness, candidates
from kamwidgets.findings.targets import targets_status

__all__ = [
    "STEPS",
    "TITLES",
    "Candidates",
    "Figures",
    "Finding",
    "Group",
    "Level",
    "Opinions",
    "Reading",
    "Room",
    "Status",
    "Step",
    "StepStatus",
    "Sureness",
    "act_status",
    "best_accounts",
    "candidates",
    "hours_of",
    "map_status",
    "open_gaps",
    "review_status",
    "room_of",
    "select_status",
    "start_status",
    "targets_status",
    "tier_of",
    "what_changed",
    "worst_first",
]
