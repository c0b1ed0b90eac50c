"""People and their posts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from zhunsheng.registers.models import Organ, Person, Post
from zhunsheng.registers.refused import Refused
from zhunsheng.registers.roles import ROLES
from zhunsheng.registers.separation import combined, keep_apart, overlap
from zhunsheng.registers.writing import add, add_many, change, known


def enrol(person_id: str, name: str) -> Person:
    """Enter a person under an id of ours, such as "p-0001". Raises Refused."""
    if len(person_id) in (15, 18) and person_id[:-1].isdigit():
        raise Refused("人员编号不得使用居民身份证号码。请另编编号,例如 p-0001。", "id")
    return add(Person(id=person_id, name=name))


@transaction.atomic
def appoint(
    person: str, organ: str, role: str, since: date, until: date | None = None, *, qualified: bool = False
) -> Post:
    """Give a person a role in an organ, from and to days included.

    `qualified`: may review as 行政处罚法第五十八条 asks. Raises Refused, also for the same role twice at one time,
    and where one of the three administrators would hold another role beside.
    """
    if role not in ROLES:
        raise Refused(f"没有“{role}”这一角色。请填 {'、'.join(ROLES)} 之一。", "role")
    holder, place = known(Person, person, "person"), known(Organ, organ, "organ")
    held = Post.objects.filter(person=holder, organ=place, role=role)
    if any(overlap(post, since, until) for post in held):
        raise Refused(f"{holder.name}在这段时间已是{place.name}的{ROLES[role]}。请先终止原任职。", "since")
    Person.objects.select_for_update().get(
        pk=holder.pk
    )  # of two appointments at once the later sees the earlier
    keep_apart(holder, role, since, until)
    return add(Post(person=holder, organ=place, role=role, since=since, until=until, qualified=qualified))


@transaction.atomic
def appoint_many(posts: Sequence[Post]) -> list[Post]:
    """Enter many posts at once, all or none. Raises Refused, also where one of the three administrators is combined."""
    written = add_many(posts)
    for one in combined({post.person_id for post in posts}):
        raise Refused(one.said, "role")
    return written


@transaction.atomic
def end_post(person: str, organ: str, role: str, last_day: date) -> Post:
    """End a post in force on its last day, itself included. Raises Refused if there is none."""
    held = Post.objects.filter(person_id=person, organ_id=organ, role=role)
    post = next((post for post in held if post.in_force(last_day)), None)
    if post is None:
        raise Refused(f"{last_day}没有可以终止的任职。请核对人员、单位、角色和日期。", "role")
    post.until = last_day
    return change(post, "until")
