"""The ways to set up the workbook agree with each other, and none of them names a registry."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

from tests.support import ROOT

CONDA_NAMES = {
    "ibis-framework[duckdb]": "ibis-duckdb",
    "jupyter-server": "jupyter_server",
    "psycopg[binary]": "psycopg",
}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
REQUIREMENTS = sorted((ROOT / "requirements").glob("*.txt"))
ADDRESS = re.compile(r"https?://|--(?:extra-)?index-url|--find-links|^\s*#.*via -[rc] /", re.MULTILINE)


def split(requirement: str) -> tuple[str, str]:
    """Part a requirement into the package's name and its versions."""
    name, versions = re.fullmatch(r"([\w.\[\]-]+)\s*(.*)", requirement).groups()  # pyright: ignore[reportOptionalMemberAccess]
    return name, versions


def conda_packages() -> dict[str, str]:
    """Read the packages of environment.yml, one a line after ``dependencies:``."""
    lines = (ROOT / "environment.yml").read_text(encoding="utf-8").partition("dependencies:")[2].splitlines()
    return dict(split(line.removeprefix("  - ")) for line in lines if line)


def test_environment__lists_what_pyproject_needs_in_the_same_versions():
    needed = {CONDA_NAMES.get(name, name): versions for name, versions in map(split, PROJECT["dependencies"])}
    needed |= {"python": PROJECT["requires-python"], "pip": ""}
    assert conda_packages() == needed


@pytest.mark.parametrize("path", REQUIREMENTS, ids=lambda path: path.name)
def test_requirements__name_no_registry_and_hash_every_package(path: Path):
    text = path.read_text(encoding="utf-8")
    assert not ADDRESS.search(text)
    packages = re.split(r"\n(?=\S)", text.strip())
    assert [package for package in packages if "--hash=sha256:" not in package] == []


@pytest.mark.parametrize(("extra", "file"), [([], "app.txt"), (PROJECT["optional-dependencies"]["test"], "test.txt")])
def test_requirements__pin_all_that_pyproject_names(extra: list[str], file: str):
    text = (ROOT / "requirements" / file).read_text(encoding="utf-8")
    pinned = set(re.findall(r"^([\w.-]+)(?:\[[\w,]+\])?==", text, re.MULTILINE))
    named = {split(requirement)[0].partition("[")[0] for requirement in [*PROJECT["dependencies"], *extra]}
    assert named - pinned == set()


def test_requirements__agree_on_the_versions_they_share():
    app, test = ((ROOT / "requirements" / name).read_text(encoding="utf-8") for name in ("app.txt", "test.txt"))
    pins = [set(re.findall(r"^\S+==\S+", text, re.MULTILINE)) for text in (app, test)]
    assert pins[0] <= pins[1]


def test_package_lock__names_no_registry():
    lock = json.loads((ROOT / "kamwidgets/widgets/js/package-lock.json").read_text(encoding="utf-8"))
    assert [name for name, package in lock["packages"].items() if "resolved" in package] == []
