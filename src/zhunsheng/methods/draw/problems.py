"""What is wrong with a draw, in words that anybody understands."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Problem:
    """One defect: `rule` names it for programs, `message` is the Chinese source text with {values}."""

    rule: str
    message: str
    values: dict[str, str] = field(default_factory=dict)

    def text(self, translated: Callable[[str], str] = str) -> str:
        """The message in the reader's language."""
        return translated(self.message).format(**self.values)


class NotDrawn(ValueError):
    """A draw cannot be announced, gone on with or read; says why and what to do next."""

    def __init__(self, message: str, rule: str = "", **values: object) -> None:
        self.problem = Problem(rule, message, {name: str(value) for name, value in values.items()})
        super().__init__(self.problem.text())
