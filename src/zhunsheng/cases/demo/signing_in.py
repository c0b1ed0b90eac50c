"""The accounts of the demo county, with passwords that everybody may know: never put real cases beside them."""

from __future__ import annotations

from dataclasses import dataclass

from zhunsheng.cases.demo.places import COUNTY, COUNTY_NAME
from zhunsheng.cases.demo.staff import Officer, teams
from zhunsheng.registers.accounts import open_account
from zhunsheng.registers.models import Jurisdiction

PASSWORD = "qingxi-2025"


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """What `make run` prints: who signs in how, as what, and where."""

    username: str
    password: str
    person: str
    name: str
    title: str
    organ: str


_SEATS = (
    ("banan1", "market", "handler", 0, "执法人员"),
    ("banan2", "market", "handler", 1, "执法人员"),
    ("juzhang", "market", "head", 0, "行政机关负责人"),
    ("fazhi", "market", "legal_reviewer", 0, "法制审核人员"),
    ("neiqin", "market", "clerk", 0, "内勤"),
    ("jiandu", "justice", "supervisor", 0, "行政执法监督人员"),
    ("sifafazhi", "justice", "legal_reviewer", 0, "法制审核人员"),
    ("sifajuzhang", "justice", "head", 0, "行政机关负责人"),
    ("admin", "justice", "system_admin", 0, "系统管理员"),
    ("anquan", "justice", "security_admin", 0, "安全管理员"),
    ("shenji", "justice", "audit_admin", 0, "安全审计员"),
)


def _seat(key: str, role: str, place: int) -> Officer:
    return teams()[key].of(role)[place]


def accounts() -> tuple[DemoAccount, ...]:
    """The demo accounts."""
    found = []
    for username, key, role, place, title in _SEATS:
        officer = _seat(key, role, place)
        office = teams()[key].office
        found.append(DemoAccount(username, PASSWORD, officer.id, officer.name, title, office.name))
    return tuple(found)


def enter_accounts() -> None:
    """Open the accounts. Hashing a password takes a moment, so only these few have one."""
    for one in accounts():
        open_account(one.username, one.password, one.person)


def is_here() -> bool:
    """Whether the demo county is in this installation: then every page says that its data are made up."""
    return Jurisdiction.objects.filter(code=COUNTY, name=COUNTY_NAME).exists()
