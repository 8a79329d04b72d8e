"""Select in a real page: what somebody does there, and where they look."""

from __future__ import annotations

import re
from collections.abc import Iterable

from playwright.sync_api import Locator, expect

from tests.browser.workbook import Workbook

RANKING, RULES, BEST = "Accounts by score", "Rules of the first cut", "The best set, account by account"
SURE = "How sure the choice is, account by account"


class Selecting(Workbook):
    """Somebody who selects key accounts; accounts, criteria and grids by the words that stand there."""

    def show(self, *tabs: str) -> None:
        """Open a tab, and those within it."""
        for tab in tabs:
            self.tab(tab).click()

    # --- from the long list to scores ---------------------------------------------------------------------------------

    def cut_below(self, turnover: str) -> None:
        """Rule that who is on the short list brings so much turnover at least."""
        self.show("Long list", "First cut")
        with self.saving():
            self.button("Add a rule").click()
        with self.saving():
            self.enter(self.cell(RULES, "Turnover", "low"), turnover)

    def weigh(self, swings: Iterable[tuple[str, int]]) -> None:
        """Say by the keyboard alone what is lifted first and what the others are worth beside it, and save that."""
        (first, _), *others = ordered = list(swings)
        press, tab = self.page.keyboard.press, self.tab("Weigh them")
        self.reach(self.tab("About the criterion"))
        press("ArrowRight")
        expect(tab).to_be_focused()
        for title, _ in ordered:
            self.reach(self.button(title))
            press("Enter")
            expect(self.button(title)).to_have_count(0)
        self.reach(self.button("The others are worth nothing"))
        press("Enter")
        for title, worth in others:
            self.reach(self.page.get_by_role("textbox", name=title))
            self.page.keyboard.type(str(worth))
            press("Enter")
        total = sum(worth for _, worth in ordered)
        shares = self.page.get_by_role("table", name="What that comes to")
        expect(shares.get_by_role("row", name=first)).to_contain_text(f"{100 * 100 / total:.0f}")
        with self.saving():
            self.reach(self.button("Save these weights"))
            press("Enter")

    def compare(self, criterion: str, answer: str) -> None:
        """Answer how much more a criterion matters than the one it is shown beside."""
        group = self.page.get_by_role("group", name=f"“{criterion}” matters more")
        with self.saving():
            group.get_by_role("button", name=answer).click()

    # --- ratings by several people ------------------------------------------------------------------------------------

    @property
    def sealed(self) -> Locator:
        """Where ratings that others do not see are made."""
        return self.page.locator(".kam-sealed")

    def look_at(self, criterion: str) -> None:
        """Show on the open card how the account stands on a criterion."""
        self.card.get_by_role("tab", name="Score").click()
        self.card.get_by_label("Criterion").select_option(label=criterion)

    def seal(self, value: str, why: str) -> None:
        """Rate the chosen criterion by oneself."""
        self.button("Rate sealed").click()
        self.sealed.get_by_label("Value").fill(value)
        self.sealed.get_by_label("What it rests on").fill(why)
        self.button("Seal").click()
        expect(self.sealed).to_contain_text(f"You rated {value}.")

    def open_ratings(self) -> None:
        """Let everybody see what was rated sealed."""
        with self.saving():
            self.button("Open the ratings").click()
            self.button("Open them").click()

    def agree(self, value: str, why: str) -> None:
        """Settle on one value after the ratings were opened."""
        self.button("Agree on one value").click()
        self.sealed.get_by_label("The value all agree on").fill(value)
        self.sealed.get_by_label("Because").fill(why)
        with self.saving():
            self.button("Agree on it").click()
        expect(self.sealed).to_contain_text(why)

    # --- hours, rules and decisions -----------------------------------------------------------------------------------

    def rule(self, label: str, value: str) -> None:
        """Fill in one of the rules by which accounts are chosen."""
        with self.saving():
            self.page.get_by_label(label).fill(value)
            self.page.keyboard.press("Enter")

    def open_card(self, grid: str, account: str) -> None:
        """Open an account's card from a grid."""
        self.cell(grid, account, "open").get_by_role("button").click()
        expect(self.card.get_by_role("heading", name=account)).to_be_visible()

    def decide_on(self, account: str, decision: str, reason: str) -> None:
        """Decide on an account of the ranking, whatever was decided before."""
        self.open_card(RANKING, account)
        self.card.get_by_role("tab", name="Decision").click()
        if self.card.get_by_role("button", name="Change", exact=True).is_visible():
            self.button("Change").click()
        self.decide(decision, reason)
        expect(self.cell(RANKING, account, "decision")).to_have_text(decision)

    # --- where they look ----------------------------------------------------------------------------------------------

    def tile(self, label: str) -> Locator:
        """Find a tile by what stands above its figure."""
        head = self.page.locator(".kam-tile-label", has_text=re.compile(f"^{label}$"))
        return self.page.locator(".kam-tile", has=head).filter(visible=True)

    def line(self, words: str) -> Locator:
        """Find a line of a list by words in it."""
        return self.step.locator(".kam-items li", has_text=words)
