"""The tables of the book, its vault, and the triggers that keep them append-only."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from zhunsheng.record import scripts


def build(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Create everything as the database's own dialect says it."""
    scripts.run(editor, "")


class Migration(migrations.Migration):
    """There is no way back: a record is not dropped by a migration."""

    initial = True
    operations = [migrations.RunPython(build)]
