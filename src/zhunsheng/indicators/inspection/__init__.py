"""Inspections: counted by object, drawn by lot, recorded and published."""

from functools import partial
from typing import Any

import ibis

from zhunsheng.indicators.breaking import EVERYWHERE
from zhunsheng.indicators.declaring import Dimension, Indicator, Kind, Period
from zhunsheng.indicators.versions import TRUNCATED, Version
from zhunsheng.procedures.enforcement.inspection import Inspection
from zhunsheng.procedures.enforcement.inspection.visit_facts import TRACKS
from zhunsheng.statutes.catalogue import (
    ENTERPRISE_INSPECTION,
    JOINT_INSPECTION,
    SPOT_CHECK_RULES,
    THREE_SYSTEMS,
)
from zhunsheng.statutes.words import _

_WAYS = (*EVERYWHERE, "inspection_track", "party", "outcome")
_count = partial(Indicator, systems=("S108",), procedure=Inspection, kind=Kind.COUNT, by=_WAYS)
_rate = partial(
    Indicator, systems=("S108",), procedure=Inspection, kind=Kind.RATE, unit="%", places=1, by=_WAYS
)
_RULES = (JOINT_INSPECTION["二"], SPOT_CHECK_RULES[11])


def _all(t: Any, p: Period) -> Any:
    return ibis.literal(True)


def _by_lot(t: Any, p: Period) -> Any:
    return t.track == "double-random"


def derived(t: Any) -> dict[str, tuple[str, Any]]:
    """Whether it counts as an inspection of its own: a complete record, no penalty after it."""
    followed = t.penalty_follows.fill_null(False)
    return {
        "complete": ("BOOLEAN", t.inspect_on.notnull() & t.decided.notnull()),
        "counts": ("BOOLEAN", t.inspect_on.notnull() & t.decided.notnull() & ~followed),
        "published_in_time": ("BOOLEAN", (t.published <= t.clock_publishing__due).fill_null(False)),
    }


INDICATORS: tuple[Indicator, ...] = (
    _count(
        id="inspections",
        versions=(
            Version(
                "every_visit",
                "凡实施均计",
                "Every one made",
                "期内实施的检查数,没有完整记录的和随后立案处罚的也计入",
                "Every inspection made in the period, also those without a full record or followed by a penalty.",
                of=_all,
            ),
        ),
        systems=("S94", "S130"),
        title=_("行政检查次数"),
        title_en="Inspections",
        definition=_("期内检查一个对象、有完整记录的计为一次;没有记录的、随后立案处罚的不计"),
        unit=_("次"),
        dated_by="inspect_on",
        cites=THREE_SYSTEMS["（六）"],
        of=lambda t, p: t.counts,
    ),
    _count(
        id="inspections_published",
        systems=("S94",),
        serves=("F264",),
        title=_("公示的行政检查数"),
        title_en="Inspections published",
        definition=_("期内公示检查结果的检查数,不论何时检查"),
        unit=_("件"),
        dated_by="published",
        cites=THREE_SYSTEMS["（六）"],
        of=_all,
    ),
    _count(
        id="visits",
        versions=(
            Version(
                "subjects",
                "按对象",
                "By subject",
                "期内被检查的不同对象数,一个对象查几次都计为一户",
                "Different subjects inspected in the period, however often.",
                kind=Kind.DISTINCT,
                unit="户",
                of=lambda t, p: t.subject != "",
                amount=lambda t: t.subject,
            ),
        ),
        systems=("S108", "S130"),
        title=_("实施检查户次"),
        title_en="Visits",
        definition=_("期内实施的检查户次,不论结果,含随后立案处罚的"),
        unit=_("户次"),
        dated_by="inspect_on",
        cites=ENTERPRISE_INSPECTION["—"],
        of=_all,
    ),
    _count(
        id="spot_checks",
        versions=(
            Version(
                "by_department",
                "按部门户次",
                "By department",
                "期内双随机抽查的部门户次,一次联合检查有几个部门参加就计为几户次",
                "Spot checks by lot, a joint one once for each department that took part.",
                kind=Kind.SUM,
                amount=lambda t: t.inspect__joint_organs.length().fill_null(0) + 1,
            ),
        ),
        serves=("F356",),
        title=_("双随机抽查户次"),
        title_en="Spot checks by lot",
        definition=_("期内随机抽取后实施的检查户次;一次联合检查计为一户次"),
        unit=_("户次"),
        dated_by="inspect_on",
        cites=_RULES,
        of=_by_lot,
    ),
    _rate(
        id="spot_checks_published",
        versions=(TRUNCATED,),
        serves=("F357",),
        title=_("抽查结果录入公示率"),
        title_en="Results of spot checks published",
        definition=_("期内双随机抽查中,结果已录入并公示的比例;检查后二十个工作日未满尚未公示的不计入"),
        dated_by="inspect_on",
        cites=_RULES,
        of=lambda t, p: (
            _by_lot(t, p) & (t.published.notnull() | (t.clock_recording__due < p.as_of).fill_null(False))
        ),
        part=lambda t, p: t.published.notnull(),
    ),
    Indicator(
        id="spot_checked_subjects",
        systems=("S108",),
        title=_("双随机抽查对象数"),
        title_en="Subjects checked by lot",
        definition=_("期内被双随机抽查的不同对象(按统一社会信用代码)数"),
        procedure=Inspection,
        kind=Kind.DISTINCT,
        unit=_("户"),
        dated_by="inspect_on",
        cites=_RULES,
        of=lambda t, p: _by_lot(t, p) & (t.subject != ""),
        amount=lambda t: t.subject,
        by=_WAYS,
    ),
    _count(
        id="inspections_to_penalty",
        systems=("S108", "S130"),
        title=_("检查转立案数"),
        title_en="Inspections followed by a penalty",
        definition=_("期内实施、随后立案处罚的检查数"),
        unit=_("件"),
        dated_by="inspect_on",
        cites=ENTERPRISE_INSPECTION["—"],
        of=lambda t, p: t.penalty_follows,
    ),
    _rate(
        id="inspections_approved",
        versions=(TRUNCATED,),
        systems=("S130",),
        title=_("检查事先批准率"),
        title_en="Inspections approved beforehand",
        definition=_("期内实施的检查中,实施前(含当日)经负责人批准的比例"),
        dated_by="inspect_on",
        cites=ENTERPRISE_INSPECTION["—"],
        of=_all,
        part=lambda t, p: (t.approve_inspection_on <= t.inspect_on).fill_null(False),
    ),
)
DIMENSIONS: tuple[Dimension, ...] = (
    Dimension(
        "inspection_track",
        _("检查类别"),
        lambda t, day: t.track,
        {str(k): v for k, v in TRACKS.items()},
    ),
)
DERIVED = {"inspection": derived}
OUTLINED = {
    "inspection": {"visited": "DATE", "planned": "BOOLEAN", "penalty_follows": "BOOLEAN"},
}
