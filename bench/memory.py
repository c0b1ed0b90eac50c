"""Six steps of a process without a disk: ours (judge, fold, canonical body, digest) beside SpiffWorkflow with its
state serialised between steps."""

from __future__ import annotations

import hashlib
import os
from datetime import date
from typing import Any

import django
from SpiffWorkflow import TaskState, Workflow
from SpiffWorkflow.serializer.json import JSONSerializer
from SpiffWorkflow.specs import Simple, WorkflowSpec

from bench.measure import interleaved, row, size, tell

django.setup()

from zhunsheng.cases import folding  # noqa: E402  # Django must stand first
from zhunsheng.procedures.actors import Actor, Certificate  # noqa: E402
from zhunsheng.procedures.acts import Case, Trial  # noqa: E402
from zhunsheng.procedures.enforcement.penalty import Penalty  # noqa: E402
from zhunsheng.procedures.judging import refusals  # noqa: E402
from zhunsheng.record.canon import canonical  # noqa: E402
from zhunsheng.statutes.calendar import Calendar  # noqa: E402

ORGAN = "organ"
CARD = Certificate("Z", date(2015, 1, 1), date(2035, 1, 1), True)
OFFICERS = tuple(Actor(f"h{n}", "某", ORGAN, frozenset({"handler"}), CARD, False, "局", True) for n in (1, 2))
HEAD = (Actor("head", "首", ORGAN, frozenset({"head"}), None, False, "局", True),)
PARTY = (Actor("party", "当事人", "", frozenset({"party"}), None, False, "", False),)
TOLD = ["content", "facts", "reasons", "basis", "state", "defend", "hearing"]
FINE = {"kinds": ["fine"], "fine_yuan": "2000"}
LAWFUL = {"order_to_correct": True, "collective": True, "remedies_told": True, "surcharge_stated": True}
COMPANY = {"kind": "organisation", "name": "某甲有限公司"}
SIX: list[tuple[Any, dict[str, Any], tuple[Actor, ...], date]] = [
    (Penalty.file, {"party": COMPANY, "cause": "无照经营"}, OFFICERS, date(2026, 1, 12)),
    (Penalty.conclude, {"facts_established": True}, OFFICERS, date(2026, 1, 15)),
    (Penalty.notify, FINE | {"told": TOLD}, OFFICERS, date(2026, 1, 16)),
    (Penalty.waive, {"written": True}, PARTY, date(2026, 1, 17)),
    (Penalty.decide, FINE | LAWFUL, HEAD, date(2026, 1, 19)),
    (Penalty.serve, {}, OFFICERS, date(2026, 1, 20)),
]
calendar = Calendar.standard()


def ours() -> int:
    """Validate, judge, write the canonical body, chain its digest, fold the row — for each of six steps."""
    number = size(2000)
    for n in range(number):
        case, link = Case(Penalty, f"c{n}", (), calendar, {}, ORGAN), b""
        for seq, (step, raw, people, on) in enumerate(SIX, 1):
            facts = step.facts.model_validate(raw)
            refused = next(iter(refusals(Trial(case, step, on, people), facts)), None)
            assert refused is None, refused
            plain = facts.model_dump(mode="json", exclude_none=True)
            body = canonical(
                {"case": case.id, "facts": plain, "on": on.isoformat(), "seq": seq, "step": step.name}
            )
            link = hashlib.sha256(link + hashlib.sha256(os.urandom(16) + body).digest()).digest()
            case = case.with_act(step, facts, seq=seq, on=on, by=tuple(a.id for a in people), written=on)
            folding.row(case, "第1号", "bench")
    return number * 6


def _six() -> WorkflowSpec:
    spec = WorkflowSpec("six", addstart=True)
    last: Any = spec.start
    for step in ("file", "conclude", "notify", "waive", "decide", "serve"):
        following = Simple(spec, step, manual=True)
        last.connect(following)
        last = following
    return spec


def spiff() -> int:
    """The same number of steps in a row, the state written out and read in between them."""
    number, serializer, spec = size(300), JSONSerializer(), _six()
    done = 0
    for _n in range(number):
        workflow = Workflow(spec)
        workflow.run_all(halt_on_manual=True)
        for n in range(6):
            ready = workflow.get_next_task(state=TaskState.READY, manual=True)
            ready.set_data(**{f"step{n}": FINE | LAWFUL})
            ready.run()
            workflow = serializer.deserialize_workflow(serializer.serialize_workflow(workflow))
            done += 1
    return done


if __name__ == "__main__":
    found = interleaved({"ours": ours, "spiff": spiff})
    tell(
        [
            row(
                "steps judged, folded, hashed, no disk",
                found["ours"],
                "/s",
                peer="SpiffWorkflow",
                than=found["spiff"],
                at_least=5,
            )
        ]
    )
