"""Caches that the book alone can remake: the row of a case, who works on it, and the numbers given out."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models

from zhunsheng.cases.imports import ImportedRow
from zhunsheng.cases.list_rows import ListTally, ListVersion


class CaseRow(models.Model):
    """A case as lists show it. Written only by folding; `zhunsheng rebuild` remakes it from the book."""

    id: models.CharField[str, str] = models.CharField(max_length=64, primary_key=True)
    book: models.CharField[str, str] = models.CharField(max_length=64)
    procedure: models.CharField[str, str] = models.CharField(max_length=40)
    number: models.CharField[str, str] = models.CharField("案号", max_length=80)
    organ: models.CharField[str, str] = models.CharField("机关", max_length=18)
    version: models.BigIntegerField[int, int] = models.BigIntegerField("最后一条记录")
    opened: models.DateField[date, date] = models.DateField("立案日")
    closed: models.DateField[date | None, date | None] = models.DateField("结案日", null=True)
    stage: models.CharField[str, str] = models.CharField("阶段", max_length=40)
    awaits: models.CharField[str, str] = models.CharField("待谁办理", max_length=40, default="")
    next_due: models.DateField[date | None, date | None] = models.DateField("最近期限", null=True)
    next_clock: models.CharField[str, str] = models.CharField("最近期限名称", max_length=60, default="")
    track: models.CharField[str, str] = models.CharField("程序", max_length=20, default="")
    subject: models.CharField[str, str] = models.CharField("所涉对象", max_length=80, default="")
    cause: models.CharField[str, str] = models.CharField("案由", max_length=200, default="")
    town: models.CharField[str, str] = models.CharField("镇街", max_length=60, default="")
    party: models.CharField[str, str] = models.CharField("当事人(已隐名)", max_length=200, default="")
    party_kind: models.CharField[str, str] = models.CharField("当事人类别", max_length=24, default="")
    party_key: models.CharField[str, str] = models.CharField(
        "当事人(带密钥的摘要)", max_length=32, default=""
    )
    outcome: models.CharField[str, str] = models.CharField("结果", max_length=24, default="")
    decided: models.DateField[date | None, date | None] = models.DateField("决定日", null=True)
    published: models.DateField[date | None, date | None] = models.DateField("公开日", null=True)
    withdrawn: models.DateField[date | None, date | None] = models.DateField("撤回公开日", null=True)
    facts: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField("分析用列", default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["organ", "closed", "next_due", "id"], name="case_open_by_due"),
            models.Index(fields=["organ", "opened", "id"], name="case_by_opened"),
            models.Index(fields=["organ", "outcome", "opened", "id"], name="case_by_outcome"),
            models.Index(fields=["procedure", "organ", "opened", "id"], name="case_by_procedure"),
            models.Index(
                fields=["procedure", "published", "id"],
                condition=models.Q(published__isnull=False, withdrawn__isnull=True),
                name="case_by_published",
            ),
            models.Index(fields=["number"], name="case_by_number"),
            models.Index(fields=["book", "version"], name="case_by_version"),
            models.Index(fields=["party_key"], name="case_by_party"),
            models.Index(fields=["procedure", "subject"], name="case_by_subject"),
        ]

    def __str__(self) -> str:
        return self.number


class Worker(models.Model):
    """A person who has taken a step in a case: what "my work" is listed by."""

    person: models.CharField[str, str] = models.CharField(max_length=64)
    case: models.ForeignKey[CaseRow, CaseRow] = models.ForeignKey(
        CaseRow, models.CASCADE, related_name="workers"
    )
    case_id: str
    closed: models.BooleanField[bool, bool] = models.BooleanField(default=False)
    due: models.DateField[date, date] = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "case"], name="worker_once")]
        indexes = [models.Index(fields=["person", "closed", "due", "case"], name="worker_by_due")]


class Series(models.Model):
    """The last number given in one series of one organ and year. Counted under a lock, so there is no gap or repeat."""

    organ: models.CharField[str, str] = models.CharField(max_length=18)
    series: models.CharField[str, str] = models.CharField(max_length=40)
    year: models.IntegerField[int, int] = models.IntegerField()
    last: models.IntegerField[int, int] = models.IntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organ", "series", "year"], name="series_once")]


class Paper(models.Model):
    """A numbered paper that a step issued."""

    case: models.ForeignKey[CaseRow, CaseRow] = models.ForeignKey(
        CaseRow, models.CASCADE, related_name="papers"
    )
    case_id: str
    seq: models.BigIntegerField[int, int] = models.BigIntegerField()
    kind: models.CharField[str, str] = models.CharField(max_length=40)
    number: models.CharField[str, str] = models.CharField(max_length=80)
    issued: models.DateField[date, date] = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["number"], name="paper_number_once")]
        indexes = [models.Index(fields=["case", "seq"], name="paper_by_case")]


__all__ = ["CaseRow", "ImportedRow", "ListTally", "ListVersion", "Paper", "Series", "Worker"]
