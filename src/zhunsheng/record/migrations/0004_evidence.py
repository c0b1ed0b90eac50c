"""What is known of each piece of evidence, and the log of reading: append-only like the book itself."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from zhunsheng.record import scripts


def build(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Create the tables and their triggers."""
    scripts.run(editor, "evidence")


class Migration(migrations.Migration):
    """There is no way back: what was read stays written."""

    dependencies = [("record", "0003_witnessed")]
    operations = [migrations.RunPython(build)]
