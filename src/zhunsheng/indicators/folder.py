"""Where the analytic tables and what is compiled for them lie."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings


def folder() -> Path:
    """The folder of the tables, made where missing: `ANALYTICS_DIR`, else `analytics` in the installation's folder."""
    where = Path(getattr(settings, "ANALYTICS_DIR", "") or Path(settings.HOME) / "analytics")
    where.mkdir(parents=True, exist_ok=True)
    return where
