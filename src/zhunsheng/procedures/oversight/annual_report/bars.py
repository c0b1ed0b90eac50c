"""What forbids a step of the annual report: unsound texts, hands in each other's way, an order not kept."""

from __future__ import annotations

from datetime import date
from typing import Any

from zhunsheng.procedures.oversight.annual_report.manuscript import manuscript, open_remarks, standing
from zhunsheng.procedures.oversight.annual_report.procedure import AnnualReport, latest
from zhunsheng.procedures.oversight.annual_report.soundness import (
    chapters_of,
    year_of_number,
)
from zhunsheng.procedures.vocabulary import Step
from zhunsheng.statutes.catalogue import RULE_OF_LAW_INSPECTION as RULES
from zhunsheng.statutes.words import _

_FROZEN = (AnnualReport.draft, AnnualReport.revise)


for _step in _FROZEN:

    @_step.barred(_("报告年度还没有开始"), cites=RULES[25], instead=_("请核对报告年度"))
    def year_to_come(case: Any, facts: Any) -> bool:
        """A report tells of what was."""
        return bool(facts.year > case.on.year)


@AnnualReport.write.barred(
    _("该章在您打开之后已被修改"), cites=RULES[25], instead=_("请查看新版本,合并后再提交")
)
def chapter_changed(case: Any, facts: Any) -> bool:
    """One hand at a time in one chapter; what another wrote meanwhile is not written over."""
    now = standing(case.case, facts.chapter)
    return bool((now.number if now else 0) != facts.seen)


@AnnualReport.comment.barred(
    _("所引文字不在该章中"), cites=RULES[25], instead=_("请从报告稿或者书稿中重新选取")
)
def quote_not_there(case: Any, facts: Any) -> bool:
    """A remark stands on words that are there."""
    written = chapters_of(latest(case.case).manuscript) | manuscript(case.case)
    return facts.quote not in latest(case.case).text and facts.quote not in written.get(facts.chapter, "")


@AnnualReport.settle.barred(_("没有这条待处理的批注"), cites=RULES[25], instead=_("请核对批注编号"))
def no_such_remark(case: Any, facts: Any) -> bool:
    """What is settled was open."""
    return facts.remark not in {one.number for one in open_remarks(case.case)}


@AnnualReport.revise.barred(_("报告已经公开"), cites=RULES[24], instead=_("请办理「更正」并说明理由"))
def already_public(case: Any, facts: Any) -> bool:
    """What is public is corrected openly, not revised."""
    return bool(case.did(AnnualReport.publish))


@AnnualReport.review.barred(
    _("审核人撰写过本报告稿,不得审核自己的文稿"), cites=RULES[25], instead=_("请另派法制审核人员")
)
def reviews_own_text(case: Any, facts: Any) -> bool:
    """Who froze the edition or wrote one of its chapters does not review it."""
    return bool(case.ids() & case.who_took((*_FROZEN, AnnualReport.write)))


@AnnualReport.deliberate.barred(
    _("报告稿尚未通过合法性审核"), cites=RULES[25], instead=_("请先办理「合法性审核」")
)
def deliberated_unreviewed(case: Any, facts: Any) -> bool:
    """What is put to the meeting has been reviewed as it stands."""
    return not passed(case, AnnualReport.review)


@AnnualReport.sign.barred(_("报告年度尚未结束"), cites=RULES[25], instead=_("请在年度结束后签发"))
def year_not_over(case: Any, facts: Any) -> bool:
    """A year that still runs cannot be reported."""
    return bool(case.on <= date(latest(case.case).year, 12, 31))


@AnnualReport.sign.barred(
    _("书稿在生成报告稿之后又有修改"), cites=RULES[25], instead=_("请先办理「修改」,重新生成报告稿")
)
def manuscript_is_newer(case: Any, facts: Any) -> bool:
    """What is signed holds what was written last."""
    return newer(case.case)


@AnnualReport.sign.barred(_("还有未处理的批注"), cites=RULES[25], instead=_("请先办理「处理批注」"))
def remarks_open(case: Any, facts: Any) -> bool:
    """Every remark is answered before the signature."""
    return bool(open_remarks(case.case))


@AnnualReport.sign.barred(_("报告稿尚未通过合法性审核"), cites=RULES[25], instead=_("请先办理「合法性审核」"))
def not_reviewed(case: Any, facts: Any) -> bool:
    """The text is reviewed as it stands; no statute says so of this paper, and a local rule may waive it."""
    return case.setting("report_legal_review") is not False and not passed(case, AnnualReport.review)


@AnnualReport.sign.barred(
    _("本地规定年度报告须经集体审议,尚未审议通过"), cites=RULES[25], instead=_("请先办理「集体审议」")
)
def not_deliberated(case: Any, facts: Any) -> bool:
    """Where the local rule asks for it."""
    return bool(case.setting("report_deliberation")) and not passed(case, AnnualReport.deliberate)


