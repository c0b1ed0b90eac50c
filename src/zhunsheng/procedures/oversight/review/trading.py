"""公共资源交易: experts drawn across provinces with avoidance, stations booked, scores sealed, result public."""

from __future__ import annotations

from typing import Any

from zhunsheng.methods import risk, sealed_scores
from zhunsheng.procedures.clocks import whole
from zhunsheng.procedures.oversight.review import trading_facts as facts
from zhunsheng.procedures.oversight.review.lots import Announcement, Lots, repeatable
from zhunsheng.procedures.oversight.review.risk_alert import RiskAlert, dimensions
from zhunsheng.procedures.oversight.review.workstation import Workstation, taken
from zhunsheng.procedures.roles import OFFICE, outsider
from zhunsheng.procedures.vocabulary import Owed, Procedure, Step
from zhunsheng.statutes.catalogue import BUSINESS_RULES
from zhunsheng.statutes.words import _

FAIR = BUSINESS_RULES[13]
EXPERTS = outsider("other_organ", "clerk", "handler")


def _alerts(trial: Any, told: Any) -> list[Owed]:
    """What the rules see in the finished trade; the rule's place among the three names the dimension."""
    case, dims = trial.case, dimensions(trial.case)
    bids = [(act.facts.bidder, act.facts.machine) for act in case.standing(Trading.bid)]
    limit = whole(case.setting("risk_score_deviation_percent")) or 30
    times = whole(case.setting("risk_pairing_times")) or 3
    tenderer = case.first(Trading.register).facts.tenderer
    before = (one.facts.get("publish__winner") for one in trial.shelf.about(Trading.name, tenderer))
    pairs = [(tenderer, winner) for winner in (*before, told.winner) if winner == told.winner]
    signs = (*risk.same_machine(bids), *risk.deviation(opened(case), limit), *risk.pairing(pairs, times))
    order = list(risk.Rule)
    return [
        Owed(
            RiskAlert.name,
            "alert",
            {
                "dimension": dims[order.index(sign.rule) % len(dims)],
                "rule": sign.rule.value,
                "project": case.id,
                "who": list(sign.who),
                "why": sign.why[:300],
            },
        )
        for sign in signs
    ]


def _reserved(trial: Any, told: Any) -> list[Owed]:
    facts = {"project": trial.case.id, **told.model_dump()}
    return [Owed(Workstation.name, "reserve", facts)]


class Trading(Procedure):
    """公共资源交易(项目). One project, from registration to the public result."""

    name = "trading"
    title = _("公共资源交易")

    register = Step(
        _("项目登记"), facts.Project, cites=FAIR, by=OFFICE, opens=True, public=("title",), stage=_("登记")
    )
    bid = Step(_("投标"), facts.Bid, cites=FAIR, by=OFFICE, after=(register,))
    avoid = Step(_("专家回避"), facts.Avoidance, cites=FAIR, by=OFFICE, after=(register,))
    announce = Step(
        _("公布专家名录和随机来源"), Announcement, cites=FAIR, by=OFFICE, after=(register,), once=True
    )
    draw = Step(_("抽取评标专家"), Lots, cites=FAIR, by=OFFICE, after=(announce,), stage=_("评标准备"))
    book = Step(_("预约评标工位"), facts.Booking, cites=FAIR, by=OFFICE, after=(draw,), owes=_reserved)
    seal = Step(_("密封评分"), facts.Sealing, cites=FAIR, by=EXPERTS, after=(book,), stage=_("评标"))
    unseal = Step(_("揭示评分"), facts.Opening, cites=FAIR, by=EXPERTS, after=(seal,), stage=_("评标"))
    publish = Step(
        _("公布评标结果"),
        facts.Award,
        cites=FAIR,
        by=OFFICE,
        after=(unseal,),
        once=True,
        publishes=True,
        closes=True,
        public=("winner", "ranking", "address"),
        owes=_alerts,
        stage=_("已公布"),
    )

    @classmethod
    def outline(cls, case: Any) -> dict[str, Any]:
        """Title; the tenderer, for lookups."""
        told, done = case.first(cls.register), case.last(cls.publish)
        found = {"decided": done.on if done else None, "outcome": "awarded" if done else None}
        return found | ({"cause": told.facts.title, "subject": told.facts.tenderer} if told else {})


repeatable(Trading.announce, Trading.draw, FAIR)


def experts(case: Any) -> set[str]:
    """Who was drawn, replacements included."""
    drawn = case.last(Trading.draw)
    return set(drawn.facts.drawn) if drawn is not None else set()


