"""A public list (清单、目录、名录): the life of its entries, declared once for all lists.

A list says its item and its article, and gets the steps propose, review, publish, amend, withdraw:

    class InspectionItems(PublicList, item=InspectionItem, cites=ENTERPRISE_INSPECTION["—"]):
        name = "inspection-items"
        title = _("行政检查事项清单")
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Any, ClassVar

from pydantic import Field, create_model

from zhunsheng.procedures import basis
from zhunsheng.procedures.acts import Act, Case, Known
from zhunsheng.procedures.clocks import Clock, deadline
from zhunsheng.procedures.facts import Facts, Personal, marked
from zhunsheng.procedures.roles import (
    CLERK,
    DEPUTY_HEAD,
    HANDLER,
    HEAD,
    LEGAL_REVIEWER,
    SECTION_CHIEF,
    SUPERVISOR,
)
from zhunsheng.procedures.vocabulary import Cites, Procedure, Step, Who
from zhunsheng.statutes.catalogue import DISCLOSURE_RULES
from zhunsheng.statutes.days import workdays
from zhunsheng.statutes.words import _

KEEPERS = Who((CLERK, HANDLER, SECTION_CHIEF, LEGAL_REVIEWER, SUPERVISOR, HEAD, DEPUTY_HEAD))
APPROVERS = Who((LEGAL_REVIEWER, SECTION_CHIEF, SUPERVISOR, HEAD, DEPUTY_HEAD), overseen=True)


class Item(Facts):
    """What every list says of an entry; a list adds its own facts, none of them personal."""

    code: str = Field(title=_("事项编码"), max_length=60)
    title: str = Field(title=_("事项名称"), max_length=200)
    organ: str | None = Field(None, title=_("责任单位"), max_length=18)
    basis: str | None = Field(None, title=_("依据"), max_length=300)


class Verdict(StrEnum):
    """How a proposal is judged."""

    PASSED = "passed"
    RETURNED = "returned"


VERDICTS = {Verdict.PASSED: _("通过"), Verdict.RETURNED: _("退回修改")}


class ListReview(Facts):
    """清单事项审核."""

    verdict: Verdict = Field(title=_("审核结论"))
    opinion: str | None = Field(None, title=_("审核意见"), max_length=400)


class ListPublication(Facts):
    """清单事项公布: from which day it holds, and the document that says so."""

    since: date = Field(title=_("生效日期"))
    source: str = Field(title=_("来源文件"), max_length=200)
    address: str | None = Field(None, title=_("公布地址"), max_length=200)


class ListWithdrawal(Facts):
    """移出清单: `last_day` is the last day on which the item holds."""

    reason: str = Field(title=_("移出理由"), max_length=400)
    last_day: date = Field(title=_("最后有效日"))
    source: str | None = Field(None, title=_("来源文件"), max_length=200)


@dataclass(frozen=True, slots=True)
class Version:
    """An entry as it holds from `since` to `until` (None: until further notice), by the publication of entry `seq`."""

    seq: int
    since: date
    until: date | None
    item: Item
    source: str


class PublicList(Procedure):
    """An entry of a list. Subclass it with `item=` (its facts) and `cites=` (what orders the list).

    `place_wide`: its codes are given once a book (else once an organ). `open_to_all`: shown on the portal.
    `needs_basis`: every entry cites the article it rests on.
    """

    item: ClassVar[type[Item]]
    place_wide: ClassVar[bool]
    open_to_all: ClassVar[bool]
    needs_basis: ClassVar[bool]
    propose: ClassVar[Step]
    review: ClassVar[Step]
    publish: ClassVar[Step]
    amend: ClassVar[Step]
    withdraw: ClassVar[Step]
    publishing: ClassVar[Clock]

    def __init_subclass__(
        cls,
        *,
        item: type[Item],
        cites: Cites,
        place_wide: bool = False,
        open_to_all: bool = True,
        needs_basis: bool = True,
        **kwargs: Any,
    ) -> None:
        if marked(item, Personal):
            raise TypeError(f"{item.__name__}: a list's entry holds no personal facts")
        cls.item, cls.place_wide, cls.open_to_all, cls.needs_basis = (
            item,
            place_wide,
            open_to_all,
            needs_basis,
        )
        _give_steps(cls, item, cites)
        super().__init_subclass__(**kwargs)
        _give_bars(cls, cites)

    @classmethod
    def item_barred(
        cls, message: str, *, cites: Cites, instead: str = ""
    ) -> Callable[[Callable[[Any, Any], bool]], Any]:
        """Declare that the decorated condition on (trial, item) forbids proposing and amending."""

        def declare(forbids: Callable[[Any, Any], bool]) -> Any:
            for step in (cls.propose, cls.amend):
                step.barred(message, cites=cites, instead=instead)(forbids)
            return forbids

        return declare

    @classmethod
    def outline(cls, case: Case) -> dict[str, Any]:
        """Its code is what it is about; from when to when it is listed; the facts of its newest version, else proposal."""
        told = versions(case)
        newest = told[-1].item if told else proposed(case)
        gone = case.last(cls.withdraw)
        last, judged = case.last(cls.propose, cls.amend), case.last(cls.review)
        waits = last is not None and (judged is None or judged.seq < last.seq)
        plain = newest.model_dump(exclude_none=True) if newest else {}
        return {
            "subject": newest.code if newest else "",
            "cause": newest.title if newest else "",
            "outcome": "delisted" if gone else "listed" if told else "proposed",
            "awaits": LEGAL_REVIEWER if waits and not gone else "",
            "decided": told[-1].since if told else None,
            "listed_from": told[0].since if told else None,
            "listed_until": told[-1].until if told else None,
            **{f"item__{name}": value for name, value in plain.items()},
        }


def proposed(case: Case, until: Act | None = None) -> Item | None:
    """The item as it was last proposed or amended, before the act `until` where one is given."""
    steps = case.procedure.steps
    acts = case.standing(steps["propose"], steps["amend"])
    found = [act for act in acts if until is None or act.seq < until.seq]
    item: Item | None = _item(case.procedure, found[-1].facts) if found else None
    return item


def _item(procedure: Any, facts: Item) -> Item:
    """The facts of the item alone, without the reason that an amendment adds."""
    model: type[Item] = procedure.item
    return model.model_validate({name: getattr(facts, name) for name in model.model_fields})


def versions(case: Case) -> tuple[Version, ...]:
    """The entry's versions, the earliest first; one that never held (replaced or withdrawn before its day) is left out."""
    steps = case.procedure.steps
    acts = case.standing(steps["publish"])
    gone = case.last(steps["withdraw"])
    end = gone.facts.last_day if gone else None
    ends = [*(later.facts.since - timedelta(days=1) for _earlier, later in pairwise(acts)), None]
    found = []
    for act, until in zip(acts, ends, strict=False):
        last = min((day for day in (until, end) if day is not None), default=None)
        item = proposed(case, act)
        if item is not None and (last is None or last >= act.facts.since):
            found.append(Version(act.number, act.facts.since, last, item, act.facts.source))
    return tuple(found)


