"""The web server: gunicorn around the application that the settings name."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from django.conf import settings
from django.db import connections
from django.utils.module_loading import import_string
from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]  # gunicorn ships no types


class Server(BaseApplication):  # type: ignore[misc]  # gunicorn ships no types
    """Workers with a few threads each, so that a slow browser holds up nobody."""

    def __init__(self, host: str, port: int, workers: int) -> None:
        self.bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        self.workers = workers
        super().__init__()

    def load_config(self) -> None:
        """What differs from gunicorn's defaults."""
        self.cfg.set("bind", [self.bind])
        self.cfg.set("workers", self.workers)
        self.cfg.set("worker_class", "gthread")
        self.cfg.set("threads", 4)
        self.cfg.set("proc_name", "zhunsheng")
        self.cfg.set("loglevel", "warning")
        # A figure over a province may take a while; a stuck worker is still replaced.
        self.cfg.set("timeout", 120)
        # Read once, before the workers part: they share what they read, and the first visitor waits for nothing.
        self.cfg.set("preload_app", True)

    def load(self) -> Any:
        """The WSGI application with every page behind it; Django alone would read these at the first request."""
        import_module(settings.ROOT_URLCONF)
        application = import_string(settings.WSGI_APPLICATION)
        connections.close_all()  # no connection may cross the fork
        return application
