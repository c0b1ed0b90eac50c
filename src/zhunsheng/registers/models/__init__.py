"""The tables of the registers."""

from zhunsheng.registers.models.accounts import Account, Throttle, Token
from zhunsheng.registers.models.dated import Dated, covers, in_force
from zhunsheng.registers.models.people import Certificate, Person, Post, Suspension
from zhunsheng.registers.models.places import Jurisdiction, Level, Organ, OrganKind
from zhunsheng.registers.models.powers import Benchmark, Grade, Leniency, Mercy, Power
from zhunsheng.registers.models.rules import Edition, HolidayNotice, LocalRule

__all__ = [
    "Account",
    "Benchmark",
    "Certificate",
    "Dated",
    "Edition",
    "Grade",
    "HolidayNotice",
    "Jurisdiction",
    "Leniency",
    "Level",
    "LocalRule",
    "Mercy",
    "Organ",
    "OrganKind",
    "Person",
    "Post",
    "Power",
    "Suspension",
    "Throttle",
    "Token",
    "covers",
    "in_force",
]
