"""``kam new``: a workspace, in a folder or in a database."""

from __future__ import annotations

from pathlib import Path

from kamwidgets.store import open_workspace
from tests.cli.conftest import kam
from tests.postgres import Server


def test_new__makes_a_workspace_once(tmp_path: Path):
    made = kam("new", tmp_path / "w", "--currency", "SEK", "--locale", "sv_SE")
    assert (made.exit_code, made.stderr) == (0, "")
    assert "kam serve" in made.stdout
    assert open_workspace(tmp_path / "w").portfolio.settings.currency == "SEK"
    again = kam("new", tmp_path / "w")
    assert (again.exit_code, again.stdout) == (1, "")
    assert again.stderr == f"{tmp_path / 'w'} is not empty: name a folder that does not exist yet.\n"


def test_new__refuses_a_setting_in_one_sentence(tmp_path: Path):
    refused = kam("new", tmp_path / "w", "--locale", "nowhere")
    assert refused.exit_code == 1
    assert refused.stderr.count("\n") == 1
    assert "Traceback" not in refused.stderr


def test_new__with_a_database_and_never_its_password(tmp_path: Path, postgres: Server):
    address = postgres.fresh().set(password="geheim").render_as_string(hide_password=False)  # noqa: S106
    made = kam("new", tmp_path / "w", "--database", address)
    assert (made.exit_code, made.stderr) == (0, "")
    assert kam("check", tmp_path / "w").exit_code == 0
    again = kam("new", tmp_path / "v", "--database", address)
    assert again.exit_code == 1
    assert again.stderr.startswith("This database holds a workspace already")
    assert "geheim" not in made.output + again.output
    wrong = kam("new", tmp_path / "v", "--database", "mysql://kam:geheim@host/x")
    assert (wrong.exit_code, wrong.stderr.count("\n")) == (1, 1)
    assert "geheim" not in wrong.output
