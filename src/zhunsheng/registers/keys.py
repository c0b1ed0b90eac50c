"""The names of local settings, with the kind of value each takes; amounts in yuan, terms in whole working days."""

from __future__ import annotations

import re
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any

from zhunsheng.registers.refused import Refused
from zhunsheng.statutes.words import _

AMOUNT, COUNT, FREE = "amount", "count", "free"

DEFINITION = "definition:"
"""Begins the keys that choose how an indicator is defined: `definition:penalties` is `standing`."""

# The casebook's keys. Procedures may read further ones; those take any value.
KEYS: MappingProxyType[str, tuple[str, str]] = MappingProxyType(
    {
        "hearing_threshold_organisation_yuan": (AMOUNT, _("对组织罚款可要求听证的起点(元)")),
        "hearing_threshold_person_yuan": (AMOUNT, _("对个人罚款可要求听证的起点(元)")),
        "publication_working_days": (COUNT, _("处罚决定公开期限(工作日)")),
        "market_publication_working_days": (COUNT, _("企业信用系统公示期限(工作日)")),
        "inspection_cap_per_year": (COUNT, _("年度检查频次上限")),
        "recording_required": (FREE, _("音像记录缺失时不得通过审核、结案")),
        "review_needed": (FREE, _("须经法制审核的案件")),
        "extension_rule": (FREE, _("办案期限延长规则")),
        "emergency": (FREE, _("突发事件应对")),
        "special_rule": (FREE, _("特别规定")),
        "joint_handling": (FREE, _("联合办理")),
        "licence_valid_to": (FREE, _("许可有效期止")),
        "power": (FREE, _("权力事项")),
        "safety_licence": (FREE, _("安全许可")),
        "quota": (FREE, _("数量限制")),
        "measure_basis": (FREE, _("强制措施依据")),
        "enforcement_power": (FREE, _("强制执行权")),
        "ground": (FREE, _("事由")),
        "entrustment": (FREE, _("委托")),
        "chief": (FREE, _("主要负责人")),
        "entrusted_body": (FREE, _("受委托组织")),
        "interest": (FREE, _("利害关系")),
    }
)


def check_value(key: str, value: Any) -> None:
    """Refuse a key that looks like a slip of the pen for a known one, and a value of the wrong kind."""
    if re.fullmatch(rf"{DEFINITION}[a-z][a-z0-9_]*", key):
        if not (isinstance(value, str) and re.fullmatch(r"[a-z][a-z0-9_]*", value)):
            raise Refused(
                "统计口径应为口径的名称,如 usual。请用 zhunsheng figures 指标 --json 查看可选口径。", "value"
            )
        return
    if key not in KEYS:
        near = get_close_matches(key, KEYS, n=1, cutoff=0.85)
        if near or not re.fullmatch(r"[a-z][a-z0-9_]{1,59}", key):
            hint = f"是否为“{near[0]}”?" if near else "请用小写英文字母、数字和下划线。"
            raise Refused(f"没有名为“{key}”的设定项。{hint}", "key")
        return
    kind, title = KEYS[key]
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if kind == AMOUNT and not (number and value >= 0):
        raise Refused(f"“{title}”应为不小于零的金额(元)。请填写数字。", "value")
    if kind == COUNT and not (isinstance(value, int) and number and value > 0):
        raise Refused(f"“{title}”应为正整数。请填写数字。", "value")
