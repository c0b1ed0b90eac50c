"""The files of the repository, as the house tests look at them."""

from __future__ import annotations

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src" / "zhunsheng"
BINARY = {".png", ".mo", ".docx", ".xlsx", ".sqlite3", ".ico", ".jpg"}


@cache
def sources() -> tuple[Path, ...]:
    """Every module of the product."""
    return tuple(sorted(SRC.rglob("*.py")))


@cache
def tree_of(path: Path) -> ast.Module:
    """The syntax tree of a module."""
    return ast.parse(path.read_text(encoding="utf-8"))


def room(path: Path) -> str:
    """The room that a module of the product stands in."""
    return path.relative_to(SRC).parts[0].removesuffix(".py")


def name(path: Path) -> str:
    """How a failing test names a file."""
    return str(path.relative_to(ROOT))


@cache
def kept() -> tuple[Path, ...]:
    """Every text file that is kept in the repository, or would be."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = (ROOT / line for line in listed.stdout.splitlines())
    return tuple(path for path in paths if path.is_file() and path.suffix not in BINARY)
