"""An office with two certified officers, a head and a reviewer, and an office of its neighbours."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

LONG_AGO, FAR = date(2015, 1, 1), date(2030, 12, 31)
COMPANY = {"kind": "organisation", "name": "某甲有限公司"}


@dataclass
class Office:
    """Credit codes of the two organs; people are h1, h2, boss, rev, and h9 at the neighbours'."""

    organ: str
    neighbours: str
    book: str

    def granted(self, step: str, **facts: Any) -> dict[str, Any]:
        """The facts of a step with every duty answered lawfully."""
        from zhunsheng.procedures.enforcement.penalty import Penalty

        every = Penalty.steps[step].facts.model_fields.items()
        extras = {name: info.json_schema_extra for name, info in every}
        duties = {
            name: extra["granted"]
            for name, extra in extras.items()
            if isinstance(extra, dict) and "granted" in extra
        }
        return duties | facts

    def take(self, case: str | None, step: str, on: date, by: tuple[str, ...] = ("h1", "h2"), **facts: Any):
        """Take a step directly, past every door."""
        from zhunsheng.cases.taking import take
        from zhunsheng.procedures.enforcement.penalty import Penalty

        found = Penalty.steps[step]
        return take(
            case, found, self.granted(step, **facts), by=by, on=on, organ=self.organ, procedure=Penalty
        )


@pytest.fixture
def office(db: None) -> Office:
    from zhunsheng import record
    from zhunsheng.registers import certificates, organs, people
    from zhunsheng.registers.identity import make_credit_code

    made = Office(make_credit_code("330182", 1), make_credit_code("330182", 2), "330182")
    organs.found_jurisdiction("330182", "某县", "county")
    record.open_book("330182")
    for code, name, short in ((made.organ, "某县某局", "某局"), (made.neighbours, "某县邻局", "邻局")):
        organs.confirm_organ(code, name, "330182", short_name=short, qualified_from=LONG_AGO)
    for person, name, role, organ in (
        ("h1", "何一", "handler", made.organ),
        ("h2", "何二", "handler", made.organ),
        ("boss", "首一", "head", made.organ),
        ("rev", "审一", "legal_reviewer", made.organ),
        ("h9", "邻九", "handler", made.neighbours),
    ):
        people.enrol(person, name)
        people.appoint(person, organ, role, LONG_AGO, qualified=role == "legal_reviewer")
        if role == "handler":
            certificates.issue_certificate(person, organ, f"证-{person}", LONG_AGO, FAR)
    return made
