"""Help texts: Markdown in files, taken apart here so that the page makes elements of it and never reads markup."""

from __future__ import annotations

from typing import Any, cast
from urllib.parse import urlsplit

__all__ = ["markdown_blocks"]

Token = dict[str, Any]
Block = dict[str, Any]


def markdown_blocks(text: str) -> list[Block]:
    """Take a Markdown text apart into the blocks `Heading` shows.

    Headings, paragraphs, lists, emphasis, strong, inline code and links are kept. Links to other sites become their
    text: a workbook opens nothing outside. Anything else, HTML above all, stays as the text it is.

    Parameters
    ----------
    text : str
        Markdown.

    Returns
    -------
    list of dict
        ``{kind: "heading", level, parts}``, ``{kind: "paragraph", parts}`` or ``{kind: "list", ordered, items}``, an
        item being a list of blocks. Parts are ``{kind: "text" | "code", text}``, ``{kind: "strong" | "emphasis",
        parts}`` or ``{kind: "link", href, parts}``.

    Examples
    --------
    >>> markdown_blocks("Start *here*.")[0]["parts"][1]
    {'kind': 'emphasis', 'parts': [{'kind': 'text', 'text': 'here'}]}
    """
    import mistune  # only pages with help need it

    parse = mistune.create_markdown(renderer="ast")
    return _blocks(cast("list[Token]", parse(text)))


def _blocks(tokens: list[Token]) -> list[Block]:
    return [_block(token) for token in tokens if token["type"] not in {"blank_line", "thematic_break"}]


def _block(token: Token) -> Block:
    match token["type"]:
        case "heading":
            return {"kind": "heading", "level": token["attrs"]["level"], "parts": _parts(token["children"])}
        case "paragraph" | "block_text":
            return {"kind": "paragraph", "parts": _parts(token["children"])}
        case "list":
            items = [_blocks(item["children"]) for item in token["children"]]
            return {"kind": "list", "ordered": token["attrs"]["ordered"], "items": items}
        case _:
            return {"kind": "paragraph", "parts": [{"kind": "text", "text": _text(token).strip()}]}


def _parts(tokens: list[Token]) -> list[dict[str, Any]]:
    return [part for token in tokens for part in _part(token)]


def _part(token: Token) -> list[dict[str, Any]]:
    match token["type"]:
        case "strong" | "emphasis" as kind:
            return [{"kind": kind, "parts": _parts(token["children"])}]
        case "codespan":
            return [{"kind": "code", "text": token["raw"]}]
        case "link":
            parts, href = _parts(token["children"]), token["attrs"]["url"]
            return [{"kind": "link", "href": href, "parts": parts}] if _stays_here(href) else parts
        case "softbreak" | "linebreak":
            return [{"kind": "text", "text": " "}]
        case _:
            return [{"kind": "text", "text": _text(token)}]


def _stays_here(href: str) -> bool:
    target = urlsplit(href)
    return not target.scheme and not target.netloc


def _text(token: Token) -> str:
    """All text in a token of whatever kind."""
    return token.get("raw") or "".join(_text(child) for child in token.get("children", []))
