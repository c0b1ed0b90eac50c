"""What stands beside a form: the article, benchmarks and leniency for the fine, what was told before; and the values
that a new form proposes."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import get_language

from zhunsheng.cases import exams
from zhunsheng.cases.offers import ActView, CaseView
from zhunsheng.cases.queries import today
from zhunsheng.procedures.learning.exam import Exam
from zhunsheng.procedures.vocabulary import Step, in_force
from zhunsheng.registers import benchmarks
from zhunsheng.registers.models import Benchmark, Leniency
from zhunsheng.statutes.instruments import Article

TOLD_BEFORE = {"decide": "notify", "publish": "decide", "serve": "decide", "review-defence": "defend"}
"""Steps beside which an earlier entry is shown."""
_PROPOSED = ("kinds", "fine_yuan", "fine_each_person_yuan", "confiscated_yuan")


@dataclass(frozen=True)
class Guide:
    """The article that orders a step, and its rules in our own words."""

    article: Article | None
    rules: tuple[str, ...]


def guide_for(step: Step, day: date) -> Guide:
    """The article of the step on that day."""
    article = in_force(step.cites, day)
    chinese = (get_language() or "").startswith("zh")
    rules = article.rules if article else ()
    return Guide(article, tuple(one for rule in rules if (one := rule.zh if chinese else rule.en or rule.zh)))


@dataclass(frozen=True)
class Measures:
    """What binds the organ's discretion for this violation."""

    code: str
    benchmarks: tuple[Benchmark, ...]
    leniencies: tuple[Leniency, ...]


def measures_for(view: CaseView | None, day: date) -> Measures | None:
    """Benchmarks and leniency items for the case's violation; None where no violation code is recorded."""
    code = view.case.fact("violation_code") if view else None
    if view is None or not code:
        return None
    found = benchmarks.consult(view.line.organ, code, day)
    return Measures(code, tuple(found), tuple(benchmarks.leniency(view.line.organ, code, day)))


def told_before(step: Step, view: CaseView | None) -> ActView | None:
    """The earlier entry that this step answers."""
    wanted = TOLD_BEFORE.get(step.name)
    acts = view.acts if view else ()
    return next((act for act in reversed(acts) if act.stands and act.step == wanted), None)


def proposed(step: Step, view: CaseView | None) -> dict[str, Any]:
    """Values that a new form starts with: the decision starts from what the notice proposed."""
    if step.name == "amend" and view is not None:
        return _entry(step, view)
    if view is not None and issubclass(view.procedure, Exam):
        return _paper(step, view)
    notify = view.procedure.steps.get("notify") if view else None
    if step.name != "decide" or view is None or notify is None:
        return {}
    notice = view.case.last(notify)
    if notice is None:
        return {}
    names = (name for name in _PROPOSED if name in step.facts.model_fields)
    return {name: value for name in names if (value := getattr(notice.facts, name, None))}


def _paper(step: Step, view: CaseView) -> dict[str, Any]:
    """An exam's papers as a new seed draws them from the bank, and the key as it marks them."""
    if step is Exam.draw_paper:
        try:
            return exams.drawn(view.line.id, secrets.token_hex(8), today())
        except ValueError:  # too few questions: the form says so when it is sent
            return {}
    return {"key": exams.key_of(view.line.id)} if step is Exam.publish_key else {}


def _entry(step: Step, view: CaseView) -> dict[str, Any]:
    """A list entry is amended from what it says now."""
    said = [
        act for act in view.case.acts if act.stands and set(act.step.facts.model_fields) >= {"code", "title"}
    ]
    if not said:
        return {}
    names = set(step.facts.model_fields) - {"reason"}
    return {
        name: value for name, value in said[-1].facts.model_dump(exclude_none=True).items() if name in names
    }
