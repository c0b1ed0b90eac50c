"""The roles a post may give, by the casebook's names, with their titles."""

from __future__ import annotations

from types import MappingProxyType

from zhunsheng.statutes.words import _

ROLES: MappingProxyType[str, str] = MappingProxyType(
    {
        "handler": _("执法人员"),
        "section_chief": _("承办机构负责人"),
        "legal_reviewer": _("法制审核人员"),
        "hearing_officer": _("听证主持人"),
        "head": _("行政机关负责人"),
        "deputy_head": _("行政机关副职负责人"),
        "clerk": _("内勤"),
        "auxiliary": _("执法辅助人员"),
        "borrowed": _("借调人员"),
        "supervisor": _("行政执法监督人员"),
        "supervision_body": _("行政执法监督机构"),
        "coordinating_office": _("协调机构"),
        "enforcement_organ": _("行政执法机关"),
        "entrusted_body": _("受委托组织"),
        "superior_organ": _("上级机关"),
        "other_organ": _("其他机关"),
        "reconsideration_organ": _("行政复议机关"),
        "government": _("人民政府"),
        "head_of_government": _("政府负责人"),
        "system_admin": _("系统管理员"),
        "security_admin": _("安全管理员"),
        "audit_admin": _("安全审计员"),
    }
)

# Whoever holds one of these looks over the organs of a jurisdiction, not at one organ alone.
OVERSEEING = frozenset({"supervisor", "supervision_body", "head_of_government"})
# The three administrations of a system (三员分立): each apart from the others and from every case.
SYSTEM_ADMIN, SECURITY_ADMIN, AUDIT_ADMIN = "system_admin", "security_admin", "audit_admin"
CASELESS = frozenset({SYSTEM_ADMIN, SECURITY_ADMIN, AUDIT_ADMIN})
