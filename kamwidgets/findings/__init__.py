"""What the work says: gaps and warnings as sentences with the place to mend them, and how far each step is."""

from kamwidgets.findings.act import act_status, open_gaps
from kamwidgets.findings.capacity import Room, best_accounts, hours_of, room_of, tier_of
from kamwidgets.findings.criteria import (
    anchors_in_words,
    criterion_source,
    direction_in_words,
    ends_in_words,
    written,
)
from kamwidgets.findings.dependence import (
    ATTRIBUTES,
    Asked,
    Part,
    amounts,
    attribute_values,
    compared,
    lost,
    measured,
    over_in_words,
)
from kamwidgets.findings.figures import LAST_YEAR, Figures
from kamwidgets.findings.finding import STEPS, Finding, Level, Status, Step, StepStatus, worst_first
from kamwidgets.findings.map import map_status
from kamwidgets.findings.mapped import AccountMap
from kamwidgets.findings.pairs import Pairs, compared_pairs
from kamwidgets.findings.reading import Reading
from kamwidgets.findings.review import TITLES, review_status
from kamwidgets.findings.scoring import ScorePart, score_parts
from kamwidgets.findings.select import select_status
from kamwidgets.findings.since import Group, what_changed
from kamwidgets.findings.standing import box_names, labels_of, placed_accounts, spend_of, standing_of, where_in_words
from kamwidgets.findings.start import start_status
from kamwidgets.findings.sureness import Candidates, Opinions, Sureness, candidates
from kamwidgets.findings.targets import targets_status

__all__ = [
    "ATTRIBUTES",
    "LAST_YEAR",
    "STEPS",
    "TITLES",
    "AccountMap",
    "Asked",
    "Candidates",
    "Figures",
    "Finding",
    "Group",
    "Level",
    "Opinions",
    "Pairs",
    "Part",
    "Reading",
    "Room",
    "ScorePart",
    "Status",
    "Step",
    "StepStatus",
    "Sureness",
    "act_status",
    "amounts",
    "anchors_in_words",
    "attribute_values",
    "best_accounts",
    "box_names",
    "candidates",
    "compared",
    "compared_pairs",
    "criterion_source",
    "direction_in_words",
    "ends_in_words",
    "hours_of",
    "labels_of",
    "lost",
    "map_status",
    "measured",
    "open_gaps",
    "over_in_words",
    "placed_accounts",
    "review_status",
    "room_of",
    "score_parts",
    "select_status",
    "spend_of",
    "standing_of",
    "start_status",
    "targets_status",
    "tier_of",
    "what_changed",
    "where_in_words",
    "worst_first",
    "written",
]
