"""抽取: by lot, so that anybody can repeat it. For inspections, hearing representatives, experts, file review."""

from __future__ import annotations

from typing import Any

from zhunsheng.methods.draw import NotDrawn, chosen, digest
from zhunsheng.methods.draw import next_in_rank as following
from zhunsheng.procedures.enforcement.inspection import draw_facts as facts
from zhunsheng.procedures.enforcement.inspection.draw_case import announced, told, went_on
from zhunsheng.procedures.roles import (
    CLERK,
    DEPUTY_HEAD,
    HANDLER,
    HEAD,
    LEGAL_REVIEWER,
    SECTION_CHIEF,
    SUPERVISOR,
)
from zhunsheng.procedures.vocabulary import Procedure, Step, Who
from zhunsheng.statutes.catalogue import BUSINESS_RULES, JOINT_INSPECTION, SPOT_CHECK_RULES
from zhunsheng.statutes.words import _

BY_LOT = (BUSINESS_RULES[54], JOINT_INSPECTION["一"], SPOT_CHECK_RULES[4])
KEEPERS = Who((CLERK, HANDLER, SECTION_CHIEF, LEGAL_REVIEWER, SUPERVISOR, HEAD, DEPUTY_HEAD))
WITNESSES = Who((*KEEPERS.roles, "witness", "party", "other_organ", "enterprise"))


class Draw(Procedure):
    """抽取. The pool is hashed and published first; the randomness comes from where the announcement says."""

    name = "draw"
    title = _("随机抽取")

    announce = Step(
        _("公布名录摘要"),
        facts.Announcement,
        cites=BY_LOT,
        by=KEEPERS,
        opens=True,
        publishes=True,
        public=("name", "purpose", "quotas", "origin", "parties", "chain", "round", "lottery", "issue"),
        stage=_("已公布名录"),
    )
    commit = Step(
        _("承诺"),
        facts.Commitment,
        cites=BY_LOT,
        by=WITNESSES,
        after=(announce,),
        public=("side", "commitment", "at"),
    )
    reveal = Step(
        _("揭示"), facts.Reveal, cites=BY_LOT, by=WITNESSES, after=(commit,), public=("side", "nonce", "at")
    )
    enter_randomness = Step(
        _("填写公共随机值"),
        facts.Randomness,
        cites=BY_LOT,
        by=KEEPERS,
        after=(announce,),
        once=True,
        public=("value", "signature", "at"),
    )
    draw = Step(
        _("抽取"),
        facts.Result,
        cites=BY_LOT,
        by=KEEPERS,
        after=(reveal, enter_randomness),
        once=True,
        public=("drawn",),
        stage=_("已抽取"),
    )
    replace = Step(
        _("更换抽取结果"),
        facts.Replacement,
        cites=BY_LOT,
        by=KEEPERS,
        after=(draw,),
        public=("out", "reason"),
    )
    publish = Step(
        _("公布抽取结果"),
        facts.DrawPublication,
        cites=BY_LOT,
        by=KEEPERS,
        after=(draw,),
        publishes=True,
        public=("where",),
        stage=_("已公布结果"),
    )

    @classmethod
    def outline(cls, case: Any) -> dict[str, Any]:
        """What was drawn from how many, and the two hashes."""
        opened = case.last(cls.announce)
        if opened is None:
            return {}
        said = opened.facts
        try:
            file = told(case)
        except NotDrawn:  # history taken in with its defects
            file = None
        if file is None:
            return {"cause": said.name, "track": said.purpose.value, "awaits": "handler"}
        return {
            "cause": file.name,
            "subject": file.pool_sha256,
            "track": said.purpose.value,
            "decided": act.on if (act := case.last(cls.draw)) else None,
            "outcome": "drawn" if file.drawn else None,
            "awaits": "handler",
            "pool_size": len(file.pool),
            "pool_hash": file.pool_sha256,
            "announced_hash": file.announced_sha256,
            "number_drawn": len(chosen(file)) if file.drawn else None,
            "number_replaced": len(file.replaced),
        }


def problem(case: Any, told_: Any) -> str:
    """By which rule the draw cannot go on so; empty where it can."""
    try:
        if case.step is Draw.announce:
            announced(told_, case.on)
            return ""
        file = told(case)
        if file is not None:
            went_on(file, case.step.name, told_, case.on)
    except NotDrawn as no:
        return no.problem.rule or "other"
    return ""


