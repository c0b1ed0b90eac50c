"""依法全面履行政府职能: what the power lists, the licences and the transfers of power to towns count."""

from __future__ import annotations

from zhunsheng.reports.templates.sentences import Section, Sentence, in_time
from zhunsheng.statutes.words import _

FUNCTIONS = Section(
    "functions",
    (
        (
            Sentence(
                _(
                    "截至年末，编制权责清单的单位{power_organs}，列入权力事项{powers_in_force}{powers_in_force:change}。"
                )
            ),
            Sentence(_("与权力事项对应的责任事项{duties_in_force}。")),
        ),
        (
            Sentence(_("全年收到行政许可申请{licences_asked}{licences_asked:change}。")),
            Sentence(_("准予行政许可{licences_granted}{licences_granted:change}。")),
            Sentence(_("不予行政许可{licences_refused}。")),
            Sentence(_("撤销行政许可{licences_revoked}。")),
            in_time(_("年内决定、有法定审查期限的许可"), _("按期决定"), _("按期办结率"), "licences_in_time"),
            in_time(
                _("作过办结承诺的许可"),
                _("在承诺时限内决定"),
                _("承诺时限办结率"),
                "licences_as_promised",
                False,
            ),
            in_time(
                _("应当公开的准予许可决定"),
                _("按期公开"),
                _("许可决定按期公开率"),
                "licences_published_in_time",
                False,
            ),
            Sentence(_("以告知承诺方式办理许可{commitments}{commitments:change}。")),
        ),
        (
            Sentence(_("扩权强镇试点镇{pilot_towns}。")),
            Sentence(_("镇街请求赋予的权力事项{powers_requested}。")),
            Sentence(_("截至年末，下放镇街的事项{powers_granted}{powers_granted:change}。")),
            Sentence(_("跨层级调剂编制{posts_moved_across}。")),
            Sentence(_("镇本级划转编制{posts_moved_within}。")),
            Sentence(_("向镇街移交协管员{assistants}。")),
            Sentence(_("向镇街移交执法车辆{vehicles_handed_over}。")),
        ),
    ),
)
