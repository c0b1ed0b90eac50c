"""Licences: asked for, accepted, granted, refused, revoked, in time, published."""

from functools import partial
from typing import Any

import ibis

from zhunsheng.indicators.breaking import EVERYWHERE
from zhunsheng.indicators.declaring import Dimension, Indicator, Kind, Period
from zhunsheng.indicators.versions import TRUNCATED, Version
from zhunsheng.procedures.enforcement.licence import TRACKS, Licence
from zhunsheng.statutes.catalogue import LICENCE_ACT, THREE_SYSTEMS
from zhunsheng.statutes.words import _

_WAYS = (*EVERYWHERE, "licence_track", "party")
_count = partial(Indicator, systems=("S86",), procedure=Licence, kind=Kind.COUNT, unit=_("件"), by=_WAYS)
_rate = partial(Indicator, systems=("S86",), procedure=Licence, kind=Kind.RATE, unit="%", places=1, by=_WAYS)


def _all(t: Any, p: Period) -> Any:
    return ibis.literal(True)


def _granted_anew(t: Any, p: Period) -> Any:
    said = ibis.coalesce(t.decide__outcome, t.decide_on_spot__outcome)
    return (said == "granted").fill_null(False)


def derived(t: Any) -> dict[str, tuple[str, Any]]:
    """When it was asked for, whether it was granted, whether in its statutory and in its promised time."""
    asked = ibis.coalesce(t.apply_on, t.renew_apply_on, t.change_apply_on)
    said = ibis.coalesce(
        t.decide__outcome, t.decide_on_spot__outcome, t.renew_decide__outcome, t.change_decide__outcome
    )
    due = ibis.coalesce(
        t.clock_deciding__due, t.clock_deciding_jointly__due, t.clock_deciding_by_own_term__due
    )
    yes_no = "BOOLEAN"
    return {
        "asked": ("DATE", asked),
        "granted": (yes_no, (said == "granted").fill_null(False) | t.deem_renewed_on.notnull()),
        "refused": (yes_no, (said == "refused").fill_null(False)),
        "decide_by": ("DATE", due),
        "in_time": (yes_no, (t.decided <= due).fill_null(False)),
        "as_promised": (yes_no, (t.decided <= t.clock_promising__due).fill_null(False)),
        "published_in_time": (yes_no, (t.published <= t.clock_publishing__due).fill_null(False)),
    }


INDICATORS: tuple[Indicator, ...] = (
    _count(
        id="licences_asked",
        versions=(
            Version(
                "new",
                "不含延续、变更",
                "First applications only",
                "期内收到的首次许可申请数;延续、变更不计",
                "Applications for a new licence; renewals and changes are left out.",
                dated_by="apply_on",
            ),
        ),
        title=_("行政许可申请数"),
        title_en="Applications for licences",
        definition=_("期内收到的许可申请数,含延续、变更;咨询不计"),
        dated_by="asked",
        cites=LICENCE_ACT[29],
        of=_all,
    ),
    _count(
        id="licences_accepted",
        title=_("行政许可受理数"),
        title_en="Applications accepted",
        definition=_("期内受理的许可申请数"),
        dated_by="accept_on",
        cites=LICENCE_ACT[32],
        of=_all,
    ),
    _count(
        id="licences_granted",
        versions=(
            Version(
                "new",
                "不含延续、变更",
                "First licences only",
                "期内准予许可的决定数;延续、变更不计",
                "Decisions granting a new licence; renewals and changes are left out.",
                of=_granted_anew,
            ),
        ),
        title=_("准予许可数"),
        title_en="Licences granted",
        definition=_("期内准予许可的决定数,含准予延续、变更和视为准予延续"),
        dated_by="decided",
        cites=LICENCE_ACT[38],
        of=lambda t, p: t.granted,
    ),
    _count(
        id="licences_refused",
        title=_("不予许可数"),
        title_en="Licences refused",
        definition=_("期内不予许可的决定数"),
        dated_by="decided",
        cites=LICENCE_ACT[38],
        of=lambda t, p: t.refused,
    ),
    _count(
        id="licences_revoked",
        title=_("撤销许可数"),
        title_en="Licences revoked",
        definition=_("期内撤销许可的数量,不论何时准予"),
        dated_by="revoke_on",
        cites=LICENCE_ACT[69],
        of=_all,
    ),
    _count(
        id="licences_published",
        systems=("S94", "S65"),
        serves=("F266",),
        title=_("公示的行政许可数"),
        title_en="Licences published",
        definition=_("期内公开的行政许可决定数,不论何时决定"),
        dated_by="published",
        cites=(THREE_SYSTEMS["（六）"], LICENCE_ACT[40]),
        of=_all,
    ),
    _rate(
        id="licences_in_time",
        versions=(
            Version(
                "due",
                "按期限届满日",
                "By the day the term ended",
                "审查期限在期内届满的许可中,按期决定的比例;逾期尚未决定的计入分母",
                "Of licences whose term ended in the period, those decided in it; those still undecided count against.",
                dated_by="decide_by",
                of=lambda t, p: t.decided.notnull() | (t.decide_by < p.as_of),
            ),
            TRUNCATED,
        ),
        title=_("许可按期办结率"),
        title_en="Licences decided in time",
        definition=_("期内决定、有法定审查期限的许可中,在期限(扣除不计入的时间,含经批准的延长)内决定的比例"),
        dated_by="decided",
        cites=LICENCE_ACT[42],
        of=lambda t, p: t.decide_by.notnull(),
        part=lambda t, p: t.in_time,
    ),
    _rate(
        id="licences_as_promised",
        versions=(TRUNCATED,),
        title=_("许可承诺时限办结率"),
        title_en="Licences decided in the promised time",
        definition=_("期内决定、作过办结承诺的许可中,在承诺时限内决定的比例"),
        dated_by="decided",
        cites=LICENCE_ACT[42],
        of=lambda t, p: t.clock_promising__due.notnull(),
        part=lambda t, p: t.as_promised,
    ),
    _rate(
        id="licences_published_in_time",
        versions=(TRUNCATED,),
        systems=("S94", "S65"),
        title=_("许可按期公开率"),
        title_en="Licences published in time",
        definition=_("期内准予的许可中,在七个工作日内公开的比例;期限未满尚未公开的不计入"),
        dated_by="decided",
        cites=THREE_SYSTEMS["（六）"],
        of=lambda t, p: (
            t.clock_publishing__due.notnull() & (t.published.notnull() | (t.clock_publishing__due < p.as_of))
        ),
        part=lambda t, p: t.published_in_time,
    ),
    _count(
        id="commitments",
        systems=("S66",),
        title=_("告知承诺办理数"),
        title_en="Licences by commitment",
        definition=_("期内签署告知承诺书的许可申请数"),
        dated_by="commit_on",
        cites=LICENCE_ACT[29],
        of=_all,
    ),
    _count(
        id="commitments_broken",
        systems=("S66",),
        title=_("违反承诺数"),
        title_en="Commitments broken",
        definition=_("期内核查发现没有履行承诺的许可数"),
        dated_by="check_commitment_on",
        cites=LICENCE_ACT[61],
        of=lambda t, p: ~t.check_commitment__kept,
    ),
)
DIMENSIONS: tuple[Dimension, ...] = (
    Dimension("licence_track", _("许可办理方式"), lambda t, day: t.track, TRACKS),
)
DERIVED = {"licence": derived}
OUTLINED = {"licence": {"accepted": "DATE"}}
