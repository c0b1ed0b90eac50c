"""How a row gets into a register: checked, written, and a new edition begun, in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from zhunsheng.registers import edition
from zhunsheng.registers.checks import check
from zhunsheng.registers.refused import Refused

M = TypeVar("M", bound=models.Model)
_BATCH = 500


def known(table: type[M], key: str, field: str) -> M:
    """The row of that key; Refused if there is none."""
    row = table._default_manager.filter(pk=key).first()
    if row is None:
        raise Refused(f"没有编号为“{key}”的{table._meta.verbose_name}。请先登记,或者核对编号。", field)
    return row


def checked(row: models.Model) -> None:
    """Refuse a row whose values do not fit their columns or contradict each other."""
    # Foreign keys are left to the database: looking each of them up would cost a query a row.
    keys = [field.name for field in row._meta.fields if field.is_relation]
    try:
        row.clean_fields(exclude=keys)
    except ValidationError as wrong:
        field, messages = next(iter(wrong.message_dict.items()))
        label = row._meta.get_field(field).verbose_name  # type: ignore[union-attr]  # a column of its own, never a reverse relation
        raise Refused(f"“{label}”填写有误:{messages[0]}请改正后再提交。", field)
    check(row)


def add(row: M) -> M:
    """Check and insert one row. Raises Refused, also where such a row is already there."""
    checked(row)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            edition.bump()
    except IntegrityError:
        raise Refused(f"{row._meta.verbose_name}“{row}”已经登记,或者所引用的登记不存在。请核对后再提交。")
    return row


def change(row: M, *fields: str) -> M:
    """Check the row and write the named columns. Raises Refused."""
    checked(row)
    with transaction.atomic():
        row.save(update_fields=list(fields))
        edition.bump()
    return row


def add_many(rows: Sequence[M], progress: Callable[[int], object] | None = None) -> list[M]:
    """Check and insert many rows of one table, all or none; `progress` is told how many more are in.

    Raises Refused for the first row that does not hold.
    """
    for row in rows:
        checked(row)
    written: list[M] = []
    with transaction.atomic():
        for at in range(0, len(rows), _BATCH):
            part = list(rows[at : at + _BATCH])
            written += type(part[0])._default_manager.bulk_create(part)
            if progress is not None:
                progress(len(part))
        edition.bump()
    return written