def opened(case: Any) -> dict[str, dict[str, Any]]:
    """The opened scores by expert."""
    return {act.facts.expert: sealed_scores.parse(act.facts.scores) for act in case.standing(Trading.unseal)}


def _avoiding(case: Any) -> set[str]:
    return {act.facts.expert for act in case.standing(Trading.avoid)}


def _sealed(case: Any) -> dict[str, str]:
    return {act.facts.expert: act.facts.commitment for act in case.standing(Trading.seal)}


@Trading.draw.barred(_("抽中的专家应当回避"), cites=FAIR, instead=_("请按次序递补并写明理由"))
def avoided_drawn(case: Any, facts: Any) -> bool:
    """Who must avoid the project does not stand among the drawn."""
    return bool(set(facts.drawn) & _avoiding(case))


@Trading.announce.barred(
    _("远程异地评标的专家名录只有一个省份"), cites=FAIR, instead=_("请按省份分层公布名录")
)
def one_province(case: Any, facts: Any) -> bool:
    """Remote evaluation across provinces draws in more than one."""
    remote = case.first(Trading.register).facts.remote
    return remote and len({one.stratum for one in facts.file.pool}) < 2


for _step in (Trading.book, Trading.seal, Trading.unseal):

    @_step.barred(_("不是抽中的评标专家,或者应当回避"), cites=FAIR, instead=_("请核对抽取结果"))
    def not_drawn(case: Any, facts: Any) -> bool:
        """Only who was drawn, and need not avoid, evaluates."""
        return facts.expert not in experts(case) - _avoiding(case)


@Trading.book.barred(_("该工位当日已有预约"), cites=FAIR, instead=_("请另选工位或者日期"))
def station_taken(case: Any, facts: Any) -> bool:
    """One expert a station a day, whichever project asks."""
    return taken(case, facts)


@Trading.book.barred(_("该专家已经预约工位"), cites=FAIR, instead=_("请先取消原预约"))
def booked_already(case: Any, facts: Any) -> bool:
    """One station an expert."""
    return facts.expert in {act.facts.expert for act in case.standing(Trading.book)}


@Trading.seal.barred(_("专家没有预约工位"), cites=FAIR, instead=_("请先预约评标工位"))
def no_station(case: Any, facts: Any) -> bool:
    """Scores are given at a station."""
    return facts.expert not in {act.facts.expert for act in case.standing(Trading.book)}


@Trading.seal.barred(_("该专家已经密封评分,不得更换"), cites=FAIR, instead=_("请在揭示时说明"))
def sealed_already(case: Any, facts: Any) -> bool:
    """What is sealed stays."""
    return facts.expert in _sealed(case)


@Trading.unseal.barred(_("还有专家没有密封评分"), cites=FAIR, instead=_("请等全部专家密封后再揭示"))
def others_unsealed(case: Any, facts: Any) -> bool:
    """Nobody sees another's scores before sealing the own."""
    return bool(experts(case) - _sealed(case).keys())


@Trading.unseal.barred(_("揭示的评分与密封的摘要不符"), cites=FAIR, instead=_("请核对随机数和评分"))
def not_what_was_sealed(case: Any, facts: Any) -> bool:
    """The scores opened are the scores sealed."""
    found = sealed_scores.commitment(facts.nonce, sealed_scores.parse(facts.scores))
    return found != _sealed(case).get(facts.expert)


@Trading.unseal.barred(_("评分没有覆盖全部投标人"), cites=FAIR, instead=_("请对每个投标人评分"))
def bidders_missing(case: Any, facts: Any) -> bool:
    """Every bidder is scored, and nobody else."""
    bidders = {act.facts.bidder for act in case.standing(Trading.bid)}
    return sealed_scores.parse(facts.scores).keys() != bidders


@Trading.publish.barred(_("还有专家没有揭示评分"), cites=FAIR, instead=_("请等全部评分揭示后再公布"))
def not_all_opened(case: Any, facts: Any) -> bool:
    """The result stands on all sheets."""
    return experts(case) != opened(case).keys()


@Trading.publish.barred(_("排名与揭示的评分算出的不同"), cites=FAIR, instead=_("请按平均分排名填写"))
def ranking_wrong(case: Any, facts: Any) -> bool:
    """Anybody finds the same order."""
    sheets = opened(case)
    right = sealed_scores.ranking(sheets.values()) if sheets else []
    told = list(sealed_scores.parse(facts.ranking).items())
    return told != right or not right or facts.winner != right[0][0]
