"""One workbook with six doors: which step is open, for which account, what is saved, who else is here."""

from __future__ import annotations

import atexit
from typing import Any

from kamwidgets.apps.frame import Frame
from kamwidgets.apps.live import follow
from kamwidgets.apps.planning import Planning
from kamwidgets.apps.working import Work
from kamwidgets.findings import Finding
from kamwidgets.model import PORTFOLIO
from kamwidgets.steps import STEPS, Page, Step, is_shown, show
from kamwidgets.store import Author, Entry, Workspace, WorkspaceError
from kamwidgets.widgets import Intent

__all__ = ["Workbook"]

NOBODY = Author("Somebody")


class Workbook:
    """The steps of one page. A step is built when it is first opened, then shown or hidden.

    Parameters
    ----------
    frame : Frame
        Where the steps stand.
    workspace : Workspace
        Whose facts and documents are shown.
    step : str
        The step to begin with.
    account_id : str
        The account to begin with; empty, or unknown, for the first key account.
    """

    def __init__(self, frame: Frame, workspace: Workspace, *, step: str = "start", account_id: str = "") -> None:
        self.frame = frame
        self.session = workspace.session(NOBODY)
        self.page = Page(workspace, self.session, self)
        self.page.account_id = self._account_or_first(account_id)
        self._steps: dict[str, Step] = {}
        self._stale: set[str] = set()
        self._found: dict[str, Finding] = {}
        self._planning = Planning(self.page)
        self._out_of_reach = False
        self._work = Work(frame.shell)
        self.notify, self.download, self.work = frame.notify, frame.download, self._work.start
        frame.shell.on_intent = self.page.guarded(self._on_shell)
        frame.side.on_intent = self.page.guarded(self._on_finding)
        self.session.changed.connect(self._on_changed)
        self.session.met.connect(self._on_met)
        frame.work.children = []
        frame.show_side(True)
        self._show_saved(self.page.documents[-1])
        self.go(step)
        follow(self._look)
        atexit.register(self.session.leave)  # a page that is closed ends its kernel

    # --- what the steps may ask of their host ---------------------------------------------------------------------

    def go(self, step: str, account_id: str = "", focus: dict[str, Any] | None = None) -> None:
        """Open a step, of an account if one is named."""
        if account_id and account_id != self.page.account_id:
            self.page.account_id = account_id
            self._show_saved(account_id)
            self._stale |= self._steps.keys()
        self._shown(step).focus(focus or {})
        self._tell()
        if focus:
            self.reveal_card()

    def reveal_card(self) -> None:
        """Bring the step's card into view, where a narrow window has put it below the work."""
        card = self._steps[self.frame.shell.active].aside
        if card is not None and is_shown(card):
            self.frame.shell.reveal_card()

    def refresh(self) -> None:
        """Show anew what rests on the facts, after an import."""
        self.page.account_id = self._account_or_first(self.page.account_id)
        self._stale |= self._steps.keys()
        self._shown(self.frame.shell.active)
        self._tell()

    def _shown(self, step: str) -> Step:
        """Show one step and hide the others: built on its first time, refreshed if something changed meanwhile."""
        shell = self.frame.shell
        new = step not in self._steps
        if new:
            self._steps[step] = STEPS[step](self.page)
            self.frame.work.children = [built.widget for built in self._steps.values()]
        for name, built in self._steps.items():
            show(built.widget, name == step)
        if step in self._stale and not new:
            self._steps[step].pull()  # once it is shown: what is hidden has no size to draw for
        self._stale.discard(step)
        self.frame.show_aside(self._steps[step].aside)
        with shell.hold_sync():
            shell.active = shell.ready = step
        return self._steps[step]

    # --- what the frame shows -------------------------------------------------------------------------------------

    def _tell(self) -> None:
        """Bring header and findings in line with the documents."""
        shell, page = self.frame.shell, self.page
        statuses = page.reading.statuses(page.account_id)
        now = statuses[shell.active]
        undo, redo = (self.session.next_step(page.documents, verb) for verb in ("undo", "redo"))
        self._found = {found.id: found for found in now.findings}
        also = self._planning.verbs(shell.active, now.missing)
        with shell.hold_sync(), self.frame.side.hold_sync():
            shell.company = page.portfolio.settings.company
            shell.locale = page.formats.tag
            shell.accounts = self._accounts()
            shell.account = page.account_id
            shell.steps = [
                {"id": name, "title": STEPS[name].name, "status": status.status, "open": status.open}
                for name, status in statuses.items()
            ]
            shell.undo = undo.sentence if undo else ""
            shell.redo = redo.sentence if redo else ""
            shell.locked = self._locked()
            self.frame.side.findings = [
                {
                    "id": found.id,
                    "level": found.level,
                    "sentence": found.sentence,
                    "verb": found.verb,
                    "also": also.get(found.id, ""),
                }
                for found in now.findings
            ]
            self.frame.side.notes = list(now.notes)

    def _show_saved(self, document_id: str) -> None:
        """Say when a document was last saved, and by whom."""
        saved: dict[str, Any] = {}
        for latest in self.page.workspace.history(document_id, limit=1):
            saved = {"revision": latest.revision, "at": latest.at.isoformat(), "by": latest.by}
        self.frame.shell.saved = {"document": document_id, **saved} if saved else {}

    def _locked(self) -> dict[str, Any]:
        """Say what of the page can be read and not changed, and why."""
        why = {id: self.session.locked(id) for id in self.page.documents}
        reasons = [reason for each in why.values() for reason in each]
        if not reasons:
            return {}
        what = "The company's settings" if why[PORTFOLIO] else "This plan"
        return {"sentence": f"{what} can be read, not changed.", "reasons": reasons}

    def _accounts(self) -> list[dict[str, Any]]:
        """Every account that can be opened."""
        plans, names = self.session.plans(), self.page.reading.names
        everybody = dict.fromkeys([*names, *plans])
        return [{"id": id, "name": names.get(id, id), "key": id in plans and plans[id].is_key} for id in everybody]

    def _account_or_first(self, account_id: str) -> str:
        """Return the account if there is one of that id, else the first key account by name, else none."""
        plans, names = self.session.plans(), self.page.reading.names
        keys = (account for account, plan in plans.items() if plan.is_key)
        first = min(keys, key=lambda account: names.get(account, account), default="")
        return account_id if account_id in {*names, *plans} else first

    # --- what people do -------------------------------------------------------------------------------------------

    def _on_shell(self, intent: Intent) -> None:
        match intent["type"]:
            case "hello" | "name-person":
                self._on_name(intent)
            case "open-step":
                self.go(intent["step"] if intent["step"] in STEPS else "start")
            case "open-account":
                self.go(self.frame.shell.active, self._account_or_first(intent["account"]))
            case "undo" | "redo" as verb if self.session.next_step(self.page.documents, verb):
                getattr(self.session, verb)(self.page.documents)
            case "undo" | "redo":
                pass  # pressed before the header could know that there is nothing
            case "cancel-work":
                self._work.stop()
            case _:
                self.frame.answer_notice(intent)

    def _on_name(self, intent: Intent) -> None:
        """Go on as whoever the browser says is there."""
        name = intent.get("person", intent.get("name", "")).strip()[:80]
        client = str(intent.get("client", self.session.author.client))[:80]
        self.session.renamed(Author(name or NOBODY.name, client))
        self.frame.shell.person = name
        self.frame.shell.here = self.session.report(self.page.account_id or PORTFOLIO)
        self._tell()

    def _on_finding(self, intent: Intent) -> None:
        if intent["type"] == "plan-finding":
            self._planning.take(intent["id"])
            return
        found = self._found.get(intent["id"])
        if found is None:
            return
        self.go(found.step, str(found.target.get("account_id", "")), dict(found.target))

    def _on_changed(self, document_id: str) -> None:
        """Show a new revision, written here or elsewhere."""
        if document_id in self.page.documents:
            self._show_saved(document_id)
        self._stale |= self._steps.keys()
        self._shown(self.frame.shell.active)
        self._tell()

    def _on_met(self, entry: Entry) -> None:
        """Somebody else changed what this person had changed."""
        take_back = self.page.guarded(lambda: self.session.take_back(entry))
        self.notify(f"{entry.by} changed what you had changed: {entry.sentence}.", "warning", "Undo", take_back)

    def _look(self) -> None:
        """Take in what others did; where the workspace cannot be reached, say so once and go on trying."""
        try:
            self.session.poll()
        except WorkspaceError as error:
            if not self._out_of_reach:
                self.notify(str(error), "bad")
            self._out_of_reach = True
            return
        self._out_of_reach = False
        here = self.session.report(self.page.account_id or PORTFOLIO)
        if here != self.frame.shell.here:
            self.frame.shell.here = here
