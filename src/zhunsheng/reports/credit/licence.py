"""双公示 行政许可: the items of a licence, from the entries of its case."""

from __future__ import annotations

from typing import Any

from zhunsheng.cases.decided import Opened
from zhunsheng.procedures.enforcement.licence import Licence
from zhunsheng.procedures.enforcement.licence.choices import Category, Result
from zhunsheng.procedures.facts import Party
from zhunsheng.reports.credit.items import Item, Line, always, subject
from zhunsheng.reports.credit.penalty import FOREVER, day, opened, organ, party

CATEGORIES = {
    Category.ORDINARY: "普通",
    Category.CONCESSION: "特许",
    Category.ACCREDITATION: "认可",
    Category.APPROVAL: "核准",
    Category.REGISTRATION: "登记",
    Category.OTHER: "其他",
}
DECISIONS = (Licence.decide, Licence.decide_on_spot, Licence.renew_decide, Licence.change_decide)
STATES = ("1", "2")
"""In force; revoked, withdrawn, cancelled."""


ITEMS: tuple[Item, ...] = (
    *subject("XK"),
    Item("XK_XKWS", "行政许可决定文书名称", most=64, needed=always),
    Item("XK_WSH", "行政许可决定文书号", most=64, needed=always),
    Item("XK_XKLB", "许可类别", most=256, needed=always, choices=tuple(CATEGORIES.values())),
    Item("XK_XKZS", "许可证书名称", most=64),
    Item("XK_XKBH", "许可编号", most=64),
    Item("XK_NR", "许可内容", most=4000, needed=always),
    Item("XK_JDRQ", "许可决定日期", "date", needed=always),
    Item("XK_YXQZ", "有效期自", "date", needed=always),
    Item("XK_YXQZI", "有效期至", "date", needed=always),
    Item("XK_XKJG", "许可机关", most=200, needed=always),
    Item("XK_XKJGDM", "许可机关统一社会信用代码", "credit", 18, always),
    Item("XK_ZT", "当前状态", most=1, needed=always, choices=STATES),
    Item("XK_LYDW", "数据来源单位", most=200, needed=always),
    Item("XK_LYDWDM", "数据来源单位统一社会信用代码", "credit", 18, always),
    Item("BZ", "备注", most=4000),
)
PROCEDURE = Licence.name


def counts(one: Opened) -> bool:
    """Whether the case belongs into the file: a licence that was granted."""
    made = one.case.last(*DECISIONS)
    return made is not None and made.facts.outcome is Result.GRANTED


def line(one: Opened) -> Line:
    """The items of one licence. What its record does not say stays empty, and is found wrong where it must be there."""
    made = one.case.last(*DECISIONS)
    assert made is not None
    found, category = made.facts, _said(one, "category")
    who: Party | None = one.case.fact("party")
    told = party("XK", who)
    if who is not None and not told.get("XK_FRDB"):
        told["XK_FRDB"] = opened(one.case.fact("legal_representative"))
    over = one.case.did(Licence.revoke, Licence.withdraw, Licence.cancel)
    return {
        **told,
        "XK_XKWS": getattr(found, "document_name", "") or "行政许可决定书",
        "XK_WSH": one.papers.get("licence-decision", ""),
        "XK_XKLB": CATEGORIES.get(category, ""),
        "XK_XKZS": _said(one, "certificate_name") or "",
        "XK_XKBH": _said(one, "certificate_number") or "",
        "XK_NR": getattr(found, "content", None) or one.case.fact("item_title") or "",
        "XK_JDRQ": day(made.on),
        "XK_YXQZ": day(_said(one, "valid_from") or made.on),
        "XK_YXQZI": day(_said(one, "valid_to"))
        or str(one.case.setting("credit_licence_valid_until", FOREVER)),
        "XK_ZT": "2" if over else "1",
        **organ("XK", one, "XKJG", "LYDW"),
    }


def _said(one: Opened, name: str) -> Any:
    """The latest word on it, of the certificate, the decision or the application."""
    return one.case.fact(name)
