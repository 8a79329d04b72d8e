"""From the long list to the short one: rules over facts, and who is kept or taken out in spite of them (M3, M6)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from kamwidgets.methods.frames import labels
from kamwidgets.methods.words import listing
from kamwidgets.model import ACCOUNT_FACTS, PLAIN, CutRule, Formats

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kamwidgets.model import Override

__all__ = ["FirstCut", "cut_rule_in_words", "fact_in_words", "first_cut"]


@dataclass(frozen=True, slots=True)
class FirstCut:
    """Who is on the short list, and why the others are not.

    Attributes
    ----------
    short_list : tuple of str
        Accounts to compare, in the order they came.
    cut : mapping of str to tuple of str
        By account that fails a rule, the ids of the rules it fails; also those that are kept all the same.
    unknown : mapping of str to tuple of str
        By account, the ids of rules that cannot be answered because the fact is unknown: they do not cut.
    kept, taken_out : mapping of str to str
        Accounts on the list in spite of a rule, and accounts taken out by hand, with the reason.
    rules : mapping of str to CutRule
        The rules that say something.
    """

    short_list: tuple[str, ...]
    cut: Mapping[str, tuple[str, ...]]
    unknown: Mapping[str, tuple[str, ...]]
    kept: Mapping[str, str]
    taken_out: Mapping[str, str]
    rules: Mapping[str, CutRule]

    @property
    def by_rule(self) -> dict[str, int]:
        """How many accounts each rule cuts, by its id."""
        return {id: sum(id in rules for rules in self.cut.values()) for id in self.rules}

    def why(self, account: str, formats: Formats = PLAIN) -> str:
        """Say why an account is on the list or not; empty where nothing is to be said."""
        rules = [cut_rule_in_words(self.rules[id], formats) for id in self.cut.get(account, ())]
        if account in self.taken_out:
            return f"Taken out: {self.taken_out[account]}"
        if account in self.kept:
            return f"Kept: {self.kept[account]}"
        if rules:
            return f"Not {listing(rules, 5)}"
        missing = [ACCOUNT_FACTS[self.rules[id].fact].title.lower() for id in self.unknown.get(account, ())]
        return f"Unknown: {listing(missing, 5)}" if missing else ""

    def explain(self, formats: Formats = PLAIN) -> str:
        """Say how many are on the short list, and what each rule cuts."""
        everybody = len({*self.short_list, *self.cut, *self.taken_out})
        are = "is" if len(self.short_list) == 1 else "are"
        listed = f"{formats.number(len(self.short_list))} of {formats.count(everybody, 'account')}"
        said = f"{listed} {are} on the short list."
        if not self.rules:
            return f"{said} No rule is set, so nobody is cut."
        cuts = [
            f"“{cut_rule_in_words(self.rules[id], formats)}” cuts {formats.number(number)}"
            for id, number in self.by_rule.items()
        ]
        return f"{said} {listing(cuts, 8)}."

    def as_json(self) -> dict[str, Any]:
        """Return the result as plain data."""
        return {
            "short_list": list(self.short_list),
            "cut": {account: list(rules) for account, rules in self.cut.items()},
            "unknown": {account: list(rules) for account, rules in self.unknown.items()},
            "kept": dict(self.kept),
            "taken_out": dict(self.taken_out),
            "by_rule": self.by_rule,
        }


def first_cut(
    facts: pd.DataFrame, rules: Mapping[str, CutRule], overrides: Mapping[str, Override] | None = None
) -> FirstCut:
    """Cut a long list by rules over facts (M3).

    An account stays that passes every rule. What is not known cuts nobody: it is said.

    Parameters
    ----------
    facts : pandas.DataFrame
        One row per account, a column for each fact of ``ACCOUNT_FACTS`` that a rule asks for; NaN or empty = unknown.
    rules : mapping of str to CutRule
        By id; one without bounds or words says nothing yet.
    overrides : mapping of str to Override, optional
        By account: kept in spite of the rules, or taken out, with a reason.

    Examples
    --------
    >>> from kamwidgets.model import CutRule, Override
    >>> facts = pd.DataFrame({"revenue": [900.0, 200.0, None]}, index=["a", "b", "c"])
    >>> rules = {"size": CutRule(id="size", fact="revenue", low=500)}
    >>> cut = first_cut(facts, rules)
    >>> cut.short_list, cut.why("b"), cut.why("c")
    (('a', 'c'), 'Not turnover at least €500', 'Unknown: turnover')
    >>> first_cut(facts, rules, {"b": Override(on_list=True, reason="Grows fast.")}).short_list
    ('a', 'b', 'c')
    """
    accounts, said = labels(facts.index), {id: rule for id, rule in rules.items() if rule.says_something}
    by_hand = {account: each for account, each in (overrides or {}).items() if account in set(accounts)}
    fails: dict[str, list[str]] = {}
    unknown: dict[str, list[str]] = {}
    for id, rule in said.items():
        passes, known = _answers(facts[rule.fact], rule)
        for account in np.array(accounts, dtype=object)[known & ~passes]:
            fails.setdefault(account, []).append(id)
        for account in np.array(accounts, dtype=object)[~known]:
            unknown.setdefault(account, []).append(id)
    out = {account: each.reason for account, each in by_hand.items() if not each.on_list}
    kept = {account: each.reason for account, each in by_hand.items() if each.on_list}
    return FirstCut(
        short_list=tuple(each for each in accounts if each not in out and (each not in fails or each in kept)),
        cut={account: tuple(ids) for account, ids in fails.items()},
        unknown={account: tuple(ids) for account, ids in unknown.items()},
        kept=kept,
        taken_out=out,
        rules=said,
    )


def cut_rule_in_words(rule: CutRule, formats: Formats = PLAIN) -> str:
    """Write a rule as one would say it: turnover at least €500."""
    fact = ACCOUNT_FACTS[rule.fact]
    title = fact.title.lower()
    if rule.test == "is":
        return f"{title} {' or '.join(rule.words)}"
    low, high = (fact_in_words(rule.fact, bound, formats) for bound in (rule.low, rule.high))
    if rule.test == "between":
        return f"{title} between {low} and {high}"
    return f"{title} at least {low}" if rule.test == "at-least" else f"{title} at most {high}"


def fact_in_words(fact_id: str, value: float | None, formats: Formats = PLAIN) -> str:
    """Write the value of a measurable fact in its unit; a dash where it is not known."""
    match ACCOUNT_FACTS[fact_id].kind:
        case "money":
            return formats.money(value)
        case "share":
            return formats.share(value)
        case _:
            return formats.number(value, 0 if value is None or float(value).is_integer() else 1)


def _answers(values: pd.Series[Any], rule: CutRule) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """Return for every account whether it passes, and whether that is known."""
    if rule.test == "is":
        words = values.fillna("").astype(str).str.strip()
        wanted = {word.strip().casefold() for word in rule.words}
        return words.str.casefold().isin(wanted).to_numpy(dtype=bool), (words != "").to_numpy(dtype=bool)
    amounts = values.astype(float)
    passes = pd.Series(True, amounts.index)
    if rule.low is not None and rule.test != "at-most":
        passes &= amounts >= rule.low
    if rule.high is not None and rule.test != "at-least":
        passes &= amounts <= rule.high
    return passes.to_numpy(dtype=bool), amounts.notna().to_numpy(dtype=bool)
