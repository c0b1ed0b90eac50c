"""Accounts: opening, passwords, signing in with a limit on guessing, tokens for programs."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.contrib.auth.hashers import make_password
from django.db.models import F, Q
from django.utils import timezone

from zhunsheng.registers.models import Account, Person, Post, Throttle, Token, in_force
from zhunsheng.registers.refused import Refused
from zhunsheng.registers.roles import ROLES
from zhunsheng.registers.writing import add, known

GUESSES = 5
PAUSE = timedelta(minutes=15)
SHORTEST = 8
# A token's use is noted once an hour at most: a write for every call would cost more than the call.
NOTED = timedelta(hours=1)
_PREFIX = "zs_"


def open_account(
    username: str, password: str | None, person: str | None = None, language: str = "zh-hans"
) -> Account:
    """Open an account; without a password nobody can sign in with it until one is set. Raises Refused."""
    name = Account.normalize_username(username.strip())
    if not name or any(sign.isspace() for sign in name):
        raise Refused("用户名不能为空,也不能有空格。请另填用户名。", "username")
    if Account.objects.filter(username=name).exists():
        raise Refused(f"用户名{name}已有人使用。请另填用户名。", "username")
    holder = known(Person, person, "person") if person else None
    account = Account(username=name, person=holder, language=language)
    account.password = make_password(None if password is None else checked_password(name, password))
    return add(account)


def checked_password(username: str, password: str) -> str:
    """The password itself; Refused if it is too short or the user name."""
    if len(password) < SHORTEST:
        raise Refused(f"密码至少{SHORTEST}位。请换一个更长的密码。", "password")
    if password.casefold() == username.casefold():
        raise Refused("密码不能与用户名相同。请换一个密码。", "password")
    return password


def set_password(account: Account, password: str) -> None:
    """Set a new password; sessions begun with the old one end. Raises Refused."""
    account.password = make_password(checked_password(account.username, password))
    account.save(update_fields=["password"])
    Throttle.objects.filter(pk=_guessed(account.username)).delete()


def close_account(account: Account) -> None:
    """Let nobody sign in with it any more; its tokens stop too."""
    account.is_active = False
    account.save(update_fields=["is_active"])


def sign_in(username: str, password: str, now: datetime | None = None) -> Account:
    """The account of that name and password; after five failures the name pauses for fifteen minutes.

    Raises Refused: the answer is the same for a wrong name and a wrong password.
    """
    name, now = Account.normalize_username(username.strip()), now or timezone.now()
    _count_guess(name, now)
    account = Account.objects.filter(username=name).first()
    if account is None:
        # As long as a real check, so that the time taken does not tell which names exist.
        make_password(password)
    elif account.check_password(password):
        if not account.is_active:
            raise Refused("账户已停用。请联系本单位系统管理员。", "username")
        Throttle.objects.filter(Q(pk=_guessed(name)) | Q(last_failed__lte=now - PAUSE)).delete()
        return account
    raise Refused("用户名或者密码不正确。请重新输入;忘记密码的,请联系本单位系统管理员重置。", "password")


def _guessed(username: str) -> str:
    return hashlib.sha256(username.casefold().encode()).hexdigest()[:60]


def _count_guess(username: str, now: datetime) -> None:
    """Count the guess before looking at it, so that many guesses at once get no further than five."""
    key = _guessed(username)
    Throttle.objects.get_or_create(username=key, defaults={"failures": 0, "last_failed": now})
    row = Throttle.objects.filter(pk=key)
    if row.filter(last_failed__lte=now - PAUSE).update(failures=1, last_failed=now):
        return
    if row.filter(failures__lt=GUESSES).update(failures=F("failures") + 1, last_failed=now):
        return
    minutes = int(PAUSE.total_seconds() // 60)
    message = f"连续{GUESSES}次没有通过,已暂停登录。请{minutes}分钟后再试,或者请系统管理员重置密码。"
    raise Refused(message, "username")


@dataclass(frozen=True, slots=True)
class Listed:
    """An account as the system administrator sees it: whose it is, which roles that person holds today."""

    username: str
    person: str
    name: str
    roles: tuple[str, ...]
    active: bool


def listed(day: date, after: str = "", most: int = 50) -> list[Listed]:
    """The accounts by name, above a name, with the titles of the roles held on that day."""
    rows = Account.objects.select_related("person").filter(username__gt=after).order_by("username")[:most]
    held: dict[str, dict[str, None]] = {}
    people = {row.person_id for row in rows if row.person_id}
    for post in Post.objects.filter(in_force(day), person__in=people).order_by("id"):
        held.setdefault(post.person_id, {})[ROLES.get(post.role, post.role)] = None
    return [
        Listed(
            row.username,
            row.person_id or "",
            row.person.name if row.person else "",
            tuple(held.get(row.person_id or "", ())),
            row.is_active,
        )
        for row in rows
    ]


def make_token(account: Account, label: str = "") -> str:
    """A new token for programs, shown this once: only its SHA-256 is kept."""
    text = _PREFIX + secrets.token_urlsafe(32)
    Token.objects.create(account=account, digest=_digest(text), label=label)
    return text


def account_of_token(text: str, now: datetime | None = None) -> Account | None:
    """The account that a token stands for; None if it is unknown, revoked, or its account is closed."""
    token = Token.objects.select_related("account__person").filter(digest=_digest(text)).first()
    if token is None or token.revoked is not None or not token.account.is_active:
        return None
    now = now or timezone.now()
    if token.last_used is None or token.last_used <= now - NOTED:
        Token.objects.filter(pk=token.pk).update(last_used=now)
    return token.account


def revoke_token(token: Token, now: datetime | None = None) -> None:
    """Let a token open nothing from now on."""
    Token.objects.filter(pk=token.pk, revoked=None).update(revoked=now or timezone.now())


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
