"""The papers of supervision and of transfer: a letter says to whom, what was found, under which article, by when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from zhunsheng.cases.papers.layout import Paper
from zhunsheng.cases.papers.penalty import NoSuchPaper, party_lines
from zhunsheng.cases.viewing import shown
from zhunsheng.procedures.acts import Act, Case
from zhunsheng.procedures.vocabulary import in_force
from zhunsheng.registers.models import Organ
from zhunsheng.registers.places import place
from zhunsheng.statutes.words import _

TITLES = {
    "supervision-letter": _("行政执法监督督促函"),
    "supervision-opinion": _("行政执法监督意见书"),
    "supervision-decision": _("行政执法监督决定书"),
    "circular": _("行政执法情况通报"),
    "transfer-letter": _("涉嫌犯罪案件移送书"),
    "major-filing-opinion": _("重大行政处罚备案审查意见书"),
}
_ADDRESSED = ("unit", "to", "units")
_SILENT = frozenset({"until", *_ADDRESSED})
"""Facts that the paper says elsewhere than in its list."""


def render(case: Case, kind: str, number: str) -> bytes:
    """The paper of that kind as .docx; the same bytes for the same case. Raises NoSuchPaper."""
    steps = [step for step in case.procedure.steps.values() if step.issues == kind]
    act = case.last(*steps) if steps else None
    if act is None or kind not in TITLES:
        raise NoSuchPaper(kind)
    organ = place(case.organ).name
    paper = Paper(f"{organ}{TITLES[kind]}", organ, act.on)
    paper.title(organ, TITLES[kind])
    paper.number(number)
    for name in _addressees(case, act):
        paper.addressee(f"{name}：")
    for line in party_lines(case.fact("party")) if case.fact("party") is not None else ():
        paper.text(line)
    for text in _body(act):
        paper.text(text)
    paper.signature(organ, act.on)
    return paper.data()


def _addressees(case: Case, act: Act) -> list[str]:
    """The bodies that it is sent to, by name where the registers know the code."""
    said = next((value for name in _ADDRESSED if (value := getattr(act.facts, name, None))), None)
    said = said or next((value for name in _ADDRESSED if (value := case.fact(name))), None)
    codes = said if isinstance(said, list) else [said] if said else []
    known = dict(Organ.objects.filter(code__in=codes).values_list("code", "name"))
    return [known.get(str(code), str(code)) for code in codes]


def _body(act: Act) -> Iterator[str]:
    article = in_force(act.step.cites, act.on)
    ground = f"根据{article}，" if article is not None else ""
    yield f"{ground}现就有关事项{act.step.title}如下："
    number = 0
    for name, info in type(act.facts).model_fields.items():
        value: Any = getattr(act.facts, name)
        if value is None or value in ("", []) or name in _SILENT or isinstance(value, bool):
            continue
        number += 1
        yield f"{number}.{info.title or name}：{shown(value)}。".replace("。。", "。")
    until: date | None = getattr(act.facts, "until", None)
    if until is not None:
        yield f"请于{until.year}年{until.month}月{until.day}日前书面反馈办理情况。"
