"""The settings that keep the server to itself, and what it refuses to start with."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest

from kamwidgets.serving import CannotServe, serve
from kamwidgets.serving.app import IDLE, configuration
from kamwidgets.serving.places import TEMPLATES, log_file, notebooks_folder, private_folder

TEMPLATE = TEMPLATES / "voila" / "templates" / "kam"


def test_configuration__keeps_to_this_machine_and_shows_no_code(tmp_path: Path):
    settings = configuration(tmp_path, tmp_path / "private")
    assert settings.Voila.ip == "127.0.0.1"
    assert settings.Voila.root_dir == str(tmp_path)
    assert settings.Voila.config_file_paths == []
    pages = settings.VoilaConfiguration
    assert (pages.show_tracebacks, pages.strip_sources) == (False, True)
    assert (pages.allow_template_override, pages.allow_theme_override) == ("NO", "NO")
    assert pages.file_allowlist == []
    assert "@voila-dashboards/widgets-manager8" in pages.extension_allowlist


def test_configuration__ends_kernels_that_nobody_looks_at_but_not_soon(tmp_path: Path):
    culling = configuration(tmp_path, tmp_path).MappingKernelManager
    assert culling.cull_idle_timeout == IDLE >= 1800
    assert culling.cull_interval > 0
    assert "cull_connected" not in culling


def test_configuration__does_not_start_a_dead_kernel_again_as_an_empty_one(tmp_path: Path):
    assert configuration(tmp_path, tmp_path).KernelRestarter.restart_limit == 0


def test_configuration__does_not_cut_off_a_page_that_is_merely_busy(tmp_path: Path):
    # Jupyter compares the age of the last pong with a timeout as long as the interval: a timer that fires a few
    # milliseconds late closes the connection, and the page fetches everything again.
    assert configuration(tmp_path, tmp_path).Voila.tornado_settings["ws_ping_interval"] == 0


def test_notebooks_folder__holds_the_app_notebooks():
    assert min(path.name for path in notebooks_folder().glob("[0-9]*.ipynb")).startswith("0_")


def test_private_folder__is_short_and_for_this_user_only():
    with private_folder() as folder:
        assert len(folder) < 40 or sys.platform == "win32"
        assert Path(folder).stat().st_mode & 0o077 == 0
    assert not Path(folder).exists()


def test_log_file__lies_where_the_system_keeps_such_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert log_file() == tmp_path / "kam-workbook" / "serve.log"


@pytest.mark.parametrize("path", sorted(TEMPLATE.rglob("*.*")), ids=lambda path: path.name)
def test_template__asks_nothing_from_outside_and_runs_nothing_inline(path: Path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"https?:|src=\"//|@import", text)
    assert not re.search(r"<script(?![^>]*(?:\bsrc=|type=\"application/json\"))", text)
    assert not re.search(r"\son[a-z]+=\"", text)


def test_template__extends_the_lab_template():
    assert json.loads((TEMPLATE / "conf.json").read_text(encoding="utf-8")) == {"base_template": "lab"}


def test_serve__says_how_to_make_the_workspace_that_is_missing(tmp_path: Path):
    with pytest.raises(CannotServe, match=r"kam new .*nowhere --sample"):
        serve(tmp_path / "nowhere")


def test_serve__refuses_a_folder_without_notebooks(tmp_path: Path):
    with pytest.raises(CannotServe, match="no notebook"):
        serve(tmp_path, notebooks=tmp_path)
