"""A table with the fields of an entry, saved the usual way."""

from __future__ import annotations

from django.db import models
from simple_history.models import HistoricalRecords


class Step(models.Model):
    """The same facts as an entry; history kept by the library, no hash, no order, no rule."""

    book = models.CharField(max_length=64)
    case = models.CharField(max_length=64, db_index=True)
    procedure = models.CharField(max_length=40)
    step = models.CharField(max_length=40)
    on = models.DateField()
    at = models.DateTimeField(auto_now_add=True)
    by = models.JSONField()
    facts = models.JSONField()
    evidence = models.JSONField()
    history = HistoricalRecords()

    class Meta:
        app_label = "peer"
