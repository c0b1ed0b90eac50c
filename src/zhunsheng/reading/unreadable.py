"""The refusal: a file that cannot be read, why, and what the reader should do."""

from collections.abc import Callable


def _same(text: str) -> str:
    return text


class Unreadable(Exception):
    """A file that `read_file` refuses. The template is a Chinese source text; `text` words it."""

    def __init__(self, template: str, **values: object) -> None:
        self.template = template
        self.values = values
        super().__init__(self.text())

    def text(self, translate: Callable[[str], str] = _same) -> str:
        """The message in the language of `translate` (identity: Simplified Chinese)."""
        return translate(self.template).format(**self.values)
