"""What happened: importing it, checking it, and adding it up."""

from __future__ import annotations

from kamwidgets.facts.amounts import parse_flag, parse_integer, parse_number, parse_share
from kamwidgets.facts.checking import Problem
from kamwidgets.facts.days import parse_date, parse_moment
from kamwidgets.facts.groups import parent_loops, top_parents
from kamwidgets.facts.importing import Preview, read_table
from kamwidgets.facts.ledger import Facts
from kamwidgets.facts.matching import Match
from kamwidgets.facts.merging import MODES, Mode
from kamwidgets.facts.purchases import last_orders, payments, whole_months
from kamwidgets.facts.reading import sheet_names
from kamwidgets.facts.rules import CANCELLED, FactsError, Rules
from kamwidgets.facts.storing import Imported, foresee_table, import_table, remember
from kamwidgets.facts.tables import TABLES, Field, Table
from kamwidgets.facts.ways import WAYS, Question

__all__ = [
    "CANCELLED",
    "MODES",
    "TABLES",
    "WAYS",
    "Facts",
    "FactsError",
    "Field",
    "Imported",
    "Match",
    "Mode",
    "Preview",
    "Problem",
    "Question",
    "Rules",
    "Table",
    "foresee_table",
    "import_table",
    "last_orders",
    "parent_loops",
    "parse_date",
    "parse_flag",
    "parse_integer",
    "parse_moment",
    "parse_number",
    "parse_share",
    "payments",
    "read_table",
    "remember",
    "sheet_names",
    "top_parents",
    "whole_months",
]
