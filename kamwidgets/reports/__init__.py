"""What can be sent: the plan of an account as a page, a workbook of tables, or plain data."""

from kamwidgets.reports.export import AUDIENCES, FORMATS, exported
from kamwidgets.reports.page import page_html
from kamwidgets.reports.people import record_json
from kamwidgets.reports.plan import PlanReport, plan_report

__all__ = ["AUDIENCES", "FORMATS", "PlanReport", "exported", "page_html", "plan_report", "record_json"]
