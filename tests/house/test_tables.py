"""One writer for each truth: only a room's own code touches its tables."""

import ast
import re
from pathlib import Path

from tests.house.tree import SRC, name, room, sources, tree_of

TABLES = {
    "record": re.compile(r"\brecord_(entry|book|vault|[a-z]+)\b"),
    "cases": re.compile(r"\bcases_[a-z]+\b"),
}
SQL = re.compile(r"\b(select|insert|update|delete|from|into|join|table|truncate)\b", re.I)


def statements(path: Path) -> list[tuple[int, str]]:
    """The texts of a module that look like SQL, and the files of SQL whole."""
    if path.suffix == ".sql":
        return [(1, path.read_text(encoding="utf-8"))]
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and SQL.search(node.value)
    ]


def test_only_its_own_room_names_a_table_in_sql() -> None:
    wrong = [
        f"{name(path)}:{line}"
        for path in [*sources(), *SRC.rglob("*.sql")]
        for owner, table in TABLES.items()
        if room(path) != owner
        for line, text in statements(path)
        if table.search(text)
    ]
    assert wrong == []


def test_only_cases_uses_the_models_of_cases() -> None:
    wrong = []
    for path in sources():
        for node in ast.walk(tree_of(path)):
            module = node.module if isinstance(node, ast.ImportFrom) else None
            if module and module.startswith("zhunsheng.cases.models") and room(path) != "cases":
                wrong.append(f"{name(path)}:{node.lineno}")
    assert wrong == []


def test_only_record_and_its_migrations_write_entries() -> None:
    writing = re.compile(r"(insert\s+into|update|delete\s+from)\s+record_entry", re.I)
    writers = {
        room(path)
        for path in [*sources(), *SRC.rglob("*.sql")]
        for _line, text in statements(path)
        if writing.search(text)
    }
    assert writers == {"record"}
