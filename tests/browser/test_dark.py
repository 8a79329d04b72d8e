"""The workbook at night: it follows the device, and what is written can be read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.axe import violations
from tests.browser.workbook import Workbook

BRIGHTNESS = """(element) => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d");
  canvas.fillStyle = getComputedStyle(element)[element instanceof SVGElement ? "fill" : "backgroundColor"];
  canvas.fillRect(0, 0, 1, 1);
  return Math.max(...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3));
}"""


@pytest.mark.parametrize("step", ["start", "select", "map", "targets", "act", "review"])
def test_step__can_be_read_in_the_dark(
    come_to: Callable[[Path], Workbook], companies: Callable[[str], Path], step: str
) -> None:
    person = come_to(companies("sample"))
    person.page.emulate_media(color_scheme="dark")
    person.open(step, "C012")
    assert person.root.evaluate(BRIGHTNESS) < 60
    if step == "targets":
        labels = person.page.locator(".vega-embed text").filter(has_text="2026")
        expect(labels.first).to_be_visible()
        assert min(label.evaluate(BRIGHTNESS) for label in labels.all()) > 150
    assert violations(person.page) == []
