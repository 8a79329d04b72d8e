"""The server behind ``kam serve``: Voilà over the app notebooks, on this machine only, with our pages alone."""

from __future__ import annotations

import logging
import os
import shutil
import signal
import sys
import threading
import webbrowser
from pathlib import Path
from typing import Any

import tornado.ioloop
from jupyter_core.utils import run_sync
from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import RequestHandler
from traitlets.config import Config
from voila.app import Voila
from voila.static_file_handler import AllowListFileHandler
from voila.tornado.contentshandler import VoilaContentsHandler
from voila.tornado.treehandler import TornadoVoilaTreeHandler

from kamwidgets.model import UserError
from kamwidgets.serving import faults
from kamwidgets.serving.guard import Missing, guarded
from kamwidgets.serving.places import TEMPLATES, notebooks_folder, private_folder

__all__ = ["CannotServe", "Workbook", "configuration", "serve"]

ADDRESS = "127.0.0.1"
PORT = 8866

EXTENSIONS = ["anywidget", "@jupyter-widgets/jupyterlab-manager", "@voila-dashboards/widgets-manager8"]
"""The front-end extensions a page loads; without the last no widget appears. Vega-Lite pictures need none."""

UNUSED = (TornadoVoilaTreeHandler, VoilaContentsHandler, AllowListFileHandler)
"""What Voilà offers and we do not: lists of folders, and files out of them."""

IDLE = 3600
"""Seconds after which a kernel whose page is gone ends. Most pages end their own when they are closed: see kam.js."""


class CannotServe(UserError):  # noqa: N818 - the sentence in it is for the person who typed the command
    """The server cannot start; the text says why and what to do."""


def configuration(notebooks: Path, private: Path) -> Config:
    """Return Voilà's settings for a folder of notebooks.

    Parameters
    ----------
    notebooks : Path
        The folder whose notebooks are pages.
    private : Path
        A folder that only this user can read, for connection files.
    """
    transport = "tcp" if sys.platform == "win32" else "ipc"  # Windows has no sockets in the file system
    return Config(
        {
            "Voila": {
                "root_dir": str(notebooks),
                "ip": ADDRESS,
                "open_browser": False,
                "connection_dir_root": str(private),
                "config_file_paths": [],  # settings lying about on this machine are not ours
                "tornado_settings": {
                    "allow_remote_access": False,
                    "disable_check_xsrf": True,  # the guard refuses what other websites send
                    "default_handler_class": guarded(Missing),
                    "log_function": _log_nothing,
                    "ws_ping_interval": 0,  # a lost page closes its socket; late pings would cut off a busy one
                },
            },
            "VoilaConfiguration": {
                "template": "kam",
                "theme": "light",
                "allow_template_override": "NO",
                "allow_theme_override": "NO",
                "strip_sources": True,
                "show_tracebacks": False,
                "file_allowlist": [],
                "extension_allowlist": EXTENSIONS,
                "extension_denylist": [],
            },
            "VoilaExecutor": {"on_cell_error": faults.record_cell},
            "KernelManager": {"transport": transport, "client_class": "kamwidgets.serving.kernels.PatientClient"},
            # A kernel that dies takes its page's session along: started again under the same name it would be an empty
            # one that answers nothing, and the page could not tell it from its own.
            "KernelRestarter": {"restart_limit": 0, "time_to_dead": 1.0},
            "MappingKernelManager": {"cull_idle_timeout": IDLE, "cull_interval": 60},
        }
    )


def _log_nothing(_handler: RequestHandler) -> None:
    """Keep addresses out of the log: they name accounts, and faults are recorded by the guard."""


