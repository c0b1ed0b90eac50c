"""People and powers: certificates, qualification, entrustment, powers granted to towns, teams, operations."""

from enum import Enum
from typing import Any

from zhunsheng.procedures.enforcement.officers import (
    certificate,
    dispute,
    entrustment,
    exercises,
    grant,
    qualification,
    reform,
    teams,
)
from zhunsheng.procedures.enforcement.officers.certificate import CertificateCase
from zhunsheng.procedures.enforcement.officers.certificate_facts import ENDINGS, Ending
from zhunsheng.procedures.enforcement.officers.dispute import CompetenceDispute
from zhunsheng.procedures.enforcement.officers.entrustment import Entrustment
from zhunsheng.procedures.enforcement.officers.exercises import Drill, Operation
from zhunsheng.procedures.enforcement.officers.grant import Grant
from zhunsheng.procedures.enforcement.officers.qualification import (
    BODY_KINDS,
    NATURES,
    BodyKind,
    Nature,
    Qualification,
)
from zhunsheng.procedures.enforcement.officers.reform import ENFORCEMENT_LEVELS, EnforcementLevel, Reform
from zhunsheng.procedures.enforcement.officers.teams import AssistantsHandover, ReviewerShare, TeamPost
from zhunsheng.procedures.enforcement.officers.territory import TerritorialDuty
from zhunsheng.procedures.vocabulary import Procedure

PROCEDURES: tuple[type[Procedure], ...] = (
    CertificateCase,
    Qualification,
    Entrustment,
    Grant,
    CompetenceDispute,
    TerritorialDuty,
    Reform,
    TeamPost,
    AssistantsHandover,
    ReviewerShare,
    Operation,
    Drill,
)
CHOICES: dict[type[Enum], dict[Any, str]] = {
    Ending: ENDINGS,
    BodyKind: BODY_KINDS,
    Nature: NATURES,
    EnforcementLevel: ENFORCEMENT_LEVELS,
}
OUTCOMES: dict[str, str] = (
    certificate.OUTCOMES
    | qualification.OUTCOMES
    | entrustment.OUTCOMES
    | grant.OUTCOMES
    | dispute.OUTCOMES
    | reform.OUTCOMES
    | teams.OUTCOMES
    | exercises.OUTCOMES
)

__all__ = [
    "CHOICES",
    "OUTCOMES",
    "PROCEDURES",
    "AssistantsHandover",
    "CertificateCase",
    "CompetenceDispute",
    "Drill",
    "Entrustment",
    "Grant",
    "Operation",
    "Qualification",
    "Reform",
    "ReviewerShare",
    "TeamPost",
    "TerritorialDuty",
]
