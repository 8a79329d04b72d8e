"""Pure calculations: each takes plain data and returns a frozen result that can explain itself."""

from kamwidgets.methods.acceptability import Robustness
from kamwidgets.methods.account_table import Purchases, account_table, rolled_up, trend
from kamwidgets.methods.accounts import GateStatus, account_facts, gate_status, raw_values
from kamwidgets.methods.actions import ActionSummary, overdue_days, summarise_actions
from kamwidgets.methods.ageing import age_in_words, aged_confidence
from kamwidgets.methods.baseline import Baseline, baseline
from kamwidgets.methods.boxes import CUTS, LEVELS, AccountPortfolio, box_set, portfolio
from kamwidgets.methods.cadence import Due, cadence, next_on
from kamwidgets.methods.capacity import BestSet, best_set
from kamwidgets.methods.certainty import RatingBounds, rating_bounds
from kamwidgets.methods.changes import Change, Joins, Leaves, MemberLeaves, RivalWins, Turns
from kamwidgets.methods.comparing import Comparison, compare_accounts
from kamwidgets.methods.complexity import BuyingComplexity, buying_complexity
from kamwidgets.methods.concentration import MEASURED, Concentration, Measure, concentration
from kamwidgets.methods.concerns import Choice, choices
from kamwidgets.methods.contact_graph import contact_graph
from kamwidgets.methods.coverage import DEFAULT_RULES, Check, Coverage, coverage
from kamwidgets.methods.critical import Critical, critical_people
from kamwidgets.methods.decision_models import DecisionModels, ModelChance, decision_models
from kamwidgets.methods.decisions import DecisionChange, compare_decisions, decided_on, decision_days, rule_says
from kamwidgets.methods.diamond import BowTie, bow_tie
from kamwidgets.methods.dropping import DropOne, drop_one
from kamwidgets.methods.duplicates import Duplicate, duplicates, newcomers_twins, plain_name
from kamwidgets.methods.exposed import Exposure
from kamwidgets.methods.exposure import exposures
from kamwidgets.methods.first_cut import FirstCut, cut_rule_in_words, fact_in_words, first_cut
from kamwidgets.methods.flipping import Flip, flips
from kamwidgets.methods.gates import Suggestion, sales_potential
from kamwidgets.methods.knowing import Knowing, by_influence, who_knows
from kamwidgets.methods.loss import LossTest, loss_test
from kamwidgets.methods.mix import MixConvention, PriceVolumeMix, price_volume_mix
from kamwidgets.methods.network import MEASURES, Network, read_network
from kamwidgets.methods.opinions import SecondOpinion, ahp_opinion, second_opinion, topsis
from kamwidgets.methods.other_maps import OtherMap, other_map
from kamwidgets.methods.pairwise import MOST_COMPARED, AhpWeights, Contradiction, ahp_weights
from kamwidgets.methods.paths import WarmPath, warmest_path, warmest_paths
from kamwidgets.methods.prices import (
    Elasticity,
    break_even_elasticity,
    break_even_volume,
    estimate_elasticity,
    volume_change,
)
from kamwidgets.methods.ratings import checked_rating, rating_spread
from kamwidgets.methods.reporting import reporting_loops, several_bosses
from kamwidgets.methods.selection import Scores, score, suggested_best, value, values, weights
from kamwidgets.methods.simulation import robustness
from kamwidgets.methods.spread import StanceSpread, stance_spread
from kamwidgets.methods.strength import Strength, relative_strength, strength_of
from kamwidgets.methods.swings import FIRST, checked_swing, keeps_rule
from kamwidgets.methods.targets import TargetTable, target_table
from kamwidgets.methods.titles import TitleSuggestion, suggest_from_title
from kamwidgets.methods.whale import WhaleCurve, whale_curve
from kamwidgets.methods.what_if import MapState, WhatIf, what_if
from kamwidgets.model import ACCOUNT_FACTS

__all__ = [
    "ACCOUNT_FACTS",
    "CUTS",
    "DEFAULT_RULES",
    "FIRST",
    "LEVELS",
    "MEASURED",
    "MEASURES",
    "MOST_COMPARED",
    "AccountPortfolio",
    "ActionSummary",
    "AhpWeights",
    "Baseline",
    "BestSet",
    "BowTie",
    "BuyingComplexity",
    "Change",
    "Check",
    "Choice",
    "Comparison",
    "Concentration",
    "Contradiction",
    "Coverage",
    "Critical",
    "DecisionChange",
    "DecisionModels",
    "DropOne",
    "Due",
    "Duplicate",
    "Elasticity",
    "Exposure",
    "FirstCut",
    "Flip",
    "GateStatus",
    "Joins",
    "Knowing",
    "Leaves",
    "LossTest",
    "MapState",
    "Measure",
    "MemberLeaves",
    "MixConvention",
    "ModelChance",
    "Network",
    "OtherMap",
    "PriceVolumeMix",
    "Purchases",
    "RatingBounds",
    "RivalWins",
    "Robustness",
    "Scores",
    "SecondOpinion",
    "StanceSpread",
    "Strength",
    "Suggestion",
    "TargetTable",
    "TitleSuggestion",
    "Turns",
    "WarmPath",
    "WhaleCurve",
    "WhatIf",
    "account_facts",
    "account_table",
    "age_in_words",
    "aged_confidence",
    "ahp_opinion",
    "ahp_weights",
    "baseline",
    "best_set",
    "bow_tie",
    "box_set",
    "break_even_elasticity",
    "break_even_volume",
    "buying_complexity",
    "by_influence",
    "cadence",
    "checked_rating",
    "checked_swing",
    "choices",
    "compare_accounts",
    "compare_decisions",
    "concentration",
    "contact_graph",
    "coverage",
    "critical_people",
    "cut_rule_in_words",
    "decided_on",
    "decision_days",
    "decision_models",
    "drop_one",
    "duplicates",
    "estimate_elasticity",
    "exposures",
    "fact_in_words",
    "first_cut",
    "flips",
    "gate_status",
    "keeps_rule",
    "loss_test",
    "newcomers_twins",
    "next_on",
    "other_map",
    "overdue_days",
    "plain_name",
    "portfolio",
    "price_volume_mix",
    "rating_bounds",
    "rating_spread",
    "raw_values",
    "read_network",
    "relative_strength",
    "reporting_loops",
    "robustness",
    "rolled_up",
    "rule_says",
    "sales_potential",
    "score",
    "second_opinion",
    "several_bosses",
    "stance_spread",
    "strength_of",
    "suggest_from_title",
    "suggested_best",
    "summarise_actions",
    "target_table",
    "topsis",
    "trend",
    "value",
    "values",
    "volume_change",
    "warmest_path",
    "warmest_paths",
    "weights",
    "whale_curve",
    "what_if",
    "who_knows",
]
