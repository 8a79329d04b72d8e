"""The frozen documents in which people's knowledge, judgements and decisions live."""

from kamwidgets.model.errors import UserError
from kamwidgets.model.formats import PLAIN, UNKNOWN, Formats
from kamwidgets.model.ids import new_id
from kamwidgets.model.naming import NEUTRAL, Naming
from kamwidgets.model.parts import Document, Part
from kamwidgets.model.periods import Span, months_before, period_of, span_of, year_of
from kamwidgets.model.plan import (
    AccountPlan,
    Action,
    Contact,
    Decision,
    Gate,
    Opinion,
    Person,
    Rating,
    Review,
    Target,
    Tie,
    target_id,
)
from kamwidgets.model.portfolio import PORTFOLIO, Criterion, Member, Portfolio, Settings, Tier, WeightRule
from kamwidgets.model.scales import (
    ActionStatus,
    Answer,
    CapacityMark,
    ContactDepth,
    DecisionStatus,
    DmuRole,
    Function,
    Influence,
    Stance,
    TargetStatus,
    TieKind,
)
from kamwidgets.model.wording import problem_in_words

__all__ = [
    "NEUTRAL",
    "PLAIN",
    "PORTFOLIO",
    "UNKNOWN",
    "AccountPlan",
    "Action",
    "ActionStatus",
    "Answer",
    "CapacityMark",
    "Contact",
    "ContactDepth",
    "Criterion",
    "Decision",
    "DecisionStatus",
    "DmuRole",
    "Document",
    "Formats",
    "Function",
    "Gate",
    "Influence",
    "Member",
    "Naming",
    "Opinion",
    "Part",
    "Person",
    "Portfolio",
    "Rating",
    "Review",
    "Settings",
    "Span",
    "Stance",
    "Target",
    "TargetStatus",
    "Tie",
    "TieKind",
    "Tier",
    "UserError",
    "WeightRule",
    "months_before",
    "new_id",
    "period_of",
    "problem_in_words",
    "span_of",
    "target_id",
    "year_of",
]
