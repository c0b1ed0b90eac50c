"""案卷管理: number, contents, pages; filed in time, lent and returned, destroyed when its time is over."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import Field

from zhunsheng.procedures.clocks import Local, deadline
from zhunsheng.procedures.facts import CaseRef, Facts, Flag, Member
from zhunsheng.procedures.listing import KEEPERS
from zhunsheng.procedures.roles import HEADS
from zhunsheng.procedures.vocabulary import Procedure, Step, Who
from zhunsheng.statutes.catalogue import THREE_SYSTEMS
from zhunsheng.statutes.days import days, workdays
from zhunsheng.statutes.words import _

CITES = THREE_SYSTEMS["（九）"]
KEEPING = Who(KEEPERS.roles)


class CaseFileMade(Facts):
    """立卷: what the file holds, paper by paper, and how many pages."""

    case: CaseRef = Field(title=_("所属案件"))
    closed_on: date = Field(title=_("结案日期"))
    contents: list[str] = Field(title=_("卷内目录"))
    pages: int = Field(title=_("页数"), ge=1)


class CaseFiling(Facts):
    """归档: its number and place, and until when it is kept."""

    file_number: str = Field(title=_("案卷号"), max_length=60)
    place: str | None = Field(None, title=_("存放位置"), max_length=100)
    keep_until: date | None = Field(None, title=_("保管期限届满日"))
    for_ever: Flag = Field(False, title=_("永久保管"))


class CaseFileLoan(Facts):
    """借阅: to whom and why."""

    borrower: Member = Field(title=_("借阅人"))
    purpose: str = Field(title=_("借阅事由"), max_length=200)


class CaseFileReturn(Facts):
    """归还: whether it came back whole."""

    pages: int = Field(title=_("归还时页数"), ge=0)
    remark: str | None = Field(None, title=_("备注"), max_length=200)


class CaseFileErasure(Facts):
    """案卷销毁."""

    approved_by: Member = Field(title=_("批准人"))
    reason: str = Field(title=_("销毁理由"), max_length=200)


class CaseFile(Procedure):
    """行政执法案卷: one file a case."""

    name = "case-file"
    title = _("行政执法案卷")

    compile = Step(_("立卷"), CaseFileMade, cites=CITES, by=KEEPING, opens=True, stage=_("待归档"))
    shelve = Step(
        _("案卷归档"),
        CaseFiling,
        cites=CITES,
        by=KEEPING,
        after=(compile,),
        once=True,
        stage=_("在库"),
    )
    lend = Step(_("借阅案卷"), CaseFileLoan, cites=CITES, by=KEEPING, after=(shelve,), stage=_("借出"))
    give_back = Step(
        _("归还案卷"),
        CaseFileReturn,
        cites=CITES,
        by=KEEPING,
        after=(lend,),
        sets_aside=(lend,),
        stage=_("在库"),
    )
    destroy = Step(
        _("销毁案卷"),
        CaseFileErasure,
        cites=CITES,
        by=HEADS,
        after=(shelve,),
        closes=True,
        stage=_("已销毁"),
    )

    shelving = deadline(
        _("案卷归档期限"),
        Local("case_file_working_days", workdays(30)),
        since=(compile,),
        until=(shelve,),
        cites=CITES,
        from_day=lambda case, act: act.facts.closed_on,
    )
    returning = deadline(
        _("归还借阅的案卷"),
        Local("case_file_loan_days", days(15)),
        since=(lend,),
        until=(give_back,),
        cites=CITES,
    )

    @classmethod
    def outline(cls, case: Any) -> dict[str, Any]:
        """About the case it keeps."""
        made, filed = case.last(cls.compile), case.last(cls.shelve)
        state = "lent" if case.did(cls.lend) else "shelved" if filed else "unfiled"
        return {
            "subject": made.facts.case if made else "",
            "cause": filed.facts.file_number if filed else "",
            "outcome": "destroyed" if case.did(cls.destroy) else state,
        }


@CaseFile.compile.barred(_("所属案件尚未结案"), cites=CITES, instead=_("请在结案之后立卷"))
def not_closed(case: Any, facts: Any) -> bool:
    """A file is made up when the case is closed."""
    known = case.shelf.named(facts.case)
    return known is not None and known.closed is None


@CaseFile.compile.barred(_("结案日期与案件不符"), cites=CITES, instead=_("请按案件的结案日期填写"))
def another_closing(case: Any, facts: Any) -> bool:
    """The clock starts on the day that the case tells."""
    known = case.shelf.named(facts.case)
    return known is not None and known.closed not in (None, facts.closed_on)


@CaseFile.compile.barred(_("卷内目录是空的"), cites=CITES, instead=_("请逐件填写卷内目录"))
def no_contents(case: Any, facts: Any) -> bool:
    """A file says what it holds."""
    return not facts.contents


@CaseFile.compile.barred(_("本案已经立卷"), cites=CITES, instead=_("请在原案卷中办理"))
def filed_twice(case: Any, facts: Any) -> bool:
    """One file a case."""
    known = case.shelf.named(facts.case)
    names = {facts.case, known.id, known.number} if known else {facts.case}
    return any(case.shelf.about("case-file", name) for name in names)


@CaseFile.shelve.barred(_("没有写明保管期限"), cites=CITES, instead=_("请填写届满日,或者选择永久保管"))
def no_term(case: Any, facts: Any) -> bool:
    """Either for ever, or until a day."""
    return facts.keep_until is None and not facts.for_ever


@CaseFile.lend.barred(_("案卷已经借出"), cites=CITES, instead=_("请先办理「归还案卷」"))
def lent_out(case: Any, facts: Any) -> bool:
    """What is out cannot be lent again."""
    return bool(case.did(CaseFile.lend))


@CaseFile.give_back.barred(_("归还的页数与立卷时不符"), cites=CITES, instead=_("请清点案卷,补齐后再归还"))
def pages_missing(case: Any, facts: Any) -> bool:
    """It comes back as it went."""
    return bool(facts.pages != case.last(CaseFile.compile).facts.pages)


@CaseFile.destroy.barred(_("案卷的保管期限尚未届满"), cites=CITES, instead=_("请在保管期限届满后销毁"))
def destroyed_early(case: Any, facts: Any) -> bool:
    """What is kept for ever, or whose time is not over, stays."""
    filed = case.last(CaseFile.shelve).facts
    return bool(filed.for_ever or filed.keep_until is None or case.on <= filed.keep_until)
