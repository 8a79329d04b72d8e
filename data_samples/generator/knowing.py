"""Who knows whom at a key account, what they choose by, and what our judgements rest on: the tables in its story."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .edit import Edit, edit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .units import Someone

_KNOWS = ("person", "member_id", "level", "wanted", "strength", "confidence", "on", "owns", "evidence")
_RIVALS = ("person", "competitor_id", "level", "strength", "confidence", "on", "evidence")
_CHOOSES = ("title", "standing", "evidence", "who")
_RESTS = ("person", "scale", "confidence", "by", "on", "evidence")


def known(story: dict[str, Any], people: list[Someone], team: dict[str, str]) -> Iterator[Edit]:
    """Return the edits that tell all of it; what a table leaves empty is unknown. ``team``: our names, by id."""
    account_id = story["account"]["id"]
    ids = {someone.said["name"]: someone.id for someone in people}
    judged = {someone.id: someone.judgement() for someone in people}
    for number, row in enumerate(_rows(story["knows"], _KNOWS), start=1):
        owns = {"owns": True} if row.pop("owns", "") else {}
        yield edit(account_id, "link_member", id=f"{account_id}-knows-{number}", **_link(row, ids), **owns)
    for number, row in enumerate(_rows(story["rivals"], _RIVALS), start=1):
        yield edit(account_id, "link_rival", id=f"{account_id}-rival-{number}", **_link(row, ids))
    for number, row in enumerate(_rows(story["chooses"], _CHOOSES), start=1):
        id_, who = f"{account_id}-choice-{number}", row.pop("who", "")
        yield edit(account_id, "add_choice_criterion", id=id_, **row)
        for name, weight in (each.strip().rsplit(" ", 1) for each in who.split(",") if each.strip()):
            yield edit(account_id, "set_concern", person_id=ids[name], criterion_id=id_, weight=int(weight))
    for row in _rows(story["rests"], _RESTS):
        person_id = ids[row.pop("person")]
        said = {**row, "by": team[row["by"]], "value": judged[person_id][row["scale"]]}
        yield edit(account_id, "judge_person", id=person_id, **said)


def _rows(text: str, fields: tuple[str, ...]) -> Iterator[dict[str, str]]:
    """Read a table of a story: one row a line, cells between bars; empty ones are left out."""
    for line in filter(str.strip, text.splitlines()):
        cells = zip(fields, (cell.strip() for cell in line.split("|")), strict=False)
        yield {name: cell for name, cell in cells if cell}


def _link(row: dict[str, str], ids: dict[str, str]) -> dict[str, Any]:
    rest = {name: value for name, value in row.items() if name not in ("person", "strength")}
    return {"person_id": ids[row["person"]], **rest, "strength": int(row["strength"])}
