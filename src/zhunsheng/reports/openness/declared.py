"""What answers the cells of the disclosure report, and which systems the others wait for.

Table two counts decisions: of licences those granted and refused; of coercion measures, executions completed and
surcharges, as the yearly statistics of enforcement count them.
"""

from __future__ import annotations

from zhunsheng.procedures.openness.disclosure.frame import DISCLOSURE as FRAME
from zhunsheng.procedures.openness.disclosure.frame import SECTION_FOUR, SECTION_THREE
from zhunsheng.reports.statistics.declared import MEASURES, SURCHARGES
from zhunsheng.reports.tables import Ask, Source, Table, table_of
from zhunsheng.statutes.words import _

REGULATIONS = _("规章和行政规范性文件")
FEES = _("行政事业性收费")
REQUESTS = _("依申请公开")
REMEDIES = _("行政复议和行政应诉")

_COERCION = (*(ask for _code, _title, asks in MEASURES for ask in asks), *SURCHARGES, Ask("executions"))

_TWO: dict[str, Source] = {
    **{
        f"{row}.{column}": Source(waits=REGULATIONS)
        for row in ("regulations", "documents")
        for column in ("made", "repealed", "in-force")
    },
    "licences.decided": Source((Ask("licences_granted"), Ask("licences_refused"))),
    "penalties.decided": Source((Ask("penalties"),)),
    "coercion.decided": Source(_COERCION),
    "fees.amount": Source(waits=FEES),
}
_THREE = {code: Source(waits=REQUESTS) for code, _row, _column in SECTION_THREE.cells()}
_FOUR = {code: Source(waits=REMEDIES) for code, _row, _column in SECTION_FOUR.cells()}

DISCLOSURE: Table = table_of(FRAME, _TWO | _THREE | _FOUR, article="政府信息公开条例第五十条")
