"""制约和监督行政权力: supervision, review of files and of filed penalties, the ledger of rectification."""

from __future__ import annotations

from zhunsheng.reports.templates.sentences import Section, Sentence, in_time
from zhunsheng.statutes.words import _

RESTRAINT = Section(
    "restraint",
    (
        (
            Sentence(_("行政执法监督立项{supervisions}{supervisions:change}，涉及单位{supervised_units}。")),
            Sentence(_("制发监督督办函{supervision_letters}。")),
            Sentence(_("制发监督意见书{supervision_opinions}。")),
            Sentence(_("制发监督决定书{supervision_decisions}。")),
            Sentence(_("报送自查台账的部门{self_checked_units}。")),
            Sentence(_("调查执法过错{faults_examined}。")),
            Sentence(_("截至年末，在聘社会监督员{social_supervisors}。")),
        ),
        (
            Sentence(_("评查行政执法案卷{files_reviewed}{files_reviewed:change}。")),
            Sentence(
                _("其中部门自查{files_self_reviewed}、集中评查{files_centrally_reviewed}。"),
                ("files_self_reviewed", "files_centrally_reviewed"),
            ),
            Sentence(_("集中评查涉及单位{files_reviewed_units}。")),
            in_time(_("评出结果的案卷"), _("合格"), _("案卷合格率"), "files_qualified"),
            Sentence(_("开展三项制度评估{evaluation_rounds}，评估部门{evaluated_units}。")),
            in_time(_("审查备案的重大行政处罚"), _("合格"), _("备案审查合格率"), "filings_sound", False),
        ),
        (
            Sentence(_("全年登记整改问题{defects_found}{defects_found:change}。")),
            in_time(_("登记的问题"), _("已整改销号"), _("问题整改率"), "defects_rectified"),
        ),
    ),
)
