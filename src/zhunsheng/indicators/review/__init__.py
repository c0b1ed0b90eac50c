"""Files reviewed, rounds of evaluation, filings examined, defects put right."""

from collections.abc import Callable
from functools import partial
from typing import Any

import ibis

from zhunsheng.indicators.breaking import EVERYWHERE, STANDING
from zhunsheng.indicators.declaring import Dimension, Indicator, Kind, Period
from zhunsheng.indicators.registered import towns
from zhunsheng.indicators.versions import TRUNCATED, Version
from zhunsheng.procedures.oversight.review import Rectification
from zhunsheng.procedures.oversight.review.evaluation import BY_RULE as EVALUATED
from zhunsheng.procedures.oversight.review.evaluation import Evaluation, EvaluationRound
from zhunsheng.procedures.oversight.review.file_review import BY_RULE as REVIEWED
from zhunsheng.procedures.oversight.review.file_review import MODES
from zhunsheng.procedures.oversight.review.major_filing import BY_RULE as FILED
from zhunsheng.procedures.oversight.review.major_filing import MajorFiling
from zhunsheng.procedures.oversight.review.reviewed_file import ReviewedFile
from zhunsheng.procedures.oversight.review.trading import Trading
from zhunsheng.statutes.catalogue import RULE_OF_LAW_INSPECTION
from zhunsheng.statutes.words import _

_HERE = RULE_OF_LAW_INSPECTION["—"]
_FILES = (*EVERYWHERE, "unit", "mode", "outcome")
_file = partial(
    Indicator, systems=("S101",), procedure=ReviewedFile, dated_by="settle_on", cites=REVIEWED, by=_FILES
)


def _all(t: Any, p: Period) -> Any:
    return ibis.literal(True)


def _central(t: Any, p: Period) -> Any:
    return t.open__mode == "central"


