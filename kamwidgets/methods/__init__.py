"""Pure calculations: each takes plain data and returns a frozen result that can explain itself."""

from kamwidgets.methods.accounts import GateStatus, account_facts, gate_status, raw_values
from kamwidgets.methods.actions import ActionSummary, overdue_days, summarise_actions
from kamwidgets.methods.cadence import Due, cadence, next_on
from kamwidgets.methods.capacity import BestSet, best_set
from kamwidgets.methods.concentration import MEASURED, Concentration, Measure, concentration
from kamwidgets.methods.coverage import DEFAULT_RULES, Check, Coverage, Rule, coverage
from kamwidgets.methods.decisions import DecisionChange, compare_decisions, decided_on, decision_days, rule_says
from kamwidgets.methods.exposure import Exposure, exposures
from kamwidgets.methods.loss import LossTest, loss_test
from kamwidgets.methods.network import Network, read_network
from kamwidgets.methods.selection import Scores, score, suggested_best, value, values, weights
from kamwidgets.methods.targets import TargetTable, target_table
from kamwidgets.methods.whale import WhaleCurve, whale_curve

__all__ = [
    "DEFAULT_RULES",
    "MEASURED",
    "ActionSummary",
    "BestSet",
    "Check",
    "Concentration",
    "Coverage",
    "DecisionChange",
    "Due",
    "Exposure",
    "GateStatus",
    "LossTest",
    "Measure",
    "Network",
    "Rule",
    "Scores",
    "TargetTable",
    "WhaleCurve",
    "account_facts",
    "best_set",
    "cadence",
    "compare_decisions",
    "concentration",
    "coverage",
    "decided_on",
    "decision_days",
    "exposures",
    "gate_status",
    "loss_test",
    "next_on",
    "overdue_days",
    "raw_values",
    "read_network",
    "rule_says",
    "score",
    "suggested_best",
    "summarise_actions",
    "target_table",
    "value",
    "values",
    "weights",
    "whale_curve",
]
