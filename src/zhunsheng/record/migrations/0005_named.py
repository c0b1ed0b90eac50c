"""Which entries name which evidence, kept by the database itself: asked before a file is erased."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from zhunsheng.record import scripts


def build(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Create the table, fill it from the entries, and let every further entry add to it."""
    scripts.run(editor, "named")


class Migration(migrations.Migration):
    """Nothing is lost on the way back, but nobody goes it."""

    dependencies = [("record", "0004_evidence")]
    operations = [migrations.RunPython(build)]
