"""Every procedure that this house knows, listed by hand in the room of its field."""

from types import ModuleType

from zhunsheng.procedures import learning, openness
from zhunsheng.procedures.enforcement import coercion, inspection, licence, lists, officers, transfer
from zhunsheng.procedures.enforcement.penalty import Penalty
from zhunsheng.procedures.oversight import review, supervision
from zhunsheng.procedures.oversight.annual_report import AnnualReport
from zhunsheng.procedures.vocabulary import Procedure
from zhunsheng.statutes.words import _

FIELDS: dict[str, ModuleType] = {
    _("行政许可"): licence,
    _("行政强制"): coercion,
    _("行政检查"): inspection,
    _("行刑衔接"): transfer,
    _("执法主体和人员"): officers,
    _("清单和三项制度"): lists,
    _("考试培训"): learning,
    _("执法监督"): supervision,
    _("评查整改"): review,
    _("公开"): openness,
}
"""The rooms of the fields; each lists its procedures, the titles of its choices and of its outcomes."""

BY_FIELD: dict[str, tuple[type[Procedure], ...]] = {
    Penalty.title: (Penalty,),
    **{title: field.PROCEDURES for title, field in FIELDS.items()},
    AnnualReport.title: (AnnualReport,),
}
PROCEDURES: tuple[type[Procedure], ...] = tuple(one for field in BY_FIELD.values() for one in field)

FIELD_OF: dict[str, str] = {one.name: title for title, field in BY_FIELD.items() for one in field}
"""The field that a procedure belongs to."""

_BY_NAME = {one.name: one for one in PROCEDURES}


def named(name: str) -> type[Procedure]:
    """The procedure of that name. Raises KeyError for an unknown one."""
    return _BY_NAME[name]
