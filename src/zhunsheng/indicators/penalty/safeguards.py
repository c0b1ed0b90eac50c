"""Safeguards: review, major penalties and their filing, defence, hearings."""

from functools import partial

from zhunsheng.indicators.declaring import Indicator, Kind
from zhunsheng.indicators.penalty.cases import EVERY, OF_PENALTIES, due_by, everything
from zhunsheng.indicators.versions import TRUNCATED, Version
from zhunsheng.procedures.enforcement.penalty import Penalty
from zhunsheng.statutes.catalogue import PENALTY_ACT, PENALTY_ACT_2017, THREE_SYSTEMS
from zhunsheng.statutes.words import _

_count = partial(Indicator, systems=("S98",), procedure=Penalty, kind=Kind.COUNT, unit=_("件"))
_rate = partial(Indicator, systems=("S98",), procedure=Penalty, kind=Kind.RATE, unit="%", places=1)

REVIEWED = _count(
    id="reviewed",
    systems=("S97",),
    title=_("法制审核数"),
    title_en="Cases reviewed",
    definition=_("期内决定、经过法制审核的案件数"),
    dated_by="decided",
    cites=(PENALTY_ACT[58], PENALTY_ACT_2017[38]),
    of=lambda t, p: t.review_on.notnull(),
    by=OF_PENALTIES,
)
REVIEW_COVERAGE = _rate(
    id="review_coverage",
    versions=(
        Version(
            "every_ordinary",
            "普通程序案件全部计入",
            "Over all ordinary cases",
            "期内按普通程序决定的全部处罚案件中,决定前经过法制审核的比例",
            "Share reviewed before the decision of all penalties by the ordinary procedure.",
            of=lambda t, p: t.decide_on.notnull(),
        ),
        TRUNCATED,
    ),
    systems=("S97",),
    title=_("法制审核覆盖率"),
    title_en="Review coverage",
    definition=_(
        "期内决定、应当法制审核(经过听证、达到听证标准或者疑难复杂)的处罚案件中,决定前经过审核的比例"
    ),
    dated_by="decided",
    cites=(PENALTY_ACT[58], PENALTY_ACT_2017[38], THREE_SYSTEMS["（十一）"]),
    of=lambda t, p: t.review_needed,
    part=lambda t, p: t.reviewed_before,
    by=OF_PENALTIES,
)
MAJOR = _count(
    id="major_penalties",
    systems=("S97", "S103"),
    title=_("重大行政处罚数"),
    title_en="Major penalties",
    definition=_("期内决定、达到听证标准的处罚案件数;本地另有目录的以登记的标准为准"),
    dated_by="decided",
    cites=(PENALTY_ACT[63], PENALTY_ACT_2017[42]),
    of=lambda t, p: t.major,
    by=OF_PENALTIES,
)
MAJOR_REPORTED = _rate(
    id="major_reported",
    versions=(
        Version(
            "in_time",
            "按期备案",
            "Filed in time",
            "期内决定的重大行政处罚案件中,在备案期限内报备的比例;期限未满尚未报备的不计",
            "Share filed within the term of the major penalties decided in the period; those not yet due are left out.",
            of=lambda t, p: t.major & due_by(t.report_major_on, t.clock_reporting_major__due, p),
            part=lambda t, p: (t.report_major_on <= t.clock_reporting_major__due).fill_null(False),
        ),
        TRUNCATED,
    ),
    systems=("S103",),
    title=_("重大行政处罚备案率"),
    title_en="Major penalties filed with the justice bureau",
    definition=_("期内决定的重大行政处罚案件中,已报司法行政部门备案的比例"),
    dated_by="decided",
    cites=(PENALTY_ACT[75], PENALTY_ACT_2017[38]),
    of=lambda t, p: t.major,
    part=lambda t, p: t.report_major_on.notnull(),
    by=OF_PENALTIES,
)
MAJOR_FILINGS = _count(
    id="major_filings",
    systems=("S103",),
    serves=("F267",),
    title=_("备案的重大行政处罚数"),
    title_en="Major penalties filed",
    definition=_("期内报司法行政部门备案的重大行政处罚数,不论何时决定"),
    dated_by="report_major_on",
    cites=(PENALTY_ACT[75], PENALTY_ACT_2017[38]),
    of=everything,
    by=OF_PENALTIES,
)
DEFENCES = _count(
    id="defences",
    title=_("陈述申辩案件数"),
    title_en="Cases in which the party defended itself",
    definition=_("期内当事人陈述、申辩的案件数"),
    dated_by="defend_on",
    cites=(PENALTY_ACT[45], PENALTY_ACT_2017[32]),
    of=everything,
    by=EVERY,
)
DEFENCES_ACCEPTED = _count(
    id="defences_accepted",
    title=_("采纳陈述申辩案件数"),
    title_en="Cases in which a defence was accepted",
    definition=_("期内复核后采纳当事人意见的案件数,全部或者部分采纳均计"),
    dated_by="review_defence_on",
    cites=(PENALTY_ACT[45], PENALTY_ACT_2017[32]),
    of=lambda t, p: t.review_defence__accepted > 0,
    by=EVERY,
)
HEARINGS = _count(
    id="hearings",
    title=_("听证案件数"),
    title_en="Cases heard",
    definition=_("期内举行听证的案件数,一案数次的计为一件"),
    dated_by="hold_hearing_on",
    cites=(PENALTY_ACT[64], PENALTY_ACT_2017[42]),
    of=everything,
    by=EVERY,
)

INDICATORS: tuple[Indicator, ...] = (
    REVIEWED,
    REVIEW_COVERAGE,
    MAJOR,
    MAJOR_REPORTED,
    MAJOR_FILINGS,
    DEFENCES,
    DEFENCES_ACCEPTED,
    HEARINGS,
)
