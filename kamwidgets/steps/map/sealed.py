"""Judging the selected person by oneself, unseen by the others until all judgements are opened at once (M12)."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from kamwidgets.edits import Refused, agree_on_person
from kamwidgets.methods.words import listing
from kamwidgets.model import PLAIN, PersonOpinion, PersonScale, grounds_id
from kamwidgets.steps.map.fields import CONFIDENCE, scale, text
from kamwidgets.steps.page import Page
from kamwidgets.steps.step import box, show
from kamwidgets.steps.words import options, word
from kamwidgets.store import Sealed
from kamwidgets.widgets import Blocks, Buttons, Form, Intent

__all__ = ["SealedPeople"]

LABELS: dict[PersonScale, str] = {"stance": "Stance", "influence": "Influence", "contact": "Contact"}

HOW = "Judge by yourselves first: nobody sees what another one said until you open all of it together."


class SealedPeople:
    """One person's sealed judgements: one's own, how many there are, and the spread once they are opened."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.person_id = ""
        self._asking = ""
        self.said = Blocks()
        self._asked = box()
        self.buttons = Buttons(on_intent=page.guarded(self._on_button))
        self.widget = box(self.said, self._asked, self.buttons, look="kam-stack kam-sealed")

    @cached_property
    def form(self) -> Form:
        """What is asked; made when somebody first judges or agrees."""
        made = Form(cancel="Leave it", on_intent=self.page.guarded(self._on_form))
        self._asked.children = (made,)
        return made

    def open(self, person_id: str) -> None:
        """Begin with a person."""
        self.person_id, self._asking = person_id, ""
        if self._asked.children:
            self.form.reset()

    def refresh(self) -> None:
        """Show who has judged this person, as far as it may be seen."""
        sealed = self.page.session.sealed_people(self.page.account_id)
        opened = self._opened()
        self.said.blocks = [{"kind": "text", "title": "Judged by several of you", "text": self._waiting(sealed)}]
        if opened:
            self.said.blocks = [*self.said.blocks, *(self._spread(of, each) for of, each in opened.items())]
        total = sum(sealed.rated.values())
        show(self._asked, self._asking not in ("", "open"))
        if self._asking == "open" and total:
            self._ask_to_open(total, sealed)
            return
        self.buttons.buttons = [] if self._asking else self._offers(opened, sealed)

    def _opened(self) -> dict[PersonScale, list[PersonOpinion]]:
        """Return what was opened about this person, by scale, from the lowest step to the highest."""
        theirs = [each for each in self.page.plan.person_opinions.values() if each.person_id == self.person_id]
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
            place = grounds_id(self.person_id, of)
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
        grounds = self.page.plan.grounds.get(grounds_id(self.person_id, of))
        now = word(of, getattr(self.page.plan.people[self.person_id], of))
        agreed = {"label": "Agreed", "value": now, "note": grounds.evidence if grounds else ""}
        if grounds is None or not grounds.agreed:
            agreed = {"label": "Agreed", "value": "not yet", "note": f"“{now}” counts until then"}
        title = f"{LABELS[of]}: {' to '.join(ends)}" if len(ends) > 1 else f"{LABELS[of]}: all say {ends[0]}"
        return {"kind": "definition", "title": title, "pairs": [agreed, *told]}

    def _offers(
        self, opened: dict[PersonScale, list[PersonOpinion]], sealed: Sealed[PersonOpinion]
    ) -> list[dict[str, Any]]:
        again = any(place.startswith(f"{self.person_id}@") for place in sealed.mine)
        offers = [{"id": "judge", "label": "Judge sealed again" if again else "Judge sealed"}]
        if opened:
            offers.insert(0, {"id": "agree", "label": "Agree on one word"})
        return [*offers, {"id": "ask", "label": "Open the judgements"}] if sealed.rated else offers

    def _ask_to_open(self, total: int, sealed: Sealed[PersonOpinion]) -> None:
        people = self.page.plan.people
        about = dict.fromkeys(place.rpartition("@")[0] for place in sealed.rated)
        names = listing([people[one].name for one in about if one in people])
        question = f"Open {PLAIN.count(total, 'sealed judgement')} on {names}, by {_people(sealed.people)}? "
        text = question + "Then everybody sees who said what, and it cannot be undone."
        self.said.blocks = [{"kind": "text", "title": "Open the judgements", "text": text}]
        self.buttons.buttons = [
            {"id": "open", "label": "Open them", "primary": True},
            {"id": "leave", "label": "Not yet"},
        ]

    def _on_button(self, intent: Intent) -> None:
        match intent["id"]:
            case "open":
                self._asking = ""
                self.page.session.open_sealed_people(self.page.account_id)
                return
            case "judge" | "agree":
                self._ask(intent["id"])
            case "ask":
                self._asking = "open"
            case _:
                self._asking = ""
        self.refresh()

    def _ask(self, what: str) -> None:
        self._asking = what
        with self.form.hold_sync():
            if what == "judge":
                self.form.submit, self.form.fields = "Seal", [*_scales(list(LABELS)), WHY]
                self.form.reset()
            else:
                self.form.submit, self.form.fields = "Agree on it", self._agreeing()
                self.form.reset({"confidence": "unknown"})

    def _agreeing(self) -> list[dict[str, Any]]:
        of = list(self._opened())
        return [
            *_scales(of),
            text("reason", "Because", kind="area", required=True),
            text("confidence", "How sure", kind="choice", buttons=True, options=CONFIDENCE),
        ]

    def _on_form(self, intent: Intent) -> None:
        if intent["type"] == "cancel":
            self._asking = ""
            self.refresh()
            return
        values, asked = intent["values"], self._asking
        chosen: dict[PersonScale, str] = {of: values[of] for of in LABELS if values.get(of)}
        if not chosen:
            self.form.errors = {"stance" if "stance" in values else next(iter(values)): "Choose a word first."}
            return
        self._asking = ""
        try:
            for of, value in chosen.items():
                self._save(asked, of, value, values)
        except Refused as refused:
            self._asking = asked
            self.form.errors = {"reason" if asked == "agree" else "evidence": str(refused)}
            self.refresh()
            return
        self.form.reset()
        self.refresh()

    def _save(self, asked: str, of: PersonScale, value: str, values: dict[str, Any]) -> None:
        page = self.page
        if asked == "judge":
            page.session.judge_sealed(page.account_id, self.person_id, of, value, values.get("evidence", ""))
            return
        by, on, why = page.session.author.name, page.today, values.get("reason", "")
        sure = values.get("confidence") or "unknown"
        said: dict[str, Any] = {"reason": why, "by": by, "on": on, "confidence": sure}
        page.edit(agree_on_person, id=self.person_id, scale=of, value=value, **said)


WHY: dict[str, Any] = text("evidence", "How you know", kind="area")


def _scales(wanted: list[PersonScale]) -> list[dict[str, Any]]:
    return [scale(of, LABELS[of], of) for of in wanted]


def _people(number: int) -> str:
    return PLAIN.count(number, "person", "people")
