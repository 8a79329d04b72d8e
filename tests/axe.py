"""What axe-core, the checker of accessibility rules, says about a page."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

from kamwidgets.widgets.base import STATIC

AXE = STATIC.parent / "js" / "node_modules" / "axe-core" / "axe.min.js"

# A widget alone is no page: its landmarks and main heading come from the workbook around it.
NOT_ALONE = ["region", "landmark-one-main", "page-has-heading-one"]


def violations(page: Page) -> list[str]:
    """Return a line per broken rule and place; empty where all is well."""
    # a widget may take 2 s to begin, and axe holds the page for longer; on a busy machine a page may never be idle
    page.evaluate("() => new Promise((then) => requestIdleCallback(() => then(), { timeout: 10_000 }))")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    rules = {rule: {"enabled": False} for rule in NOT_ALONE}
    result: dict[str, Any] = page.evaluate("(rules) => axe.run(document, { rules, iframes: false })", rules)
    return [
        f"{broken['id']}: {place['html'][:160]} {place['failureSummary']}"
        for broken in result["violations"]
        for place in broken["nodes"]
    ]
