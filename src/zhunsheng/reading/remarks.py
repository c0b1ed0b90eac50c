"""A remark on the text: what is wrong or missing, where, and what to do."""

from collections.abc import Callable
from dataclasses import dataclass, field


def _same(text: str) -> str:
    return text


@dataclass(frozen=True, slots=True)
class Finding:
    """One defect; `start` and `end` are code points, both 0 where the whole text is meant.

    `template` is a Chinese source text, worded with `values` by `message`.
    """

    kind: str
    start: int
    end: int
    template: str
    values: dict[str, str] = field(default_factory=dict)

    def message(self, translate: Callable[[str], str] = _same) -> str:
        """What is wrong and what to do, in the language of `translate`."""
        return translate(self.template).format(**self.values)