def listed(known: Iterable[Known], day: date, organ: str | None = None) -> Known | None:
    """Of cases found by `shelf.about(list, code)`, the one listed on that day (of that organ, where one is said)."""
    for one in known:
        first, last = one.facts.get("listed_from"), one.facts.get("listed_until") or "9999"
        held = first is not None and first <= day.isoformat() <= last
        if held and organ in (None, one.facts.get("item__organ") or one.organ):
            return one
    return None


def _give_steps(cls: type[PublicList], item: type[Item], cites: Cites) -> None:
    amendment = create_model(
        f"{item.__name__}Amendment", __base__=item, __doc__="修改后的事项,和修改的理由.",
        reason=(str, Field(title=_("修改理由"), max_length=400)),
    )  # fmt: skip
    cls.propose = Step(_("提出列入"), item, cites=cites, by=KEEPERS, opens=True, stage=_("待审核"))
    cls.amend = Step(_("提出修改"), amendment, cites=cites, by=KEEPERS, after=(cls.propose,))
    cls.review = Step(
        _("清单审核"),
        ListReview,
        cites=cites,
        by=APPROVERS,
        after=(cls.propose,),
        apart_from=(cls.propose, cls.amend),
        stage=_("已审核"),
    )
    cls.publish = Step(
        _("公布事项") if cls.open_to_all else _("列入名录"),
        ListPublication,
        cites=cites,
        by=KEEPERS,
        after=(cls.review,),
        publishes=cls.open_to_all,
        public=("since", "source", "address"),
        stage=_("在列"),
    )
    cls.withdraw = Step(
        _("移出清单"),
        ListWithdrawal,
        cites=cites,
        by=APPROVERS,
        after=(cls.propose,),
        closes=True,
        public=("reason", "last_day", "source"),
        stage=_("已移出"),
    )
    for name in ("propose", "amend", "review", "publish", "withdraw"):
        getattr(cls, name).__set_name__(cls, name)
    if cls.open_to_all:
        cls.publishing = deadline(
            _("公布清单"),
            workdays(20),
            since=(cls.review,),
            until=(cls.publish,),
            cites=DISCLOSURE_RULES[26],
            when=lambda case, act: act.facts.verdict is Verdict.PASSED,
            ended_by=(cls.withdraw,),
        )
        cls.publishing.__set_name__(cls, "publishing")


