"""What the demo county has set for itself: local settings, powers, discretion benchmarks, leniency lists."""

from __future__ import annotations

from datetime import date

from zhunsheng.cases.demo.matters import Matter, matters
from zhunsheng.cases.demo.places import (
    CITY,
    COUNTY,
    COUNTY_NAME,
    FIELD_TITLES,
    OFFICES,
    OFFICES_BY_KEY,
    PROVINCE,
    TOWNS,
)
from zhunsheng.registers import local_rules, organs
from zhunsheng.registers.models import Benchmark, Leniency, Power
from zhunsheng.registers.writing import add_many

SINCE = date(2022, 1, 1)
SOURCE = "青溪县行政执法有关规定(示例文件)"
COUNTY_RULES = {
    "hearing_threshold_organisation_yuan": 50_000,
    "hearing_threshold_person_yuan": 5_000,
    "publication_working_days": 7,
    "publish_persons": True,
}
ORGAN_RULES = (
    ("market", "hearing_threshold_organisation_yuan", 100_000),
    ("market", "hearing_threshold_person_yuan", 10_000),
    ("market", "publication_working_days", 20),
    ("market", "review_needed", True),
    ("ecology", "review_needed", True),
    ("emergency", "review_needed", True),
    ("land", "review_needed", True),
    ("market", "extension_rule", "经负责人批准可以延长三十日(示例)"),
    ("urban", "extension_rule", "经负责人批准可以延长三十日(示例)"),
    ("ecology", "extension_rule", "经负责人批准可以延长三十日(示例)"),
    ("emergency", "extension_rule", "经负责人批准可以延长三十日(示例)"),
    ("land", "extension_rule", "经负责人批准可以延长三十日(示例)"),
)
REVIEWED = frozenset(key for key, rule, _value in ORGAN_RULES if rule == "review_needed")
EXTENDING = frozenset(key for key, rule, _value in ORGAN_RULES if rule == "extension_rule")
GRADES = (("light", 0.0, 0.3), ("ordinary", 0.3, 0.7), ("heavy", 0.7, 1.0))


def enter_places() -> None:
    """Divisions and organs."""
    organs.found_jurisdiction(PROVINCE, "示例省(演示)", "province")
    organs.found_jurisdiction(CITY, "示例市(演示)", "city", parent=PROVINCE)
    organs.found_jurisdiction(COUNTY, COUNTY_NAME, "county", parent=CITY)
    for code, name in TOWNS.items():
        organs.found_jurisdiction(code, name, "town", parent=COUNTY)
    for office in OFFICES:
        above = OFFICES_BY_KEY[office.entrusted_by].code if office.entrusted_by else None
        organs.confirm_organ(
            office.code,
            office.name,
            office.place,
            short_name=office.short,
            kind=office.kind,
            entrusted_by=above,
            field=FIELD_TITLES.get(office.field, office.field),
            qualified_from=date(2019, 3, 1),
        )


def enter_rules() -> None:
    """Local settings, powers, benchmarks and leniency lists."""
    for key, value in COUNTY_RULES.items():
        local_rules.set_rule(key, value, SOURCE, SINCE, jurisdiction=COUNTY)
    for organ, key, own in ORGAN_RULES:
        local_rules.set_rule(key, own, SOURCE, SINCE, organ=OFFICES_BY_KEY[organ].code)
    every = [matter for rows in matters().values() for matter in rows]
    add_many(
        [
            Power(
                organ_id=office.code,
                code=matter.code,
                title=matter.cause,
                basis=matter.basis,
                since=SINCE,
                source=SOURCE,
            )
            for office in OFFICES
            for matter in matters()[office.field]
        ]
    )
    add_many([row for matter in every for row in _benchmarks(matter)])
    add_many([_lenient(matter) for matter in every if "e" in matter.traits])


def _benchmarks(matter: Matter) -> list[Benchmark]:
    width = matter.high - matter.low
    return [
        Benchmark(
            jurisdiction_id=COUNTY,
            code=f"{matter.code}-{grade}",
            violation=matter.code,
            title=matter.cause,
            grade=grade,
            fine_min=round(matter.low + width * low, -1),
            fine_max=round(matter.low + width * high, -1),
            since=SINCE,
            source=SOURCE,
        )
        for grade, low, high in GRADES
    ]


def _lenient(matter: Matter) -> Leniency:
    return Leniency(
        jurisdiction_id=COUNTY,
        code=f"MF-{matter.code}",
        violation=matter.code,
        title=matter.cause,
        kind="exempt" if "s" in matter.traits else "light",
        conditions=["初次违法", "危害后果轻微", "及时改正"],
        since=SINCE,
        source=SOURCE,
    )
