"""An account's plan as a file to send or to keep."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, cast, get_args

from kamwidgets.findings import Reading
from kamwidgets.model import Review, UserError
from kamwidgets.reports.graph import map_graphml
from kamwidgets.reports.page import page_html
from kamwidgets.reports.plan import Audience, PlanReport, plan_report
from kamwidgets.reports.sheets import workbook_xlsx

__all__ = ["AUDIENCES", "FORMATS", "exported"]

GRAPH = "graphml"
"""The map alone, as other programs for networks read it."""

AUDIENCES: tuple[str, ...] = get_args(Audience)


def exported(
    reading: Reading, account_id: str, format: str, audience: str = "internal", *, review: Review | None = None
) -> bytes:
    """Return an account's plan as the contents of a file.

    Parameters
    ----------
    reading : Reading
        Facts and documents at one moment.
    account_id : str
        Which account.
    format : {"html", "xlsx", "json", "graphml"}
        JSON holds the plan itself for the inside, and what is on the page for the customer; GraphML the map alone, for
        the inside.
    audience : {"internal", "customer"}
        Who will read it.
    review : Review, optional
        In which the plan was as the reading has it; see `Reading.as_in`.

    Raises
    ------
    UserError
        If there is no such account, format or audience.
    """
    if format not in {*FORMATS, GRAPH}:
        raise UserError(f"A plan is exported as {', '.join((*FORMATS, GRAPH))}, not as {format}.")
    if audience not in AUDIENCES:
        raise UserError(f"A report is for {' or '.join(AUDIENCES)}, not for {audience}.")
    if format == GRAPH and audience != "internal":
        raise UserError("The map as a graph is for the inside only: how people stand to us never leaves the house.")
    report = plan_report(reading, account_id, cast("Audience", audience), review=review)
    return map_graphml(reading, report.account_id) if format == GRAPH else FORMATS[format](report, reading)


def _html(report: PlanReport, _reading: Reading) -> bytes:
    return page_html(report).encode()


def _xlsx(report: PlanReport, _reading: Reading) -> bytes:
    return workbook_xlsx(report)


def _json(report: PlanReport, reading: Reading) -> bytes:
    shown: dict[str, Any] = {
        "account_id": report.account_id,
        "name": report.title,
        "made_on": reading.today.isoformat(),
        "audience": report.audience,
        "figures": [{"label": label, "value": value, "note": note} for label, value, note in report.figures],
    }
    if report.audience == "internal":
        shown["plan"] = reading.plan(report.account_id).model_dump(mode="json")
    else:
        shown |= {"targets": report.targets, "people": report.people}
    return json.dumps(shown, ensure_ascii=False, indent=1, allow_nan=False).encode()


FORMATS: dict[str, Callable[[PlanReport, Reading], bytes]] = {"html": _html, "xlsx": _xlsx, "json": _json}
"""What a plan can be exported as."""