class Workbook(Voila):
    """Voilà with the guard before every handler, the first notebook at the root, and no kernel left at the end."""

    def init_handlers(self) -> Any:
        """Return Voilà's handlers without the unused ones, each behind the guard."""
        offered: Any = super().init_handlers()  # Voilà names traitlets' List as its type
        kept = [entry for entry in offered if not issubclass(entry[1], UNUSED)]
        home = (self.base_url, FirstPage, {"notebooks": Path(self.root_dir)})
        return [(pattern, guarded(handler), *rest) for pattern, handler, *rest in [home, *kept]]

    def listen(self) -> None:
        """Listen on the port, any free one for 0, and serve until a signal comes."""
        try:
            sockets = bind_sockets(self.port, ADDRESS)
        except OSError as error:
            raise CannotServe(f"Port {self.port} is in use. Choose another: kam serve WORKSPACE --port 8900") from error
        self.port = sockets[0].getsockname()[1]
        HTTPServer(self.app).add_sockets(sockets)
        print(f"KAM Workbook is open at {self.connection_url} — stop with Ctrl+C", flush=True)  # noqa: T201
        if self.open_browser:
            threading.Thread(target=webbrowser.open, args=[self.connection_url], daemon=True).start()
        self.ioloop = tornado.ioloop.IOLoop.current()
        self.ioloop.start()

    def stop(self) -> None:
        """End the kernels, then remove what they were reached by."""
        run_sync(self.kernel_manager.shutdown_all)()
        shutil.rmtree(self.connection_dir, ignore_errors=True)


class FirstPage(RequestHandler):
    """Leads from the root to the first notebook, keeping the step and account of the address."""

    def initialize(self, notebooks: Path) -> None:
        """Take the folder of the notebooks."""
        self.notebooks = notebooks

    def get(self) -> None:
        """Redirect to the first notebook by name."""
        first = min(path.name for path in self.notebooks.glob("*.ipynb"))
        query = f"?{self.request.query}" if self.request.query else ""
        self.redirect(f"{self.settings['base_url']}voila/render/{first}{query}")


def serve(
    workspace: Path, port: int | None = None, *, open_browser: bool = False, notebooks: Path | None = None
) -> None:
    """Serve a workspace on this machine until Ctrl+C or a signal to stop.

    Parameters
    ----------
    workspace : Path
        The workspace; its kernels find it in ``KAM_WORKSPACE``.
    port : int, optional
        The port to listen on; without one 8866, or a free one where that is taken.
    open_browser : bool
        Open the address in this machine's browser.
    notebooks : Path, optional
        A folder of notebooks instead of the app's own.

    Raises
    ------
    CannotServe
        If there is no such workspace, no notebook, or the port is taken.
    """
    pages = notebooks or notebooks_folder()
    if not workspace.is_dir():
        raise CannotServe(f"There is no workspace {workspace}. Make one: kam new {workspace} --sample")
    if not any(pages.glob("*.ipynb")):
        raise CannotServe(f"There is no notebook in {pages}.")
    log = faults.start_log()
    with private_folder() as private:
        os.environ.update(_environment(workspace, Path(private), log))
        server = Workbook(config=configuration(pages, Path(private)), log=logging.getLogger("kamwidgets.serving"))
        server.initialize([])
        server.open_browser = open_browser
        server.port = PORT if port is None else port
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):  # Windows has no SIGHUP
            if number := getattr(signal, name, None):
                signal.signal(number, server._handle_signal_stop)  # noqa: SLF001 - Voilà's own, for its loop
        try:
            server.start()
        except CannotServe:
            if port is not None:
                raise
            server.port = 0
            server.listen()
        finally:
            server.stop()


def _environment(workspace: Path, private: Path, log: Path | None) -> dict[str, str]:
    """Return what server and kernels are told: where things are, and to leave this user's set-up alone."""
    return {
        "KAM_WORKSPACE": str(workspace.resolve()),
        "KAM_LOG": str(log or ""),
        "JUPYTER_PATH": os.pathsep.join(filter(None, [str(TEMPLATES), os.environ.get("JUPYTER_PATH")])),
        "JUPYTER_RUNTIME_DIR": str(private),
        "JUPYTER_CONFIG_DIR": str(private / "config"),
        "IPYTHONDIR": str(private / "ipython"),
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",  # else every kernel warns about a debugger nobody uses
    }
