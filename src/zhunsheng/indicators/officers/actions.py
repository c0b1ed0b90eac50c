"""Operations: people, vehicles, premises, cases; and drills."""

from functools import partial

from zhunsheng.indicators.breaking import EVERYWHERE
from zhunsheng.indicators.declaring import Indicator, Kind
from zhunsheng.indicators.officers.people import everything
from zhunsheng.procedures.enforcement.officers.exercises import RECORDED, Drill, Operation
from zhunsheng.statutes.words import _

_trips = partial(
    Indicator,
    systems=("S129",),
    procedure=Operation,
    kind=Kind.SUM,
    dated_by="trip_on",
    cites=RECORDED,
    of=everything,
    by=(*EVERYWHERE, "subject"),
)

INDICATORS: tuple[Indicator, ...] = (
    _trips(
        id="operation_officers",
        serves=("F286",),
        title=_("出动执法人员人次"),
        title_en="Officers sent out",
        definition=_("最后一次出动在期内的执法行动出动执法人员人次之和"),
        unit=_("人次"),
        amount=lambda t: t.trip__officers__sum,
    ),
    _trips(
        id="operation_vehicles",
        serves=("F287",),
        title=_("出动车辆车次"),
        title_en="Vehicles sent out",
        definition=_("最后一次出动在期内的执法行动出动车辆车次之和"),
        unit=_("车次"),
        amount=lambda t: t.trip__vehicles__sum,
    ),
    _trips(
        id="operation_premises",
        serves=("F288",),
        title=_("行动中检查户数"),
        title_en="Premises visited",
        definition=_("最后一次出动在期内的执法行动检查户数之和"),
        unit=_("户"),
        amount=lambda t: t.trip__premises__sum,
    ),
    _trips(
        id="operation_cases",
        title=_("行动中立案案件数"),
        title_en="Cases that operations led to",
        definition=_("期内关联到执法行动的案件数之和"),
        unit=_("件"),
        dated_by="link_cases_on",
        amount=lambda t: t.cases_linked,
    ),
    Indicator(
        id="drills",
        systems=("S124",),
        serves=("F125[subject=*]",),
        title=_("执法演练次数"),
        title_en="Drills",
        definition=_("期内开展的模拟执法、综合执法演练次数"),
        procedure=Drill,
        kind=Kind.COUNT,
        unit=_("次"),
        dated_by="hold_drill_on",
        cites=RECORDED,
        of=everything,
        by=(*EVERYWHERE, "subject"),
    ),
)
