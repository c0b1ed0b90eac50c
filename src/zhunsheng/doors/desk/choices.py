"""Words that forms offer where a step's facts take free text or lists of words; the values are those that rules read."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _more
from pydantic import BaseModel

from zhunsheng.cases.recordings import step_titles
from zhunsheng.doors.desk.wording import titled, valued
from zhunsheng.statutes.words import _

_RIGHTS = {"state": _("陈述"), "defend": _("申辩"), "hearing": _("听证")}
_ITEMS = {
    "number": _("决定书文号"),
    "name": _("处罚对象名称"),
    "credit_code": _("统一社会信用代码"),
    "facts": _("违法事实"),
    "basis": _("处罚依据"),
    "kinds": _("处罚种类"),
    "fine": _("处罚内容、金额"),
    "organ": _("决定机关"),
    "date": _("决定日期"),
}
_TOLD = {
    "content": _("处罚内容"),
    "facts": _("事实"),
    "reasons": _("理由"),
    "basis": _("依据"),
    "remedies": _("救济途径"),
}
WORDS: dict[tuple[str, str], dict[str, str]] = {
    ("Waiver", "waives"): _RIGHTS,
    ("Proposal", "waives"): _RIGHTS,
    ("Publication", "fields"): _ITEMS,
    ("Decision", "told"): _TOLD,
    ("SummaryDecision", "remedies_told"): {
        "reconsideration": _("行政复议"),
        "litigation": _("行政诉讼"),
        "terms": _("期限"),
    },
    ("Suspicion", "papers"): {
        "涉嫌犯罪案件移送书": _("涉嫌犯罪案件移送书"),
        "案件情况调查报告": _("案件情况调查报告"),
        "涉案物品清单": _("涉案物品清单"),
        "检验报告或者鉴定结论": _("检验报告或者鉴定结论"),
        "其他有关材料": _("其他有关材料"),
    },
    ("Service", "manner"): {
        "direct": _("直接送达"),
        "mail": _("邮寄送达"),
        "electronic": _("电子送达"),
        "leave": _("留置送达"),
        "entrusted": _("委托送达"),
        "public notice": _("公告送达"),
    },
    ("Review", "outcome"): {"passed": _("通过"), "failed": _("不通过")},
    ("Closing", "manner"): {
        "performed": _("当事人已履行"),
        "no-penalty": _("不予处罚"),
        "transferred": _("已移送司法机关"),
        "court": _("法院已执行"),
        "revoked": _("决定已撤销"),
        "ended": _("终止调查"),
    },
    ("ReconsiderationDecision", "outcome"): {
        "维持": _("维持"),
        "撤销": _("撤销"),
        "变更": _("变更"),
        "确认违法": _("确认违法"),
        "驳回": _("驳回"),
    },
}
"""By the name of the facts and the field: the values offered and their titles."""

GROUNDS: dict[tuple[str, str], tuple[str, ...]] = {
    ("NoPenalty", "ground"): (
        _("违法行为轻微并及时改正,没有造成危害后果"),
        _("初次违法且危害后果轻微并及时改正"),
        _("当事人有证据足以证明没有主观过错"),
        _("当事人未成年,不满十四周岁"),
        _("超过追责期限"),
    ),
    ("Filing", "source"): (
        _("日常检查"),
        _("双随机抽查"),
        _("投诉举报"),
        _("上级交办"),
        _("其他机关移送"),
    ),
    ("Disposal", "outcome"): (
        _("发还当事人"),
        _("送交检验鉴定"),
        _("作为证据留存"),
        _("依法没收"),
        _("解除登记保存"),
    ),
    ("Suspicion", "to"): (_("公安机关"), _("人民检察院"), _("监察委员会")),
}
"""Suggestions for a free text; anything else may be typed."""

_MEASURE = frozenset(
    ["cited", "entrusted", "hour", "days", "witness", "unrelated", "others_property", "necessities"]
)
SELDOM: dict[str, frozenset[str]] = {
    "Filing": frozenset(
        [
            "violation_began",
            "violation_ended",
            "discovered",
            "complaint_received",
            "under",
            "harm",
            "minor",
            "corrected",
            "first_violation",
            "life_health",
            "admits",
            "consents",
            "earlier_steps_done",
        ]
    ),
    "Proposal": frozenset(["fine_each_person_yuan", "against", "new_facts", "waives", "respond_by"]),
    "Decision": frozenset(
        [
            "fine_each_person_yuan",
            "against",
            "dated",
            "notified",
            "hearing_held",
            "violation",
            "minor",
            "corrected",
            "harm",
            "complex",
            "no_fault_proved",
            "range_yuan",
            "range_old_yuan",
            "range_new_yuan",
            "told",
            "earlier_steps_done",
            "ground",
        ]
    ),
    "NoPenalty": frozenset(["against", "violation", "guardian_ordered"]),
    "SummaryDecision": frozenset(["objects", "recorded", "violation_code", "town"]),
    "Publication": frozenset(["earlier_steps_done", "against", "fine_yuan", "kinds"]),
    "SpotCollection": frozenset(["objects", "fixed_home"]),
    "licence.Application": frozenset(
        [
            "application",
            "category",
            "legal_representative",
            "received",
            "online",
            "needs_testing",
            "hearing_by_law",
            "joint",
            "two_tier",
            "quota",
            "promised_working_days",
            "statutory_working_days",
            "statutory_basis",
        ]
    ),
    "licence.RenewalApplication": frozenset(
        ["legal_representative", "received", "safety", "joint", "promised_working_days"]
    ),
    "licence.Decision": frozenset(
        [
            "document_name",
            "category",
            "tested",
            "false_papers",
            "warning",
            "told_before",
            "both_qualify",
            "overrun_reason",
            "supervising_organ",
        ]
    ),
    "coercion.OnSpot": _MEASURE,
    "coercion.Sealing": _MEASURE | {"sealed_by"},
    "coercion.Freezing": frozenset(["cited", "entrusted", "hour", "frozen_before"]),
    "coercion.Restraint": frozenset(["cited", "entrusted", "urgent"]),
    "coercion.BaseDecision": frozenset(["party", "elsewhere", "number", "notified", "cited"]),
    "inspection.Approval": frozenset(
        [
            "object",
            "object_kind",
            "item_code",
            "catalogue_code",
            "complaint",
            "plan",
            "draw",
            "area_code",
            "business_address",
            "entrusted_to",
            "regularises",
            "inspections_this_year",
            "since_cap",
            "hour",
        ]
    ),
    "inspection.Visit": frozenset(
        [
            "witness",
            "witness_name",
            "approved_by",
            "urgent",
            "item_published",
            "complaint",
            "name_of",
            "matter",
            "drawn",
            "key_field",
            "joint_organs",
            "joint_officers",
            "party_refuses",
            "hour",
        ]
    ),
    "supervision.Check": frozenset(
        ["certificates_shown", "signed", "reason_noted", "witness", "matter", "complaint", "approved_by"]
    ),
}
"""By the name of the facts, with the area before it where two share it: fields that stand folded at the end of a form: most cases do without them."""

MOST = 1500
"""Signs of one value that a page of entries shows; a whole report is read on its own page."""


def _shortened(text: str) -> str:
    return f"{text[:200]}…" + _more("(共%(n)s字)") % {"n": len(text)}


def read(
    model: type[BaseModel], facts: Iterator[tuple[str, str]] | tuple[tuple[str, str], ...]
) -> list[tuple[str, str]]:
    """Recorded facts for the page: titles and words that forms offer in the reader's language, typed texts as typed."""
    names = {info.title: name for name, info in model.model_fields.items()}
    found = []
    for title, value in facts:
        named = (model.__name__, names.get(title, ""))
        words = step_titles() if named == ("RecordingIndex", "step") else WORDS.get(named, {})
        plain = "、".join(words.get(part, part) for part in value.split("、")) if words else value
        found.append((titled(title), valued(plain) if len(plain) <= MOST else _shortened(plain)))
    return found
