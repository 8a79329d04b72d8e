"""What is judged and decided about an account: ratings, gates and the decision (M3, M4, M6)."""

from __future__ import annotations

from datetime import date

from kamwidgets.model.parts import Amount, Id, Part, Share, Text
from kamwidgets.model.scales import Answer, Confidence, DecisionStatus

__all__ = ["Decision", "Gate", "Opinion", "Rating"]


class Rating(Part):
    """How an account stands on one criterion, in the criterion's own unit, and what that rests on (M4).

    Attributes
    ----------
    by, on : str, datetime.date, optional
        Who rated and when; empty and None where an earlier version of the program kept neither.
    agreed : bool
        Whether several people settled on it after they had rated by themselves; the evidence then says why.
    """

    value: Amount
    evidence: Text = ""
    by: Text = ""
    on: date | None = None
    confidence: Confidence = "unknown"
    agreed: bool = False


class Opinion(Part):
    """What one person rated by themselves, sealed until all ratings were opened (M4).

    The value everybody agreed on afterwards is the `Rating`.
    """

    criterion_id: Id
    by: Text = ""
    value: Amount
    evidence: Text = ""
    on: date


class Gate(Part):
    """Whether an account passes one of the gates to key account status, and why (M3)."""

    answer: Answer = "unknown"
    reason: Text = ""


class Decision(Part):
    """Who decided when that an account is a key account, an emerging one or neither, why, and on which numbers (M6).

    Attributes
    ----------
    revenue : float, optional
        Turnover of ``period`` as it stood when the decision was taken, in the workspace's currency.
    facts_version : str
        The version of the facts those numbers came from.
    score : float, optional
        The account's score of that day, 0-1; None where it was not scored.
    until : datetime.date, optional
        The day on which another decision took its place, or it was withdrawn; None = it stands.
    """

    status: DecisionStatus
    reason: Text
    by: Text = ""
    on: date
    until: date | None = None
    revenue: Amount | None = None
    score: Share | None = None
    period: Id = ""
    facts_version: Id = ""
