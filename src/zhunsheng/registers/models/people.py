"""Who acts: people, the posts they hold, the enforcement certificates they carry."""

from __future__ import annotations

from datetime import date

from django.db import models

from zhunsheng.registers.models.dated import Dated
from zhunsheng.registers.models.places import Organ


class Person(models.Model):
    """A person in public service; the id is ours (such as "p-0001") and never a resident identity number."""

    id: models.CharField[str, str] = models.CharField("编号", max_length=40, primary_key=True)
    name: models.CharField[str, str] = models.CharField("姓名", max_length=60)

    class Meta:
        verbose_name = "人员"

    def __str__(self) -> str:
        return self.name


class Post(Dated):
    """A role that a person holds in an organ between two days."""

    person: models.ForeignKey[Person, Person] = models.ForeignKey(
        Person, models.PROTECT, related_name="posts", verbose_name="人员"
    )
    organ: models.ForeignKey[Organ, Organ] = models.ForeignKey(
        Organ, models.PROTECT, related_name="posts", verbose_name="执法主体"
    )
    person_id: str
    organ_id: str
    role: models.CharField[str, str] = models.CharField("角色", max_length=24)
    # True also for a reviewer who began before 2018-01-01, whom 行政处罚法第五十八条 does not ask for it.
    qualified: models.BooleanField[bool, bool] = models.BooleanField("具备法律职业资格", default=False)

    class Meta:
        verbose_name = "任职"
        indexes = [models.Index(fields=["organ", "role"], name="post_by_organ_role")]


class Certificate(models.Model):
    """An enforcement certificate (执法证), issued to one person for one organ; it serves no other organ."""

    person: models.ForeignKey[Person, Person] = models.ForeignKey(
        Person, models.PROTECT, related_name="certificates", verbose_name="人员"
    )
    organ: models.ForeignKey[Organ, Organ] = models.ForeignKey(
        Organ, models.PROTECT, related_name="certificates", verbose_name="执法主体"
    )
    person_id: str
    organ_id: str
    number: models.CharField[str, str] = models.CharField("证号", max_length=40, unique=True)
    valid_from: models.DateField[date | str, date] = models.DateField("有效期起")
    valid_until: models.DateField[date | str, date] = models.DateField("有效期止")
    revoked_on: models.DateField[date | str | None, date | None] = models.DateField(
        "收回、注销日", null=True, blank=True
    )
    revoked_why: models.CharField[str, str] = models.CharField(
        "收回、注销原因", max_length=200, blank=True, default=""
    )

    class Meta:
        verbose_name = "行政执法证"

    def __str__(self) -> str:
        return self.number


class Suspension(Dated):
    """Days on which a certificate is held back (暂扣、离岗)."""

    certificate: models.ForeignKey[Certificate, Certificate] = models.ForeignKey(
        Certificate, models.PROTECT, related_name="suspensions", verbose_name="执法证"
    )
    certificate_id: int
    why: models.CharField[str, str] = models.CharField("原因", max_length=200, blank=True, default="")

    class Meta:
        verbose_name = "执法证暂停"
