"""What holds for all accounts, in one document; and who of us works on them (M4, M6, M40)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from kamwidgets.model.criteria import Criterion
from kamwidgets.model.longlist import Correction, CutRule, NamedAccount, Override
from kamwidgets.model.map_settings import CoverageRule, MapSettings
from kamwidgets.model.parts import Document, Id, Imported, Name, Part, Text
from kamwidgets.model.scales import Function
from kamwidgets.model.settings import Settings
from kamwidgets.model.standing import Boxes, Competitor
from kamwidgets.model.weighing import PairComparison, WeightRule

__all__ = ["PORTFOLIO", "Member", "Portfolio", "Tier"]

PORTFOLIO = "portfolio"
"""The id of the one Portfolio document of a workspace."""

Hours = Annotated[float, Field(ge=0, le=744)]
"""Hours in a month."""


class Tier(Part):
    """How closely an account is looked after, and the managers' hours that takes (M6)."""

    id: Id
    title: Name
    hours_per_month: Hours


class Member(Part):
    """One of us who works on accounts, most of them part of their time (M40).

    Attributes
    ----------
    hours_per_month : float, optional
        What they have for accounts altogether.
    managing_hours : float, optional
        Hours a month for managing key accounts; None = they manage none.
    """

    id: Id
    name: Name
    function: Function = "unknown"
    level: Text = ""
    site: Text = ""
    country: Text = ""
    hours_per_month: Hours | None = None
    managing_hours: Hours | None = None
    external_id: Id = ""
    imported: Imported = {}


class Portfolio(Document):
    """The workspace's one document about all accounts together.

    Attributes
    ----------
    comparisons : mapping of str to PairComparison
        What matters more of two criteria, by pair: see `pair_id`; a pair that is not there has not been compared.
    cut : mapping of str to CutRule
        The rules from the long list to the short one, by id.
    overrides : mapping of str to Override
        Who is on the short list, or not, whatever the rules say, by account.
    named : mapping of str to NamedAccount
        Accounts known only by name, by id.
    corrections : mapping of str to Correction
        By account and field: see `correction_id`.
    coverage_rules : mapping of str to CoverageRule
        The company's own, by id; none = the twenty of the method.
    """

    settings: Settings = Settings()
    criteria: dict[Id, Criterion] = {}
    team: dict[Id, Member] = {}
    tiers: dict[Id, Tier] = {}
    weight_rules: dict[Id, WeightRule] = {}
    comparisons: dict[Id, PairComparison] = {}
    cut: dict[Id, CutRule] = {}
    overrides: dict[Id, Override] = {}
    named: dict[Id, NamedAccount] = {}
    corrections: dict[Id, Correction] = {}
    competitors: dict[Id, Competitor] = {}
    boxes: Boxes = Boxes()
    map: MapSettings = MapSettings()
    coverage_rules: dict[Id, CoverageRule] = {}
