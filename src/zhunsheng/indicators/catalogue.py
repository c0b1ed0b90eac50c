"""Every indicator and breakdown that this house knows."""

from __future__ import annotations

from zhunsheng.indicators.areas import DIMENSIONS, INDICATORS
from zhunsheng.indicators.declaring import Dimension, Indicator, Together
from zhunsheng.indicators.errors import NoSuchIndicator, Unanswerable
from zhunsheng.procedures.catalogue import FIELD_OF
from zhunsheng.statutes.words import Said, _

_BY_ID = {one.id: one for one in INDICATORS}
_BY_NAME = {one.name: one for one in DIMENSIONS}


def indicator(ref: str) -> Indicator:
    """The indicator of that name; `id@version` under that definition. Raises NoSuchIndicator, Unanswerable."""
    found = _BY_ID.get(ref)
    if found is not None:
        return found
    id, _at, version = ref.partition("@")
    if id not in _BY_ID:
        raise NoSuchIndicator(id)
    return _BY_ID[id].under(version)


def dimension(name: str) -> Dimension:
    """The breakdown of that name. Raises Unanswerable."""
    if name not in _BY_NAME:
        known = Said.listed("{name}({title})", ({"name": one.name, "title": one.title} for one in DIMENSIONS))
        raise Unanswerable(Said(_("不能按「{name}」分列。可以按:{known}。"), name=name[:80], known=known))
    return _BY_NAME[name]


SEVERAL = _("多个事项")


def field_of(one: Indicator) -> str:
    """The field under which pages list it: that of its procedure, or several together."""
    return SEVERAL if isinstance(one.procedure, Together) else FIELD_OF[one.procedure.name]


__all__ = ["DIMENSIONS", "INDICATORS", "dimension", "field_of", "indicator"]
