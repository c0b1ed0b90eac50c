"""建设数字法治政府: cases that run online, acts made public, warnings of the electronic monitor."""

from __future__ import annotations

from zhunsheng.reports.templates.sentences import Section, Sentence
from zhunsheng.statutes.words import _

DIGITAL = Section(
    "digital",
    (
        (
            Sentence(_("行政执法案件网上运行{cases_online}{cases_online:change}。")),
            Sentence(_("电子监察发出预警{monitoring_cards}{monitoring_cards:change}。")),
            Sentence(_("开设主体账户的镇街{town_accounts}。")),
            Sentence(_("远程异地评标{remote_evaluations}。")),
        ),
    ),
)
