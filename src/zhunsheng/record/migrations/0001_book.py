"""The tables of the book, its vault, and the triggers that keep them append-only."""

import sqlite3
from pathlib import Path

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SCHEMA = Path(__file__).parents[1] / "schema"


def _statements(script: str) -> list[str]:
    """The statements of a script, a trigger with its body counting as one."""
    statements, running = [], ""
    for line in script.splitlines(keepends=True):
        running += line
        if sqlite3.complete_statement(running):
            statements.append(running.strip())
            running = ""
    return statements


def build(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Create everything as the database's own dialect says it."""
    vendor = editor.connection.vendor
    script = (SCHEMA / f"{vendor}.sql").read_text(encoding="utf-8")
    with editor.connection.cursor() as cursor:
        for statement in _statements(script) if vendor == "sqlite" else [script]:
            cursor.execute(statement)


class Migration(migrations.Migration):
    """There is no way back: a record is not dropped by a migration."""

    initial = True
    operations = [migrations.RunPython(build)]
