"""The editions of the demo county's annual report, composed as any other from the record as it then stood."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from zhunsheng.cases.demo.places import COUNTY, COUNTY_NAME, OFFICES_BY_KEY
from zhunsheng.cases.demo.report import YEAR
from zhunsheng.reports.answering import Whose
from zhunsheng.reports.composing import compose, material
from zhunsheng.reports.writing import manuscript_of, names


class Composer:
    """What the demo county's report says from figures (see `cases.demo.report.Composing`)."""

    def edition(self, on: date, case: str, signer: str) -> dict[str, Any]:
        """The facts of an edition frozen on that day: the first, or of the chapters that the case holds by then."""
        edition = compose(
            YEAR,
            issuer=f"{COUNTY_NAME}人民政府",
            number="青溪政〔2026〕8号",
            book=COUNTY,
            as_of=on,
            manuscript=manuscript_of(case) if case else {},
            drafter=OFFICES_BY_KEY["justice"].code,
            addressee="中共青溪县委员会、青溪县人民代表大会常务委员会、示例市人民政府",
            copies="青溪县监察委员会(示例)",
            signer=names([signer]),
        )
        return edition.facts()

    def causes(self, on: date, told: Mapping[str, str]) -> str:
        """Each cause beside the shortcoming that its figure shows, a line each."""
        lacks = material(YEAR, Whose("", COUNTY, OFFICES_BY_KEY["justice"].code), {}, on).lacks
        return "\n".join(f"[{one.title}] {told[one.key]}" for one in lacks if one.key in told)
