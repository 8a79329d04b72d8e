"""The frame of the workbook: company, account, steps, what is saved, who is here, undo, and one notice at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import traitlets as t

from kamwidgets.widgets.account_index import AccountIndex
from kamwidgets.widgets.base import STATIC, Intent, KamWidget

__all__ = ["Shell"]


class Shell(KamWidget):
    """The header of every step. It carries the theme: without a shell in the page the other widgets have no looks.

    The workbook's root is the closest box with the class ``kam-workbook``. The shell marks it with
    ``data-kam-ready="<step>"`` once an element of the class ``kam-step-<step>`` is there to be seen with something
    in it, with ``data-kam-saved="<document>:<revision>"``, and with ``data-kam-waiting`` as long as something that was
    done is not yet dealt with. It keeps ``?step=…&account=…`` in the address.

    Parameters
    ----------
    brand, company : str
        The product's name and the company's; an empty company is left out.
    accounts : iterable of dict
        ``{id, name, key}``: all that can be opened; ``key`` ones come first and carry a star. They stay here: the page
        asks for those it lists.
    account : str
        Id of the open account; empty where none is.
    locale : str
        BCP 47, such as ``en-GB``, for numbers.
    steps : list of dict
        ``{id, title, status, open}`` in their order; ``status`` is ``empty``, ``in-progress`` or ``complete`` and
        ``open`` the number of open points.
    active : str
        Id of the step that is shown.
    ready : str
        Id of the step whose widgets are all made; empty while they are not.
    saved : dict
        ``{document, revision, at, by}`` of the last commit, ``at`` as ISO date and time; empty before the first.
    busy : dict
        ``{sentence, share, cancel}`` of the work that goes on beside the page: what is being done, the share that is
        done (0 to 1, None where nobody knows) and whether it can be stopped; ``{}`` when there is none.
    locked : dict
        ``{sentence, reasons}`` where what is shown can be read and not changed, ``reasons`` a list of sentences; ``{}``
        where it can.
    here : list of str
        Names of all who look at this, oneself included; shown from two on.
    undo, redo : str
        What undo and redo would take back; empty where there is nothing.
    person : str
        The name shown beside this person's changes.
    notice : dict
        ``{id, level, sentence, verb}`` with ``level`` of ``good``, ``warning`` or ``bad``; ``{}`` for none. It stays
        until Python changes it.

    Attributes
    ----------
    opened : dict
        The open account as in ``accounts``; ``{}`` where there is none.
    found : dict
        What the page last looked for, see `AccountIndex.find`.

    Notes
    -----
    Intents: ``hello {client, person, account, step}`` once after the first paint, with what the browser kept and the
    address asks for; ``open-step {step}``; ``open-account {account}``; ``undo``; ``redo``; ``name-person {name}``;
    ``act-on-notice {id}``; ``dismiss-notice {id}``; ``cancel-work``. The page also sends ``ping`` every few seconds,
    which is answered here: that is how it knows whether anybody is listening; and ``find-accounts {part}`` while one
    types, which is answered here too.

    Examples
    --------
    >>> shell = Shell(company="Nordwerk", steps=[{"id": "map", "title": "Map", "status": "in-progress", "open": 3}])
    >>> shell.active = "map"
    """

    INTENTS = frozenset(
        {
            "hello",
            "open-step",
            "open-account",
            "undo",
            "redo",
            "name-person",
            "act-on-notice",
            "dismiss-notice",
            "cancel-work",
            "ping",
            "find-accounts",
        }
    )
    _esm = STATIC / "shell.js"
    _css = STATIC / "theme.css"

    brand = t.Unicode("KAM Workbook").tag(sync=True)
    company = t.Unicode().tag(sync=True)
    found = t.Dict().tag(sync=True)
    opened = t.Dict().tag(sync=True)
    account = t.Unicode().tag(sync=True)
    locale = t.Unicode("en-GB").tag(sync=True)
    steps = t.List(t.Dict()).tag(sync=True)
    active = t.Unicode().tag(sync=True)
    ready = t.Unicode().tag(sync=True)
    saved = t.Dict().tag(sync=True)
    busy = t.Dict().tag(sync=True)
    locked = t.Dict().tag(sync=True)
    here = t.List(t.Unicode()).tag(sync=True)
    undo = t.Unicode().tag(sync=True)
    redo = t.Unicode().tag(sync=True)
    person = t.Unicode().tag(sync=True)
    notice = t.Dict().tag(sync=True)

    def __init__(
        self,
        *,
        accounts: Iterable[dict[str, Any]] = (),
        on_intent: Callable[[Intent], None] | None = None,
        **traits: Any,
    ) -> None:
        self._accounts: list[dict[str, Any]] = []
        self._index = AccountIndex([])
        super().__init__(on_intent=on_intent, **traits)
        self.found = self._index.find("")
        self.accounts = accounts

    @property
    def accounts(self) -> list[dict[str, Any]]:
        """All that can be opened."""
        return self._accounts

    @accounts.setter
    def accounts(self, accounts: Iterable[dict[str, Any]]) -> None:
        given = list(accounts)
        if given == self._accounts:
            return
        self._accounts, self._index = given, AccountIndex(given)
        self.found = self._index.find(self.found["part"])
        self.opened = self._index[self.account]

    @t.observe("account")
    def _on_account(self, change: t.Bunch) -> None:
        self.opened = self._index[change.new]

    def _receive(self, intent: Intent, buffers: list[memoryview]) -> None:
        match intent["type"]:
            case "ping":
                self.send({"type": "pong"})
            case "find-accounts":
                self.found = self._index.find(intent["part"])
            case _:
                super()._receive(intent, buffers)

    def download(self, name: str, mime: str, data: bytes) -> None:
        """Let the person's browser save a file.

        Parameters
        ----------
        name : str
            The file's name as it is offered.
        mime : str
            Its type, such as ``application/pdf``.
        data : bytes
            All of it.
        """
        self.send({"type": "download", "name": name, "mime": mime}, buffers=[data])

    def reveal_card(self) -> None:
        """Bring the column beside the work into view, where a narrow window has put it below."""
        self.send({"type": "reveal-card"})
