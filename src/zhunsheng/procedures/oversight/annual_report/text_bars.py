"""What an edition's own text and figures forbid, before the signature, before publication and before a correction."""

from __future__ import annotations

from typing import Any

from zhunsheng.procedures.oversight.annual_report.procedure import AnnualReport, latest
from zhunsheng.procedures.oversight.annual_report.soundness import (
    blanks,
    failing_figures,
    missing_parts,
    mixed_periods,
    unsound_relations,
)
from zhunsheng.procedures.vocabulary import Step
from zhunsheng.statutes.catalogue import RULE_OF_LAW_INSPECTION as RULES
from zhunsheng.statutes.words import _


def _text_bars(step: Step, edition_of: Any) -> None:
    """The same conditions stand before the signature, before publication and before a correction."""

    @step.barred(_("报告中有数字没有通过检查"), cites=RULES[25], instead=_("请先补正有关案件,再重新生成报告"))
    def figure_fails(case: Any, facts: Any) -> bool:
        return bool(failing_figures(edition_of(case, facts)))

    @step.barred(_("报告中的数字统计期间不一致"), cites=RULES[25], instead=_("请按同一年度重新生成报告"))
    def periods_mixed(case: Any, facts: Any) -> bool:
        return bool(mixed_periods(edition_of(case, facts)))

    @step.barred(_("报告正文有空缺的数字、日期或者文号"), cites=RULES[25], instead=_("请补全正文"))
    def blank_left(case: Any, facts: Any) -> bool:
        return bool(blanks(edition_of(case, facts).text))

    @step.barred(_("报告正文的数字互相不符"), cites=RULES[25], instead=_("请用 zhunsheng read 找出并改正"))
    def numbers_disagree(case: Any, facts: Any) -> bool:
        return bool(unsound_relations(edition_of(case, facts).text))

    @step.barred(
        _("报告缺少法定内容(举措和成效、不足、原因、第一责任人履职、下一年度安排)"),
        cites=RULES[25],
        instead=_("请在「检查」中查看缺少的部分并补写"),
    )
    def part_missing(case: Any, facts: Any) -> bool:
        return bool(missing_parts(edition_of(case, facts)))


_text_bars(AnnualReport.sign, lambda case, facts: latest(case))
_text_bars(AnnualReport.publish, lambda case, facts: latest(case))
_text_bars(AnnualReport.correct, lambda case, facts: facts)
