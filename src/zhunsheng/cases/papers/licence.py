"""The papers of a licence: acceptance, refusal to accept, request for corrections, decision."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from zhunsheng.cases.papers.layout import Paper
from zhunsheng.cases.papers.penalty import NoSuchPaper, party_lines
from zhunsheng.procedures.acts import Act, Case
from zhunsheng.procedures.enforcement.licence import Licence
from zhunsheng.procedures.enforcement.licence.choices import Result
from zhunsheng.procedures.enforcement.licence.terms import acceptance, application, asked
from zhunsheng.procedures.enforcement.remedies import Body, remedies
from zhunsheng.registers.places import place
from zhunsheng.statutes.words import _

TITLES = {
    "licence-acceptance": _("行政许可申请受理通知书"),
    "licence-correction": _("行政许可申请补正告知书"),
    "licence-non-acceptance": _("行政许可申请不予受理决定书"),
    "licence-decision": _("行政许可决定书"),
}
_STEPS = {
    "licence-acceptance": (Licence.accept,),
    "licence-correction": (Licence.ask_corrections,),
    "licence-non-acceptance": (Licence.refuse_acceptance,),
    "licence-decision": (
        Licence.decide,
        Licence.decide_on_spot,
        Licence.renew_decide,
        Licence.change_decide,
    ),
}


def render(case: Case, kind: str, number: str) -> bytes:
    """The paper of that kind as .docx; the same bytes for the same case. Raises NoSuchPaper."""
    act = case.last(*_STEPS[kind]) if kind in _STEPS else None
    if act is None:
        raise NoSuchPaper(kind)
    organ, title = place(case.organ).name, _title(kind, act)
    paper = Paper(f"{organ}{title}", organ, act.on)
    paper.title(organ, title)
    paper.number(number)
    for line in party_lines(case.fact("party")):
        paper.addressee(line.replace("当事人：", "申请人："))
    for text in _BODIES[kind](case, act):
        paper.text(text)
    paper.signature(organ, act.on)
    return paper.data()


def _title(kind: str, act: Act) -> str:
    refused = getattr(act.facts, "outcome", None) is Result.REFUSED
    return f"不予{TITLES[kind]}" if refused else TITLES[kind]


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _what(case: Case) -> str:
    return str(asked(case, "item_title") or asked(case, "item") or "行政许可")


def _applied(case: Case) -> str:
    first = application(case)
    when = f"于{_day(first.effect)}" if first is not None else ""
    kinds = {"renew-apply": "的延续", "change-apply": "的变更"}
    what = kinds.get(first.step.name, "") if first is not None else ""
    return f"你（单位）{when}就{_what(case)}{what}提出的申请"


def _accepted(case: Case, act: Act) -> Iterator[str]:
    day = acceptance(case) or act.on
    yield f"{_applied(case)}，属于本机关职权范围，根据《中华人民共和国行政许可法》第三十二条，本机关予以受理，受理日期为{_day(day)}。"
    face = next((one for one in _faces(case, act) if one is not None), None)
    if face is not None:
        yield (
            f"本机关将在{_day(face.binding)}前作出决定；依法需要听证、检验、检测、检疫、鉴定、专家评审的，"
            "所需时间不计算在内，并将另行书面告知。"
        )


def _faces(case: Case, act: Act) -> Iterator[Any]:
    for clock in (Licence.deciding, Licence.deciding_jointly, Licence.deciding_by_own_term):
        yield clock.face(case, act.on)


def _corrections(case: Case, act: Act) -> Iterator[str]:
    yield (
        f"{_applied(case)}，材料不齐全或者不符合法定形式。根据《中华人民共和国行政许可法》第三十二条，"
        "现将需要补正的全部内容一次告知如下："
    )
    for n, one in enumerate(act.facts.missing, 1):
        yield f"{n}.{one}"
    yield "请补正后提交；自收到全部补正材料之日起即予受理。"


def _not_accepted(case: Case, act: Act) -> Iterator[str]:
    facts = act.facts
    reason = facts.reason or (
        "依法不需要取得行政许可" if facts.no_licence_needed else "依法不属于本机关职权范围"
    )
    yield f"{_applied(case)}，{reason}。根据《中华人民共和国行政许可法》第三十二条，本机关决定不予受理。"
    if facts.redirect:
        yield f"请向{facts.redirect}提出申请。"
    yield remedies(Body.DEPARTMENT, act.on).text()


def _decision(case: Case, act: Act) -> Iterator[str]:
    facts = act.facts
    day = acceptance(case)
    taken = f"，本机关于{_day(day)}受理" if day is not None else ""
    yield f"{_applied(case)}{taken}，经依法审查，现决定如下："
    if facts.outcome is Result.REFUSED:
        yield f"不予许可。理由：{facts.reason or '不符合法定条件、标准'}。"
        yield remedies(Body.DEPARTMENT, act.on).text()
        return
    content = getattr(facts, "content", None)
    yield f"准予许可。{f'许可内容：{content}。' if content else ''}"
    if facts.valid_to:
        since = getattr(facts, "valid_from", None) or act.on
        yield f"有效期自{_day(since)}起至{_day(facts.valid_to)}止。"


_BODIES: dict[str, Callable[[Case, Act], Iterator[str]]] = {
    "licence-acceptance": _accepted,
    "licence-correction": _corrections,
    "licence-non-acceptance": _not_accepted,
    "licence-decision": _decision,
}
