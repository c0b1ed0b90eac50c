"""Certificates and bodies in force, and what was issued, renewed, checked in a year."""

from functools import partial
from typing import Any

import ibis

from zhunsheng.indicators.breaking import EVERYWHERE, STANDING
from zhunsheng.indicators.declaring import Indicator, Kind, Period
from zhunsheng.indicators.versions import Version
from zhunsheng.procedures.enforcement.officers.certificate import CertificateCase
from zhunsheng.procedures.enforcement.officers.grant import ACT as GRANTED
from zhunsheng.procedures.enforcement.officers.grant import Grant
from zhunsheng.procedures.enforcement.officers.qualification import Qualification
from zhunsheng.procedures.enforcement.officers.words import CONFIRMED, MANAGED, QUALIFIED
from zhunsheng.statutes.words import _

_ONE_DAY = ibis.interval(days=1)
_card = partial(
    Indicator, systems=("S126",), procedure=CertificateCase, kind=Kind.COUNT, unit=_("人"), by=EVERYWHERE
)


def everything(t: Any, p: Period) -> Any:
    """No further condition."""
    return ibis.literal(True)


def _on_duty(t: Any, p: Period) -> Any:
    """Not off duty on the last day; whoever came back has no day of leaving in the table."""
    away = (t.off_duty__since <= p.last) & (t.off_duty__until.isnull() | (t.off_duty__until >= p.last))
    return ~away.fill_null(False)


def derived_certificate(t: Any) -> dict[str, tuple[str, Any]]:
    """The first day on which the card no longer serves: after its term, or when it was taken back."""
    over = t.until + _ONE_DAY
    return {"over": ("DATE", ibis.least(ibis.coalesce(t.closed, over), over))}


def derived_grant(t: Any) -> dict[str, tuple[str, Any]]:
    """The day on which the power went back."""
    return {"back": ("DATE", t.take_back__effective)}


INDICATORS: tuple[Indicator, ...] = (
    _card(
        id="certificates_issued",
        title=_("核发执法证件数"),
        title_en="Certificates issued",
        definition=_("期内核发的行政执法证件数"),
        dated_by="issue_certificate_on",
        cites=QUALIFIED,
        of=everything,
    ),
    _card(
        id="certificates_renewed",
        serves=("F139",),
        title=_("换发执法证件数"),
        title_en="Certificates renewed",
        definition=_("期内换发行政执法证件的人数"),
        dated_by="renew_on",
        cites=MANAGED,
        of=everything,
    ),
    _card(
        id="certificates_checked",
        title=_("执法证件年审数"),
        title_en="Certificates checked",
        definition=_("期内年审的行政执法证件数"),
        dated_by="yearly_check_on",
        cites=MANAGED,
        of=everything,
    ),
    _card(
        id="certificates_held",
        versions=(
            Version(
                "on_duty",
                "离岗的不计",
                "Without those off duty",
                "期末持有有效行政执法证件且在岗的人数",
                "Holders of a certificate in force who are on duty at the end of the period.",
                of=_on_duty,
            ),
        ),
        title=_("持有效执法证件人数"),
        title_en="Officers with a certificate in force",
        definition=_("期末持有有效行政执法证件的人数;离岗、暂扣期间的仍计入"),
        dated_by="decided",
        cites=MANAGED,
        of=everything,
        stock=True,
        until="over",
        by=STANDING,
    ),
    Indicator(
        id="enforcement_bodies",
        systems=("S116",),
        title=_("行政执法主体数"),
        title_en="Enforcement bodies",
        definition=_("期末公布在册的行政执法主体数"),
        procedure=Qualification,
        kind=Kind.COUNT,
        unit=_("个"),
        dated_by="decided",
        cites=CONFIRMED,
        of=everything,
        stock=True,
        until="last_day",
        by=STANDING,
    ),
    Indicator(
        id="powers_requested",
        versions=(
            Version(
                "by_town",
                "按镇街分别计",
                "Once for each town",
                "期内镇街提出承接的行政处罚事项数,几个镇街提出同一事项的分别计",
                "Powers that towns asked for, once for each town that asked.",
                kind=Kind.COUNT,
            ),
        ),
        systems=("S118",),
        serves=("F120",),
        title=_("镇街请求赋权事项数"),
        title_en="Powers that towns asked for",
        definition=_("期内镇街提出承接的行政处罚事项数,同一事项多个镇街提出的计为一项"),
        procedure=Grant,
        kind=Kind.DISTINCT,
        unit=_("项"),
        dated_by="request_on",
        cites=GRANTED,
        of=everything,
        amount=lambda t: t.subject,
        by=EVERYWHERE,
    ),
    Indicator(
        id="powers_granted",
        versions=(
            Version(
                "items",
                "按事项计",
                "By item",
                "期末已经下放、尚未收回的行政处罚事项数,下放几个镇街都计为一项",
                "Different powers held by any town, however many hold them.",
                kind=Kind.DISTINCT,
                amount=lambda t: t.subject,
            ),
        ),
        systems=("S60", "S118"),
        title=_("下放镇街的事项数"),
        title_en="Powers held by towns",
        definition=_("期末已经下放、尚未收回的行政处罚事项数,一个镇街一项计为一项"),
        procedure=Grant,
        kind=Kind.COUNT,
        unit=_("项"),
        dated_by="effective",
        cites=GRANTED,
        of=everything,
        stock=True,
        until="back",
        by=STANDING,
    ),
)
