"""双公示 行政处罚: the thirty items of a penalty, from the entries of its case."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from zhunsheng.cases.decided import Opened
from zhunsheng.procedures.enforcement.penalty import Penalty
from zhunsheng.procedures.enforcement.penalty.deciding import decided
from zhunsheng.procedures.enforcement.penalty.kinds import PENALTIES, Kind
from zhunsheng.procedures.facts import HIDDEN, Party, PartyKind
from zhunsheng.procedures.identity import masked_number
from zhunsheng.reports.credit.items import (
    BUSINESS,
    ORGANISATION,
    PERSON,
    Item,
    Line,
    always,
    subject,
)

FOREVER = "2099/12/31"
"""What the platforms take for a penalty without an end."""

CLASSES = {
    Kind.WARNING: "警告",
    Kind.CRITICISE: "通报批评",
    Kind.FINE: "罚款",
    Kind.CONFISCATE_GAINS: "没收违法所得、没收非法财物",
    Kind.CONFISCATE_GOODS: "没收违法所得、没收非法财物",
    Kind.SUSPEND_LICENCE: "暂扣许可证件",
    Kind.DOWNGRADE: "降低资质等级",
    Kind.REVOKE_LICENCE: "吊销许可证件",
    Kind.RESTRICT: "限制开展生产经营活动",
    Kind.ORDER_TO_STOP: "责令停产停业",
    Kind.ORDER_TO_CLOSE: "责令关闭",
    Kind.BAR: "限制从业",
    Kind.DETENTION: "行政拘留",
}
KINDS = {
    PartyKind.ORGANISATION: ORGANISATION,
    PartyKind.PERSON: PERSON,
    PartyKind.INDIVIDUAL_BUSINESS: BUSINESS,
}


def _has(*classes: str) -> Any:
    return lambda line: any(one in line.get("CF_CFLB", "").split(";") for one in classes)


ITEMS: tuple[Item, ...] = (
    *subject("CF"),
    Item("CF_WSH", "行政处罚决定书文号", most=128, needed=always),
    Item("CF_WFXW", "违法行为类型", most=2000, needed=always),
    Item("CF_SY", "违法事实", most=5000, needed=always),
    Item("CF_YJ", "处罚依据", most=2000, needed=always),
    Item("CF_CFLB", "处罚类别", needed=always, choices=tuple(dict.fromkeys(CLASSES.values()))),
    Item("CF_NR", "处罚内容", most=4000, needed=always),
    Item("CF_NR_FK", "罚款金额(万元)", "amount", 19, _has("罚款")),
    Item(
        "CF_NR_WFFF",
        "没收违法所得、没收非法财物的金额(万元)",
        "amount",
        19,
        _has(CLASSES[Kind.CONFISCATE_GAINS]),
    ),
    Item("CF_NR_ZKDX", "暂扣或吊销证照名称及编号", most=200, needed=_has("暂扣许可证件", "吊销许可证件")),
    Item("CF_JDRQ", "处罚决定日期", "date", needed=always),
    Item("CF_YXQ", "处罚有效期", "date", needed=always),
    Item("CF_GSJZQ", "公示截止期", "date"),
    Item("CF_CFJG", "处罚机关", most=200, needed=always),
    Item("CF_CFJGDM", "处罚机关统一社会信用代码", "credit", 18, always),
    Item("CF_SJLY", "数据来源单位", most=200, needed=always),
    Item("CF_SJLYDM", "数据来源单位统一社会信用代码", "credit", 18, always),
    Item("BZ", "备注", most=2000),
)
PROCEDURE = Penalty.name


def counts(one: Opened) -> bool:
    """Whether the case belongs into the file: a penalty, and to be published at all."""
    made = decided(one.case)
    if made is None or made.step is Penalty.decide_no_penalty:
        return False
    return one.published is not None or one.publicity(made.on) is not None


def line(one: Opened) -> Line:
    """The items of one penalty. What its record does not say stays empty, and is found wrong where it must be there."""
    made = decided(one.case)
    assert made is not None
    facts, code = made.facts, one.case.fact("violation_code")
    kinds = [kind for kind in CLASSES if kind in set(facts.kinds or ())]
    return {
        **party("CF", one.case.fact("party")),
        "CF_WSH": one.papers.get("decision") or one.papers.get("summary-decision") or "",
        "CF_WFXW": str(code or one.case.fact("cause") or ""),
        "CF_SY": str(getattr(facts, "facts_found", None) or one.case.fact("cause") or ""),
        "CF_YJ": str(getattr(facts, "basis", None) or ""),
        "CF_CFLB": ";".join(dict.fromkeys(CLASSES[kind] for kind in kinds)),
        "CF_NR": content(facts, kinds),
        "CF_NR_FK": wan(facts.fine_yuan) if Kind.FINE in kinds else "",
        "CF_NR_WFFF": wan(getattr(facts, "confiscated_yuan", None)),
        "CF_NR_ZKDX": str(getattr(facts, "licence_taken", None) or ""),
        "CF_JDRQ": day(made.on),
        "CF_YXQ": str(one.case.setting("credit_penalty_valid_until", FOREVER)),
        **organ("CF", one, "CFJG", "SJLY"),
    }


def content(facts: Any, kinds: Iterable[Kind]) -> str:
    """What was imposed, in words."""
    amounts = {Kind.FINE: facts.fine_yuan, Kind.CONFISCATE_GAINS: getattr(facts, "confiscated_yuan", None)}
    told = [
        f"{CLASSES[kind]}{amounts[kind]:,f}元" if amounts.get(kind) else CLASSES[kind]
        for kind in kinds
        if kind in PENALTIES
    ]
    return ";".join(dict.fromkeys(told))


def party(prefix: str, one: Party | None) -> dict[str, str]:
    """Items 1–13. A person's number goes out masked, a hidden value not at all."""
    if one is None:
        return {}
    open_name = one.person if one.person != HIDDEN else None
    name = one.name if one.kind is not PartyKind.PERSON else open_name
    number = one.resident_id if one.resident_id != HIDDEN else None
    person = one.kind is PartyKind.PERSON
    return {
        f"{prefix}_XDR_MC": name or "",
        f"{prefix}_XDR_LB": KINDS[one.kind],
        f"{prefix}_XDR_SHXYM": one.credit_code or "",
        f"{prefix}_FRDB": opened(one.representative) or ("" if person else opened(one.person)),
        f"{prefix}_XDR_ZJLX": "身份证" if person and number else "",
        f"{prefix}_XDR_ZJHM": masked_number(number) if person and number else "",
    }


def organ(prefix: str, one: Opened, by: str, source: str) -> dict[str, str]:
    """The organ that decided, and where the data come from: the same organ here."""
    found = {f"{prefix}_{by}": one.organ_name, f"{prefix}_{by}DM": one.organ}
    return found | {f"{prefix}_{source}": one.organ_name, f"{prefix}_{source}DM": one.organ}


def opened(text: str | None) -> str:
    """A personal value that was opened; empty where it is hidden."""
    return text if text and text != HIDDEN else ""


def day(on: date | None) -> str:
    """A day as the platforms write it."""
    return on.strftime("%Y/%m/%d") if on else ""


def wan(yuan: Decimal | None) -> str:
    """Yuan in units of ten thousand, six places."""
    return f"{yuan / 10_000:.6f}".rstrip("0").rstrip(".") if yuan else ""
