"""Why Spark does not answer."""

from __future__ import annotations

from zhunsheng.indicators.errors import Unanswerable


class NoSpark(Unanswerable):
    """Spark cannot be asked; the message says what is missing and what to install or to start."""
