"""Imports go down only: held by import-linter, and counted a second time from the syntax trees."""

import ast
import subprocess
import sys
from pathlib import Path

from tests.house.tree import ROOT, name, room, sources, tree_of

LADDER = (
    {"site"},
    {"doors"},
    {"reports"},
    {"indicators"},
    {"cases"},
    {"registers"},
    {"procedures", "record"},
    {"reading", "methods"},
    {"statutes"},
)
HEIGHT = {one: len(LADDER) - step for step, rooms in enumerate(LADDER) for one in rooms}
NO_DJANGO = {"procedures", "reading", "methods", "statutes"}


def imported(path: Path) -> list[str]:
    """The modules that a file names in its imports, those for type checking included."""
    found = []
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name(path)}: a relative import hides its room"
            found += [f"{node.module}.{alias.name}" for alias in node.names]
    return found


def test_import_linter_keeps_every_contract() -> None:
    tool = Path(sys.executable).with_name("lint-imports")
    ran = subprocess.run([tool, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout


def test_every_folder_is_a_room_of_the_ladder() -> None:
    assert {room(path) for path in sources()} - {"__init__"} == set(HEIGHT)


def test_no_room_imports_one_above_or_beside_it() -> None:
    wrong = []
    for path in sources():
        for module in imported(path):
            parts = module.split(".")
            if parts[0] != "zhunsheng" or len(parts) < 2 or parts[1] not in HEIGHT:
                continue
            here, there = room(path), parts[1]
            if here != there and HEIGHT.get(here, 99) <= HEIGHT[there]:
                wrong.append(f"{name(path)} imports {module}")
    assert wrong == []


def test_law_texts_and_methods_know_no_django() -> None:
    wrong = [
        f"{name(path)} imports {module}"
        for path in sources()
        if room(path) in NO_DJANGO
        for module in imported(path)
        if module.split(".")[0] == "django"
    ]
    assert wrong == []


def test_nothing_is_imported_inside_a_function() -> None:
    wrong = [
        f"{name(path)}:{inner.lineno}"
        for path in sources()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert wrong == []
