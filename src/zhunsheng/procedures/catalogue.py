"""Every procedure that this house knows, listed by hand in the room of its field."""

from zhunsheng.procedures import learning
from zhunsheng.procedures.enforcement import coercion, inspection, licence, lists, officers, transfer
from zhunsheng.procedures.enforcement.penalty import Penalty
from zhunsheng.procedures.oversight import review, supervision
from zhunsheng.procedures.oversight.annual_report import AnnualReport
from zhunsheng.procedures.vocabulary import Procedure

FIELDS = (licence, coercion, inspection, transfer, officers, lists, learning, supervision, review)
"""The rooms of the fields; each lists its procedures, the titles of its choices and of its outcomes."""

PROCEDURES: tuple[type[Procedure], ...] = (
    Penalty,
    AnnualReport,
    *(procedure for field in FIELDS for procedure in field.PROCEDURES),
)

_BY_NAME = {one.name: one for one in PROCEDURES}


def named(name: str) -> type[Procedure]:
    """The procedure of that name. Raises KeyError for an unknown one."""
    return _BY_NAME[name]
