"""Names and habits that this house does without."""

import ast
import re

from tests.house.tree import ROOT, SRC, name, sources, tree_of

FORBIDDEN = {"core", "common", "utils", "services", "helpers"}


def test_nothing_is_called_core_common_utils_services_or_helpers() -> None:
    every = [*SRC.rglob("*"), *(ROOT / "tests").rglob("*"), *(ROOT / "bench").rglob("*")]
    assert [name(path) for path in every if path.stem in FORBIDDEN and "__pycache__" not in path.parts] == []


def test_no_model_hides_logic_in_saving_or_deleting() -> None:
    wrong = [
        f"{name(path)}:{node.lineno} {node.name}"
        for path in sources()
        for cls in ast.walk(tree_of(path))
        if isinstance(cls, ast.ClassDef)
        for node in cls.body
        if isinstance(node, ast.FunctionDef) and node.name in {"save", "delete"}
    ]
    assert wrong == []


def test_there_are_no_signals_and_no_django_admin() -> None:
    words = re.compile(r"django\.(dispatch|db\.models\.signals|contrib\.admin)|post_save|pre_save|@receiver")
    assert [name(path) for path in sources() if words.search(path.read_text(encoding="utf-8"))] == []


def test_nothing_is_printed_outside_the_command_line() -> None:
    wrong = [
        f"{name(path)}:{node.lineno}"
        for path in sources()
        if "doors/cli" not in path.as_posix()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert wrong == []


def test_every_module_says_what_it_is() -> None:
    silent = [
        name(path)
        for path in sources()
        if "migrations" not in path.parts
        and path.read_text().strip()
        and not ast.get_docstring(tree_of(path))
    ]
    assert silent == []
