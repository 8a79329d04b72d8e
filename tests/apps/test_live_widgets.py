"""The number of live widgets stays flat: a page that is open all day must not grow."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ipywidgets.widgets import widget as registry

from kamwidgets import edits
from kamwidgets.apps.frame import Frame
from kamwidgets.apps.workbook import Workbook
from kamwidgets.steps import STEPS
from tests.company import small_company

ROUNDS = 30


def live() -> int:
    """Count the widgets that ipywidgets keeps alive."""
    return len(registry._instances)


def say(book: Workbook, **intent: Any) -> None:
    book.frame.shell._on_message(book.frame.shell, intent, [])


def everything(book: Workbook, account: str, number: int) -> None:
    """Edit what each step of an account is about, open them all, and follow all they say."""
    say(book, type="open-account", account=account)
    ada = book.page.edit(edits.add_person, name=f"Ada {number}").created
    book.page.edit(edits.set_target, product_id="1", period="2026", revenue=1000.0 + number)
    book.page.edit(edits.add_action, title=f"Call {number}", due_on="2026-03-01")
    for step in STEPS:
        say(book, type="open-step", step=step)
        for found in list(book.frame.side.findings)[:2]:
            book.frame.side._on_message(book.frame.side, {"type": "act-on-finding", "id": found["id"]}, [])
    book.go("map", account, {"place": "person", "person_id": ada})
    book.page.edit(edits.remove_person, id=ada)


def some(book: Workbook, number: int) -> None:
    """Go to another account and step, change something there, and take it back."""
    say(book, type="open-account", account="AB"[number % 2])
    say(book, type="open-step", step=list(STEPS)[number % len(STEPS)])
    book.page.edit(edits.add_person, name=f"Ben {number}", stance="supporter")
    say(book, type="undo")
    book._look()


def test_live_widgets__do_not_grow_with_use(tmp_path: Path):
    book = Workbook(Frame(), small_company(tmp_path / "w"))
    for number, account in enumerate("AB"):  # everything that is made on first use is made now
        everything(book, account, number)
    before = live()
    for number in range(ROUNDS):
        some(book, number)
    everything(book, "A", ROUNDS)
    assert live() == before
