"""The penalty act before 2021-07-15: three versions of one numbering, so that a case of any year finds its article."""

from __future__ import annotations

from zhunsheng.statutes.catalogue import PENALTY_ACT_1996, PENALTY_ACT_2009, PENALTY_ACT_2017
from zhunsheng.statutes.instruments import Article


class _Before:
    def __getitem__(self, number: int) -> tuple[Article, ...]:
        return PENALTY_ACT_2017[number], PENALTY_ACT_2009[number], PENALTY_ACT_1996[number]


OLD = _Before()
"""`OLD[42]`: 第四十二条 of 1996, 2009 and 2017, whichever governs the day."""
