"""A county with a market bureau, a justice bureau, a township and a few officers."""

from dataclasses import dataclass
from datetime import date

import pytest

from zhunsheng.registers import certificates, organs, people
from zhunsheng.registers.identity import make_credit_code

LONG_AGO = date(2015, 1, 1)


@dataclass(frozen=True)
class County:
    """Credit codes of the organs; people are h1, h2 (handlers), head, rev (reviewer), sup (supervisor)."""

    market: str = make_credit_code("330182", 1)
    justice: str = make_credit_code("330182", 2)
    town: str = make_credit_code("330182", 3)
    city_market: str = make_credit_code("330100", 4)


@pytest.fixture
def county(db: None) -> County:
    places = County()
    organs.found_jurisdiction("330000000000", "某省", "province")
    organs.found_jurisdiction("330100", "某市", "city", parent="330000")
    organs.found_jurisdiction("330182", "某县", "county", parent="330100")
    organs.found_jurisdiction("330182101", "某镇", "town", parent="330182")
    for code, name, where in (
        (places.market, "某县市场监督管理局", "330182"),
        (places.justice, "某县司法局", "330182"),
        (places.town, "某镇人民政府", "330182101"),
        (places.city_market, "某市市场监督管理局", "330100"),
    ):
        organs.confirm_organ(code, name, where, qualified_from=LONG_AGO)
    for person, role, organ in (
        ("h1", "handler", places.market),
        ("h2", "handler", places.market),
        ("head", "head", places.market),
        ("rev", "legal_reviewer", places.market),
        ("sup", "supervisor", places.justice),
    ):
        people.enrol(person, f"{person}某")
        people.appoint(person, organ, role, LONG_AGO, qualified=role == "legal_reviewer")
    certificates.issue_certificate("h1", places.market, "Z-1", date(2023, 1, 1), date(2027, 12, 31))
    certificates.issue_certificate("h2", places.market, "Z-2", date(2023, 1, 1), date(2026, 6, 30))
    return places
