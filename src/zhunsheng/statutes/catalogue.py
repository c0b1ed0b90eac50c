"""The instruments, by name. One version a name; the current one bears the plain name."""

from __future__ import annotations

from datetime import date

from zhunsheng.statutes.instruments import Instrument
from zhunsheng.statutes.loading import load

PERIODS = load("periods")

PENALTY_ACT = load("penalty-act-2021")
PENALTY_ACT_2017 = load("penalty-act-2017")
PENALTY_ACT_2009 = load("penalty-act-2009")
PENALTY_ACT_1996 = load("penalty-act-1996")
PENALTY_ACT_NOTICE = load("penalty-act-notice-2021")
PUBLIC_SECURITY_ACT = load("public-security-act-2025")
MARKET_PENALTY_PROCEDURE = load("market-penalty-procedure-2022")
MARKET_HEARING = load("market-hearing-2021")
MARKET_PUBLICITY = load("market-penalty-publicity-2021")

LICENCE_ACT = load("licence-act-2019")
COERCION_ACT = load("coercion-act-2011")

THREE_SYSTEMS = load("three-systems-2018")
SUPERVISION_RULES = load("enforcement-supervision-rules-2025")
TRANSFER_RULES = load("transfer-rules-2020")
CERTIFICATES = load("certificates")
JOINT_INSPECTION = load("joint-random-inspection-2019")
SPOT_CHECK_RULES = load("enterprise-spot-check-2014")
ENTERPRISE_INSPECTION = load("enterprise-inspection-2024")

RECONSIDERATION_ACT = load("reconsideration-act-2023")
RECONSIDERATION_ACT_2017 = load("reconsideration-act-2017")
RECONSIDERATION_RULES = load("reconsideration-rules-2026")
RECONSIDERATION_RULES_2007 = load("reconsideration-rules-2007")
LITIGATION_ACT = load("litigation-act-2017")
LITIGATION_INTERPRETATION = load("litigation-interpretation-2018")
HEAD_IN_COURT = load("head-in-court-2020")
COMPENSATION_ACT = load("state-compensation-act-2012")
MEDIATION_ACT = load("mediation-act-2010")
PETITION_RULES = load("petition-rules-2022")
LEGAL_AID_ACT = load("legal-aid-act-2021")

DISCLOSURE_RULES = load("disclosure-rules-2019")
DISCLOSURE_RULES_2007 = load("disclosure-rules-2007")
DISCLOSURE_FEES = load("disclosure-fees-2020")
DISCLOSURE_INTERPRETATION = load("disclosure-interpretation-2025")

MAJOR_DECISION_RULES = load("major-decision-rules-2019")
LEGISLATION_ACT = load("legislation-act-2023")
REGULATION_MAKING_RULES = load("regulation-making-rules-2026")
RULE_MAKING_RULES = load("rule-making-rules-2017")
FILING_REVIEW_RULES = load("filing-review-rules-2024")
NORMATIVE_DOCUMENTS = load("normative-documents-2018")
LEGALITY_REVIEW = load("legality-review-2018")
FAIR_COMPETITION_RULES = load("fair-competition-rules-2024")
BUSINESS_RULES = load("business-environment-rules-2019")

INSPECTION_RULES = load("government-inspection-rules-2020")
RULE_OF_LAW_INSPECTION = load("rule-of-law-inspection-2019")
FIRST_RESPONSIBLE = load("first-responsible-2016")

PERSONAL_INFORMATION_ACT = load("personal-information-act-2021")

INSTRUMENTS: tuple[Instrument, ...] = tuple(v for v in list(globals().values()) if isinstance(v, Instrument))

_BY_SHORT = {instrument.short: instrument for instrument in INSTRUMENTS}


def find(short: str) -> Instrument:
    """The instrument by its short name. Raises LookupError naming what was asked for."""
    try:
        return _BY_SHORT[short]
    except KeyError:
        raise LookupError(f"规则库中没有「{short}」。请核对简称。") from None


def versions(family: str | Instrument) -> tuple[Instrument, ...]:
    """All versions that share a family name (行政处罚法), the earliest first."""
    name = family.family if isinstance(family, Instrument) else family
    return tuple(sorted((i for i in INSTRUMENTS if i.family == name), key=lambda i: i.since))


def in_force(family: str | Instrument, day: date) -> Instrument | None:
    """The version of that family in force on a day, or None when none of those written down governs it."""
    return next((version for version in versions(family) if version.governs(day)), None)
