"""Help texts, taken apart."""

from __future__ import annotations

from typing import Any

import pytest

from kamwidgets.widgets.markdown import markdown_blocks


def text(words: str) -> dict[str, Any]:
    return {"kind": "text", "text": words}


def paragraph(*parts: dict[str, Any]) -> dict[str, Any]:
    return {"kind": "paragraph", "parts": list(parts)}


def test_markdown_blocks__keep_headings_paragraphs_and_emphasis() -> None:
    assert markdown_blocks("## Who\n\nA *b* **c** `d`\ne") == [
        {"kind": "heading", "level": 2, "parts": [text("Who")]},
        paragraph(
            text("A "),
            {"kind": "emphasis", "parts": [text("b")]},
            text(" "),
            {"kind": "strong", "parts": [text("c")]},
            text(" "),
            {"kind": "code", "text": "d"},
            text(" "),
            text("e"),
        ),
    ]


def test_markdown_blocks__keep_lists_in_lists() -> None:
    inner = {"kind": "list", "ordered": True, "items": [[paragraph(text("two"))]]}
    assert markdown_blocks("- one\n  1. two\n") == [
        {"kind": "list", "ordered": False, "items": [[paragraph(text("one")), inner]]}
    ]


def test_markdown_blocks__keep_links_within_the_workbook() -> None:
    [block] = markdown_blocks("[the guide](guide/map.md#roles)")
    assert block["parts"] == [{"kind": "link", "href": "guide/map.md#roles", "parts": [text("the guide")]}]


@pytest.mark.parametrize("address", ["https://example.org", "//example.org/x", "javascript:alert(1)", "data:,x"])
def test_markdown_blocks__turn_other_links_into_their_text(address: str) -> None:
    [block] = markdown_blocks(f"[a page]({address})")
    assert block["parts"] == [text("a page")]


@pytest.mark.parametrize("markup", ["<img src=x onerror=alert(1)>", "<script>alert(1)</script>"])
def test_markdown_blocks__leave_html_as_text(markup: str) -> None:
    assert markdown_blocks(markup) == [paragraph(text(markup))]
    assert "".join(part["text"] for part in markdown_blocks(f"a {markup} b")[0]["parts"]) == f"a {markup} b"


def test_markdown_blocks__show_what_they_do_not_know_as_text() -> None:
    assert markdown_blocks("> said") == [paragraph(text("said"))]
    assert markdown_blocks("```\nx = 1\n```\n\n---\n") == [paragraph(text("x = 1"))]
    assert markdown_blocks("") == []
