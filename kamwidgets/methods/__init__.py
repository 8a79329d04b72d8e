"""Pure calculations: each takes plain data and returns a frozen result that can explain itself."""

from kamwidgets.methods.accounts import GateStatus, account_facts, gate_status, raw_values
from kamwidgets.methods.actions import ActionSummary, overdue_days, summarise_actions
from kamwidgets.methods.boxes import CUTS, LEVELS, AccountPortfolio, box_set, portfolio
from kamwidgets.methods.cadence import Due, cadence, next_on
from kamwidgets.methods.capacity import BestSet, best_set
from kamwidgets.methods.concentration import Concentration, concentration
from kamwidgets.methods.coverage import DEFAULT_RULES, Check, Coverage, Rule, coverage
from kamwidgets.methods.decisions import DecisionChange, compare_decisions, decided_on, decision_days, rule_says
from kamwidgets.methods.exposure import Exposure, exposures
from kamwidgets.methods.network import Network, read_network
from kamwidgets.methods.selection import Scores, score, suggested_best, value, values, weights
from kamwidgets.methods.strength import Strength, relative_strength, strength_of
from kamwidgets.methods.targets import TargetTable, target_table

__all__ = [
    "CUTS",
    "DEFAULT_RULES",
    "LEVELS",
    "AccountPortfolio",
    "ActionSummary",
    "BestSet",
    "Check",
    "Concentration",
    "Coverage",
    "DecisionChange",
    "Due",
    "Exposure",
    "GateStatus",
    "Network",
    "Rule",
    "Scores",
    "Strength",
    "TargetTable",
    "account_facts",
    "best_set",
    "box_set",
    "cadence",
    "compare_decisions",
    "concentration",
    "coverage",
    "decided_on",
    "decision_days",
    "exposures",
    "gate_status",
    "next_on",
    "overdue_days",
    "portfolio",
    "raw_values",
    "read_network",
    "relative_strength",
    "rule_says",
    "score",
    "strength_of",
    "suggested_best",
    "summarise_actions",
    "target_table",
    "value",
    "values",
    "weights",
]
