"""What an organ may do and how heavily: powers, discretion benchmarks, lists of leniency."""

from __future__ import annotations

from decimal import Decimal

from django.db import models

from zhunsheng.registers.models.dated import Dated
from zhunsheng.registers.models.places import Jurisdiction, Organ


class Power(Dated):
    """One item of an organ's list of powers (权责清单), with its legal basis."""

    organ: models.ForeignKey[Organ, Organ] = models.ForeignKey(
        Organ, models.PROTECT, related_name="powers", verbose_name="执法主体"
    )
    organ_id: str
    code: models.CharField[str, str] = models.CharField("事项编码", max_length=40)
    title: models.CharField[str, str] = models.CharField("事项名称", max_length=300)
    basis: models.CharField[str, str] = models.CharField("依据", max_length=500)
    source: models.CharField[str, str] = models.CharField("来源文件", max_length=300, blank=True, default="")

    class Meta:
        verbose_name = "执法权力事项"
        constraints = [models.UniqueConstraint(fields=["organ", "code", "since"], name="power_once_a_day")]


class Grade(models.TextChoices):
    """How grave the circumstances are, from the mildest."""

    MITIGATED = "mitigated", "减轻"
    LIGHT = "light", "从轻"
    ORDINARY = "ordinary", "一般"
    HEAVY = "heavy", "从重"


class Benchmark(Dated):
    """A discretion benchmark (裁量基准): the range of the fine, in yuan, for one violation at one grade."""

    jurisdiction: models.ForeignKey[Jurisdiction, Jurisdiction] = models.ForeignKey(
        Jurisdiction, models.PROTECT, related_name="benchmarks", verbose_name="区划"
    )
    jurisdiction_id: str
    code: models.CharField[str, str] = models.CharField("基准编码", max_length=40)
    violation: models.CharField[str, str] = models.CharField("违法行为编码", max_length=40)
    title: models.CharField[str, str] = models.CharField("违法行为", max_length=300)
    circumstances: models.CharField[str, str] = models.CharField(
        "适用情形", max_length=500, blank=True, default=""
    )
    grade: models.CharField[str, str] = models.CharField("裁量等级", max_length=10, choices=Grade.choices)
    fine_min: models.DecimalField[Decimal | int | str, Decimal] = models.DecimalField(
        "罚款下限(元)", max_digits=16, decimal_places=2
    )
    fine_max: models.DecimalField[Decimal | int | str, Decimal] = models.DecimalField(
        "罚款上限(元)", max_digits=16, decimal_places=2
    )
    source: models.CharField[str, str] = models.CharField("来源文件", max_length=300)

    class Meta:
        verbose_name = "裁量基准"
        indexes = [models.Index(fields=["violation", "jurisdiction"], name="benchmark_by_violation")]


class Mercy(models.TextChoices):
    """What a leniency list grants: no penalty at all, or a lighter one."""

    EXEMPT = "exempt", "不予处罚"
    LIGHT = "light", "从轻、减轻处罚"


class Leniency(Dated):
    """One item of a list of violations not punished, or punished lightly, under stated conditions."""

    jurisdiction: models.ForeignKey[Jurisdiction, Jurisdiction] = models.ForeignKey(
        Jurisdiction, models.PROTECT, related_name="leniencies", verbose_name="区划"
    )
    jurisdiction_id: str
    code: models.CharField[str, str] = models.CharField("清单编码", max_length=40)
    violation: models.CharField[str, str] = models.CharField("违法行为编码", max_length=40)
    title: models.CharField[str, str] = models.CharField("违法行为", max_length=300)
    kind: models.CharField[str, str] = models.CharField("类别", max_length=8, choices=Mercy.choices)
    conditions: models.JSONField[list[str], list[str]] = models.JSONField(
        "适用条件", default=list, blank=True
    )
    source: models.CharField[str, str] = models.CharField("来源文件", max_length=300)

    class Meta:
        verbose_name = "免罚轻罚清单"
        indexes = [models.Index(fields=["violation", "jurisdiction"], name="leniency_by_violation")]
