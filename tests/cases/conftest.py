"""A county with one bureau, two certified handlers, a head, a reviewer, a supervisor; and a case to work on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.db import transaction

from zhunsheng.cases.taking import Taken, take
from zhunsheng.procedures.enforcement.penalty import Penalty
from zhunsheng.procedures.identity import resident_id
from zhunsheng.registers import certificates, organs, people
from zhunsheng.registers.identity import make_credit_code

LONG_AGO, FAR = date(2015, 1, 1), date(2030, 12, 31)
PERSON = {
    "kind": "person",
    "person": "赵小敏",
    "resident_id": resident_id("99999919900101001"),
    "phone": "13900000000",
}
COMPANY = {"kind": "organisation", "name": "某甲有限公司"}


@dataclass
class County:
    """The bureau and how to take a step in it with the lawful answers filled in."""

    bureau: str
    justice: str
    book: str

    def take(
        self,
        case: str | None,
        step: str,
        on: date,
        by: list[str] | None = None,
        corrects: int | None = None,
        **facts: Any,
    ) -> Taken:
        """Take a step by its casebook name; duties not mentioned are answered lawfully."""
        found = Penalty.steps[step]
        given = {
            name: info.json_schema_extra["granted"]
            for name, info in found.facts.model_fields.items()
            if isinstance(info.json_schema_extra, dict) and "granted" in info.json_schema_extra
        }
        who = by or (["head"] if "head" in found.by.roles and not found.by.certified else ["h1", "h2"])
        return take(
            case, found, given | facts, by=who, on=on, organ=self.bureau, procedure=Penalty, corrects=corrects
        )

    def decided(self, on: date = date(2026, 3, 2), party: dict[str, Any] | None = None, **facts: Any) -> str:
        """A case filed, concluded, told, waived and decided: its id."""
        filed = self.take(None, "file", date(2026, 1, 12), party=party or COMPANY, cause="无照经营").case.id
        self.take(filed, "conclude", date(2026, 1, 20))
        self.take(filed, "notify", date(2026, 1, 21), kinds=["fine"], fine_yuan="2000")
        self.take(filed, "waive", date(2026, 1, 22), by=["party"])
        self.take(filed, "decide", on, by=["head"], **({"kinds": ["fine"], "fine_yuan": "2000"} | facts))
        return filed


@pytest.fixture
def county(book: str) -> County:
    organs.found_jurisdiction("330182", "某县", "county", book=book)
    bureau, justice = make_credit_code("330182", 1), make_credit_code("330182", 2)
    organs.confirm_organ(bureau, "某县市场监管局", "330182", short_name="某市监", qualified_from=LONG_AGO)
    organs.confirm_organ(justice, "某县司法局", "330182", short_name="某司", qualified_from=LONG_AGO)
    for person, role, organ in (
        ("h1", "handler", bureau),
        ("h2", "handler", bureau),
        ("head", "head", bureau),
        ("rev", "legal_reviewer", bureau),
        ("sup", "supervisor", justice),
        ("other", "handler", justice),
    ):
        people.enrol(person, f"{person}某")
        people.appoint(person, organ, role, LONG_AGO, qualified=role == "legal_reviewer")
    for person, organ in (("h1", bureau), ("h2", bureau), ("other", justice)):
        certificates.issue_certificate(person, organ, f"Z-{person}", LONG_AGO, FAR)
    return County(bureau, justice, book)


TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[object]:
    """A twentieth of the demo county; gone again after the module."""
    from zhunsheng.cases.demo import fill

    with django_db_blocker.unblock(), transaction.atomic():
        yield fill(scale=0.05, today=TODAY)
        transaction.set_rollback(True)
