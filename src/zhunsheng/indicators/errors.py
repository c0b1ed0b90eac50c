"""Why a question cannot be answered."""

from __future__ import annotations

from zhunsheng.statutes.words import Said, _


class Unanswerable(Exception):
    """A question that the indicators cannot answer as it is put; says what to ask instead."""

    @property
    def said(self) -> str:
        """What it says, as a page can put it into the reader's language (`Said`)."""
        return self.args[0] if self.args and isinstance(self.args[0], str) else str(self)


class NoSuchIndicator(Unanswerable):
    """No indicator of that name."""

    def __init__(self, name: str) -> None:
        super().__init__(Said(_("没有指标「{name}」。请从一年的全部数字中选择,再核对名称。"), name=name[:80]))
