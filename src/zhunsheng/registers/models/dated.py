"""What is true only between two days."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q


def in_force(day: date, prefix: str = "") -> Q:
    """The rows in force on that day, first and last day included; `prefix` such as "post__" for a joined table."""
    open_ended = Q(**{f"{prefix}until__isnull": True}) | Q(**{f"{prefix}until__gte": day})
    return Q(**{f"{prefix}since__lte": day}) & open_ended


def covers(since: date, until: date | None, day: date) -> bool:
    """Whether a span (both ends included, open where `until` is None) holds that day."""
    return since <= day and (until is None or day <= until)


class Dated(models.Model):
    """In force from `since` to `until`, both included; no `until` means until further notice."""

    since: models.DateField[date | str, date] = models.DateField("生效日")
    until: models.DateField[date | str | None, date | None] = models.DateField(
        "失效日", null=True, blank=True
    )

    class Meta:
        abstract = True

    def in_force(self, day: date) -> bool:
        """Whether this row holds on that day."""
        return covers(self.since, self.until, day)
