"""互联网+监管 检查行为: the record of one inspection of one object, from the entries of its case."""

from __future__ import annotations

import re

from zhunsheng.cases.decided import Opened
from zhunsheng.procedures.enforcement.inspection import Inspection
from zhunsheng.procedures.enforcement.inspection.visit_facts import FORMS, RESULTS, TRACKS
from zhunsheng.procedures.facts import Party, PartyKind
from zhunsheng.procedures.identity import masked_number
from zhunsheng.reports.credit.items import Item, Line, always
from zhunsheng.reports.credit.penalty import KINDS, day, opened

PROCEDURE = Inspection.name
IDENTITY = {
    PartyKind.ORGANISATION: "统一社会信用代码",
    PartyKind.INDIVIDUAL_BUSINESS: "统一社会信用代码",
    PartyKind.PERSON: "身份证",
}
_LIST_CODE = re.compile(r"[0-9A-Z]{18}[1-5].*")


class _Listed(Item):
    """The implementation list's code: the organ's credit code, a kind from 1 to 5, and more."""

    def wrong(self, line: Line) -> str:
        value = line.get(self.code, "")
        if value and not _LIST_CODE.fullmatch(value):
            return "应以18位统一社会信用代码和1位类别(1至5)开头"
        return super().wrong(line)


class _Fourteen(Item):
    """The catalogue's code: fourteen digits."""

    def wrong(self, line: Line) -> str:
        value = line.get(self.code, "")
        if value and not (len(value) == 14 and value.isascii() and value.isdigit()):
            return "应为14位数字"
        return super().wrong(line)


class _After(Item):
    """The day of reporting, not before the day of the inspection."""

    def wrong(self, line: Line) -> str:
        value, visited = line.get(self.code, ""), line.get("JCSJ", "")
        if value and visited and value < visited:
            return "报送时间早于检查时间"
        return super().wrong(line)


ITEMS: tuple[Item, ...] = (
    Item("JHID", "双随机一公开计划id", most=50),
    _Fourteen("MLBM", "监管事项目录编码", needed=always),
    _Listed("QDBM", "监管事项检查实施清单编码", most=64, needed=always),
    Item("XWMC", "检查行为名称", most=200, needed=always),
    Item("XWBH", "检查行为编号", most=50, needed=always),
    Item("SSJG", "实施机构", most=200, needed=always),
    Item("SSJGDM", "实施机构编码", "credit", 18, always),
    Item("SWTBM", "受委托部门", most=200),
    Item("DXLX", "监管对象类型", most=60),
    Item("JGDX", "监管对象", most=200, needed=always),
    Item("XDR", "行政相对人", most=200, needed=always),
    Item("XDRXZ", "行政相对人性质", needed=always, choices=tuple(KINDS.values())),
    Item("ZJLX", "证件类型", needed=always, choices=tuple(dict.fromkeys(IDENTITY.values()))),
    Item("XDRBM", "行政相对人编码", most=64, needed=always),
    Item("JYDZ", "经营地址", most=200),
    Item("XZQH", "行政区划代码", most=12, needed=always),
    Item("JCXS", "检查形式", needed=always, choices=tuple(FORMS.values())),
    Item("JCLB", "检查类别", needed=always, choices=tuple(TRACKS.values())),
    Item("JCFS", "检查方式", most=100),
    Item("JCJG", "检查结果", needed=always, choices=tuple(RESULTS.values())),
    Item("JCSJ", "检查时间", "date", needed=always),
    Item("JCRY", "检查人员", most=400, needed=always),
    _After("BSSJ", "报送时间", "date"),
)


def counts(one: Opened) -> bool:
    """Whether the case belongs into the file: an object was visited."""
    return bool(one.case.did(Inspection.inspect))


def line(one: Opened) -> Line:
    """The record of one inspection."""
    case = one.case
    visit = case.last(Inspection.inspect)
    assert visit is not None
    told = Inspection.outline(case)
    party: Party | None = case.fact("party")
    item = case.fact("item") or visit.facts.matter or ""
    result, form = told["outcome"], case.fact("form")
    return {
        "JHID": str(case.fact("plan") or ""),
        "MLBM": str(case.fact("catalogue_code") or ""),
        "QDBM": str(case.fact("item_code") or ""),
        "XWMC": item,
        "XWBH": one.number,
        "SSJG": one.organ_name,
        "SSJGDM": one.organ,
        "SWTBM": str(case.fact("entrusted_to") or ""),
        "DXLX": str(case.fact("object_kind") or ""),
        "JGDX": str(case.fact("object") or _name(party)),
        "XDR": _name(party),
        "XDRXZ": KINDS[party.kind] if party else "",
        "ZJLX": IDENTITY[party.kind] if party else "",
        "XDRBM": _number(party),
        "JYDZ": str(case.fact("business_address") or ""),
        "XZQH": str(case.fact("area_code") or one.organ[2:8]),
        "JCXS": FORMS[form] if form else "",
        "JCLB": {track.value: title for track, title in TRACKS.items()}.get(told["track"], ""),
        "JCFS": str(case.fact("manner") or ""),
        "JCJG": {found.value: title for found, title in RESULTS.items()}.get(result, ""),
        "JCSJ": day(visit.on),
        "JCRY": "、".join(visit.by),
        "BSSJ": day(one.decided),
    }


def _name(party: Party | None) -> str:
    if party is None:
        return ""
    return (party.name if party.kind is not PartyKind.PERSON else opened(party.person)) or ""


def _number(party: Party | None) -> str:
    if party is None:
        return ""
    number = opened(party.resident_id)
    return party.credit_code or (masked_number(number) if number else "")
