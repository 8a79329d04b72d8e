"""A workspace: a folder with the facts of a company and the documents people wrote about its accounts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from kamwidgets.catalogue import load
from kamwidgets.edits import Edit, add_criteria, change_settings
from kamwidgets.facts import Facts, Rules
from kamwidgets.findings import Figures, Group, Reading, what_changed
from kamwidgets.model import PORTFOLIO, AccountPlan, Portfolio, Settings
from kamwidgets.store.backup import write_backup
from kamwidgets.store.database import open_database
from kamwidgets.store.entries import Applied, Author, Entry
from kamwidgets.store.erasing import Erased, erase
from kamwidgets.store.making import in_the_making
from kamwidgets.store.migration import bring_up_to_date
from kamwidgets.store.moments import Moment, plan_at
from kamwidgets.store.outages import WorkspaceError
from kamwidgets.store.places import NoWorkspace, Place, place_of
from kamwidgets.store.records import record_of
from kamwidgets.store.repository import Repository
from kamwidgets.store.sample import fill
from kamwidgets.store.scrubbing import scrub_if_owed
from kamwidgets.store.session import Session
from kamwidgets.store.traces import Traces, find_traces

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    import pandas as pd

    from kamwidgets.store.matches import Match

__all__ = ["NoWorkspace", "Workspace", "WorkspaceError", "new_workspace", "open_workspace"]

SOMEBODY = Author("Somebody")
METHOD = Author("KAM Workbook", "kam")


class Workspace:
    """The facts and documents of one company.

    Use `open_workspace` or `new_workspace` rather than this class.

    Parameters
    ----------
    place : Place
        Where its documents and facts lie.
    making : bool
        Whether it is being made: only then may its database be empty.

    Attributes
    ----------
    folder : pathlib.Path
        The workspace's folder.
    engine : sqlalchemy.Engine
        The database of its documents, for the store's own modules.
    """

    def __init__(self, place: Place, *, making: bool = False) -> None:
        self.place, self.folder = place, place.folder
        self.engine = open_database(place.url, making=making)
        bring_up_to_date(self.engine)
        scrub_if_owed(self.engine)
        self._repository = Repository(self.engine)
        self._facts: Facts | None = None
        self._rules: Rules | None = None

    def close(self) -> None:
        """Let go of the database: its files can then be moved or copied as they are."""
        self.engine.dispose()

    @property
    def facts(self) -> Facts:
        """What happened, as imported last and counted by the workspace's settings."""
        return self.facts_by(rules_of(self.portfolio.settings))

    def facts_by(self, rules: Rules) -> Facts:
        """Return the newest facts, counted by these rules."""
        if self._facts is None or self._rules != rules or not self._facts.is_current:
            self._facts, self._rules = Facts(self.place.facts, rules), rules
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

    def locked(self, document_id: str) -> tuple[str, ...]:
        """Return why a document can be read but not changed, in sentences; empty where it can be changed."""
        return self._repository.open(document_id).reasons

    def at(self, account_id: str, moment: Moment) -> AccountPlan:
        """Return an account's plan as it was.

        Parameters
        ----------
        account_id : str
            Which account.
        moment : int, str or datetime.date
            A revision, a review by its title or id, or a day (as it was in the evening).

        Raises
        ------
        Refused
            If there was no such moment.
        """
        return plan_at(self._repository, account_id, moment)

    def changes(self, account_id: str, *, since: Moment, until: Moment | None = None) -> tuple[Group, ...]:
        """Say what changed in an account's plan between two moments, by default until now; see `at`.

        Examples
        --------
        ``ws.changes("A", since="Q3 review")``, ``ws.changes("A", since=date(2026, 9, 30), until="Q3 review")``
        """
        before = self.at(account_id, since)
        after = self.plan(account_id) if until is None else self.at(account_id, until)
        return what_changed(before, after, self.portfolio, Figures(self.facts).products)

    def traces(self, account_id: str, person_id: str, names: Mapping[str, str] | None = None) -> Traces:
        """Find where this workspace names a person of an account's plan, before they are erased.

        Parameters
        ----------
        account_id, person_id : str
            Whose person; one who has been taken off the map before is found in its history.
        names : mapping of str to str, optional
            What the accounts are called, where that is known already.

        Raises
        ------
        Refused
            If the plan never had such a person.
        """
        known = Figures(self.facts).names if names is None else names
        return find_traces(self.engine, self.place, account_id, person_id, known)

    def record(self, account_id: str, person_id: str) -> dict[str, Any]:
        """Return everything this workspace holds about a person of an account's plan, as plain data; see `record_of`.

        What somebody judged sealed is only counted: nobody reads that before it is opened.

        Raises
        ------
        Refused
            If the plan never had such a person.
        """
        return record_of(self.engine, self.place, account_id, person_id, Figures(self.facts).names)

    def erase(self, found: Traces, *, meant: Collection[Match] = (), author: Author = SOMEBODY) -> Erased:
        """Erase a person for good: from documents, their history, sealed ratings and facts. It cannot be undone.

        Parameters
        ----------
        found : Traces
            What `traces` found.
        meant : collection of Match
            Which of the possible matches mean this person too.
        author : Author, optional
            Whom the history names.

        Returns
        -------
        Erased
            What was rewritten, what could not be, and the copies that still hold the name.
        """
        return erase(self.engine, self.place, found, meant, author)

    def backup(self, file: str | Path) -> Path:
        """Write everything into one file while people go on working, and return where it is.

        Raises
        ------
        WorkspaceError
            If there is such a file already.
        """
        return write_backup(self, file)

    def session(self, author: Author = SOMEBODY) -> Session:
        """Return a new page's view of the documents."""
        return Session(self._repository, self.engine, author)

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


def open_workspace(workspace: str | Path, *, facts: str | Path | None = None) -> Workspace:
    """Open a workspace, migrating it first where an earlier version of the program wrote it.

    Parameters
    ----------
    workspace : str or pathlib.Path
        Its folder, or the address of its PostgreSQL database.
    facts : str or pathlib.Path, optional
        The folder of its facts, where that is another than ``facts`` in its folder.

    Raises
    ------
    WorkspaceError
        If there is none at this place, its database cannot be reached, or a newer program has written to it.
    """
    return Workspace(place_of(workspace, facts))


def new_workspace(
    folder: str | Path, *, sample: Path | None = None, database: str | None = None, **settings: Any
) -> Workspace:
    """Make a workspace: with the method's criteria, or with everything a sample company has.

    Parameters
    ----------
    folder : str or pathlib.Path
        Where; must not hold anything yet.
    sample : pathlib.Path, optional
        Folder with a company to fill it with: canonical tables and ``decisions.json``.
    database : str, optional
        Address of an empty PostgreSQL database for its documents; else they lie in a file in the folder.
    **settings
        Fields of `Settings`, such as ``currency`` and ``locale``.

    Raises
    ------
    WorkspaceError
        If the folder or the database holds something already, or the folder lies on a network drive.
    Refused
        If a setting makes no sense.
    """
    checked = change_settings(Portfolio(), **settings).settings
    with in_the_making(folder, database) as place:
        workspace = Workspace(place, making=True)
        workspace.apply(PORTFOLIO, change_settings, author=METHOD, **checked.model_dump(include=set(settings)))
        if sample is None:
            workspace.apply(PORTFOLIO, add_criteria, author=METHOD, criteria=default_criteria())
        else:
            fill(workspace, sample)
        workspace.close()
    return open_workspace(folder)


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
