"""A county with a bureau, a justice bureau and a town, and how to take any step in it: for the tests on people and powers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from zhunsheng.cases.taking import Taken, take
from zhunsheng.procedures.catalogue import named
from zhunsheng.registers import certificates, organs, people
from zhunsheng.registers.identity import make_credit_code

LONG_AGO, FAR = date(2015, 1, 1), date(2030, 12, 31)


@dataclass
class Place:
    """The bodies, and one way to take a step."""

    bureau: str
    justice: str
    town: str

    def take(
        self, case: str | None, procedure: str, step: str, on: date, by: tuple[str, ...], **facts: Any
    ) -> Taken:
        """Take a step by name; duties not mentioned are answered lawfully. `organ` among the facts of an opening: where."""
        found = named(procedure).steps[step]
        given = {
            name: info.json_schema_extra["granted"]
            for name, info in found.facts.model_fields.items()
            if isinstance(info.json_schema_extra, dict) and "granted" in info.json_schema_extra
        }
        where = facts.pop("at", self.bureau)
        return take(case, found, given | facts, by=by, on=on, organ=where, procedure=named(procedure))

    def open(self, procedure: str, step: str, on: date, by: tuple[str, ...], **facts: Any) -> str:
        """Open a case: its id."""
        return self.take(None, procedure, step, on, by, **facts).case.id


def found_place(book: str) -> Place:
    """The bureau with h1, h2, head, rev and the assistant aux; the justice bureau with sup; the town with z1, z2, mayor."""
    organs.found_jurisdiction("330182", "某县", "county", book=book)
    organs.found_jurisdiction("330182101", "某镇", "town", parent="330182")
    codes = [make_credit_code("330182", n) for n in (1, 2, 3)]
    for code, name, where in zip(
        codes,
        ("某县城管局", "某县司法局", "某县某镇人民政府"),
        ("330182", "330182", "330182101"),
        strict=True,
    ):
        organs.confirm_organ(
            code, name, where, short_name=name[2:4], qualified_from=LONG_AGO, field="城市管理"
        )
    posts = (
        *(("h1", "handler", 0), ("h2", "handler", 0), ("head", "head", 0), ("rev", "legal_reviewer", 0)),
        *(("aux", "auxiliary", 0), ("sup", "supervisor", 1), ("z1", "handler", 2), ("z2", "handler", 2)),
        *(("mayor", "head", 2), ("new", "handler", 0), ("clerk", "clerk", 0)),
    )
    for person, role, organ in posts:
        people.enrol(person, f"{person}某")
        people.appoint(person, codes[organ], role, LONG_AGO, qualified=role == "legal_reviewer")
    for person, organ in (("h1", 0), ("h2", 0), ("z1", 2), ("z2", 2)):
        certificates.issue_certificate(person, codes[organ], f"Z-{person}", LONG_AGO, FAR)
    return Place(*codes)
