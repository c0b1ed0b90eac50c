"""How stories of the annual report are told: an edition that says what it must, unless the story says otherwise."""

from __future__ import annotations

import json
from typing import Any

from zhunsheng.cases.stories.fields.manner import Manner, Scene
from zhunsheng.procedures.oversight.annual_report import REQUIRED, AnnualReport, latest, standing
from zhunsheng.procedures.vocabulary import Step

_EDITIONS = (AnnualReport.draft, AnnualReport.revise, AnnualReport.correct)
_PLAIN = {
    "results": "全年依法履行职责，各项工作有序开展。",
    "shortcomings": "执法力量与任务不相适应。",
    "causes": "编制有限，培训不够。",
    "heads": "主要负责人听取汇报，研究解决重大问题。",
    "plans": "充实力量，加强培训。",
}
"""A plain sentence for each part that the article requires; the results stand in the enforcement chapter."""
_CHAPTER = {"results": "enforcement"}


def complete(facts: dict[str, Any], step: Step, scene: Scene) -> None:
    """The edition that is drafted, revised or corrected; the version of a chapter that its writer has before them."""
    case = scene.case_of(AnnualReport.name)
    if step in _EDITIONS:
        held = latest(case).model_dump() if case is not None else {}
        facts.setdefault("year", held.get("year") or scene.told.on.year - 1)
        for name, value in _edition(int(facts["year"]), scene).items():
            facts.setdefault(name, held.get(name, value))
        if step is AnnualReport.correct:
            facts.setdefault("reason", "故事所述更正")
    if step is AnnualReport.write and case is not None and "chapter" in facts:
        now = standing(case, str(facts["chapter"]))
        facts.setdefault("seen", now.number if now else 0)


def _edition(year: int, scene: Scene) -> dict[str, Any]:
    paragraphs = [
        {"kind": "text", "own": True, "chapter": _CHAPTER.get(part, part), "pieces": [[_PLAIN[part], "", ""]]}
        for part in REQUIRED
    ]
    title = f"某县{year}年法治政府建设年度报告"
    return {
        "title": title,
        "number": f"某政〔{max(year + 1, scene.told.on.year)}〕3号",
        "issuer": "某县人民政府",
        "text": "\n".join([title, *_PLAIN.values()]),
        "paragraphs": json.dumps(paragraphs, ensure_ascii=False),
        "figures": "[]",
        "heads": "{}",
    }


MANNER = Manner("annual-report", (AnnualReport,), complete=complete)
