"""The versions of list entries, and how many hold: caches that `zhunsheng rebuild` remakes from the book."""

from __future__ import annotations

from datetime import date

from django.db import models

FOREVER = date(9999, 12, 31)
"""The last day of a version that holds until further notice, so that one comparison serves."""


class ListVersion(models.Model):
    """An entry of a list as it holds from `since` to `until`, both included; `seq` is the entry that published it."""

    case: models.CharField[str, str] = models.CharField(max_length=64)
    book: models.CharField[str, str] = models.CharField(max_length=64)
    procedure: models.CharField[str, str] = models.CharField("清单", max_length=40)
    organ: models.CharField[str, str] = models.CharField("机关", max_length=18)
    code: models.CharField[str, str] = models.CharField("编码", max_length=60)
    title: models.CharField[str, str] = models.CharField("名称", max_length=200)
    basis: models.CharField[str, str] = models.CharField("依据", max_length=300, default="")
    source: models.CharField[str, str] = models.CharField("来源文件", max_length=200, default="")
    since: models.DateField[date, date] = models.DateField("生效日")
    until: models.DateField[date, date] = models.DateField("失效日", default=FOREVER)
    seq: models.BigIntegerField[int, int] = models.BigIntegerField("公布记录")
    facts: models.JSONField[dict[str, object], dict[str, object]] = models.JSONField("事项", default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["procedure", "code", "id"], name="listed_by_code"),
            models.Index(fields=["procedure", "title", "id"], name="listed_by_title"),
            models.Index(fields=["procedure", "organ", "code", "id"], name="listed_by_organ"),
            models.Index(fields=["procedure", "since", "id"], name="listed_by_since"),
            models.Index(fields=["procedure", "until", "id"], name="listed_by_until"),
            models.Index(fields=["case"], name="listed_by_case"),
        ]

    def __str__(self) -> str:
        return f"{self.procedure} {self.code}"


class ListTally(models.Model):
    """By how much the number of entries in force of one list and organ changes on a day: their sum is the number that day."""

    procedure: models.CharField[str, str] = models.CharField(max_length=40)
    organ: models.CharField[str, str] = models.CharField(max_length=18)
    day: models.DateField[date, date] = models.DateField()
    change: models.IntegerField[int, int] = models.IntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["procedure", "organ", "day"], name="tally_once_a_day")]
