"""法治政府建设年度报告: written by several hands from figures, reviewed, signed, reported by 1 March and published by 1 April
(督察工作规定 第二十三条至第二十五条)."""

from zhunsheng.procedures.oversight.annual_report import bars, text_bars
from zhunsheng.procedures.oversight.annual_report.chapters import CHAPTERS, REQUIRED, SECTIONS, part_of
from zhunsheng.procedures.oversight.annual_report.facts import Edition
from zhunsheng.procedures.oversight.annual_report.manuscript import (
    Noted,
    Version,
    manuscript,
    open_remarks,
    remarks,
    standing,
    versions,
)
from zhunsheng.procedures.oversight.annual_report.procedure import AnnualReport, latest
from zhunsheng.procedures.oversight.annual_report.soundness import (
    blanks,
    chapters_of,
    failing_figures,
    misnamed,
    missing_parts,
    mixed_periods,
    reading_of,
    unsound_relations,
    year_of_number,
)

BARS = (text_bars, bars)

__all__ = [
    "BARS", "CHAPTERS", "REQUIRED", "SECTIONS", "AnnualReport", "Edition", "Noted", "Version", "blanks", "chapters_of",
    "failing_figures", "latest", "manuscript", "misnamed", "missing_parts", "mixed_periods", "open_remarks", "part_of",
    "reading_of", "remarks", "standing", "unsound_relations", "versions", "year_of_number",
]  # fmt: skip
