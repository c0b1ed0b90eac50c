"""Our settings, and the peer beside them in the same database."""

from zhunsheng.site.settings import *  # noqa: F403  # a settings module is made of names
from zhunsheng.site.settings import INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "simple_history", "bench.peer"]
