"""Stories over several procedures: what such a story may say, and what it may not mean."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from zhunsheng.cases.stories import play, read

pytestmark = pytest.mark.django_db
CAST = [
    {"id": "sup", "role": "supervisor", "name": "督一", "organ": "某县司法局"},
    {"id": "clerk", "role": "clerk", "name": "内一", "organ": "某县某局"},
]
CARD = {"colour": "yellow", "rule": "overdue", "unit": "某县某局", "text": "逾期"}


def told(tmp_path: Path, *acts: dict[str, Any]) -> list[dict[str, Any]]:
    """What the system says of these acts, all of them on one day."""
    lines = [{"n": n, "date": "2026-03-02", **act} for n, act in enumerate(acts, 1)]
    story = {"id": 1, "field": "enforcement", "cast": CAST, "acts": lines}
    path = tmp_path / "story.yaml"
    path.write_text(yaml.safe_dump(story, allow_unicode=True), encoding="utf-8")
    answers: list[dict[str, Any]] = play(read(path)[0], 7)["acts"]
    return answers


def test_a_step_belongs_to_the_procedure_named_and_to_no_other(tmp_path: Path) -> None:
    strange = [{"who": ["sup"], "step": step} for step in ("nowhere/issue", "exam/issue", "exam/file")]
    for answer in told(tmp_path, *strange):
        assert answer["verdict"] == "unknown"
        assert "不认识的步骤" in answer["message"]


def test_a_case_that_the_system_opened_goes_on_under_its_own_key(tmp_path: Path) -> None:
    issue = {"case": "M", "who": ["sup"], "step": "monitoring-card/issue", "facts": CARD}
    item = {"owner": "clerk", "measure": "清理", "due": "2026-03-20"}
    assign = {"who": ["clerk"], "step": "rectification/assign", "facts": item, "opened_by": "M"}
    before, opened, first, second = told(
        tmp_path, assign | {"case": "X"}, issue, assign | {"case": "I"}, assign | {"case": "J"}
    )
    assert (opened["verdict"], first["verdict"]) == ("allowed", "allowed")
    assert (before["verdict"], second["verdict"]) == ("unknown", "unknown")
    assert "系统没有因「M」开立整改台账" in second["message"]


def test_nothing_is_taken_for_granted_outside_the_shared_fields(tmp_path: Path) -> None:
    close = {"case": "M", "who": ["sup"], "step": "monitoring-card/close"}
    decide = {"case": "P", "who": [], "step": "penalty/publish", "facts": {"fields": ["name"]}}
    alone, assumed = told(tmp_path, close, decide)
    assert (alone["verdict"], assumed["verdict"]) == ("refused", "allowed")
