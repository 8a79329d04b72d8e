"""The decision-making units: read from the trees in ``stories/C*.toml``."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import Any

_FIELDS = ("name", "title", "function", "unit", "site", "country", "roles", "stance", "influence", "contact", "last_on")


@dataclass
class Someone:
    """A person as the story tells of them."""

    id: str
    said: dict[str, str]
    email: str
    boss: Someone | None
    reports: list[Someone] = field(default_factory=list)

    @property
    def known_by_name(self) -> bool:
        """Whether we know who it is, or only that there is somebody."""
        return not self.said["name"].startswith("Somebody")

    def row(self, account_id: str) -> dict[str, Any]:
        """Return the fields of the people table: what a customer relationship system would know."""
        said = {name: self.said[name] for name in ("name", "title", "function", "unit", "site", "country", "roles")}
        return {
            "person_id": self.id,
            "account_id": account_id,
            **{name: said[name] for name in ("name", "title")},
            "email": self.email,
            **{name: said[name] for name in ("function", "unit", "site", "country")},
            "reports_to": self.boss.id if self.boss else "",
            "roles": said["roles"],
        }

    def judgement(self) -> dict[str, str]:
        """Return what people of ours think of them; what is unknown is left out."""
        said = {name: self.said[name] for name in ("stance", "influence", "contact")}
        known = {name: value for name, value in said.items() if value not in ("", "unknown")}
        return {**known, **({"last_contact_on": self.said["last_on"]} if self.said["last_on"] else {})}


def read_unit(story: dict[str, Any]) -> list[Someone]:
    """Return the people of a story, the head first; indentation says who reports to whom."""
    people: list[Someone] = []
    above: list[Someone] = []
    for number, line in enumerate(filter(str.strip, story["people"].splitlines()), start=1):
        depth = (len(line) - len(line.lstrip())) // 2
        said = dict(zip(_FIELDS, (part.strip() for part in line.split("|")), strict=False))
        said = {name: said.get(name, "") for name in _FIELDS}
        boss = above[depth - 1] if depth else None
        someone = Someone(f"{story['account']['id']}-{number:02}", said, "", boss)
        someone.email = _email(someone, story["domain"])
        if boss:
            boss.reports.append(someone)
        above[depth:] = [someone]
        people.append(someone)
    return people


def _email(someone: Someone, domain: str) -> str:
    """Return an address, for those of whom we would have one; ``.example`` never leads anywhere."""
    if not someone.known_by_name or someone.said["contact"] in ("", "none", "unknown"):
        return ""
    plain = unicodedata.normalize("NFKD", someone.said["name"].removeprefix("Dr ").lower().replace("ø", "o"))
    words = "".join(letter for letter in plain if letter.isascii() and (letter.isalpha() or letter in " -")).split()
    return f"{words[0]}.{words[-1]}@{domain}"