@AnnualReport.sign.barred(
    _("没有发文字号,或者写法不合「机关代字〔年份〕序号号」"),
    cites=RULES[25],
    instead=_("请补写发文字号后重新生成报告稿"),
)
def no_number(case: Any, facts: Any) -> bool:
    """A report without a number is no official document."""
    return year_of_number(latest(case.case).number) is None


@AnnualReport.sign.barred(_("发文字号的年份不是签发的年份"), cites=RULES[25], instead=_("请核对发文字号"))
def number_of_another_year(case: Any, facts: Any) -> bool:
    """Numbers are given year by year."""
    return year_of_number(latest(case.case).number) not in (None, case.on.year)


@AnnualReport.sign.barred(_("发文字号已用于另一份年度报告"), cites=RULES[25], instead=_("请核对发文字号"))
def number_used(case: Any, facts: Any) -> bool:
    """One number, one document."""
    edition = latest(case.case)
    others = case.shelf.about(AnnualReport.name, str(edition.year))
    return any(edition.number in _numbers(one.facts) for one in others)


@AnnualReport.sign.barred(
    _("报告稿写明的签发人不是签发的人"), cites=RULES[25], instead=_("请修改签发人后重新生成报告稿")
)
def signed_by_another(case: Any, facts: Any) -> bool:
    """The name printed is that of who signs: a head who has gone signs nothing."""
    named = latest(case.case).signer
    return bool(named) and named not in {actor.name for actor in case.by}


@AnnualReport.publish.barred(_("报告修改后尚未签发"), cites=RULES[24], instead=_("请由负责人重新签发"))
def changed_since_signed(case: Any, facts: Any) -> bool:
    """What is published is what was signed."""
    return unsigned(case)


for _step in (
    AnnualReport.report_party,
    AnnualReport.report_congress,
    AnnualReport.report_government,
    AnnualReport.report_above,
):

    @_step.barred(_("报告修改后尚未签发"), cites=RULES[23], instead=_("请由负责人重新签发"))
    def sent_unsigned(case: Any, facts: Any) -> bool:
        """What is reported is what was signed."""
        return not case.did(AnnualReport.publish) and unsigned(case)


@AnnualReport.report_government.barred(
    _("本级政府的年度报告报送本级党委、人大常委会和上一级"),
    cites=RULES[23],
    instead=_("请办理「报送本级党委」"),
)
def not_a_department(case: Any, facts: Any) -> bool:
    """A department reports to its own government."""
    return not latest(case.case).department


for _step in (AnnualReport.report_party, AnnualReport.report_congress):

    @_step.barred(
        _("部门的年度报告报送本级党委、政府和上一级部门"),
        cites=RULES[23],
        instead=_("请办理「报送本级党委和政府」"),
    )
    def not_a_government(case: Any, facts: Any) -> bool:
        """The standing committee hears the government."""
        return bool(latest(case.case).department)


@AnnualReport.publish.barred(_("报告稿尚未经过保密审查"), cites=RULES[24], instead=_("请先办理「保密审查」"))
def not_cleared(case: Any, facts: Any) -> bool:
    """The edition that stands was looked through for secrets."""
    return _since_edition(case, AnnualReport.clear) is None


@AnnualReport.publish.barred(
    _("保密审查认定报告稿含有涉密内容"), cites=RULES[24], instead=_("请删去涉密内容,重新生成报告稿并审查")
)
def secret_inside(case: Any, facts: Any) -> bool:
    """Secrets are excepted."""
    cleared = _since_edition(case, AnnualReport.clear)
    return cleared is not None and cleared.facts.secret


@AnnualReport.correct.barred(_("更正稿不是同一年度的报告"), cites=RULES[24], instead=_("请核对报告年度"))
def another_year(case: Any, facts: Any) -> bool:
    """A correction corrects its own year."""
    return bool(facts.year != latest(case.case).year)


def passed(case: Any, step: Step) -> bool:
    """Whether the edition that stands passed this step."""
    act = _since_edition(case, step)
    return act is not None and act.facts.passed


def newer(case: Any) -> bool:
    """Whether the manuscript was changed after the edition that stands was frozen."""
    frozen = chapters_of(latest(case).manuscript)
    return manuscript(case) != {name: source for name, source in frozen.items() if source.strip()}


def unsigned(case: Any) -> bool:
    """Whether the edition changed after it was signed."""
    return _since_edition(case, AnnualReport.sign) is None


def _since_edition(case: Any, step: Step) -> Any:
    """The last act of the step, where it looked at the edition that stands."""
    edition, act = case.last(*_FROZEN), case.last(step)
    return act if act is not None and act.seq > edition.seq else None


def _numbers(row: Any) -> set[str]:
    return {row.get(f"{step}__number") or "" for step in ("draft", "revise", "correct")} - {""}
