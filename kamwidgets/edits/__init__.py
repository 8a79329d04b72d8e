"""Every change to a document, as a pure function in the user's own verb."""

from kamwidgets.edits.acting import (
    add_action,
    add_contact,
    change_action,
    change_contact,
    remove_action,
    remove_contact,
)
from kamwidgets.edits.edit import EDITS, Edit, Refused, RefusedAt
from kamwidgets.edits.importing import differences, import_people, import_team
from kamwidgets.edits.judging import answer_gate, decide, open_ratings, rate, remove_decision, remove_rating
from kamwidgets.edits.people import (
    add_person,
    change_person,
    change_tie,
    link_people,
    move_people,
    remove_from_map,
    remove_person,
    remove_tie,
)
from kamwidgets.edits.portfolio import (
    add_criteria,
    add_member,
    change_criterion,
    change_member,
    change_settings,
    remove_criterion,
    remove_member,
)
from kamwidgets.edits.reviewing import freeze_review, remove_review, rename_review
from kamwidgets.edits.targets import agree_target, remove_target, set_target

__all__ = [
    "EDITS",
    "Edit",
    "Refused",
    "RefusedAt",
    "add_action",
    "add_contact",
    "add_criteria",
    "add_member",
    "add_person",
    "agree_target",
    "answer_gate",
    "change_action",
    "change_contact",
    "change_criterion",
    "change_member",
    "change_person",
    "change_settings",
    "change_tie",
    "decide",
    "differences",
    "freeze_review",
    "import_people",
    "import_team",
    "link_people",
    "move_people",
    "open_ratings",
    "rate",
    "remove_action",
    "remove_contact",
    "remove_criterion",
    "remove_decision",
    "remove_from_map",
    "remove_member",
    "remove_person",
    "remove_rating",
    "remove_review",
    "remove_target",
    "remove_tie",
    "rename_review",
    "set_target",
]
