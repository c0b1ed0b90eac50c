"""严格规范公正文明执法: bodies and officers, lists, penalties, coercion, inspection, transfer to the police."""

from __future__ import annotations

from zhunsheng.reports.templates.sentences import Section, Sentence, in_time
from zhunsheng.statutes.words import _

_BODIES = (
    Sentence(_("截至年末，行政执法主体{enforcement_bodies}。")),
    Sentence(_("完成综合执法改革的领域{reformed_fields}。")),
    Sentence(_("完成“三定”的执法队伍{teams_settled}。")),
    Sentence(_("调整执法机构{bodies_adjusted}。")),
    Sentence(_("减少执法机构{bodies_fewer}。")),
    Sentence(_("设置法学岗位{law_posts}。")),
    Sentence(_("截至年末，持有效执法证件的人员{certificates_held}{certificates_held:change}。")),
    Sentence(_("全年核发执法证件{certificates_issued}。")),
    Sentence(_("换发执法证件{certificates_renewed}。")),
    Sentence(_("执法证件年审{certificates_checked}。")),
    in_time(_("参加执法资格考试"), _("合格"), _("通过率"), "exam_pass_rate"),
    Sentence(_("举办全县（区）集中培训{trainings_central}。")),
    Sentence(_("单位自行集中培训{trainings_own}。")),
    Sentence(_("培训行政执法人员{officers_trained}{officers_trained:change}。")),
)
_LISTS = (
    Sentence(_("截至年末，施行行政裁量权基准{benchmarks_in_force}。")),
    Sentence(_("列入不予处罚清单的事项{exempt_items}。")),
    Sentence(_("列入轻罚清单的事项{light_items}。")),
    Sentence(_("公布的行政检查事项{inspection_items}。")),
    Sentence(_("编制执法公示目录的单位{publicity_organs}。")),
    Sentence(_("列入重大执法决定法制审核目录的事项{major_items}。")),
    Sentence(_("全年公示执法信息{acts_published}{acts_published:change}，公示的部门{organs_publishing}。")),
)
_PENALTIES = (
    Sentence(_("全年立案查处行政处罚案件{cases_filed}{cases_filed:change}。")),
    Sentence(
        _(
            "作出行政处罚{penalties}{penalties:change}，其中普通程序{penalties_ordinary}、"
            "简易程序{penalties_summary}、快速办理{penalties_quick}。"
        ),
        ("penalties",),
    ),
    Sentence(_("结案{cases_closed}{cases_closed:change}。")),
    Sentence(_("罚款{fines:wan}{fines:change}。")),
    Sentence(_("没收违法所得、非法财物{confiscated:wan}。")),
)
_IN_TIME = (
    in_time(_("期内决定的立案案件"), _("在法定期限内作出决定"), _("按期决定率"), "decided_in_time"),
    in_time(_("应当送达处罚决定书"), _("按期送达"), _("按期送达率"), "served_in_time", False),
    in_time(_("应当公开处罚决定"), _("按期公开"), _("按期公开率"), "published_in_time"),
    in_time(_("应当撤回公开"), _("按期撤回"), _("按期撤回率"), "withdrawn_in_time", False),
    in_time(_("应当法制审核的处罚案件"), _("决定前经过审核"), _("审核覆盖率"), "review_coverage", False),
    in_time(_("重大行政处罚案件"), _("报备案"), _("备案率"), "major_reported", False),
)
_RIGHTS = (
    Sentence(_("当事人陈述申辩{defences}，复核后采纳{defences_accepted}。"), ("defences",)),
    Sentence(_("举行听证{hearings}。")),
    Sentence(_("不予处罚{not_punished}{not_punished:change}。")),
    Sentence(_("不予处罚免罚金额{not_punished_waived:wan}。")),
    Sentence(_("从轻减轻处罚{lighter}。")),
    Sentence(_("从轻减轻处罚减免金额{lighter_waived:wan}。")),
    in_time(_("应当缴清罚款的案件"), _("全额缴清"), _("罚款履行率"), "performed", False),
    Sentence(_("对逾期不缴纳罚款的加处罚款{surcharges}。")),
    Sentence(_("申请人民法院强制执行{court_applications}。")),
    Sentence(_("当事人对处罚申请行政复议{reconsidered}。")),
    Sentence(_("机关自行撤销、变更处罚决定{revoked}。")),
)
_COERCION = (
    Sentence(_("实施查封{measures_seal}{measures_seal:change}。")),
    Sentence(_("实施扣押{measures_seize}{measures_seize:change}。")),
    Sentence(_("实施冻结{measures_freeze}。")),
    Sentence(_("实施其他行政强制措施{measures_other}。")),
    Sentence(_("行政机关自行强制执行{executions}{executions:change}。")),
)
_INSPECTIONS = (
    Sentence(_("实施行政检查{visits}{visits:change}。")),
    Sentence(_("其中双随机抽查{spot_checks}，抽查对象{spot_checked_subjects}。"), ("spot_checks", "visits")),
    in_time(_("抽查结果"), _("录入公示"), _("抽查结果公示率"), "spot_checks_published", False),
    in_time(_("年内实施的检查"), _("实施前经过批准"), _("检查事先批准率"), "inspections_approved", False),
    Sentence(_("检查发现问题转为立案{inspections_to_penalty}。")),
    Sentence(_("开展执法演练{drills}。")),
    Sentence(_("专项行动出动执法人员{operation_officers}。")),
    Sentence(_("专项行动检查{operation_premises}。")),
)
_CRIMES = (
    Sentence(_("向公安机关移送涉嫌犯罪案件{crimes_transferred}{crimes_transferred:change}。")),
    Sentence(_("公安机关立案{crimes_taken_up}。")),
    Sentence(_("公安机关不予立案{crimes_refused}。")),
    Sentence(_("司法机关退回{crimes_returned}。")),
)

ENFORCEMENT = Section(
    "enforcement", (_BODIES, _LISTS, _PENALTIES, _IN_TIME, _RIGHTS, _COERCION, _INSPECTIONS, _CRIMES)
)
