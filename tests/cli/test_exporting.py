"""``kam export``: a plan as a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import kam


@pytest.mark.parametrize(("format", "begins"), [("html", b"<!doctype html>"), ("xlsx", b"PK"), ("json", b"{")])
@pytest.mark.parametrize("audience", ["internal", "customer"])
def test_export__writes_a_file(folder: Path, tmp_path: Path, format: str, begins: bytes, audience: str):
    written = tmp_path / f"plan.{format}"
    options = ("--account", "A", "--format", format, "--audience", audience, "-o")
    assert kam("export", folder, *options, written).exit_code == 0
    assert written.read_bytes().startswith(begins)


@pytest.mark.parametrize(
    "options", [("--account", "nobody"), ("--account", "A", "--format", "doc"), ("--account", "A", "--audience", "us")]
)
def test_export__refuses_in_one_sentence_and_writes_nothing(folder: Path, tmp_path: Path, options: tuple[str, ...]):
    refused = kam("export", folder, *options, "-o", tmp_path / "plan")
    assert (refused.exit_code, refused.stderr.count("\n")) == (1, 1)
    assert not (tmp_path / "plan").exists()
