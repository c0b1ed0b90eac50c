"""The SQL files of `schema/`, run by the migrations as the database's own dialect says it."""

import sqlite3
from pathlib import Path

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SCHEMA = Path(__file__).parent / "schema"


def _statements(script: str) -> list[str]:
    """The statements of a script, a trigger with its body counting as one."""
    statements, running = [], ""
    for line in script.splitlines(keepends=True):
        running += line
        if sqlite3.complete_statement(running):
            statements.append(running.strip())
            running = ""
    return statements


def run(editor: BaseDatabaseSchemaEditor, name: str) -> None:
    """Run `<vendor>_<name>.sql`, or `<vendor>.sql` where the name is empty."""
    vendor = editor.connection.vendor
    script = (SCHEMA / f"{vendor}{'_' if name else ''}{name}.sql").read_text(encoding="utf-8")
    with editor.connection.cursor() as cursor:
        for statement in _statements(script) if vendor == "sqlite" else [script]:
            cursor.execute(statement)
