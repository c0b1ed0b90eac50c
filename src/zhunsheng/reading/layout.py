"""Where sentences, clauses, sections and years of a report stand."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter

from zhunsheng.reading import tables

_STOP = re.compile(r"[。!?\n]|(?<=[^\d\s])\.(?=\s)")
_CLAUSE = re.compile(r"[。;:!?\n]|,(?!(?<=\d,)\d{3}(?!\d))|(?<=[^\d\s])\.(?=\s)")
_SEMI = re.compile(r"[。;!?\n]")
_YEAR = re.compile(r"(?<![\d比较与从由])((?:19|20)\d{2})\s?年")
_TITLE_YEAR = re.compile(
    r"(?<!\d)(20\d{2})\s?年?度?(?:[-至到~—](?:20\d{2}))?[^。,\n]{0,16}(?:法治|依法行政|信息公开|行政复议|行政应诉|行政执法|提案)"
    r"[^。,\n]{0,24}(?:报告|总结|情况)"
)
_OPENING_YEAR = re.compile(r"(?m)^[ \t\ufeff]*(20\d{2})\s?年(?:度?,|来,|以来,|[全我县区市乡镇])")
_PLAN = re.compile(
    r"下一?步|下一?阶段|下一?年度?|今后|来年|明年|新的一年|努力方向"
    r"|^[ \t]*[(]?[一二三四五六七八九十]{1,3}[、)][^。\n]{0,12}(?:打算|工作安排|工作计划|工作思路|工作设想|工作要点)[ \t\r]*$"
    r"|(20\d{2})年(?=[^。\n]{0,12}(?:打算|计划|安排|思路|设想|重点|要点|举措))"
)
_NO_HEADING = re.compile(r"[。\t]|结转")
_WILL = re.compile(r"(?<!\d)(20\d{2})年,[^。,\n]{0,10}将|(?:下一步|下步|下一阶段|下来|今后),[^。\n]{0,12}将")


class Layout:
    """The text folded, with its boundaries; all look-ups are by binary search."""

    def __init__(self, folded: str) -> None:
        self.folded = folded
        self.tables = tables.find(folded)
        self.cells = frozenset(c.start for t in self.tables for row in t.rows for c in row if c.counted)
        self._stops = [m.end() for m in _STOP.finditer(folded)]
        self._clauses = [m.end() for m in _CLAUSE.finditer(folded)]
        self._semis = [m.end() for m in _SEMI.finditer(folded)]
        years = [(m.start(), m[1]) for m in _YEAR.finditer(folded)]
        self._year_at = [at for at, _ in years]
        self._years = [year for _, year in years]
        self.year = self._report_year()
        self.plan_from = self._plan_from()

    def _report_year(self) -> str:
        m = _TITLE_YEAR.search(self.folded, 0, 1500)
        if m:
            return m[1]
        m = _OPENING_YEAR.search(self.folded, 0, 3000)
        if m:
            return m[1]
        counted = Counter(self._years[:400])
        return counted.most_common(1)[0][0] if counted else ""

    def _plan_from(self) -> int:
        """Where next year's plan begins: a heading that says so, else «2021年,我市将…»."""
        at = len(self.folded) // 4
        while 0 <= at < len(self.folded):
            start = at + 1
            at = self.folded.find("\n", start)
            line = self.folded[start:at] if at >= 0 else self.folded[start:]
            m = _PLAN.search(line) if len(line) <= 60 and not _NO_HEADING.search(line) else None
            if m and (m[1] is None or not self.year or m[1] > self.year):
                return start
        for m in _WILL.finditer(self.folded, len(self.folded) // 4):
            if m[1] is None or (self.year and m[1] > self.year):
                return m.start()
        return len(self.folded)

    @staticmethod
    def _span(cuts: list[int], at: int, size: int) -> tuple[int, int]:
        i = bisect_right(cuts, at)
        return (cuts[i - 1] if i else 0), (cuts[i] if i < len(cuts) else size)

    def sentence(self, at: int) -> tuple[int, int]:
        """From the last full stop to the next."""
        return self._span(self._stops, at, len(self.folded))

    def semi(self, at: int) -> tuple[int, int]:
        """From the last full stop or semicolon to the next."""
        return self._span(self._semis, at, len(self.folded))

    def paragraph(self, at: int) -> int:
        """Where the line of an offset begins."""
        return self.folded.rfind("\n", 0, at) + 1

    def clause(self, at: int) -> tuple[int, int]:
        """From the last punctuation to the next."""
        return self._span(self._clauses, at, len(self.folded))

    def period(self, at: int) -> str:
        """The year a number speaks of: its sentence's, else the report's, in the plan the next."""
        i = bisect_left(self._year_at, at) - 1
        if i >= 0 and self._year_at[i] >= max(self.sentence(at)[0], at - 200):
            return self._years[i]
        if at >= self.plan_from and self.year:
            return str(int(self.year) + 1)
        return self.year