def _give_bars(cls: type[PublicList], cites: Cites) -> None:
    @cls.item_barred(_("事项没有写明依据"), cites=cites, instead=_("请填写依据的法律、法规、规章条款"))
    def no_basis(case: Any, facts: Any) -> bool:
        """Nothing stands on the list without an article."""
        return cls.needs_basis and not facts.basis

    @cls.item_barred(
        _("事项依据的文件已经失效或者废止"),
        cites=cites,
        instead=_("请改填现行有效的依据,或者办理「移出清单」"),
    )
    def basis_gone(case: Any, facts: Any) -> bool:
        """What rested on a repealed law does not come back onto the list."""
        return bool(facts.basis) and basis.ended(facts.basis, case.on, case.setting(basis.ENDED)) is not None

    @cls.propose.barred(_("该编码的事项已在清单中"), cites=cites, instead=_("请在原事项中办理「提出修改」"))
    def code_taken(case: Any, facts: Any) -> bool:
        """One code, one entry: a changed item is amended, not entered a second time."""
        mine = facts.organ or case.organ
        return any(
            one.closed is None and (cls.place_wide or (one.facts.get("item__organ") or one.organ) == mine)
            for one in case.shelf.about(cls.name, facts.code)
        )

    @cls.amend.barred(_("修改不得更换事项编码"), cites=cites, instead=_("请移出原事项,另行提出列入"))
    def another_code(case: Any, facts: Any) -> bool:
        """An entry keeps its code, so that its history stays one."""
        return bool(facts.code != case.last(cls.propose).facts.code)

    @cls.publish.barred(_("最近一次提出的内容尚未审核通过"), cites=cites, instead=_("请先办理「清单审核」"))
    def not_passed(case: Any, facts: Any) -> bool:
        """What is published is what was reviewed, and passed."""
        last, judged = case.last(cls.propose, cls.amend), case.last(cls.review)
        before = case.last(cls.publish)
        if judged is None or judged.seq < last.seq or judged.facts.verdict is not Verdict.PASSED:
            return True
        return before is not None and before.seq > last.seq

    @cls.publish.barred(
        _("生效日期不晚于现行版本的生效日期"), cites=cites, instead=_("请另定生效日期,或者更正原公布记录")
    )
    def not_later(case: Any, facts: Any) -> bool:
        """One version a day: a later one begins on a later day."""
        before = case.last(cls.publish)
        return before is not None and facts.since <= before.facts.since

    @cls.publish.barred(_("事项依据的文件在生效日期已经失效或者废止"), cites=cites, instead=_("请先修改依据"))
    def basis_gone_by_then(case: Any, facts: Any) -> bool:
        """The law must stand on the day from which the entry holds."""
        item = proposed(case.case)
        gone = item and item.basis and basis.ended(item.basis, facts.since, case.setting(basis.ENDED))
        return bool(gone)


OUTCOMES = {"proposed": _("尚未公布"), "listed": _("在列"), "delisted": _("已移出清单")}
