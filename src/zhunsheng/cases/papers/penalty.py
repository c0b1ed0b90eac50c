"""The papers of a penalty: advance notice, decision, decision on the spot, decision not to punish."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from zhunsheng.cases.papers.amounts import capitals, digits
from zhunsheng.cases.papers.layout import Paper
from zhunsheng.procedures.acts import Act, Case
from zhunsheng.procedures.enforcement.penalty import Penalty
from zhunsheng.procedures.enforcement.penalty.kinds import KINDS, Kind, Told
from zhunsheng.procedures.facts import HIDDEN, Party, PartyKind
from zhunsheng.registers.places import place
from zhunsheng.statutes.words import _

TITLES = {
    "advance-notice": _("行政处罚事先告知书"),
    "decision": _("行政处罚决定书"),
    "summary-decision": _("当场行政处罚决定书"),
    "no-penalty": _("不予行政处罚决定书"),
}
_STEPS = {
    "advance-notice": Penalty.notify,
    "decision": Penalty.decide,
    "summary-decision": Penalty.summary_decide,
    "no-penalty": Penalty.decide_no_penalty,
}
REMEDIES = _(
    "如不服本决定，可以自收到本决定书之日起六十日内依法申请行政复议，也可以自收到本决定书之日起六个月内依法提起行政诉讼。"
    "复议、诉讼期间，除法律另有规定外，本决定不停止执行。"
)
PAYMENT = _(
    "请自收到本决定书之日起十五日内，到指定的银行或者通过电子支付系统缴纳罚款。逾期不缴纳的，每日按罚款数额的百分之三加处罚款，"
    "加处部分以罚款数额为限。"
)


class NoSuchPaper(LookupError):
    """The case has no paper of that kind."""

    def __init__(self, kind: str) -> None:
        super().__init__(f"本案没有「{TITLES.get(kind, kind)}」。请先办理相应的步骤。")


def render(case: Case, kind: str, number: str) -> bytes:
    """The paper of that kind as .docx; the same bytes for the same case. Raises NoSuchPaper.

    Personal particulars stand in it as the case holds them: fold the case unopened for one that hides them.
    """
    act = case.last(_STEPS[kind]) if kind in _STEPS else None
    if act is None:
        raise NoSuchPaper(kind)
    organ = place(case.organ).name
    paper = Paper(f"{organ}{TITLES[kind]}", organ, act.on)
    paper.title(organ, TITLES[kind])
    paper.number(number)
    for line in party_lines(case.fact("party")):
        paper.addressee(line)
    for text in _BODIES[kind](case, act):
        paper.text(text)
    paper.signature(organ, act.on)
    return paper.data()


def party_lines(party: Party) -> Iterator[str]:
    """Who the paper is about: name, number, address; what was erased or is not opened stays hidden."""
    if party.kind is PartyKind.ORGANISATION:
        yield f"当事人：{party.name or HIDDEN}"
    elif party.name:
        yield f"当事人：{party.name}" + (f"（经营者：{party.person}）" if party.person else "")
    else:
        yield f"当事人：{party.person or HIDDEN}"
    if party.credit_code:
        yield f"统一社会信用代码：{party.credit_code}"
    if party.resident_id:
        yield f"居民身份证号：{party.resident_id}"
    if party.address:
        yield f"住址（住所）：{party.address}"


def penalties(facts: Any) -> list[str]:
    """Each penalty in words, amounts in capitals and digits."""
    amounts = {
        Kind.FINE: getattr(facts, "fine_yuan", None),
        Kind.CONFISCATE_GAINS: getattr(facts, "confiscated_yuan", None),
    }
    kinds = list(facts.kinds) or ([Kind.FINE] if facts.fine_yuan else [])
    found = []
    for kind in kinds:
        amount = amounts.get(kind)
        found.append(KINDS[kind] + (f"人民币{capitals(amount)}（{digits(amount)}）" if amount else ""))
    return found


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _found(case: Case, facts: Any) -> str:
    told = getattr(facts, "facts_found", None) or case.fact("facts_found")
    cause = case.fact("cause")
    return f"经查明：{told}" if told else f"经查明，当事人存在{cause or '违法'}行为。"


def _filed(case: Case) -> Iterator[str]:
    filing = case.first(Penalty.file)
    if filing is not None:
        cause = f"涉嫌{filing.facts.cause}" if filing.facts.cause else "涉嫌违法"
        yield f"本机关于{_day(filing.on)}对当事人{cause}一案立案调查，现已调查终结。"


def _listed(items: list[str]) -> Iterator[str]:
    if len(items) == 1:
        yield f"{items[0]}。"
        return
    for n, item in enumerate(items, 1):
        yield f"{n}.{item}{'。' if n == len(items) else '；'}"


def _notice(case: Case, act: Act) -> Iterator[str]:
    facts = act.facts
    yield from _filed(case)
    yield _found(case, facts)
    yield "依据有关法律、法规、规章的规定，本机关拟对当事人作出如下行政处罚："
    yield from _listed(penalties(facts) or ["责令改正违法行为"])
    until = (
        f"请在{_day(facts.respond_by)}前提出"
        if facts.respond_by
        else "请自收到本告知书之日起五个工作日内提出"
    )
    yield (
        f"根据《中华人民共和国行政处罚法》第四十四条、第四十五条，当事人有权进行陈述和申辩。{until}；逾期未提出的，视为没有意见。"
        "本机关不会因陈述、申辩而给予更重的处罚。"
    )
    if Told.HEARING in facts.told:
        yield (
            "根据《中华人民共和国行政处罚法》第六十三条、第六十四条，对符合听证条件的拟处罚，当事人有权要求听证。"
            "要求听证的，应当在收到本告知书之日起五个工作日内提出。"
        )


def _heard(case: Case) -> Iterator[str]:
    notice = case.last(Penalty.notify)
    if notice is None:
        return
    said = "当事人在期限内没有提出陈述、申辩意见"
    defence, review = case.last(Penalty.defend), case.last(Penalty.review_defence)
    if case.did(Penalty.waive):
        said = "当事人书面放弃陈述、申辩等权利"
    if defence is not None:
        accepted = review is not None and review.facts.accepted
        outcome = "复核后采纳了其中成立的意见" if accepted else "复核后认为其意见不成立，未予采纳"
        said = f"当事人于{_day(defence.on)}提出陈述、申辩，本机关{outcome}"
    hearing = case.last(Penalty.hold_hearing)
    if hearing is not None:
        said += f"。本机关于{_day(hearing.on)}举行了听证"
    yield f"本机关于{_day(notice.on)}告知当事人拟处罚的内容及事实、理由、依据和依法享有的权利。{said}。"


def _decision(case: Case, act: Act) -> Iterator[str]:
    facts = act.facts
    yield from _filed(case)
    yield _found(case, facts)
    yield from _heard(case)
    if facts.mitigated:
        yield f"鉴于{facts.ground or '当事人具有依法从轻、减轻处罚的情节'}，本机关决定从轻或者减轻处罚。"
    basis = facts.basis or "有关法律、法规、规章的规定"
    order = "责令当事人改正违法行为，并" if facts.order_to_correct else ""
    yield f"依据{basis}，本机关{order}决定给予当事人如下行政处罚："
    yield from _listed(penalties(facts) or [KINDS[Kind.WARNING]])
    if facts.fine_yuan:
        yield PAYMENT
    yield REMEDIES


def _on_the_spot(case: Case, act: Act) -> Iterator[str]:
    facts = act.facts
    where = f"在{facts.place}" if facts.place else ""
    yield f"经执法人员{where}当场查实，当事人存在{facts.cause or '违法'}行为，事实确凿，并已当场告知其有关权利、听取意见。"
    yield "根据《中华人民共和国行政处罚法》第五十一条，本机关责令当事人改正，并当场决定给予如下行政处罚："
    yield from _listed(penalties(facts) or [KINDS[Kind.WARNING]])
    if facts.fine_yuan:
        yield PAYMENT
    yield REMEDIES


def _spared(case: Case, act: Act) -> Iterator[str]:
    facts = act.facts
    yield from _filed(case)
    yield _found(case, facts)
    item = f"（免罚清单事项：{facts.list_item}）" if facts.list_item else ""
    yield (
        f"鉴于{facts.ground or '当事人的行为符合依法不予处罚的情形'}{item}，根据《中华人民共和国行政处罚法》第三十三条等规定，"
        "本机关决定对当事人不予行政处罚，并已对其进行教育。"
    )
    yield REMEDIES


_BODIES: dict[str, Callable[[Case, Act], Iterator[str]]] = {
    "advance-notice": _notice,
    "decision": _decision,
    "summary-decision": _on_the_spot,
    "no-penalty": _spared,
}
