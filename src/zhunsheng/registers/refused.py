"""What a register does not take."""

from __future__ import annotations


class Refused(Exception):
    """A value or a change is not taken: `message` says what and what to do next, `field` names the culprit or is ""."""

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.field = field
