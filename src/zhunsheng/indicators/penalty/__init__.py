"""Every indicator of the penalty procedure, listed by hand, and what it may be broken down by."""

from zhunsheng.indicators.declaring import Dimension, Indicator
from zhunsheng.indicators.penalty import money, safeguards, timeliness, volume
from zhunsheng.indicators.penalty.derived import derived
from zhunsheng.procedures.enforcement.penalty import TRACKS
from zhunsheng.procedures.enforcement.penalty.kinds import KINDS
from zhunsheng.statutes.words import _

DIMENSIONS: tuple[Dimension, ...] = (
    Dimension(
        "kind", _("处罚种类(按最重计)"), lambda t, day: t.heaviest, {str(k): v for k, v in KINDS.items()}
    ),
    Dimension("track", _("程序"), lambda t, day: t.track, TRACKS),
)
DERIVED = {"penalty": derived}
OUTLINED = {"penalty": {"heaviest": "VARCHAR"}}

INDICATORS: tuple[Indicator, ...] = (
    volume.CASES_FILED,
    volume.CASES_DECIDED,
    volume.PENALTIES,
    volume.PENALTIES_ORDINARY,
    volume.PENALTIES_SUMMARY,
    volume.PENALTIES_QUICK,
    volume.CASES_CLOSED,
    volume.NOT_PUNISHED,
    volume.LIGHTER,
    volume.TRANSFERRED,
    volume.REVOKED,
    volume.RECONSIDERED,
    volume.COURT_APPLICATIONS,
    volume.SEIZED,
    volume.PUBLISHED,
    volume.SPARED_OR_LIGHTER,
    money.FINED_CASES,
    money.FINES,
    money.CONFISCATED,
    money.PENALTY_AMOUNT,
    money.NOT_PUNISHED_WAIVED,
    money.LIGHTER_WAIVED,
    money.MERCY_AMOUNT,
    money.PERFORMED,
    money.COLLECTED,
    money.SURCHARGES,
    money.SURCHARGE_AMOUNT,
    timeliness.DECIDED_IN_TIME,
    timeliness.OVERDUE_UNDECIDED,
    timeliness.DAYS_TO_DECIDE,
    timeliness.SERVED_IN_TIME,
    timeliness.PUBLISHED_IN_TIME,
    timeliness.WITHDRAWN,
    timeliness.WITHDRAWN_IN_TIME,
    timeliness.ENTRY_LAG,
    safeguards.REVIEWED,
    safeguards.REVIEW_COVERAGE,
    safeguards.MAJOR,
    safeguards.MAJOR_REPORTED,
    safeguards.MAJOR_FILINGS,
    safeguards.DEFENCES,
    safeguards.DEFENCES_ACCEPTED,
    safeguards.HEARINGS,
)

__all__ = ["DERIVED", "DIMENSIONS", "INDICATORS", "OUTLINED"]
