"""The installation's database: made, up to date, and from when on it may be read."""

from __future__ import annotations

import os

import django
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.migrations.executor import MigrationExecutor

from zhunsheng.doors.cli.mishaps import Stop


def load() -> None:
    """Set Django up on $ZHUNSHENG_HOME, for a command that can also do without."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhunsheng.site.settings")
    django.setup()


def migrate() -> int:
    """Make the database or bring it up to date; how many changes were made."""
    waiting = pending()
    if waiting:
        call_command("migrate", verbosity=0, interactive=False)
    return waiting


def pending() -> int:
    """How many changes of structure the database still waits for."""
    executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def ready() -> None:
    """Raises Stop where the database was not made yet or is older than the program."""
    if pending():
        raise Stop("数据库尚未建立或者需要更新。请先运行 zhunsheng migrate(或者 zhunsheng run)。")
