"""What the log gets to know of a fault, and what it must not."""

from __future__ import annotations

import pytest

from kamwidgets.serving import faults


def test_record__logs_the_id_that_it_returns(caplog: pytest.LogCaptureFixture):
    fault = faults.record("a page", "KeyError", ["a.py:3 in load"])
    assert caplog.messages == [f"error id {fault}: a page: KeyError\n  a.py:3 in load"]
    caplog.clear()


def test_record_cell__leaves_the_id_on_the_cell_and_values_out_of_the_log(caplog: pytest.LogCaptureFixture):
    traceback = [
        "\x1b[31mValueError\x1b[39m  Traceback (most recent call last)",
        "\x1b[36mCell\x1b[39m\x1b[36m \x1b[39m\x1b[32mIn[1]\x1b[39m\x1b[32m, line 3\x1b[39m\n      3 load('Jane Roe')",
        "\x1b[36mFile a.py:7\x1b[39m, in \x1b[36mload\x1b[39m\x1b[34m(who='Jane Roe')\x1b[39m",
        "\x1b[31mValueError\x1b[39m: Jane Roe",
    ]
    cell = {"metadata": {}}
    reply = {"content": {"ename": "ValueError", "evalue": "Jane Roe", "traceback": traceback}}
    faults.record_cell(cell=cell, cell_index=0, execute_reply=reply)
    fault = cell["metadata"]["kam_error_id"]
    assert caplog.messages == [f"error id {fault}: cell 1 of a page: ValueError\n  In[1], line 3\n  a.py:7 in load"]
    caplog.clear()
