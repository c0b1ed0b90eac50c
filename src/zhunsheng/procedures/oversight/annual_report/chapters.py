"""The chapters of the annual report: what 督察工作规定 第二十五条 asks for, and within the results the nine matters of the
outline 2021–2025."""

from __future__ import annotations

from zhunsheng.statutes.words import _

SECTIONS: dict[str, str] = {
    "functions": _("依法全面履行政府职能"),
    "rules": _("健全制度体系"),
    "decisions": _("规范行政决策"),
    "enforcement": _("严格规范公正文明执法"),
    "emergencies": _("依法应对突发事件"),
    "disputes": _("预防和化解矛盾纠纷"),
    "restraint": _("制约和监督行政权力"),
    "digital": _("建设数字法治政府"),
    "leadership": _("坚持党的领导"),
}
"""Within the results, by key: the heading of each matter."""

CHAPTERS: dict[str, str] = {
    "opening": _("导语"),
    **SECTIONS,
    "shortcomings": _("存在的不足"),
    "causes": _("不足的原因"),
    "heads": _("党政主要负责人履行推进法治建设第一责任人职责的情况"),
    "plans": _("下一年度的主要安排"),
    "others": _("其他需要报告的情况"),
}
"""Everything that people may write, by key: one hand at a time in each."""

REQUIRED: dict[str, str] = {
    "results": _("没有写主要举措和成效"),
    "shortcomings": _("没有写存在的不足"),
    "causes": _("没有写明不足的原因"),
    "heads": _("没有写党政主要负责人履行第一责任人职责的情况"),
    "plans": _("没有写下一年度的主要安排"),
}
"""What the article requires, and how its absence is told. `results` is any of the sections."""


def part_of(chapter: str) -> str:
    """Which part of the article a chapter belongs to: its own key, or `results` for a section."""
    return "results" if chapter in SECTIONS else chapter
