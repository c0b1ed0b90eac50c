"""Where and by whom the law is enforced: jurisdictions and organs."""

from __future__ import annotations

from datetime import date

from django.db import models

from zhunsheng.registers.models.dated import Dated, covers


class Level(models.TextChoices):
    """The five levels of government and self-government."""

    PROVINCE = "province", "省级"
    CITY = "city", "市级"
    COUNTY = "county", "县级"
    TOWN = "town", "乡级"
    VILLAGE = "village", "村级"


class Jurisdiction(Dated):
    """An administrative division by its GB/T 2260 code: 6 digits to the county, 9 for a town, 12 for a village."""

    code: models.CharField[str, str] = models.CharField("区划代码", max_length=12, primary_key=True)
    name: models.CharField[str, str] = models.CharField("名称", max_length=100)
    level: models.CharField[str, str] = models.CharField("层级", max_length=8, choices=Level.choices)
    parent: models.ForeignKey[Jurisdiction | None, Jurisdiction | None] = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="上级"
    )
    parent_id: str | None
    # A town or village has none: it writes into the book of the county above it.
    book: models.CharField[str, str] = models.CharField("记录簿", max_length=64, blank=True, default="")

    class Meta:
        verbose_name = "行政区划"

    def __str__(self) -> str:
        return self.name


class OrganKind(models.TextChoices):
    """Whence an organ may enforce: by its own standing, by a law's authorisation, by entrustment."""

    STATUTORY = "statutory", "法定行政机关"
    AUTHORISED = "authorised", "法律法规授权组织"
    ENTRUSTED = "entrusted", "受委托组织"


class Organ(models.Model):
    """An enforcement body by its credit code (GB 32100), with the days on which it is qualified to enforce."""

    code: models.CharField[str, str] = models.CharField("统一社会信用代码", max_length=18, primary_key=True)
    name: models.CharField[str, str] = models.CharField("名称", max_length=200)
    short_name: models.CharField[str, str] = models.CharField("简称", max_length=40)
    jurisdiction: models.ForeignKey[Jurisdiction, Jurisdiction] = models.ForeignKey(
        Jurisdiction, models.PROTECT, related_name="organs", verbose_name="行政区划"
    )
    kind: models.CharField[str, str] = models.CharField(
        "主体类别", max_length=10, choices=OrganKind.choices, default=OrganKind.STATUTORY
    )
    entrusted_by: models.ForeignKey[Organ | None, Organ | None] = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="entrusts", verbose_name="委托机关"
    )
    jurisdiction_id: str
    entrusted_by_id: str | None
    field: models.CharField[str, str] = models.CharField("执法领域", max_length=40, blank=True, default="")
    qualified_from: models.DateField[date | str | None, date | None] = models.DateField(
        "主体资格起", null=True, blank=True
    )
    qualified_until: models.DateField[date | str | None, date | None] = models.DateField(
        "主体资格止", null=True, blank=True
    )

    class Meta:
        verbose_name = "执法主体"
        indexes = [models.Index(fields=["jurisdiction", "code"], name="organ_by_jurisdiction")]

    def __str__(self) -> str:
        return self.name

    def qualified(self, day: date) -> bool:
        """Whether it may enforce on that day; an organ without a first day of qualification never may."""
        return self.qualified_from is not None and covers(self.qualified_from, self.qualified_until, day)
