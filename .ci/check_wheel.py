"""Build the wheel and hold it against the tree: what an installed workbook opens must be inside."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUNDLE = "kamwidgets/widgets/static/"


def built(folder: Path) -> set[str]:
    """Build the wheel into a folder and return the names in it."""
    subprocess.run(["uv", "build", "--quiet", "--wheel", "--out-dir", str(folder), str(ROOT)], check=True)
    (wheel,) = folder.glob("*.whl")
    return set(zipfile.ZipFile(wheel).namelist())


def expected() -> set[str]:
    """Name what has to be there: the package's own files, each widget's bundle, the notebooks and the sample."""
    javascript = ROOT / "kamwidgets" / "widgets" / "js"
    skipped = (javascript, ROOT / BUNDLE)
    files = {
        path
        for path in (ROOT / "kamwidgets").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and not any(path.is_relative_to(one) for one in skipped)
    }
    names = {path.relative_to(ROOT).as_posix() for path in files}
    names |= {f"{BUNDLE}{path.name}" for path in (javascript / "src").glob("*.[cj]s*")}
    for folder, target in (("notebooks", "serving/notebooks"), ("data_samples", "data_samples")):
        inside = (path for path in (ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts)
        names |= {f"kamwidgets/{target}/{path.relative_to(ROOT / folder).as_posix()}" for path in inside}
    return names


def main() -> int:
    """Print what is missing or does not belong; 0 where all is well."""
    with tempfile.TemporaryDirectory() as folder:
        names = built(Path(folder))
    missing = sorted(expected() - names)
    strays = sorted(name for name in names if "node_modules" in name or "__pycache__" in name)
    for problem, found in (("missing from the wheel", missing), ("does not belong in the wheel", strays[:5])):
        for name in found:
            print(f"{name}: {problem}")
    print(f"The wheel holds {len(names)} files.")
    return bool(missing or strays)


if __name__ == "__main__":
    sys.exit(main())
