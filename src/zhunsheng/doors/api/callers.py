"""Who calls: the person that a token stands for, and how much they may send."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import cast

from django.core.cache import cache
from django.http import HttpRequest
from ninja.security import HttpBearer
from ninja.throttling import BaseThrottle

from zhunsheng.cases.queries import today
from zhunsheng.cases.viewing import Viewer, viewer_of
from zhunsheng.doors.api.refusing import TooMuch
from zhunsheng.registers.accounts import account_of_token

MOST_BYTES = 1024 * 1024
"""The longest body that is read; facts are words and numbers, evidence does not come this way."""


@dataclass(frozen=True)
class Caller:
    """The account that signed in by token, as the person it stands for."""

    username: str
    person: str
    viewer: Viewer

    def __str__(self) -> str:
        return self.username


class Bearer(HttpBearer):
    """`Authorization: Bearer zs_…`; a token is made by `zhunsheng account token`."""

    def authenticate(self, request: HttpRequest, token: str) -> Caller | None:
        """The caller; None for an unknown token or an account that stands for nobody."""
        if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
            raise TooMuch(MOST_BYTES)
        account = account_of_token(token)
        if account is None or account.person_id is None:
            return None
        return Caller(account.username, account.person_id, viewer_of(account.person_id, today()))


def caller(request: HttpRequest) -> Caller:
    """The caller of an authenticated request."""
    return cast(Caller, request.auth)  # type: ignore[attr-defined]  # set by ninja


class PerMinute(BaseThrottle):
    """So many calls a minute from one account, or from one address where nobody signed in; counted per process."""

    def __init__(self, most: int) -> None:
        self.most = most

    def allow_request(self, request: HttpRequest) -> bool:
        """Whether this call still fits into the minute."""
        who = getattr(request, "auth", None) or request.META.get("REMOTE_ADDR", "")
        key = f"api-calls:{str(who).encode().hex()}:{int(time.time() // 60)}"
        cache.add(key, 0, timeout=120)
        try:
            return bool(cache.incr(key) <= self.most)
        except ValueError:  # pushed out of the cache in between
            return True

    def wait(self) -> float:
        """Seconds until the next minute."""
        return 60 - time.time() % 60
