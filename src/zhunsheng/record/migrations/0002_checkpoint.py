"""The signed checkpoints of each book, append-only like the book itself."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from zhunsheng.record import scripts


def build(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Create the table and its triggers."""
    scripts.run(editor, "checkpoint")


class Migration(migrations.Migration):
    """There is no way back: checkpoints are not dropped by a migration."""

    dependencies = [("record", "0001_book")]
    operations = [migrations.RunPython(build)]
