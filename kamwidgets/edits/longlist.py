"""Edits of the long list: rules of the first cut and who stays all the same, named accounts, corrections (M3, M5)."""

from __future__ import annotations

from datetime import date
from typing import Any

from kamwidgets.edits.edit import Refused, edit, part, with_part, without_part
from kamwidgets.model import Correction, CutRule, NamedAccount, Override, Portfolio, correction_id

__all__ = [
    "add_cut_rule",
    "add_named_account",
    "change_cut_rule",
    "correct_account",
    "keep_account",
    "remove_correction",
    "remove_cut_rule",
    "remove_named_account",
    "remove_override",
    "rename_named_account",
    "take_out_account",
]


@edit("A rule of the first cut added")
def add_cut_rule(portfolio: Portfolio, *, id: str, **fields: Any) -> Portfolio:
    """Add a rule that accounts must meet to come on the short list."""
    if id in portfolio.cut:
        raise Refused("This rule is there already.")
    return with_part(portfolio, "cut", id, CutRule(id=id, **fields))


@edit("A rule of the first cut changed")
def change_cut_rule(portfolio: Portfolio, *, id: str, **fields: Any) -> Portfolio:
    """Change what a rule of the first cut asks for."""
    rule: CutRule = part(portfolio.cut, id, "rule")
    return with_part(portfolio, "cut", id, rule.but(**fields))


@edit("A rule of the first cut removed")
def remove_cut_rule(portfolio: Portfolio, *, id: str) -> Portfolio:
    """Take a rule of the first cut away."""
    return without_part(portfolio, "cut", id, "rule")


@edit(lambda _portfolio, said: f"Account {said['account_id']} kept on the short list: {said['reason']}")
def keep_account(portfolio: Portfolio, *, account_id: str, reason: str) -> Portfolio:
    """Keep an account on the short list whatever the rules say."""
    return _override(portfolio, account_id, True, reason)


@edit(lambda _portfolio, said: f"Account {said['account_id']} taken off the short list: {said['reason']}")
def take_out_account(portfolio: Portfolio, *, account_id: str, reason: str) -> Portfolio:
    """Take an account off the short list whatever the rules say."""
    return _override(portfolio, account_id, False, reason)


@edit(lambda _portfolio, said: f"The rules decide again whether account {said['account_id']} is on the short list")
def remove_override(portfolio: Portfolio, *, account_id: str) -> Portfolio:
    """Let the rules decide about an account again."""
    return without_part(portfolio, "overrides", account_id, "exception")


@edit(lambda _portfolio, said: f"{said['name']} added by name")
def add_named_account(portfolio: Portfolio, *, id: str, name: str) -> Portfolio:
    """Add an account of which nothing but the name is known."""
    if id in portfolio.named:
        raise Refused("This account is there already.")
    _not_twice(portfolio, name, id)
    return with_part(portfolio, "named", id, NamedAccount(id=id, name=name.strip()))


@edit(lambda portfolio, said: f"Account renamed: {portfolio.named[said['id']].name}")
def rename_named_account(portfolio: Portfolio, *, id: str, name: str) -> Portfolio:
    """Change the name of an account that is known only by it."""
    named: NamedAccount = part(portfolio.named, id, "account")
    _not_twice(portfolio, name, id)
    return with_part(portfolio, "named", id, named.but(name=name.strip()))


@edit(lambda portfolio, said: f"{portfolio.named[said['id']].name} removed")
def remove_named_account(portfolio: Portfolio, *, id: str) -> Portfolio:
    """Take away an account that is known only by name, with its exception and corrections."""
    without = without_part(portfolio, "named", id, "account")
    return without.but(
        overrides={account: each for account, each in portfolio.overrides.items() if account != id},
        corrections={key: each for key, each in portfolio.corrections.items() if each.account_id != id},
    )


@edit(lambda _portfolio, said: f"Account {said['account_id']}: {said['field'].replace('_id', '')} corrected")
def correct_account(  # noqa: PLR0913 - who says what of which field, and why
    portfolio: Portfolio, *, account_id: str, field: Any, value: str, reason: str, by: str = "", on: date | None = None
) -> Portfolio:
    """Say what an imported field of an account should be, with a reason; the imported value stays beside it."""
    if not reason.strip():
        raise Refused("Say why: a correction needs its reason.")
    if field == "relationship" and value not in ("existing", "emerging", "prospect"):
        raise Refused("The kind of relationship is existing, emerging or prospect.")
    if field == "parent_id" and value == account_id:
        raise Refused("An account cannot be its own parent: leave it empty where there is none.")
    said = Correction(account_id=account_id, field=field, value=value.strip(), reason=reason.strip(), by=by, on=on)
    return with_part(portfolio, "corrections", correction_id(account_id, field), said)


@edit(lambda _portfolio, said: f"Account {said['account_id']}: {said['field'].replace('_id', '')} as imported again")
def remove_correction(portfolio: Portfolio, *, account_id: str, field: str) -> Portfolio:
    """Let what was imported count again."""
    return without_part(portfolio, "corrections", correction_id(account_id, field), "correction")


def _override(portfolio: Portfolio, account_id: str, on_list: bool, reason: str) -> Portfolio:
    if not reason.strip():
        raise Refused("Say why: others will ask.")
    return with_part(portfolio, "overrides", account_id, Override(on_list=on_list, reason=reason.strip()))


def _not_twice(portfolio: Portfolio, name: str, id: str) -> None:
    if not name.strip():
        raise Refused("An account needs a name.")
    if any(each.name.casefold() == name.strip().casefold() for each in portfolio.named.values() if each.id != id):
        raise Refused(f"{name.strip()} is on the list already.")
