"""Every procedure that this house knows, listed by hand."""

from zhunsheng.procedures.enforcement.penalty import Penalty
from zhunsheng.procedures.oversight.annual_report import AnnualReport
from zhunsheng.procedures.vocabulary import Procedure

PROCEDURES: tuple[type[Procedure], ...] = (Penalty, AnnualReport)


_BY_NAME = {one.name: one for one in PROCEDURES}


def named(name: str) -> type[Procedure]:
    """The procedure of that name. Raises KeyError for an unknown one."""
    return _BY_NAME[name]
