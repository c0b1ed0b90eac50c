"""The fields of the casebook, listed by hand; a story may also name any procedure as its field."""

from zhunsheng.cases.stories.fields import (
    coercion,
    enforcement,
    inspection,
    licence,
    penalty,
    people,
    records,
    report,
    transfer,
)
from zhunsheng.cases.stories.fields.manner import Manner, Scene
from zhunsheng.procedures.catalogue import PROCEDURES

_BY_FIELD = {
    one.MANNER.field: one.MANNER for one in (penalty, licence, coercion, inspection, transfer, people)
}
_BY_FIELD |= {one.field: one for one in (enforcement.MANNER, report.MANNER, *records.MANNERS)}
_BY_PROCEDURE = {one.name: Manner(one.name, (one,)) for one in PROCEDURES}


def manner_of(field: str) -> Manner | None:
    """How stories of a field are told; None for a field that nobody knows."""
    found = _BY_FIELD.get(field)
    return found if found and found.procedures else _BY_PROCEDURE.get(field)


__all__ = ["Manner", "Scene", "manner_of"]
