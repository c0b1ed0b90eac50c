"""What may be a shortcoming: figures that say by themselves that something was missed, and those of which less is better."""

from __future__ import annotations

from dataclasses import dataclass

from zhunsheng.statutes.words import _


@dataclass(frozen=True)
class Lack:
    """A figure that tells of a shortcoming wherever it (or what falls short of it, `rest`) counts something."""

    figure: str
    text: str
    rest: bool = True


SHORTCOMINGS: tuple[Lack, ...] = (
    Lack("decided_in_time", _("超过法定办案期限作出决定{decided_in_time:rest}。")),
    Lack(
        "overdue_undecided",
        _("办案期限在年内届满而届时没有作出决定（含此后作出的）{overdue_undecided}。"),
        rest=False,
    ),
    Lack("served_in_time", _("没有按期送达处罚决定书{served_in_time:rest}。")),
    Lack("published_in_time", _("没有按期公开处罚决定{published_in_time:rest}。")),
    Lack("withdrawn_in_time", _("没有按期撤回公开{withdrawn_in_time:rest}。")),
    Lack("review_coverage", _("应当法制审核而决定前没有审核{review_coverage:rest}。")),
    Lack("major_reported", _("重大行政处罚没有报备案{major_reported:rest}。")),
    Lack("performed", _("应当缴清的罚款没有全额缴清{performed:rest}。")),
    Lack("revoked", _("自行撤销、变更处罚决定{revoked}，反映案件质量仍有不足。"), rest=False),
    Lack("licences_in_time", _("没有在法定期限内作出许可决定{licences_in_time:rest}。")),
    Lack("licences_as_promised", _("没有在承诺时限内作出许可决定{licences_as_promised:rest}。")),
    Lack("licences_published_in_time", _("没有按期公开许可决定{licences_published_in_time:rest}。")),
    Lack("commitments_broken", _("告知承诺办理后发现违反承诺{commitments_broken}。"), rest=False),
    Lack("objects_left", _("查封、扣押后尚未处理的财物{objects_left}。"), rest=False),
    Lack("spot_checks_published", _("抽查结果没有录入公示{spot_checks_published:rest}。")),
    Lack("inspections_approved", _("检查没有事先批准{inspections_approved:rest}。")),
    Lack("exam_absences", _("执法资格考试缺考{exam_absences}。"), rest=False),
    Lack("files_qualified", _("案卷评查不合格{files_qualified:rest}。")),
    Lack("filings_sound", _("重大行政处罚备案审查不合格{filings_sound:rest}。")),
)

LESS_IS_BETTER = frozenset(
    {
        "overdue_undecided",
        "revoked",
        "commitments_broken",
        "objects_left",
        "exam_absences",
        "entry_lag",
        "days_to_decide",
        "crimes_returned",
        "defects_open",
    }
)
"""A rise of these is a change for the worse; of a rate, a fall is. Other figures say nothing by themselves."""

NONE_FOUND = _("本年度的案件记录中没有发现超过法定期限的情形，整改台账中没有未销号的问题。")