RULES: tuple[tuple[Step, frozenset[str], str, str], ...] = (
    (Draw.announce, frozenset({"strata", "too-many", "too-few", "ratio"}), _("抽取数量、比例与名录的分层不合"), _("请逐层写明不超过该层总数的数量或者比例")),
    (Draw.announce, frozenset({"source-known"}), _("随机来源在公布名录时已经为人所知"), _("请指定以后的轮次或者期号")),
    (Draw.announce, frozenset({"parties", "drand", "lottery", "moment", "source"}), _("随机来源没有写全"), _("请写明两方以上的承诺方,或者 drand 链和轮次,或者彩票名称、期号、开奖时刻、公布处")),
    (Draw.commit, frozenset({"seed-source"}), _("本次抽取公布的随机来源不是承诺—揭示"), _("请办理「填写公共随机值」")),
    (Draw.commit, frozenset({"party"}), _("承诺方不是公布的参加方"), _("请由公布的各方承诺")),
    (Draw.commit, frozenset({"committed"}), _("该方已经承诺,不得更换"), _("请由其他方承诺")),
    (Draw.commit, frozenset({"late-commit", "early-commit"}), _("承诺应当在名录公布之后、任何一方揭示之前"), _("请重新公布一次抽取")),
    (Draw.reveal, frozenset({"early-reveal"}), _("各方都承诺之前不得揭示"), _("请等各方都承诺后再揭示")),
    (Draw.reveal, frozenset({"late-reveal"}), _("揭示晚于公布的期限"), _("本次抽取无效,请重新公布一次抽取")),
    (Draw.reveal, frozenset({"reveal", "nonce"}), _("揭示的随机数与承诺不符"), _("本次抽取无效,请重新公布一次抽取")),
    (Draw.reveal, frozenset({"revealed"}), _("该方已经揭示"), _("请由其他方揭示")),
    (Draw.enter_randomness, frozenset({"seed-source"}), _("本次抽取公布的随机来源是承诺—揭示"), _("请由各方揭示")),
    (Draw.enter_randomness, frozenset({"early-value"}), _("随机值还没有公布"), _("请在公布之后填写")),
    (Draw.enter_randomness, frozenset({"value", "signature"}), _("随机值写法不对,或者与所附签名不符"), _("请照公布的随机值、签名或者全部开奖号码填写")),
    (Draw.draw, frozenset({"unrevealed"}), _("随机来源还没有全部揭示"), _("请等各方揭示或者填写公共随机值")),
    (Draw.replace, frozenset({"no-reason"}), _("更换没有写明理由"), _("请写明回避或者不能参加的原因")),
    (Draw.replace, frozenset({"not-drawn"}), _("被更换的不在抽取结果中"), _("请核对标识")),
)  # fmt: skip
"""Step, the rules of methods.draw, what is said, what to do."""


def _declare(step: Step, rules: frozenset[str], message: str, instead: str) -> None:
    def forbids(case: Any, told_: Any) -> bool:
        """As methods.draw judges it."""
        return problem(case, told_) in rules

    forbids.__name__ = sorted(rules)[0].replace("-", "_")
    step.barred(message, cites=BY_LOT, instead=instead)(forbids)


for _rule in RULES:
    _declare(*_rule)


@Draw.announce.barred(_("名录与所附摘要不符"), cites=BY_LOT, instead=_("请核对名录是否已被改动,再公布"))
def hash_of_another_pool(case: Any, told_: Any) -> bool:
    """The hash that was worked out outside is that of this pool."""
    if not told_.pool_sha256 or problem(case, told_):
        return False
    return bool(announced(told_, case.on).pool_sha256 != told_.pool_sha256)


@Draw.draw.barred(_("名录在公布之后改变了"), cites=BY_LOT, instead=_("请重新公布名录摘要,另行抽取"))
def pool_changed(case: Any, told_: Any) -> bool:
    """Drawn is from the pool that was published, and from no other."""
    file = told(case)
    if file is None or not told_.pool_sha256:
        return False
    return told_.pool_sha256 != file.pool_sha256 or digest(file.pool) != file.pool_sha256


@Draw.draw.barred(_("填写的抽取结果与重算的结果不符"), cites=BY_LOT, instead=_("请以系统算出的结果为准"))
def not_what_the_lot_says(case: Any, told_: Any) -> bool:
    """The result is what everybody works out from the seed."""
    file = told(case)
    if file is None or not told_.drawn or problem(case, told_):
        return False
    return list(told_.drawn) != [one["id"] for one in went_on(file, "draw", told_, case.on).drawn]


@Draw.replace.barred(_("递补的不是次序在后的第一个"), cites=BY_LOT, instead=_("请按次序递补"))
def out_of_turn(case: Any, told_: Any) -> bool:
    """The next in rank follows, nobody else."""
    file = told(case)
    if file is None or not told_.new or told_.out not in chosen(file):
        return False
    return bool(told_.new != following(file, told_.out))


OUTCOMES = {"drawn": _("已抽取")}
