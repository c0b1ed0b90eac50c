"""The enforcement chapter's sentences: figures in braces, with the form in which each is printed.

`{id}` the value, `{id:part}` and `{id:whole}` the cases behind it, `{id:rest}` those that fall short, `{id:wan}` in
units of ten thousand yuan, `{id:change}` against the year before. A sentence stands only where every figure of
`when` counts at least one case: what never happened is not reported as a rate of nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from zhunsheng.statutes.words import _


@dataclass(frozen=True)
class Sentence:
    """One sentence, and the figures (`id`, or `id:rest`) that must count something for it to stand."""

    text: str
    when: tuple[str, ...] = ()


@dataclass(frozen=True)
class Section:
    """A heading and its sentences, which run on in one paragraph."""

    heading: str
    sentences: tuple[Sentence, ...]


RESULTS: tuple[Section, ...] = (
    Section(
        _("（一）依法查处违法行为"),
        (
            Sentence(_("{year}年，全年立案{cases_filed}{cases_filed:change}。")),
            Sentence(
                _(
                    "作出行政处罚{penalties}{penalties:change}，其中普通程序{penalties_ordinary}、"
                    "简易程序{penalties_summary}、快速办理{penalties_quick}。"
                )
            ),
            Sentence(_("结案{cases_closed}{cases_closed:change}。")),
            Sentence(_("罚款{fines:wan}{fines:change}。"), ("fines",)),
            Sentence(_("没收违法所得、非法财物{confiscated:wan}。"), ("confiscated",)),
            Sentence(_("向司法机关移送涉嫌犯罪案件{transferred}。"), ("transferred",)),
        ),
    ),
    Section(
        _("（二）按期办理、送达和公开"),
        (
            Sentence(
                _(
                    "期内决定的立案案件{decided_in_time:whole}，其中在法定期限内作出决定{decided_in_time:part}，"
                    "按期决定率{decided_in_time}{decided_in_time:change}。"
                )
            ),
            Sentence(
                _(
                    "应当送达处罚决定书{served_in_time:whole}，其中按期送达{served_in_time:part}，按期送达率{served_in_time}。"
                ),
                ("served_in_time",),
            ),
            Sentence(
                _(
                    "应当公开处罚决定{published_in_time:whole}，其中按期公开{published_in_time:part}，"
                    "按期公开率{published_in_time}{published_in_time:change}。"
                ),
                ("published_in_time",),
            ),
            Sentence(
                _(
                    "应当撤回公开{withdrawn_in_time:whole}，其中按期撤回{withdrawn_in_time:part}，按期撤回率{withdrawn_in_time}。"
                ),
                ("withdrawn_in_time",),
            ),
        ),
    ),
    Section(
        _("（三）落实法制审核和重大处罚备案"),
        (
            Sentence(
                _(
                    "应当法制审核的处罚案件{review_coverage:whole}，其中决定前经过审核{review_coverage:part}，"
                    "审核覆盖率{review_coverage}。"
                ),
                ("review_coverage",),
            ),
            Sentence(
                _(
                    "重大行政处罚案件{major_reported:whole}，其中报备案{major_reported:part}，备案率{major_reported}。"
                ),
                ("major_reported",),
            ),
        ),
    ),
    Section(
        _("（四）保障当事人权利，宽严相济"),
        (
            Sentence(_("当事人陈述申辩{defences}，复核后采纳{defences_accepted}。"), ("defences",)),
            Sentence(_("举行听证{hearings}。"), ("hearings",)),
            Sentence(_("不予处罚{not_punished}{not_punished:change}。"), ("not_punished",)),
            Sentence(_("不予处罚免罚金额{not_punished_waived:wan}。"), ("not_punished_waived",)),
            Sentence(_("从轻减轻处罚{lighter}。"), ("lighter",)),
            Sentence(_("从轻减轻处罚减免金额{lighter_waived:wan}。"), ("lighter_waived",)),
        ),
    ),
    Section(
        _("（五）处罚决定的履行和纠错"),
        (
            Sentence(
                _(
                    "应当缴清罚款的案件{performed:whole}，其中全额缴清{performed:part}，罚款履行率{performed}。"
                ),
                ("performed",),
            ),
            Sentence(_("对逾期不缴纳罚款的加处罚款{surcharges}。"), ("surcharges",)),
            Sentence(_("申请人民法院强制执行{court_applications}。"), ("court_applications",)),
            Sentence(_("当事人申请行政复议{reconsidered}。"), ("reconsidered",)),
            Sentence(_("机关自行撤销、变更处罚决定{revoked}。"), ("revoked",)),
        ),
    ),
)

SHORTCOMINGS: tuple[Sentence, ...] = (
    Sentence(_("超过法定办案期限作出决定{decided_in_time:rest}。"), ("decided_in_time:rest",)),
    Sentence(
        _("办案期限在年内届满而届时没有作出决定（含此后作出的）{overdue_undecided}。"), ("overdue_undecided",)
    ),
    Sentence(_("没有按期送达处罚决定书{served_in_time:rest}。"), ("served_in_time:rest",)),
    Sentence(_("没有按期公开处罚决定{published_in_time:rest}。"), ("published_in_time:rest",)),
    Sentence(_("没有按期撤回公开{withdrawn_in_time:rest}。"), ("withdrawn_in_time:rest",)),
    Sentence(_("应当法制审核而决定前没有审核{review_coverage:rest}。"), ("review_coverage:rest",)),
    Sentence(_("重大行政处罚没有报备案{major_reported:rest}。"), ("major_reported:rest",)),
    Sentence(_("应当缴清的罚款没有全额缴清{performed:rest}。"), ("performed:rest",)),
    Sentence(_("自行撤销、变更处罚决定{revoked}，反映案件质量仍有不足。"), ("revoked",)),
)
NONE_FOUND = _("本年度的案件记录中没有发现超过法定期限的情形。")
HEADINGS = {
    "results": _("一、行政执法的主要举措和成效"),
    "shortcomings": _("二、存在的不足和原因"),
    "heads": _("三、党政主要负责人履行推进法治建设第一责任人职责的情况"),
    "plans": _("四、下一年度的主要安排"),
}
