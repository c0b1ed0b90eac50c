"""A county with a justice bureau and two bureaus, and steps taken in it by their casebook names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from zhunsheng.cases.errors import Forbidden
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.taking import Taken, take
from zhunsheng.procedures.catalogue import named
from zhunsheng.registers import certificates, organs, people
from zhunsheng.registers.identity import make_credit_code

LONG_AGO, FAR = date(2015, 1, 1), date(2030, 12, 31)
POSTS = {
    "justice": {
        "sup": "supervisor",
        "sup2": "supervisor",
        "sup3": "supervisor",
        "jclerk": "clerk",
        "jrev": "legal_reviewer",
        "jhead": "head",
    },
    "bureau": {
        "h1": "handler",
        "h2": "handler",
        "h3": "handler",
        "boss": "head",
        "bclerk": "clerk",
        "rev": "legal_reviewer",
        "chief": "section_chief",
    },
    "forestry": {
        "f1": "handler",
        "f2": "handler",
        "fhead": "head",
        "fclerk": "clerk",
        "frev": "legal_reviewer",
    },
}


@dataclass
class County:
    """Its organs by a short name, and how a step is taken: duties not mentioned are answered lawfully."""

    organs: dict[str, str]
    book: str

    def take(
        self, case: str | None, step: str, on: date, by: str, organ: str = "justice", **facts: Any
    ) -> Taken:
        """`step` is «procedure/step»; `by` names people, parted by blanks."""
        name, _slash, wanted = step.partition("/")
        found = named(name).steps[wanted]
        given = {
            key: info.json_schema_extra["granted"]
            for key, info in found.facts.model_fields.items()
            if isinstance(info.json_schema_extra, dict) and "granted" in info.json_schema_extra
        }
        return take(
            *(case, found, given | facts),
            by=by.split(),
            on=on,
            organ=self.organs[organ],
            procedure=named(name),
        )

    def refused(self, *asked: Any, **facts: Any) -> str:
        """What is said against the step, which must be refused."""
        with pytest.raises(Forbidden) as no:
            self.take(*asked, **facts)
        return str(no.value)

    def items(self, procedure: str = "rectification") -> list[CaseRow]:
        """The cases of a procedure, oldest first."""
        return list(CaseRow.objects.filter(procedure=procedure, book=self.book).order_by("version"))

    def penalty(self, on: date = date(2026, 2, 10), fine: str = "2000", **facts: Any) -> Taken:
        """A penalty of the bureau, decided on that day by its head; filed a month before by h1 and h2."""
        party = {"kind": "organisation", "name": f"某{fine}有限公司"}
        filed = date.fromordinal(on.toordinal() - 40)
        case = self.take(
            None, "penalty/file", filed, "h1 h2", "bureau", party=party, cause="无照经营"
        ).case.id
        told = ["content", "facts", "reasons", "basis", "state", "defend"]
        told += ["hearing"] if int(fine) >= 100_000 else []
        fined = {"kinds": ["fine"], "fine_yuan": fine} | facts
        self.take(case, "penalty/conclude", filed, "h1 h2", "bureau")
        self.take(case, "penalty/notify", filed, "h1 h2", "bureau", **fined, told=told)
        if int(fine) >= 100_000:
            waived = date.fromordinal(filed.toordinal() + 1)
            self.take(case, "penalty/waive", waived, "party", "bureau")
            self.take(case, "penalty/review", on, "rev", "bureau", outcome="同意")
        else:
            self.take(case, "penalty/waive", filed, "party", "bureau")
        return self.take(case, "penalty/decide", on, "boss", "bureau", **fined)

    def closed_penalty(self, on: date = date(2026, 2, 10), **facts: Any) -> Taken:
        """The same, served, paid and closed within ten days."""
        case = self.penalty(on, **facts).case.id
        later = date.fromordinal(on.toordinal() + 3)
        self.take(case, "penalty/serve", later, "h1", "bureau", manner="直接送达", received=later)
        self.take(case, "penalty/pay", later, "party", "bureau", paid_yuan=facts.get("fine", "2000"))
        return self.take(case, "penalty/close", later, "bclerk", "bureau")


@pytest.fixture
def county(book: str) -> County:
    organs.found_jurisdiction("330182", "某县", "county", book=book)
    codes = {name: make_credit_code("330182", n) for n, name in enumerate(POSTS, 1)}
    for name, posts in POSTS.items():
        code = codes[name]
        organs.confirm_organ(code, f"某县{name}", "330182", short_name=f"某{name}", qualified_from=LONG_AGO)
        for person, role in posts.items():
            people.enrol(person, f"{person}某")
            people.appoint(person, code, role, LONG_AGO, qualified=role == "legal_reviewer")
            if role == "handler":
                certificates.issue_certificate(person, code, f"Z-{person}", LONG_AGO, FAR)
    return County(codes, book)
