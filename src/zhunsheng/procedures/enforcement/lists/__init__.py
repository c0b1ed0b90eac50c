"""The public lists and the three systems that lean on them."""

from enum import Enum
from typing import Any

from zhunsheng.procedures.enforcement.lists import recording_bars
from zhunsheng.procedures.enforcement.lists.case_file import CaseFile
from zhunsheng.procedures.enforcement.lists.discretion import (
    GRADES,
    MERCY_KINDS,
    Benchmarks,
    DiscretionGrade,
    Mercies,
    MercyKind,
)
from zhunsheng.procedures.enforcement.lists.inspection_items import InspectionItems
from zhunsheng.procedures.enforcement.lists.major import MajorDecisions
from zhunsheng.procedures.enforcement.lists.must_record import (
    RECORD_KINDS,
    DeviceQuotas,
    MustRecord,
    RecordKind,
)
from zhunsheng.procedures.enforcement.lists.powers import (
    POWER_KINDS,
    POWER_LEVELS,
    PowerKind,
    PowerLevel,
    PowerList,
)
from zhunsheng.procedures.enforcement.lists.publicity import TIMINGS, PublicityCatalogue, Timing
from zhunsheng.procedures.enforcement.lists.recording import Device, Recording
from zhunsheng.procedures.enforcement.lists.reforms import (
    REFORM_MODES,
    PermitReforms,
    ReformMode,
)
from zhunsheng.procedures.enforcement.lists.rulebook import RULE_KINDS, Rulebook, RuleKind
from zhunsheng.procedures.listing import OUTCOMES as OF_LISTS
from zhunsheng.procedures.listing import VERDICTS, Verdict
from zhunsheng.procedures.vocabulary import Procedure
from zhunsheng.statutes.words import _

BARS = (recording_bars,)
"""Imported for what they declare."""

PROCEDURES: tuple[type[Procedure], ...] = (
    PowerList,
    Benchmarks,
    Mercies,
    InspectionItems,
    PublicityCatalogue,
    MajorDecisions,
    MustRecord,
    PermitReforms,
    Rulebook,
    DeviceQuotas,
    Recording,
    Device,
    CaseFile,
)
CHOICES: dict[type[Enum], dict[Any, str]] = {
    Verdict: VERDICTS,
    PowerKind: POWER_KINDS,
    PowerLevel: POWER_LEVELS,
    DiscretionGrade: GRADES,
    MercyKind: MERCY_KINDS,
    Timing: TIMINGS,
    RecordKind: RECORD_KINDS,
    ReformMode: REFORM_MODES,
    RuleKind: RULE_KINDS,
}
OUTCOMES: dict[str, str] = {
    **OF_LISTS,
    "kept": _("保存中"),
    "destroyed": _("已销毁"),
    "in-use": _("在用"),
    "in-repair": _("维修中"),
    "lost": _("已报失"),
    "scrapped": _("已报废"),
    "unfiled": _("待归档"),
    "shelved": _("在库"),
    "lent": _("借出"),
}
