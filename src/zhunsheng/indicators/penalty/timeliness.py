"""In time: deciding, serving, publishing, taking down, writing down."""

from functools import partial
from typing import Any

from zhunsheng.indicators.declaring import Indicator, Kind, Period
from zhunsheng.indicators.penalty.cases import EVERY, OF_PENALTIES, due_by, everything
from zhunsheng.indicators.versions import TRUNCATED, Version
from zhunsheng.procedures.enforcement.penalty import Penalty
from zhunsheng.statutes.catalogue import PENALTY_ACT, PENALTY_ACT_2017, THREE_SYSTEMS
from zhunsheng.statutes.words import _

_rate = partial(Indicator, systems=("S98",), procedure=Penalty, kind=Kind.RATE, unit="%", places=1)


def _public_or_due(t: Any, p: Period) -> Any:
    return (t.punished | t.spared) & due_by(t.published, t.clock_publicity__due, p)


def to_be_public(t: Any, p: Period) -> Any:
    """Decided, and to be made public some day."""
    return (t.punished | t.spared) & t.clock_publicity__due.notnull()


def deciding_due(t: Any, p: Period) -> Any:
    """Decided, or out of time by the day of looking; what was transferred has no term any more."""
    over = t.decided.notnull() | (t.clock_deciding__due < p.as_of)
    return over & (t.clock_deciding__state != "ended")


DECIDED_IN_TIME = _rate(
    id="decided_in_time",
    versions=(
        Version(
            "due",
            "按期限届满日",
            "By the day the term ended",
            "办案期限在期内届满的案件中,按期作出决定的比例;逾期尚未决定的计入分母",
            "Of cases whose term ended in the period, those decided in it; cases still undecided count against.",
            dated_by="clock_deciding__due",
            of=deciding_due,
        ),
        TRUNCATED,
    ),
    title=_("按期决定率"),
    title_en="Decided in time",
    definition=_("期内决定的立案案件中,在法定办案期限(九十日,含经批准的延长)内作出决定的比例"),
    dated_by="decided",
    cites=PENALTY_ACT[60],
    of=lambda t, p: t.clock_deciding__due.notnull(),
    part=lambda t, p: t.decided_on_time,
    by=OF_PENALTIES,
)
OVERDUE_UNDECIDED = Indicator(
    id="overdue_undecided",
    systems=("S98",),
    title=_("逾期未决定案件数"),
    title_en="Cases past their term, undecided",
    definition=_("办案期限在期内届满而届时没有作出决定的案件数,此后决定的也计入;移送的除外"),
    procedure=Penalty,
    kind=Kind.COUNT,
    unit=_("件"),
    dated_by="clock_deciding__due",
    cites=PENALTY_ACT[60],
    of=lambda t, p: (
        (t.clock_deciding__state != "ended")
        & (t.clock_deciding__due < p.as_of)
        & (t.decided.isnull() | (t.decided > t.clock_deciding__due))
    ),
    by=EVERY,
)
DAYS_TO_DECIDE = Indicator(
    id="days_to_decide",
    versions=(
        Version(
            "mean",
            "平均数",
            "Mean",
            "期内决定的立案案件,自立案日至决定日的平均天数",
            "Mean days from filing to decision of the cases decided in the period.",
            kind=Kind.MEAN,
        ),
    ),
    systems=("S98",),
    title=_("办案天数中位数"),
    title_en="Days from filing to decision, median",
    definition=_("期内决定的立案案件,自立案日至决定日天数的中位数"),
    procedure=Penalty,
    kind=Kind.MEDIAN,
    unit=_("日"),
    dated_by="decided",
    cites=PENALTY_ACT[60],
    of=lambda t, p: t.file_on.notnull(),
    amount=lambda t: t.days_to_decide,
    places=1,
    by=OF_PENALTIES,
)
SERVED_IN_TIME = _rate(
    id="served_in_time",
    versions=(TRUNCATED,),
    title=_("按期送达率"),
    title_en="Served in time",
    definition=_("期内决定、当事人不在场而应当送达的案件中,在法定期限内送达的比例;期限未满尚未送达的不计入"),
    dated_by="decided",
    cites=(PENALTY_ACT[61], PENALTY_ACT_2017[40]),
    of=lambda t, p: due_by(t.served, t.serve_by, p),
    part=lambda t, p: t.served_on_time,
    by=OF_PENALTIES,
)
PUBLISHED_IN_TIME = _rate(
    id="published_in_time",
    versions=(
        Version(
            "every_decision",
            "期限未满的也计入",
            "With those not yet due",
            "期内决定、应当公开的案件中,在公开期限内公开的比例;期限未满尚未公开的也计入分母",
            "Share published in time of everything to be published that was decided in the period, those not yet due included.",
            of=to_be_public,
        ),
        TRUNCATED,
    ),
    systems=("S94", "S65"),
    title=_("按期公开率"),
    title_en="Published in time",
    definition=_(
        "期内决定、应当公开的案件中,在七个工作日(本地更短的从其规定)内公开的比例;期限未满尚未公开的不计入"
    ),
    dated_by="decided",
    cites=(THREE_SYSTEMS["（六）"], PENALTY_ACT[48]),
    of=_public_or_due,
    part=lambda t, p: t.published_on_time,
    by=OF_PENALTIES,
)
WITHDRAWN = Indicator(
    id="withdrawn",
    systems=("S94",),
    title=_("撤回公开数"),
    title_en="Publications withdrawn",
    definition=_("期内撤回已公开处罚决定的案件数"),
    procedure=Penalty,
    kind=Kind.COUNT,
    unit=_("件"),
    dated_by="withdrawn",
    cites=PENALTY_ACT[48],
    of=everything,
    by=OF_PENALTIES,
)
WITHDRAWN_IN_TIME = _rate(
    id="withdrawn_in_time",
    versions=(TRUNCATED,),
    systems=("S94",),
    title=_("按期撤回率"),
    title_en="Withdrawn in time",
    definition=_("撤回期限在期内届满的案件中,三日内撤回公开并说明理由的比例;没有公开过的不计入"),
    dated_by="clock_withdrawing__due",
    cites=PENALTY_ACT[48],
    of=lambda t, p: t.published.notnull() & due_by(t.withdrawn, t.clock_withdrawing__due, p),
    part=lambda t, p: t.withdrawn_on_time,
    by=OF_PENALTIES,
)
ENTRY_LAG = Indicator(
    id="entry_lag",
    systems=("S95", "S106"),
    title=_("记录滞后天数"),
    title_en="Days from act to entry, mean",
    definition=_("期内立案或者当场处罚的案件,每条记录自办理之日至写入之日的平均天数"),
    procedure=Penalty,
    kind=Kind.MEAN,
    unit=_("日"),
    dated_by="opened",
    cites=(THREE_SYSTEMS["（八）"], PENALTY_ACT[47]),
    of=everything,
    amount=lambda t: t.lag_days,
    weight=lambda t: t.entries,
    places=2,
    by=EVERY,
)

INDICATORS: tuple[Indicator, ...] = (
    DECIDED_IN_TIME,
    OVERDUE_UNDECIDED,
    DAYS_TO_DECIDE,
    SERVED_IN_TIME,
    PUBLISHED_IN_TIME,
    WITHDRAWN,
    WITHDRAWN_IN_TIME,
    ENTRY_LAG,
)
