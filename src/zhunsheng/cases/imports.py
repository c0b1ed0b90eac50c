"""Rows taken in from a ledger, remembered so that the same row coming twice is taken once."""

from __future__ import annotations

from datetime import datetime

from django.db import models


class ImportedRow(models.Model):
    """One row of a file that became an entry. The key is a keyed digest: it tells nothing of the row itself."""

    key: models.CharField[str, str] = models.CharField(max_length=64, primary_key=True)
    file: models.CharField[str, str] = models.CharField("文件摘要", max_length=64)
    sheet: models.CharField[str, str] = models.CharField("工作表", max_length=60)
    row: models.IntegerField[int, int] = models.IntegerField("行")
    case: models.CharField[str, str] = models.CharField("案件", max_length=64)
    seq: models.BigIntegerField[int, int] = models.BigIntegerField("记录")
    person: models.CharField[str, str] = models.CharField("导入人", max_length=64)
    at: models.DateTimeField[datetime, datetime] = models.DateTimeField("导入时刻", auto_now_add=True)

    class Meta:
        app_label = "cases"
        verbose_name = "导入的行"
