"""A workspace: a folder with the facts of a company and the documents people wrote about its accounts."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import sqlalchemy as sa

from kamwidgets.catalogue import load
from kamwidgets.edits import Edit, add_criteria, change_settings
from kamwidgets.facts import Facts, Rules
from kamwidgets.findings import Figures, Reading
from kamwidgets.model import PORTFOLIO, AccountPlan, Portfolio, Settings, UserError
from kamwidgets.store.database import open_database
from kamwidgets.store.entries import Applied, Author, Entry
from kamwidgets.store.repository import Repository
from kamwidgets.store.sample import fill
from kamwidgets.store.session import Session

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Workspace", "WorkspaceError", "new_workspace", "open_workspace"]

DATABASE = "plans.db"
SOMEBODY = Author("Somebody")
METHOD = Author("KAM Workbook", "kam")


class WorkspaceError(UserError):
    """A workspace cannot be made or opened. The message is one sentence for the person who tried."""


class Workspace:
    """The facts and documents of one company.

    Use `open_workspace` or `new_workspace` rather than this class.

    Parameters
    ----------
    folder : pathlib.Path
        Holds ``plans.db`` and ``facts/``.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._engine = open_database(sa.URL.create("sqlite", database=str(folder / DATABASE)))
        self._repository = Repository(self._engine)
        self._facts: Facts | None = None
        self._rules: Rules | None = None

    def close(self) -> None:
        """Let go of the database: its files can then be moved or copied as they are."""
        self._engine.dispose()

    @property
    def facts(self) -> Facts:
        """What happened, as imported last and counted by the workspace's settings."""
        return self.facts_by(rules_of(self.portfolio.settings))

    def facts_by(self, rules: Rules) -> Facts:
        """Return the newest facts, counted by these rules."""
        if self._facts is None or self._rules != rules or not self._facts.is_current:
            self._facts, self._rules = Facts(self.folder / "facts", rules), rules
        return self._facts

    @property
    def portfolio(self) -> Portfolio:
        """The newest revision of what holds for all accounts."""
        return cast("Portfolio", self._repository.read(PORTFOLIO)[1])

    def plan(self, account_id: str) -> AccountPlan:
        """Return the newest revision of an account's plan; empty where nobody has written one."""
        return cast("AccountPlan", self._repository.read(account_id)[1])

    def plans(self) -> dict[str, AccountPlan]:
        """Return the newest revision of every plan somebody has written to, by account."""
        accounts = (id for id in self._repository.revisions() if id != PORTFOLIO)
        return {id: cast("AccountPlan", saved[1]) for id, saved in self._repository.read_all(accounts).items()}

    def apply(self, document_id: str, edit: Edit[Any], /, *, author: Author = SOMEBODY, **arguments: Any) -> Applied:
        """Apply an edit to the newest revision of a document.

        Parameters
        ----------
        document_id : str
            An account's id, or ``"portfolio"``.
        edit : Edit
            One of ``kamwidgets.edits``.
        author : Author, optional
            Whom the history names.
        **arguments
            What the edit takes; an id it creates is made where it is missing.

        Raises
        ------
        Refused
            If the edit makes no sense there; nothing has changed.
        """
        return self._repository.apply(document_id, edit, arguments, author)

    def reading(self) -> Reading:
        """Return what facts and documents say together, at this moment."""
        return Reading(Figures(self.facts), self.portfolio, self.plans())

    def history(self, document_id: str, *, limit: int | None = None) -> list[Entry]:
        """Return how a document came about, oldest first; its newest ``limit`` entries."""
        return self._repository.history(document_id, limit=limit)

    def session(self, author: Author = SOMEBODY) -> Session:
        """Return a new page's view of the documents."""
        return Session(self._repository, self._engine, author)

    def people(self, account_id: str) -> pd.DataFrame:
        """Return the people of an account's decision-making unit, one row each, indexed by id."""
        import pandas as pd

        people = self.plan(account_id).people.values()
        columns = [
            "id",
            "name",
            "title",
            "function",
            "unit",
            "site",
            "country",
            "roles",
            "stance",
            "influence",
            "contact",
        ]
        rows = [{name: getattr(person, name) for name in columns} for person in people]
        return pd.DataFrame(rows, columns=columns).set_index("id")


def open_workspace(folder: str | Path) -> Workspace:
    """Open a workspace.

    Raises
    ------
    WorkspaceError
        If there is none at this place.
    """
    place = Path(folder).expanduser().resolve()
    if not (place / DATABASE).is_file():
        raise WorkspaceError(f"There is no workspace at {folder}: make one with “kam new {folder}”.")
    return Workspace(place)


def new_workspace(folder: str | Path, *, sample: Path | None = None, **settings: Any) -> Workspace:
    """Make a workspace: with the method's criteria, or with everything a sample company has.

    Parameters
    ----------
    folder : str or pathlib.Path
        Where; must not hold anything yet.
    sample : pathlib.Path, optional
        Folder with a company to fill it with: canonical tables and ``decisions.json``.
    **settings
        Fields of `Settings`, such as ``currency`` and ``locale``.

    Raises
    ------
    WorkspaceError
        If the folder holds something already.
    Refused
        If a setting makes no sense.
    """
    place = Path(folder).expanduser().resolve()
    if place.exists() and (not place.is_dir() or any(place.iterdir())):
        raise WorkspaceError(f"{folder} is not empty: name a folder that does not exist yet.")
    checked = change_settings(Portfolio(), **settings).settings
    place.parent.mkdir(parents=True, exist_ok=True)
    making = Path(tempfile.mkdtemp(prefix=f".{place.name}-", dir=place.parent))
    try:
        workspace = Workspace(making)
        workspace.apply(PORTFOLIO, change_settings, author=METHOD, **checked.model_dump(include=set(settings)))
        if sample is None:
            workspace.apply(PORTFOLIO, add_criteria, author=METHOD, criteria=default_criteria())
        else:
            fill(workspace, sample)
        workspace.close()
        making.rename(place)  # whole or not at all: nobody opens a workspace that was interrupted in the making
    finally:
        shutil.rmtree(making, ignore_errors=True)
    return Workspace(place)


def default_criteria() -> list[dict[str, Any]]:
    """Return the method's criteria as the catalogue gives them, equally weighted until somebody weighs them."""
    fields = ("id", "title", "unit", "worst", "best", "source", "fact")
    return [{name: getattr(criterion, name) for name in fields} for criterion in load().criteria]


def rules_of(settings: Settings) -> Rules:
    """Return how facts are counted under a workspace's settings."""
    return Rules(
        cancelled=settings.cancelled,
        as_of=settings.as_of,
        fiscal_year_start=settings.fiscal_year_start,
        currency=settings.currency,
        locale=settings.locale,
    )
