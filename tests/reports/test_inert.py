"""Whatever somebody typed or brought in: every file that leaves the workbook is inert."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from python_calamine import CalamineWorkbook

from kamwidgets.findings import Reading
from kamwidgets.reports import AUDIENCES, exported
from tests.hostile import LONG, MARKUP, TEXTS, hostile_company, live_parts


@pytest.fixture(scope="module")
def reading(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reading]:
    made = hostile_company(tmp_path_factory.mktemp("inert") / "w")
    yield made.reading()
    made.close()


class Tags(HTMLParser):
    """The tags of a page, and all that stands between them."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: D102
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:  # noqa: D102
        self.text += data


@pytest.mark.parametrize("audience", AUDIENCES)
def test_html__holds_no_markup_but_its_own(reading: Reading, audience: str) -> None:
    page = Tags(exported(reading, MARKUP, "html", audience).decode())
    assert not {tag for tag, _ in page.tags} & {"script", "iframe", "object", "embed", "link", "base", "form"}
    for tag, attributes in page.tags:
        assert not [name for name in attributes if name.startswith("on")]
        assert tag != "img" or (attributes.get("src") or "").startswith("data:image/")
        assert "javascript:" not in (attributes.get("href") or "")
    assert MARKUP in page.text


@pytest.mark.parametrize("audience", AUDIENCES)
def test_spreadsheet__holds_texts_and_no_formulas(reading: Reading, audience: str) -> None:
    contents = exported(reading, MARKUP, "xlsx", audience)
    assert live_parts(contents) == []
    book = CalamineWorkbook.from_object(io.BytesIO(contents))
    cells = {cell for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for cell in row}
    assert MARKUP in cells
    if audience == "internal":
        assert set(TEXTS.values()) <= cells


def test_data__says_every_text_as_it_was_typed(reading: Reading) -> None:
    plan = json.loads(exported(reading, MARKUP, "json"))["plan"]
    assert {person["title"] for person in plan["people"].values()} >= {*TEXTS.values(), LONG}
