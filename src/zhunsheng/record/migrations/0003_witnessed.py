"""Co-signatures of our checkpoints, checkpoints of the books below, alarms: append-only like the book itself."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from zhunsheng.record import scripts


def build(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Create the tables and their triggers."""
    scripts.run(editor, "witnessed")


class Migration(migrations.Migration):
    """There is no way back: what was signed is not dropped by a migration."""

    dependencies = [("record", "0002_checkpoint")]
    operations = [migrations.RunPython(build)]
