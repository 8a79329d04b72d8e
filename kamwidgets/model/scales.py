"""The scales people judge on. What each step means is written in the catalogue; here are only the permitted words."""

from __future__ import annotations

from typing import Literal

__all__ = [
    "ActionStatus",
    "Answer",
    "CapacityMark",
    "Confidence",
    "ContactDepth",
    "DecisionStatus",
    "DmuRole",
    "Function",
    "Influence",
    "PersonScale",
    "Presence",
    "Seniority",
    "Stance",
    "Standing",
    "TargetStatus",
    "TieKind",
    "TieLevel",
]

DmuRole = Literal["initiator", "user", "influencer", "decider", "approver", "buyer", "gatekeeper"]
"""Roles in a purchase (Webster & Wind 1972; initiator: Bonoma 1982)."""

Influence = Literal["none", "some", "strong", "decisive", "unknown"]
Stance = Literal["opponent", "sceptic", "neutral", "supporter", "advocate", "unknown"]
ContactDepth = Literal["none", "brief", "several", "in-depth", "unknown"]
PersonScale = Literal["influence", "stance", "contact"]
"""What people are judged on; each is a scale of its own."""

Presence = Literal["named", "vacant", "unknown"]
"""Person and position are two things: a position can be vacant, and a person unknown."""

Seniority = Literal["top", "senior", "middle", "junior", "unknown"]
TieKind = Literal["reports-to", "dotted", "influences", "at-odds", "controls-access"]
TieLevel = Literal["none", "supplier", "credible-source", "problem-solver", "trusted-adviser", "unknown"]
"""What somebody sees in the supplier they know, from nothing to an adviser they trust."""

Standing = Literal["behind", "level", "ahead", "unknown"]
"""Where we stand beside the best other supplier."""

Function = Literal[
    "sales",
    "engineering",
    "marketing",
    "finance",
    "it",
    "rnd",
    "logistics",
    "purchasing",
    "production",
    "quality",
    "management",
    "other",
    "unknown",
]

Answer = Literal["yes", "no", "unknown"]
DecisionStatus = Literal["key", "emerging", "not-key"]
CapacityMark = Literal["", "must", "must-not"]
Confidence = Literal["low", "medium", "high", "unknown"]
TargetStatus = Literal["internal", "proposed", "agreed"]
ActionStatus = Literal["open", "doing", "done", "dropped"]
