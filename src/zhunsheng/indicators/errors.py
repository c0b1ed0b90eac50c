"""Why a question cannot be answered."""

from __future__ import annotations


class Unanswerable(Exception):
    """A question that the indicators cannot answer as it is put; says what to ask instead."""


class NoSuchIndicator(Unanswerable):
    """No indicator of that name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"没有指标「{name}」。请用 zhunsheng figures 列出全部指标,再核对名称。")
