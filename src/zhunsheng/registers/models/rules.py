"""What a place or an organ sets for itself, the State Council's holidays, and the registers' own edition."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q

from zhunsheng.registers.models.dated import Dated
from zhunsheng.registers.models.places import Jurisdiction, Organ


class LocalRule(Dated):
    """A local value with its source document, set for a jurisdiction or for one organ."""

    jurisdiction: models.ForeignKey[Jurisdiction | None, Jurisdiction | None] = models.ForeignKey(
        Jurisdiction, models.PROTECT, null=True, blank=True, related_name="rules", verbose_name="区划"
    )
    organ: models.ForeignKey[Organ | None, Organ | None] = models.ForeignKey(
        Organ, models.PROTECT, null=True, blank=True, related_name="rules", verbose_name="执法主体"
    )
    jurisdiction_id: str | None
    organ_id: str | None
    key: models.CharField[str, str] = models.CharField("设定项", max_length=60)
    value: models.JSONField[Any, Any] = models.JSONField("值")
    source: models.CharField[str, str] = models.CharField("来源文件", max_length=300)

    class Meta:
        verbose_name = "地方设定"
        constraints = [
            models.CheckConstraint(
                condition=Q(jurisdiction__isnull=True, organ__isnull=False)
                | Q(jurisdiction__isnull=False, organ__isnull=True),
                name="rule_of_one_place",
            )
        ]


class HolidayNotice(models.Model):
    """A State Council notice of a year's holidays; of several for one year, the last issued holds, with all its days."""

    year: models.PositiveSmallIntegerField[int, int] = models.PositiveSmallIntegerField("年份")
    number: models.CharField[str, str] = models.CharField("文号", max_length=60, unique=True)
    issued: models.DateField[date | str, date] = models.DateField("发布日")
    holidays: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField(
        "放假日", default=dict, blank=True
    )
    makeup_days: models.JSONField[dict[str, str], dict[str, str]] = models.JSONField(
        "调休上班日", default=dict, blank=True
    )

    class Meta:
        verbose_name = "放假通知"
        indexes = [models.Index(fields=["year", "issued"], name="notice_by_year")]


class Edition(models.Model):
    """One row whose stamp changes with every change of a register; what a process remembers is good for one stamp.

    The stamp is drawn, not counted: after a rollback a counter would give the same number to two states.
    """

    id: models.PositiveSmallIntegerField[int, int] = models.PositiveSmallIntegerField(
        primary_key=True, default=1
    )
    stamp: models.CharField[str, str] = models.CharField("版本戳", max_length=32)

    class Meta:
        verbose_name = "名册版本"
