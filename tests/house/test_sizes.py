"""Files and functions stay small enough to be read at one sitting."""

import ast
from pathlib import Path
from statistics import median, quantiles

from tests.house.tree import SRC, name, sources, tree_of


def lines(path: Path) -> int:
    """The lines of a file."""
    return len(path.read_text(encoding="utf-8").splitlines())


def test_half_of_the_files_have_at_most_a_hundred_lines() -> None:
    assert median(map(lines, sources())) <= 100


def test_nineteen_files_in_twenty_have_at_most_250_lines() -> None:
    long = sorted(((lines(path), name(path)) for path in sources()), reverse=True)
    assert quantiles(map(lines, sources()), n=20)[-1] <= 250, long[: len(long) // 20 + 1]


def test_no_file_has_more_than_400_lines() -> None:
    assert [(name(path), lines(path)) for path in sources() if lines(path) > 400] == []


def test_no_function_has_more_than_60_lines() -> None:
    wrong = []
    for path in sources():
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > 60:
                    wrong.append(f"{name(path)}:{node.lineno} {node.name} has {length}")
    assert wrong == []


def test_the_vocabulary_stays_under_300_lines() -> None:
    assert lines(SRC / "procedures" / "vocabulary.py") <= 300
