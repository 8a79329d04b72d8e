"""How the command line ends: 0 well, 1 with one sentence, 2 for what it does not understand."""

from __future__ import annotations

import pytest

from tests.cli.conftest import kam


@pytest.mark.parametrize("command", ["new", "check", "backup", "restore"])
def test_help__explains_every_argument(command: str):
    told = kam(command, "--help")
    assert told.exit_code == 0
    assert "WORKSPACE" in told.stdout


def test_usage__is_told_apart_from_errors():
    assert kam("dance").exit_code == 2
    assert kam("show").exit_code == 2
    assert kam("--help").exit_code == 0
