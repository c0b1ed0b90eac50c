"""What stands on the cover of a new report: proposals from the registers and from last year's, and the begun case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from zhunsheng import reports
from zhunsheng.cases.queries import CaseLine, organ_cases
from zhunsheng.cases.taking import Taken
from zhunsheng.doors.desk.officer import Officer
from zhunsheng.indicators import Unanswerable, within
from zhunsheng.procedures.oversight.annual_report import AnnualReport, year_of_number
from zhunsheng.registers.models import Jurisdiction, Post, in_force
from zhunsheng.registers.places import place
from zhunsheng.reports.publishing import edition_before

TEXTS = ("year", "issuer", "number", "title", "addressee", "copies", "signer")
WHOLE, OWN = "whole", "own"
"""The two scopes: all cases of the government's book, or those of the organ alone."""


@dataclass(frozen=True)
class Cover:
    """What stands on the cover, as typed. `scope`: whole for a government's report, own for a department's."""

    year: str
    issuer: str = ""
    number: str = ""
    title: str = ""
    addressee: str = ""
    copies: str = ""
    signer: str = ""
    scope: str = OWN


def sent(post: Mapping[str, str]) -> Cover:
    """What the form said."""
    texts = {name: str(post.get(name, "")).strip() for name in TEXTS}
    return Cover(**texts, scope=WHOLE if post.get("scope") == WHOLE else OWN)


def proposed(officer: Officer, organ: str, year: str = "", scope: str = "") -> Cover:
    """What is usual: last year's cover with the years moved on, else names from the registers."""
    number = int(year) if year.isascii() and year.isdigit() and len(year) == 4 else officer.today.year - 1
    which = WHOLE if officer.oversees and scope != OWN else OWN
    home = place(organ)
    book = home.book if which == WHOLE else ""
    last = edition_before(number, "" if book else organ, book)
    names = _names(home.divisions)
    here = _plain(names[0]) if names else ""
    issuer = last.issuer if last else (f"{names[0]}人民政府" if which == WHOLE and names else home.name)
    if which == WHOLE:
        to = [
            f"中共{here}委员会",
            f"{here}人民代表大会常务委员会",
            *(f"{_plain(one)}人民政府" for one in names[1:2]),
        ]
    else:
        to = [f"中共{here}委员会", f"{here}人民政府"]
    signer = _head(officer, organ)
    return Cover(
        year=str(number),
        issuer=issuer,
        number=_next(last, officer.today.year, home.short_name),
        addressee=last.addressee if last else "、".join(to),
        copies=last.copies if last else "",
        signer=signer,
        scope=which,
    )


def begun(officer: Officer, organ: str, cover: Cover) -> Taken:
    """Compose what the figures say and open the case with it. Raises NoSuchYear, Unanswerable and what `take` raises."""
    if not (cover.year.isascii() and cover.year.isdigit() and len(cover.year) == 4):
        raise Unanswerable(_("报告年度应为四位数字,如 2025。"))
    if not cover.issuer:
        raise Unanswerable(_("请填写发文机关。"))
    whole = cover.scope == WHOLE and officer.oversees
    within(int(cover.year), place(organ).book)
    edition = reports.compose(
        int(cover.year),
        issuer=cover.issuer,
        number=cover.number,
        title=cover.title,
        book=place(organ).book if whole else None,
        organ=None if whole else organ,
        drafter=organ,
        addressee=cover.addressee,
        copies=cover.copies,
        signer=cover.signer,
        department=not whole,
    )
    return reports.draft(edition, by=[officer.id], on=officer.today, organ=organ)


def in_work(officer: Officer) -> list[CaseLine]:
    """The reports not yet published of the organs that the officer may see, the latest first."""
    found = organ_cases(officer.viewer, procedure=AnnualReport.name, size=100).items
    return [one for one in found if one.published is None]


def already(officer: Officer, organ: str, year: str) -> list[CaseLine]:
    """What the organ has begun or published for that year, so that nobody begins a second one unknowingly."""
    found = organ_cases(officer.viewer, organ=organ, procedure=AnnualReport.name, size=100).items
    return [one for one in found if f"{year}年" in one.cause]


def _next(last: reports.Edition | None, year: int, short: str) -> str:
    """Last year's sign, else the organ's, with the year in which the report will be signed; the serial is to be set."""
    if last is not None and year_of_number(last.number):
        return f"{last.number.split('〔')[0]}〔{year}〕1号"
    return f"{short}报〔{year}〕1号" if short else ""


def _names(divisions: tuple[str, ...]) -> list[str]:
    known = dict(Jurisdiction.objects.filter(code__in=divisions).values_list("code", "name"))
    return [known[code] for code in divisions if code in known]


def _plain(name: str) -> str:
    """The name as it stands within another one: its mark of a made-up place would stand twice."""
    return name.replace("(示例)", "")


def _head(officer: Officer, organ: str) -> str:
    rows = Post.objects.filter(in_force(officer.today), organ_id=organ, role="head")
    return rows.order_by("since", "pk").values_list("person__name", flat=True).first() or ""
