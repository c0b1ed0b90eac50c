"""The roles that people have in an organ or towards a case; names shared with the stories of the casebook."""

from zhunsheng.procedures.enforcement.before import OLD
from zhunsheng.procedures.vocabulary import Who, role
from zhunsheng.statutes.catalogue import PENALTY_ACT
from zhunsheng.statutes.words import _

HANDLER = role("handler", _("执法人员"))
HEAD = role("head", _("行政机关负责人"))
DEPUTY_HEAD = role("deputy_head", _("行政机关副职负责人"))
SECTION_CHIEF = role("section_chief", _("承办机构负责人"))
LEGAL_REVIEWER = role("legal_reviewer", _("法制审核人员"))
HEARING_OFFICER = role("hearing_officer", _("听证主持人"))
CLERK = role("clerk", _("内勤"))
AUXILIARY = role("auxiliary", _("执法辅助人员"))
SUPERVISOR = role("supervisor", _("行政执法监督人员"))
PARTY = role("party", _("当事人"))
INTERESTED_PARTY = role("interested_party", _("利害关系人"))
COURT = role("court", _("人民法院"))
POLICE = role("police", _("公安机关"))
RECONSIDERATION_ORGAN = role("reconsideration_organ", _("行政复议机关"))
BANK = role("bank", _("代收银行"))
TESTING_BODY = role("testing_body", _("检验检测鉴定机构"))
for _name, _title in (
    ("applicant", _("申请人")),
    ("enterprise", _("企业")),
    ("company", _("公司")),
    ("resident", _("居民")),
    ("third_party", _("第三人")),
    ("witness", _("见证人")),
    ("procuratorate", _("人民检察院")),
    ("supervision_commission", _("监察委员会")),
    ("supervision_body", _("行政执法监督机构")),
    ("superior_organ", _("上级机关")),
    ("government", _("人民政府")),
    ("head_of_government", _("政府负责人")),
    ("other_organ", _("其他机关")),
    ("enforcement_organ", _("行政执法机关")),
    ("entrusted_body", _("受委托组织")),
    ("coordinating_office", _("协调机构")),
    ("borrowed", _("借调人员")),
):
    role(_name, _title)
SYSTEM = role("system", _("系统"))

INSIDE = frozenset(
    {
        HANDLER,
        HEAD,
        DEPUTY_HEAD,
        SECTION_CHIEF,
        LEGAL_REVIEWER,
        HEARING_OFFICER,
        CLERK,
        AUXILIARY,
        SUPERVISOR,
        "borrowed",
    }
)
"""Roles held by persons of the registers; nobody acts in them by naming the role alone."""

_CERTIFIED = (PENALTY_ACT[42], *OLD[37])

TWO_OFFICERS = Who((HANDLER,), certified=2, cites=_CERTIFIED)
OFFICERS_OR_HEAD = Who((HANDLER, HEAD, DEPUTY_HEAD), certified=2, cites=_CERTIFIED)
OFFICER = Who((HANDLER,), certified=1, cites=_CERTIFIED)
HEADS = Who((HEAD, DEPUTY_HEAD), cites=(PENALTY_ACT[57], *OLD[38]))
REVIEWER = Who((LEGAL_REVIEWER,), cites=(PENALTY_ACT[58], *OLD[38]))
STAFF = Who((HANDLER, HEAD, DEPUTY_HEAD, SECTION_CHIEF, LEGAL_REVIEWER, HEARING_OFFICER, CLERK))
OFFICE = Who((HANDLER, HEAD, DEPUTY_HEAD, SECTION_CHIEF, CLERK))
THE_PARTY = Who((PARTY, INTERESTED_PARTY), outsider=True)


def outsider(*roles: str) -> Who:
    """Somebody outside the organ: acts on paper or through the portal, and an officer writes it down."""
    return Who(roles, outsider=True)
