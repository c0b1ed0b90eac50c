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
    *volume.INDICATORS,
    *money.INDICATORS,
    *timeliness.INDICATORS,
    *safeguards.INDICATORS,
)

__all__ = ["DERIVED", "DIMENSIONS", "INDICATORS", "OUTLINED"]
