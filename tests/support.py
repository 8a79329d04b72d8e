"""Where the tests find what lies outside the package."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
NORTHWIND = SHARED / "data" / "northwind"
