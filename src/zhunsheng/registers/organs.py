"""Jurisdictions and organs: founding, confirming, ending a qualification."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from zhunsheng.registers.identity import credit_code
from zhunsheng.registers.models import Jurisdiction, Level, Organ, OrganKind
from zhunsheng.registers.refused import Refused
from zhunsheng.registers.writing import add, change, known

# Older than any document the house will see: what always was has this first day.
ALWAYS = date(1949, 10, 1)


def canonical(code: str) -> str:
    """A division's code as it is kept: 6 digits to the county, 9 for a town, 12 for a village.

    Takes 6, 9 or 12 digits; zeros that only fill up are dropped. Raises Refused.
    """
    plain = code.strip()
    if not (plain.isascii() and plain.isdigit() and len(plain) in (6, 9, 12)):
        raise Refused(f"区划代码应为6、9或者12位数字(GB/T 2260),现为“{plain}”。请核对。", "code")
    if len(plain) == 12 and plain[9:] == "000":
        plain = plain[:9]
    if len(plain) == 9 and plain[6:] == "000":
        plain = plain[:6]
    return plain


def found_jurisdiction(
    code: str,
    name: str,
    level: str,
    *,
    parent: str | None = None,
    book: str = "",
    since: date = ALWAYS,
    until: date | None = None,
) -> Jurisdiction:
    """Enter a division. Of county level or above its book is named by its code where none is given. Raises Refused.

    The book itself is opened by whoever writes it (`record.open_book`).
    """
    code = canonical(code)
    above = known(Jurisdiction, canonical(parent), "parent") if parent else None
    levels = list(Level)
    if level not in levels:
        raise Refused(f"没有“{level}”这一层级。请填 {'、'.join(levels)} 之一。", "level")
    if above is not None and levels.index(Level(above.level)) >= levels.index(Level(level)):
        raise Refused(f"{above.name}不是{name}的上级。请核对层级和上级。", "parent")
    if not book and level not in (Level.TOWN, Level.VILLAGE):
        book = code
    return add(
        Jurisdiction(code=code, name=name, level=level, parent=above, book=book, since=since, until=until)
    )


def confirm_organ(
    code: str,
    name: str,
    jurisdiction: str,
    *,
    short_name: str = "",
    kind: str = OrganKind.STATUTORY,
    entrusted_by: str | None = None,
    field: str = "",
    qualified_from: date | None = None,
    qualified_until: date | None = None,
) -> Organ:
    """Enter an organ and the days of its qualification (行政处罚法第十七至二十一条). Raises Refused."""
    entruster = known(Organ, entrusted_by, "entrusted_by") if entrusted_by else None
    if entruster is not None and entruster.kind == OrganKind.ENTRUSTED:
        raise Refused("受委托组织不得再委托(行政处罚法第二十条)。请由委托机关直接委托。", "entrusted_by")
    return add(
        Organ(
            code=credit_code(code).text,
            name=name,
            short_name=short_name or name,
            jurisdiction=known(Jurisdiction, canonical(jurisdiction), "jurisdiction"),
            kind=kind,
            entrusted_by=entruster,
            field=field,
            qualified_from=qualified_from,
            qualified_until=qualified_until,
        )
    )


@transaction.atomic
def end_qualification(code: str, last_day: date) -> Organ:
    """Say until which day, itself included, the organ may enforce. Raises Refused."""
    organ = known(Organ, code, "code")
    organ.qualified_until = last_day
    return change(organ, "qualified_until")


@transaction.atomic
def qualify(
    code: str,
    first_day: date,
    last_day: date | None = None,
    *,
    kind: str = OrganKind.STATUTORY,
    entrusted_by: str | None = None,
) -> Organ:
    """Let a registered organ enforce from `first_day` on; what it was qualified for already is not cut short.

    Raises Refused, also for an entrusted body that would entrust in turn.
    """
    organ = known(Organ, code, "code")
    entruster = known(Organ, entrusted_by, "entrusted_by") if entrusted_by else None
    if entruster is not None and entruster.kind == OrganKind.ENTRUSTED:
        raise Refused("受委托组织不得再委托(行政处罚法第二十条)。请由委托机关直接委托。", "entrusted_by")
    running = organ.qualified_from is not None and (
        organ.qualified_until is None or organ.qualified_until >= first_day
    )
    if entruster is not None and running and organ.kind != OrganKind.ENTRUSTED:
        return organ
    if not running:
        organ.qualified_from, organ.qualified_until = first_day, last_day
    elif organ.qualified_until is not None:
        organ.qualified_from = min(organ.qualified_from or first_day, first_day)
        organ.qualified_until = max(organ.qualified_until, last_day) if last_day else None
    organ.kind, organ.entrusted_by = OrganKind(kind), entruster
    return change(organ, "kind", "entrusted_by", "qualified_from", "qualified_until")
