"""Who may sign in, and with what."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from zhunsheng.registers.models.people import Person


class Accounts(BaseUserManager["Account"]):
    """Finds accounts; they are opened by `registers.accounts.open_account` alone."""


class Account(AbstractBaseUser):
    """A user name and a password (argon2), standing for one person."""

    username: models.CharField[str, str] = models.CharField("用户名", max_length=60, unique=True)
    person: models.ForeignKey[Person | None, Person | None] = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="accounts", verbose_name="人员"
    )
    person_id: str | None
    language: models.CharField[str, str] = models.CharField("语言", max_length=10, default="zh-hans")
    is_active: models.BooleanField[bool, bool] = models.BooleanField("启用", default=True)
    opened_at: models.DateTimeField[datetime, datetime] = models.DateTimeField("开设时间", auto_now_add=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[Accounts] = Accounts()

    class Meta:
        verbose_name = "账户"

    def __str__(self) -> str:
        return self.username


class Token(models.Model):
    """A token for programs; only its SHA-256 is kept, so a copy of the database opens no door."""

    account: models.ForeignKey[Account, Account] = models.ForeignKey(
        Account, models.CASCADE, related_name="tokens", verbose_name="账户"
    )
    account_id: int
    digest: models.CharField[str, str] = models.CharField("摘要", max_length=64, unique=True)
    label: models.CharField[str, str] = models.CharField("用途", max_length=100, blank=True, default="")
    created: models.DateTimeField[datetime, datetime] = models.DateTimeField("创建时间", auto_now_add=True)
    last_used: models.DateTimeField[datetime | str | None, datetime | None] = models.DateTimeField(
        "最近使用", null=True, blank=True
    )
    revoked: models.DateTimeField[datetime | str | None, datetime | None] = models.DateTimeField(
        "停用时间", null=True, blank=True
    )

    class Meta:
        verbose_name = "接口令牌"


class Throttle(models.Model):
    """Failed attempts at one user name, whether it exists or not, so that the answer tells nothing."""

    username: models.CharField[str, str] = models.CharField("用户名", max_length=60, primary_key=True)
    failures: models.PositiveIntegerField[int, int] = models.PositiveIntegerField("失败次数", default=0)
    last_failed: models.DateTimeField[datetime, datetime] = models.DateTimeField("最近失败")

    class Meta:
        verbose_name = "登录限制"