INDICATORS: tuple[Indicator, ...] = (
    _file(
        id="files_reviewed",
        serves=("F129",),
        title=_("评查案卷数"),
        title_en="Files reviewed",
        definition=_("期内告知评查结果的案卷数,含部门自查和集中评查"),
        kind=Kind.COUNT,
        unit=_("件"),
        of=_all,
    ),
    _file(
        id="files_self_reviewed",
        serves=("F130",),
        title=_("部门自查案卷数"),
        title_en="Files reviewed by the departments themselves",
        definition=_("期内告知评查结果的案卷中部门自查的数量"),
        kind=Kind.COUNT,
        unit=_("件"),
        of=lambda t, p: t.open__mode == "self",
    ),
    _file(
        id="files_centrally_reviewed",
        serves=("F131",),
        title=_("集中评查案卷数"),
        title_en="Files reviewed centrally",
        definition=_("期内告知评查结果的案卷中集中评查的数量"),
        kind=Kind.COUNT,
        unit=_("件"),
        of=_central,
    ),
    _file(
        id="files_reviewed_units",
        serves=("F261",),
        title=_("案卷被集中评查的单位数"),
        title_en="Units whose files were reviewed centrally",
        definition=_("期内有案卷被集中评查的单位数"),
        kind=Kind.DISTINCT,
        unit=_("个"),
        of=_central,
        amount=lambda t: t.open__unit,
    ),
    _file(
        id="files_reviewed_departments",
        serves=("F126",),
        title=_("案卷被集中评查的部门数"),
        title_en="Departments whose files were reviewed centrally",
        definition=_("期内有案卷被集中评查的部门数,镇街除外"),
        kind=Kind.DISTINCT,
        unit=_("个"),
        of=lambda t, p: _central(t, p) & ~t.open__unit.isin(towns()),
        amount=lambda t: t.open__unit,
    ),
    _file(
        id="files_reviewed_towns",
        serves=("F127",),
        title=_("案卷被集中评查的镇街数"),
        title_en="Towns whose files were reviewed centrally",
        definition=_("期内有案卷被集中评查的镇街数"),
        kind=Kind.DISTINCT,
        unit=_("个"),
        of=lambda t, p: _central(t, p) & t.open__unit.isin(towns()),
        amount=lambda t: t.open__unit,
    ),
    _file(
        id="files_qualified",
        versions=(
            Version(
                "settled",
                "按告知结果",
                "By the result told",
                "期内告知评查结果的案卷中优秀和合格的比例,未确认的也计入",
                "Of files whose result was told in the period, confirmed or not.",
                dated_by="settle_on",
            ),
            TRUNCATED,
        ),
        title=_("案卷合格率"),
        title_en="Files found sound",
        definition=_("期内确认评查结果的案卷中优秀和合格的比例"),
        kind=Kind.RATE,
        unit="%",
        dated_by="confirm_on",
        of=_all,
        part=lambda t, p: t.outcome.isin(("file-excellent", "file-qualified")),
        places=1,
    ),
    Indicator(
        id="evaluation_rounds",
        systems=("S93",),
        serves=("F006",),
        title=_("三项制度评估轮次"),
        title_en="Rounds of evaluation",
        definition=_("期内开始的行政执法三项制度评估轮次"),
        procedure=EvaluationRound,
        kind=Kind.COUNT,
        unit=_("轮"),
        dated_by="start_on",
        cites=EVALUATED,
        of=_all,
        by=EVERYWHERE,
    ),
    Indicator(
        id="evaluated_units",
        systems=("S93",),
        serves=("F008",),
        title=_("三项制度评估的部门数"),
        title_en="Departments evaluated",
        definition=_("期内经实地评分的部门数,几轮都评的计为一个"),
        procedure=Evaluation,
        kind=Kind.DISTINCT,
        unit=_("个"),
        dated_by="score_on",
        cites=EVALUATED,
        of=_all,
        amount=lambda t: t.open__unit,
        by=EVERYWHERE,
    ),
    Indicator(
        id="filings_examined",
        systems=("S103",),
        title=_("备案审查的重大行政处罚数"),
        title_en="Major penalties examined",
        definition=_("期内作出备案审查结论的重大行政处罚数"),
        procedure=MajorFiling,
        kind=Kind.COUNT,
        unit=_("件"),
        dated_by="review_on",
        cites=FILED,
        of=_all,
        by=(*EVERYWHERE, "outcome"),
    ),
    Indicator(
        id="filings_sound",
        versions=(TRUNCATED,),
        systems=("S103",),
        title=_("备案审查合格率"),
        title_en="Major penalties found sound",
        definition=_("期内作出备案审查结论的重大行政处罚中合法适当的比例"),
        procedure=MajorFiling,
        kind=Kind.RATE,
        unit="%",
        dated_by="review_on",
        cites=FILED,
        of=_all,
        part=lambda t, p: t.outcome == "filing-sound",
        places=1,
        by=EVERYWHERE,
    ),
    Indicator(
        id="defects_found",
        systems=("S11",),
        title=_("登记的整改问题数"),
        title_en="Defects found",
        definition=_("期内登记的整改事项数"),
        procedure=Rectification,
        kind=Kind.COUNT,
        unit=_("个"),
        dated_by="find_on",
        cites=_HERE,
        of=_all,
        by=(*EVERYWHERE, "unit_found", "source"),
    ),
    Indicator(
        id="defects_rectified",
        versions=(
            Version(
                "in_period",
                "按期末",
                "As of the last day",
                "期内登记的整改事项中期末前已经销号的比例",
                "Of defects found in the period, those closed by its last day.",
                part=lambda t, p: (t.decided <= p.last).fill_null(False),
            ),
            Version(
                "due",
                "按期限届满日",
                "By the day the term ended",
                "整改期限在期内届满的事项中按期销号的比例",
                "Of defects whose term ended in the period, those closed in it.",
                dated_by="clock_rectifying__due",
                of=lambda t, p: t.decided.notnull() | (t.clock_rectifying__due < p.as_of),
                part=lambda t, p: (t.decided <= t.clock_rectifying__due).fill_null(False),
            ),
            TRUNCATED,
        ),
        systems=("S11",),
        title=_("问题整改率"),
        title_en="Defects put right",
        definition=_("期内登记的整改事项中已经销号的比例"),
        procedure=Rectification,
        kind=Kind.RATE,
        unit="%",
        dated_by="find_on",
        cites=_HERE,
        of=_all,
        part=lambda t, p: t.outcome == "rectified",
        places=1,
        by=(*EVERYWHERE, "unit_found", "source"),
    ),
    Indicator(
        id="defects_open",
        systems=("S11",),
        title=_("未销号的整改问题数"),
        title_en="Defects still open",
        definition=_("期末已经登记、尚未销号的整改事项数"),
        procedure=Rectification,
        kind=Kind.COUNT,
        unit=_("个"),
        dated_by="find_on",
        cites=_HERE,
        of=_all,
        stock=True,
        until="decided",
        by=(*STANDING, "unit_found", "source"),
    ),
    Indicator(
        id="remote_evaluations",
        systems=("S131",),
        serves=("F358",),
        title=_("远程异地评标数"),
        title_en="Remote bid evaluations",
        definition=_("期内公布结果的远程异地评标项目数"),
        procedure=Trading,
        kind=Kind.COUNT,
        unit=_("个"),
        dated_by="published",
        cites=Trading.publish.cites,
        of=lambda t, p: t.register__remote,
        by=EVERYWHERE,
    ),
)
DIMENSIONS: tuple[Dimension, ...] = (
    Dimension("unit", _("被评查单位"), lambda t, day: t.open__unit),
    Dimension("mode", _("评查方式"), lambda t, day: t.open__mode, {str(k): v for k, v in MODES.items()}),
    Dimension("unit_found", _("责任单位"), lambda t, day: t.find__unit),
    Dimension("source", _("问题来源"), lambda t, day: t.find__source),
)
DERIVED: dict[str, Callable[[Any], dict[str, tuple[str, Any]]]] = {}
OUTLINED: dict[str, dict[str, str]] = {}
