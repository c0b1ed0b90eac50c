"""The demo county's annual report, bulletins, sheets and table, composed as any other from the record as it then stood."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from zhunsheng.cases.demo.places import COUNTY, COUNTY_NAME, OFFICES_BY_KEY
from zhunsheng.cases.demo.report import YEAR
from zhunsheng.indicators import Period
from zhunsheng.procedures.openness.monthly_sheet import Kind
from zhunsheng.reports import bulletins
from zhunsheng.reports.answering import Whose
from zhunsheng.reports.bulletins.composing import facts
from zhunsheng.reports.composing import compose, material
from zhunsheng.reports.sheets import sheet
from zhunsheng.reports.statistics import ENFORCEMENT
from zhunsheng.reports.tables import fill
from zhunsheng.reports.tables.publishing import frozen
from zhunsheng.reports.writing import manuscript_of, names


class Composer:
    """What the demo county tells from figures (see `cases.demo.report.Composing`, `cases.demo.reporting.Tabling`)."""

    def __init__(self) -> None:
        self._sheets: tuple[object, dict[str, dict[str, Any]]] = ((), {})

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

    def bulletin(self, on: date, of: str, issuer: str, remarks: str) -> dict[str, Any]:
        """A quarter's bulletin of enforcement over the whole county."""
        quarter = bulletins.quarter_named(of)
        return facts(bulletins.compose(bulletins.ENFORCEMENT, quarter, on, COUNTY), issuer, remarks)

    def statistics(self, on: date, year: int, organ: str, issuer: str) -> dict[str, Any]:
        """The yearly table of one organ."""
        table = fill(ENFORCEMENT, Period.year(year, on), organ)
        return {"year": year, "issuer": issuer, "table": frozen(table)}

    def sheets(self, on: date, month: str, organs: tuple[str, ...]) -> Mapping[str, dict[str, Any]]:
        """The month of each of these organs; a month without anything is said to be one."""
        asked = (on, month, organs)
        if self._sheets[0] != asked:
            tables = {organ: sheet(Kind.ENFORCEMENT, month, organ, on) for organ in organs}
            told = {
                organ: {"table": frozen(one), "zero": not any(one.values().values())}
                for organ, one in tables.items()
            }
            self._sheets = (asked, told)
        return self._sheets[1]
