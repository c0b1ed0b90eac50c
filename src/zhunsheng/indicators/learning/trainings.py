"""Trainings by session, by head, by hour."""

from functools import partial
from typing import Any

import ibis

from zhunsheng.indicators.breaking import EVERYWHERE
from zhunsheng.indicators.declaring import Indicator, Kind, Period
from zhunsheng.indicators.versions import Version
from zhunsheng.procedures.enforcement.officers.words import MANAGED
from zhunsheng.procedures.learning.training import Training
from zhunsheng.statutes.words import _

_training = partial(
    Indicator,
    systems=("S127",),
    procedure=Training,
    dated_by="hold_training_on",
    cites=MANAGED,
    by=(*EVERYWHERE, "training_scope"),
)


def _all(t: Any, p: Period) -> Any:
    return ibis.literal(True)


INDICATORS: tuple[Indicator, ...] = (
    _training(
        id="officers_trained",
        serves=("F260",),
        title=_("培训行政执法人员数"),
        title_en="Officers trained",
        definition=_("期内举办的执法培训参训人数之和"),
        kind=Kind.SUM,
        unit=_("名"),
        of=_all,
        amount=lambda t: t.people,
    ),
    _training(
        id="trainings_central",
        serves=("F309",),
        title=_("全县(区)集中培训次数"),
        title_en="Trainings of the whole county",
        definition=_("期内举办的全县(区)集中培训次数"),
        kind=Kind.COUNT,
        unit=_("次"),
        of=lambda t, p: t.hold_training__scope == "district",
    ),
    _training(
        id="trainings_own",
        serves=("F310[organ=*]",),
        title=_("单位自行集中培训次数"),
        title_en="Trainings of the units",
        definition=_("期内各单位自行举办的集中培训次数"),
        kind=Kind.COUNT,
        unit=_("次"),
        of=lambda t, p: t.hold_training__scope == "unit",
    ),
    _training(
        id="training_hours",
        versions=(
            Version(
                "held",
                "按举办学时",
                "Hours held",
                "期内举办的执法培训学时之和,不论几人参加",
                "Hours of the trainings held in the period, however many took part.",
                amount=lambda t: t.hold_training__hours,
            ),
        ),
        title="执法培训学时",
        title_en="Hours of training",
        definition="期内举办的执法培训学时乘以参训人数之和",
        definition_en="Hours of the trainings held in the period, each times the people who took part.",
        kind=Kind.SUM,
        unit="学时",
        of=_all,
        amount=lambda t: t.hold_training__hours * t.people,
        places=1,
    ),
)
