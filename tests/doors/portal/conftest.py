"""A small county with a published decision on a person, one on a company, one withdrawn, one never published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.taking import Taken, take
from zhunsheng.procedures.enforcement.penalty import Penalty
from zhunsheng.procedures.identity import resident_id
from zhunsheng.registers import certificates, local_rules, organs, people
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

    def take(self, case: str | None, step: str, on: date, by: list[str] | None = None, **facts: Any) -> Taken:
        """Take a step by its casebook name; duties not mentioned are answered lawfully."""
        found = Penalty.steps[step]
        given = {
            name: info.json_schema_extra["granted"]
            for name, info in found.facts.model_fields.items()
            if isinstance(info.json_schema_extra, dict) and "granted" in info.json_schema_extra
        }
        who = by or (["head"] if "head" in found.by.roles and not found.by.certified else ["h1", "h2"])
        return take(case, found, given | facts, by=who, on=on, organ=self.bureau, procedure=Penalty)

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


@dataclass(frozen=True)
class Published:
    """The case numbers of the small county."""

    person: str
    company: str
    withdrawn: str
    hidden: str
    revoked: str


SECRETS = (
    "赵小敏",
    PERSON["resident_id"],
    PERSON["phone"],
    "某路3号",
    "未公开有限公司",
    "h1某",
    "head某",
    "h2某",
)
SECRET_ORG = {"kind": "organisation", "name": "未公开有限公司"}


@pytest.fixture
def published(county: County, settings: Any, tmp_path: Path) -> Published:
    """Cases in every state of publicity."""
    settings.ANALYTICS_DIR = tmp_path / "analytics"
    local_rules.set_rule("publish_persons", True, "某县公开目录", date(2020, 1, 1), jurisdiction="330182")
    person = county.decided(party=PERSON | {"address": "某路3号"})
    company, gone, revoked = (county.decided(party=COMPANY) for _ in range(3))
    hidden = county.decided(party=SECRET_ORG)
    for case in (person, company, gone, revoked):
        county.take(case, "serve", date(2026, 3, 4), received=date(2026, 3, 4), signed=True)
        county.take(case, "publish", date(2026, 3, 5), by=["head"], fields=["party", "kinds"])
    for case in (gone, revoked):
        county.take(case, "revoke", date(2026, 4, 1), by=["head"], ground="事实不清")
    county.take(gone, "withdraw-publication", date(2026, 4, 2), by=["head"], reason="决定因事实不清被撤销")
    number = dict(CaseRow.objects.values_list("id", "number"))
    return Published(*(number[case] for case in (person, company, gone, hidden, revoked)))
