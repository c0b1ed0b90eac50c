"""The papers of coercion: the decision to seize or seal with its list, the demand, the decision to enforce."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

from zhunsheng.cases.papers.amounts import capitals, digits
from zhunsheng.cases.papers.layout import Paper
from zhunsheng.cases.papers.penalty import NoSuchPaper, party_lines
from zhunsheng.procedures.acts import Act, Case
from zhunsheng.procedures.enforcement.coercion import Coercion
from zhunsheng.procedures.enforcement.remedies import Body, remedies
from zhunsheng.registers.places import place
from zhunsheng.statutes.words import _

TITLES = {
    "seizure-decision": _("查封(扣押)决定书"),
    "demand": _("履行义务催告书"),
    "enforcement-decision": _("强制执行决定书"),
}
_STEPS = {
    "seizure-decision": (Coercion.seize, Coercion.emergency_seize, Coercion.seal),
    "demand": (Coercion.demand,),
    "enforcement-decision": (Coercion.enforcement_decision,),
}


def render(case: Case, kind: str, number: str) -> bytes:
    """The paper of that kind as .docx; the same bytes for the same case. Raises NoSuchPaper."""
    act = case.last(*_STEPS[kind]) if kind in _STEPS else None
    if act is None:
        raise NoSuchPaper(kind)
    organ = place(case.organ).name
    paper = Paper(f"{organ}{TITLES[kind]}", organ, act.on)
    paper.title(organ, TITLES[kind])
    paper.number(number)
    about = case.fact("party")
    for line in party_lines(about) if about is not None else ():
        paper.addressee(line)
    for text in _BODIES[kind](case, act):
        paper.text(text)
    paper.signature(organ, act.on)
    return paper.data()


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _seizure(case: Case, act: Act) -> Iterator[str]:
    facts = act.facts
    sealing = act.step is Coercion.seal
    what = "查封" if sealing else "扣押"
    last = act.on + timedelta(days=facts.days or 30)
    cause = f"因涉嫌{case.fact('cause')}," if case.fact("cause") else ""
    basis = "、".join(facts.cited) or "有关法律、法规"
    yield f"{cause}依据{basis},本机关决定对下列财物予以{what},期限自{_day(act.on)}起至{_day(last)}止。"
    for n, item in enumerate(facts.items, 1):
        yield f"{n}.{item}"
    if facts.custody:
        yield f"保管:{facts.custody}。"
    yield "检测、检验、检疫、鉴定的期间不计入上述期限,费用和保管费用由本机关承担。清单一式二份。"
    yield remedies(Body.DEPARTMENT, act.on).text()


def _demand(case: Case, act: Act) -> Iterator[str]:
    facts = act.facts
    until = f"请于{_day(facts.until)}前履行" if facts.until else "请自收到本催告书之日起十个工作日内履行"
    yield f"本机关作出的行政决定已经送达,当事人逾期没有履行。依据行政强制法第三十五条、第五十四条,现予催告,{until}下列义务:"
    yield from _owed(facts)
    yield "当事人收到本催告书后有权进行陈述和申辩。逾期仍不履行的,将依法强制执行或者申请人民法院强制执行。"


def _owed(facts: Any) -> Iterator[str]:
    amounts = (("罚款等", facts.fine_yuan), ("加处罚款、滞纳金", facts.surcharge_yuan))
    told = [f"{name}人民币{capitals(one)}({digits(one)})" for name, one in amounts if one]
    yield "".join(f"{line};" for line in told) or "行政决定书所载的义务。"


def _enforcing(case: Case, act: Act) -> Iterator[str]:
    facts = act.facts
    asked = case.last(Coercion.demand)
    when = f"经{_day(asked.on)}催告," if asked is not None else ""
    yield f"{when}当事人没有正当理由逾期仍不履行行政决定。依据行政强制法第三十七条,本机关决定强制执行:"
    yield from _owed(facts)
    if facts.manner:
        yield f"执行方式:{facts.manner}。"
    yield remedies(Body.DEPARTMENT, act.on).text()


_BODIES: dict[str, Callable[[Case, Act], Iterator[str]]] = {
    "seizure-decision": _seizure,
    "demand": _demand,
    "enforcement-decision": _enforcing,
}
