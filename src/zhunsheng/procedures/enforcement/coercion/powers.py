"""What local settings say of an organ's powers: the basis of a measure, the power to enforce, an emergency."""

from __future__ import annotations

import re
from typing import Any

from zhunsheng.procedures.enforcement.coercion.measure_facts import Measure
from zhunsheng.procedures.enforcement.coercion.words import denies
from zhunsheng.procedures.enforcement.penalty.words import needed, says

_DOCUMENT = (
    *("normative document", "document", "notice", "circular", "department rule", "ministry rule"),
    *("local rule", "government rule", "规范性文件", "规章", "通知", "文件", "办法(试行)", "会议纪要"),
)
_REGULATION = ("regulation", "行政法规", "地方性法规", "条例")
_LAW = (" law", "law ", " act", "act ", "statute", "法律", "法第")
_NAMED = {
    Measure.SEIZE: ("seiz", "扣押"),
    Measure.SEAL: ("seal", "查封"),
    Measure.FREEZE: ("freez", "冻结"),
    Measure.RESTRAIN: ("restrain", "detain", "人身自由"),
}


def _said(setting: Any) -> str:
    if isinstance(setting, dict):
        return " ".join(f"{key} {_said(value)}" for key, value in setting.items())
    if isinstance(setting, list | tuple):
        return " ".join(_said(one) for one in setting)
    return str(setting)


def _names(text: Any) -> set[Measure]:
    """The measures that a text names."""
    return {one for one, words in _NAMED.items() if says(str(text).lower(), words)}


def without_basis(case: Any, measure: Measure) -> bool:
    """Whether the setting `measure_basis` leaves this measure without a law or regulation.

    It may be no or none; name the instrument (one below regulations is no basis; a freeze or restraint needs a law);
    or name the measures that the organ may take. An organ for which nothing is set is not judged by it.
    """
    setting = case.setting("measure_basis")
    if setting is None or setting is True:
        return False
    if isinstance(setting, dict) and (each := {key: one for key, one in setting.items() if _names(key)}):
        said = [one for key, one in each.items() if measure in _names(key)]
        return not said or any(one is False or denies(one) for one in said)
    text = f" {_said(setting).lower()} "
    if setting is False or denies(setting):
        return True
    law = says(text, _LAW) or "《" in text and "法》" in text
    regulation = says(text, _REGULATION)
    if says(text, _DOCUMENT) and not law and not regulation:
        return True
    if measure in (Measure.FREEZE, Measure.RESTRAIN) and regulation and not law:
        return True
    named = _names(text)
    refused = re.search(rf"(not|no|without|未|不|没有)[^,,;;。]*({'|'.join(_NAMED[measure])})", text)
    return bool(named) and (measure not in named or refused is not None)


def without_power(case: Any) -> bool:
    """Whether the setting `enforcement_power` says that the organ may not enforce itself (第十三条)."""
    setting = case.setting("enforcement_power")
    if setting is None or setting is True:
        return False
    return setting is False or denies(setting) or says(_said(setting), ("apply to the court", "申请法院"))


def with_power(case: Any) -> bool:
    """Whether it says that the organ may."""
    return case.setting("enforcement_power") is not None and not without_power(case)


def in_emergency(case: Any) -> bool:
    """Whether a local setting declares an emergency in which what is urgent need not be shown again (第三条)."""
    return needed(case.setting("emergency"), 1)
