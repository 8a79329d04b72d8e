"""A plan as a spreadsheet: one sheet per topic, every text inert."""

from __future__ import annotations

import io

from kamwidgets.reports.plan import PlanReport

__all__ = ["workbook_xlsx"]

INERT = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
"""Text stays text: what begins with an equals sign must not become a formula in somebody's spreadsheet."""

WIDTH = 26


def workbook_xlsx(report: PlanReport) -> bytes:
    """Return the report as an XLSX file."""
    import xlsxwriter

    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, INERT) as book:
        bold = book.add_format({"bold": True})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        summary = [{"What": label, "Value": value, "Note": note} for label, value, note in report.figures]
        said = [{"What this says": finding.sentence} for finding in report.said]
        sheets = {
            "Summary": [{"What": "Account", "Value": report.title, "Note": report.standing}, *summary],
            "Targets": report.targets,
            "Actions": report.actions,
            "Contacts": report.contacts,
            "People": report.people,
            "Gaps": said,
        }
        for name, rows in sheets.items():
            if not rows:
                continue
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            sheet.set_column(0, len(rows[0]) - 1, WIDTH)
            for column, title in enumerate(rows[0]):
                sheet.write_string(0, column, title, bold)
                for number, row in enumerate(rows, start=1):
                    sheet.write_string(number, column, row[title], wrap)
    return buffer.getvalue()
