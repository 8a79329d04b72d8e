"""The log gets what broke and where, never what somebody typed."""

from __future__ import annotations

import logging
import sys
from pathlib import Path

import pytest

from kamwidgets.store import faults


def test_discreet__writes_type_and_places_of_an_exception_without_its_text():
    entry = logging.LogRecord("x", logging.ERROR, __file__, 1, "it failed", None, None)
    try:
        int("Jane Roe")
    except ValueError:
        entry.exc_info = sys.exc_info()
    text = faults.Discreet().format(entry)
    assert text.splitlines()[0].endswith("it failed")
    assert "ValueError" in text
    assert "test_discreet__writes_type" in text
    assert "Jane Roe" not in text


def test_log_as_told__writes_to_the_servers_log_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    log, path = logging.getLogger("kamwidgets"), tmp_path / "serve.log"
    monkeypatch.setattr(log, "handlers", [])
    monkeypatch.setattr(log, "propagate", True)
    monkeypatch.setenv("KAM_LOG", str(path))
    faults.log_as_told()
    faults.log_as_told()
    logging.getLogger("kamwidgets.steps.page").error("error id 7F3A: Somewhere")
    log.handlers[0].close()
    assert path.read_text(encoding="utf-8").count("error id 7F3A") == 1
