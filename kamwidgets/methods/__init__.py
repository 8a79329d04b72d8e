"""Pure calculations: each takes plain data and returns a frozen result that can explain itself."""

from kamwidgets.methods.acceptability import Robustness, robustness
from kamwidgets.methods.accounts import GateStatus, account_facts, gate_status, raw_values
from kamwidgets.methods.actions import ActionSummary, overdue_days, summarise_actions
from kamwidgets.methods.cadence import Due, cadence, next_on
from kamwidgets.methods.capacity import BestSet, best_set
from kamwidgets.methods.concentration import Concentration, concentration
from kamwidgets.methods.coverage import DEFAULT_RULES, Check, Coverage, Rule, coverage
from kamwidgets.methods.decisions import DecisionChange, compare_decisions, decided_on, decision_days, rule_says
from kamwidgets.methods.dropping import DropOne, drop_one
from kamwidgets.methods.exposure import Exposure, exposures
from kamwidgets.methods.flipping import Flip, flips
from kamwidgets.methods.network import Network, read_network
from kamwidgets.methods.opinions import SecondOpinion, second_opinion, topsis
from kamwidgets.methods.pairwise import AhpWeights, ahp_weights
from kamwidgets.methods.selection import Scores, score, suggested_best, value, values, weights
from kamwidgets.methods.targets import TargetTable, target_table

__all__ = [
    "DEFAULT_RULES",
    "ActionSummary",
    "AhpWeights",
    "BestSet",
    "Check",
    "Concentration",
    "Coverage",
    "DecisionChange",
    "DropOne",
    "Due",
    "Exposure",
    "Flip",
    "GateStatus",
    "Network",
    "Robustness",
    "Rule",
    "Scores",
    "SecondOpinion",
    "TargetTable",
    "account_facts",
    "ahp_weights",
    "best_set",
    "cadence",
    "compare_decisions",
    "concentration",
    "coverage",
    "decided_on",
    "decision_days",
    "drop_one",
    "exposures",
    "flips",
    "gate_status",
    "next_on",
    "overdue_days",
    "raw_values",
    "read_network",
    "robustness",
    "rule_says",
    "score",
    "second_opinion",
    "suggested_best",
    "summarise_actions",
    "target_table",
    "topsis",
    "value",
    "values",
    "weights",
]
