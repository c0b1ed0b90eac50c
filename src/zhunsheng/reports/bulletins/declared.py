"""Which bulletins there are: title, columns, duties that are ranked by, faults that are told, article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from zhunsheng.procedures.grids import Balance, Block, Column, Frame, Row, cell
from zhunsheng.procedures.openness.bulletin import About
from zhunsheng.reports.tables import Ask, Source, Table, table_of
from zhunsheng.statutes.words import _

ALL = "all"
"""The row of all organs together."""


@dataclass(frozen=True)
class Shown:
    """A column: an indicator of each organ. `duty`: a rate of what was due and done, which the ranking counts;
    `added`: organs add up to the whole."""

    indicator: str
    title: str
    unit: str = _("件")
    duty: bool = False
    added: bool = True


@dataclass(frozen=True)
class Fault:
    """A kind of fault: how many cases show it. `by`: the breakdown that names the unit; `part`: `rest` of a rate, those
    in which it was not done."""

    code: str
    title: str
    indicator: str
    by: str = "organ"
    part: str = ""


@dataclass(frozen=True)
class Bulletin:
    """`waits`: the system that it waits for, where it is not built; nothing is then filled in."""

    about: About
    title: str
    article: str
    columns: tuple[Shown, ...]
    faults: tuple[Fault, ...] = ()
    rule: str = ""
    waits: str = ""


def _rate(indicator: str, title: str) -> Shown:
    return Shown(indicator, title, "%", duty=True, added=False)


ENFORCEMENT = Bulletin(
    About.ENFORCEMENT,
    _("行政执法监督季度通报"),
    "行政执法监督条例第三十一条",
    (
        Shown("cases_filed", _("立案")),
        Shown("cases_decided", _("作出决定")),
        _rate("decided_in_time", _("按期决定率")),
        _rate("published_in_time", _("按期公开率")),
        _rate("review_coverage", _("法制审核覆盖率")),
        _rate("served_in_time", _("按期送达率")),
        _rate("major_reported", _("重大处罚备案率")),
        _rate("inspections_approved", _("检查事先批准率")),
    ),
    (
        Fault("undecided", _("逾期未作决定"), "overdue_undecided"),
        Fault("unpublished", _("没有按期公开"), "published_in_time", part="rest"),
        Fault("unreviewed", _("应当法制审核没有审核"), "review_coverage", part="rest"),
        Fault("unserved", _("没有按期送达"), "served_in_time", part="rest"),
        Fault("unreported", _("重大处罚没有备案"), "major_reported", part="rest"),
        Fault("unapproved", _("检查没有事先批准"), "inspections_approved", part="rest"),
        Fault("late-licence", _("许可没有按期办结"), "licences_in_time", part="rest"),
        Fault("unsound-file", _("案卷评查不合格"), "files_qualified", "unit", "rest"),
        Fault("card", _("被发黄牌、红牌"), "monitoring_cards", "subject"),
        Fault("supervised", _("被立项监督"), "supervisions", "subject"),
        Fault("defect", _("登记整改问题"), "defects_found", "unit_found"),
    ),
    _(
        "排名规则:把各项率的分子相加,除以各项率的分母之和(应做而且做到的占应做的比例),从高到低;"
        "比例相同的并列;本季度没有应做事项的不排名。"
    ),
)

RECONSIDERATION = Bulletin(
    About.RECONSIDERATION,
    _("行政复议季度通报"),
    "行政复议法实施条例第六十六条",
    (
        Shown("reconsiderations", _("各被申请人案件数")),
        Shown("corrected", _("纠错率"), "%", added=False),
        Shown("reconsideration-faults", _("典型问题")),
        Shown("reconsideration-repeated", _("重复出现问题的单位")),
    ),
    waits=_("行政复议"),
)

BULLETINS: tuple[Bulletin, ...] = (ENFORCEMENT, RECONSIDERATION)


def table_for(bulletin: Bulletin, organs: Sequence[tuple[str, str]]) -> Table:
    """The table of a bulletin over these organs (code and name): figures by organ, then faults by organ."""
    rows = tuple(Row(code, name) for code, name in organs)
    whole = Row(ALL, _("合计"))
    blocks = [_figures(bulletin, (*rows, whole), [code for code, _name in organs])]
    if bulletin.faults:
        blocks.append(_faults(bulletin, (*rows, whole), [code for code, _name in organs]))
    sources: dict[str, Source] = {}
    for row in (*rows, whole):
        for shown in bulletin.columns:
            sources[cell(row.code, shown.indicator)] = _source(bulletin, shown.indicator, "organ", row.code)
        for fault in bulletin.faults:
            code = cell(f"{row.code}-faults", fault.code)
            sources[code] = _source(bulletin, fault.indicator, fault.by, row.code, fault.part)
    return table_of(Frame(bulletin.about.value, bulletin.title, tuple(blocks)), sources, bulletin.article)


def _source(bulletin: Bulletin, indicator: str, by: str, row: str, part: str = "") -> Source:
    if bulletin.waits:
        return Source(waits=bulletin.waits)
    if row == ALL:
        return Source((Ask(indicator, part=part),))
    return Source((Ask(indicator, by, row, part),))


def _figures(bulletin: Bulletin, rows: tuple[Row, ...], organs: Sequence[str]) -> Block:
    columns = tuple(Column(one.indicator, one.title, unit=one.unit) for one in bulletin.columns)
    added = [one for one in bulletin.columns if one.added and organs]
    balances = tuple(
        Balance(one.title, (cell(ALL, one.indicator),), tuple(cell(code, one.indicator) for code in organs))
        for one in added
    )
    return Block("figures", _("各单位情况"), rows, columns, balances, head=_("单位"))


def _faults(bulletin: Bulletin, rows: tuple[Row, ...], organs: Sequence[str]) -> Block:
    columns = tuple(Column(one.code, one.title) for one in bulletin.faults)
    named = tuple(Row(f"{row.code}-faults", row.title) for row in rows)
    balances = tuple(
        Balance(
            one.title,
            (cell(f"{ALL}-faults", one.code),),
            tuple(cell(f"{code}-faults", one.code) for code in organs),
        )
        for one in bulletin.faults
        if one.by == "organ"  # a matter supervised may name no unit
    )
    return Block("faults", _("典型问题"), named, columns, balances if organs else (), head=_("单位"))
