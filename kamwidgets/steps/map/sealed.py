"""Judging the selected person by oneself, unseen by the others until all judgements are opened at once (M12)."""

from __future__ import annotations

from typing import Any

from kamwidgets.edits import agree_on_person
from kamwidgets.methods.words import listing
from kamwidgets.model import PLAIN, PersonOpinion, PersonScale, grounds_id
from kamwidgets.steps.map.fields import CONFIDENCE, scale, text
from kamwidgets.steps.sealed import SealedPanel, Unfit
from kamwidgets.steps.words import options, word
from kamwidgets.store import Sealed

__all__ = ["SealedPeople"]

LABELS: dict[PersonScale, str] = {"stance": "Stance", "influence": "Influence", "contact": "Contact"}

HOW = "Judge by yourselves first: nobody sees what another one said until you open all of it together."


class SealedPeople(SealedPanel[PersonOpinion]):
    """One person's sealed judgements: one's own, how many there are, and the spread once they are opened."""

    verb, noun = "judge", "judgements"

    def _sealed(self) -> Sealed[PersonOpinion]:
        return self.page.session.sealed_people(self.page.account_id)

    def _told(self, sealed: Sealed[PersonOpinion]) -> list[dict[str, Any]]:
        waiting = {"kind": "text", "title": "Judged by several of you", "text": self._waiting(sealed)}
        return [waiting, *(self._spread(of, each) for of, each in self._opened().items())]

    def _question(self, total: int, sealed: Sealed[PersonOpinion]) -> str:
        people = self.page.plan.people
        about = dict.fromkeys(place.rpartition("@")[0] for place in sealed.rated)
        names = listing([people[one].name for one in about if one in people])
        return f"Open {PLAIN.count(total, 'sealed judgement')} on {names}, by {_people(sealed.people)}?"

    def _is_mine(self, place: str) -> bool:
        return place.startswith(f"{self.of}@")

    @property
    def _agree(self) -> str:
        return "Agree on one word" if self._opened() else ""

    def _open_all(self) -> None:
        self.page.session.open_sealed_people(self.page.account_id)

    def _opened(self) -> dict[PersonScale, list[PersonOpinion]]:
        """Return what was opened about this person, by scale, from the lowest step to the highest."""
        theirs = [each for each in self.page.plan.person_opinions.values() if each.person_id == self.of]
        found: dict[PersonScale, list[PersonOpinion]] = {}
        for of in LABELS:
            steps = [step["value"] for step in options(of)]
            said = sorted((each for each in theirs if each.scale == of), key=lambda each: steps.index(each.value))
            if said:
                found[of] = said
        return found

    def _waiting(self, sealed: Sealed[PersonOpinion]) -> str:
        lines = [HOW]
        for of, label in LABELS.items():
            place = grounds_id(self.of, of)
            if number := sealed.rated.get(place, 0):
                mine = sealed.mine.get(place)
                own = f" You said: {word(of, mine.value)}." if mine else ""
                have = "has" if number == 1 else "have"
                lines.append(f"{label}: {_people(number)} {have} judged, sealed.{own}")
        return "\n\n".join(lines)

    def _spread(self, of: PersonScale, opinions: list[PersonOpinion]) -> dict[str, Any]:
        """Say who judged what on a scale, and what all agreed on."""
        told = [{"label": each.by, "value": word(of, each.value), "note": each.evidence} for each in opinions]
        ends = list(dict.fromkeys(word(of, each.value) for each in (opinions[0], opinions[-1])))
        grounds = self.page.plan.grounds.get(grounds_id(self.of, of))
        now = word(of, getattr(self.page.plan.people[self.of], of))
        agreed = {"label": "Agreed", "value": now, "note": grounds.evidence if grounds else ""}
        if grounds is None or not grounds.agreed:
            agreed = {"label": "Agreed", "value": "not yet", "note": f"“{now}” counts until then"}
        title = f"{LABELS[of]}: {' to '.join(ends)}" if len(ends) > 1 else f"{LABELS[of]}: all say {ends[0]}"
        return {"kind": "definition", "title": title, "pairs": [agreed, *told]}

    def _fields(self, what: str) -> list[dict[str, Any]]:
        if what == self.verb:
            return [*_scales(list(LABELS)), WHY]
        return [
            *_scales(list(self._opened())),
            text("evidence", "Because", kind="area", required=True),
            text("confidence", "How sure", kind="choice", buttons=True, options=CONFIDENCE),
        ]

    def _save(self, asked: str, values: dict[str, Any]) -> None:
        chosen: dict[PersonScale, str] = {of: values[of] for of in LABELS if values.get(of)}
        if not chosen:
            raise Unfit("stance" if "stance" in values else next(iter(values)), "Choose a word first.")
        page, why = self.page, values.get("evidence", "")
        said: dict[str, Any] = {"reason": why, "by": page.session.author.name, "on": page.today}
        for of, value in chosen.items():
            if asked == self.verb:
                page.session.judge_sealed(page.account_id, self.of, of, value, why)
            else:
                sure = values.get("confidence") or "unknown"
                page.edit(agree_on_person, id=self.of, scale=of, value=value, confidence=sure, **said)


WHY: dict[str, Any] = text("evidence", "How you know", kind="area")


def _scales(wanted: list[PersonScale]) -> list[dict[str, Any]]:
    return [scale(of, LABELS[of], of) for of in wanted]


def _people(number: int) -> str:
    return PLAIN.count(number, "person", "people")
