"""How many: filed, decided, closed, by procedure and outcome."""

from functools import partial

from zhunsheng.indicators.declaring import Indicator, Kind
from zhunsheng.indicators.penalty.cases import (
    EVERY,
    OF_PENALTIES,
    everything,
    filed,
    on_track,
    punished,
    punished_and_standing,
)
from zhunsheng.indicators.versions import Version
from zhunsheng.procedures.enforcement.penalty import Penalty
from zhunsheng.statutes.catalogue import (
    COERCION_ACT,
    PENALTY_ACT,
    PENALTY_ACT_2017,
    RECONSIDERATION_ACT,
    THREE_SYSTEMS,
)
from zhunsheng.statutes.words import _

_count = partial(Indicator, systems=("S98",), procedure=Penalty, kind=Kind.COUNT, unit=_("件"))

CASES_FILED = _count(
    id="cases_filed",
    versions=(
        Version(
            "all_opened",
            "含当场处罚",
            "With penalties on the spot",
            "期内立案和当场处罚的案件数",
            "Cases filed, and penalties decided on the spot, in the period.",
            dated_by="opened",
        ),
    ),
    systems=("S98", "S129"),
    serves=("F289[cause=商标侵权]",),
    title=_("行政处罚立案数"),
    title_en="Penalty cases filed",
    definition=_("期内按普通程序(含快速办理)立案的案件数;当场处罚不立案,不计入"),
    dated_by="file_on",
    cites=(PENALTY_ACT[54], PENALTY_ACT_2017[36]),
    of=everything,
    by=EVERY,
)
CASES_DECIDED = _count(
    id="cases_decided",
    versions=(
        Version(
            "filed_only",
            "不含当场处罚",
            "Without penalties on the spot",
            "期内对立案案件作出决定的案件数,含不予处罚;当场处罚不计",
            "Filed cases decided in the period, those not punished included; penalties on the spot are left out.",
            of=filed,
        ),
    ),
    title=_("行政处罚案件作出决定数"),
    title_en="Cases decided",
    definition=_("期内作出决定的案件数,含不予处罚和当场处罚;此后撤销的仍计入"),
    dated_by="decided",
    cites=(PENALTY_ACT[57], PENALTY_ACT_2017[38]),
    of=everything,
    by=OF_PENALTIES,
)
PENALTIES = _count(
    id="penalties",
    versions=(
        Version(
            "standing",
            "撤销的不计",
            "Without those annulled",
            "期内给予行政处罚、至今没有撤销或者变更的案件数;并处的计为一件",
            "Penalties imposed in the period and neither annulled nor changed since; concurrent ones count once.",
            of=punished_and_standing,
        ),
        Version(
            "closed",
            "按结案日",
            "By the day of closing",
            "期内结案的行政处罚案件数,不论何时决定",
            "Penalty cases closed in the period, whenever they were decided.",
            dated_by="closed",
        ),
    ),
    title=_("行政处罚数"),
    title_en="Penalties imposed",
    definition=_("期内给予行政处罚的案件数;并处的计为一件,按最重种类归类;此后撤销的仍计入"),
    dated_by="decided",
    cites=(PENALTY_ACT[57], PENALTY_ACT_2017[38], THREE_SYSTEMS["（六）"]),
    of=punished,
    by=OF_PENALTIES,
)
PENALTIES_ORDINARY = _count(
    id="penalties_ordinary",
    title=_("普通程序处罚数"),
    title_en="Penalties by the ordinary procedure",
    definition=_("期内按普通程序(不含快速办理)给予处罚的案件数"),
    dated_by="decided",
    cites=(PENALTY_ACT[54], PENALTY_ACT_2017[36]),
    of=on_track("ordinary"),
    by=OF_PENALTIES,
)
PENALTIES_SUMMARY = _count(
    id="penalties_summary",
    title=_("简易程序处罚数"),
    title_en="Penalties by the summary procedure",
    definition=_("期内当场作出处罚决定的案件数"),
    dated_by="decided",
    cites=(PENALTY_ACT[51], PENALTY_ACT_2017[33]),
    of=on_track("summary"),
    by=OF_PENALTIES,
)
PENALTIES_QUICK = _count(
    id="penalties_quick",
    systems=("S107",),
    title=_("快速办理处罚数"),
    title_en="Penalties handled quickly",
    definition=_("期内立案后经当事人同意快速办理并给予处罚的案件数"),
    dated_by="decided",
    cites=PENALTY_ACT[54],
    of=on_track("quick"),
    by=OF_PENALTIES,
)
CASES_CLOSED = _count(
    id="cases_closed",
    title=_("行政处罚结案数"),
    title_en="Cases closed",
    definition=_("期内结案的案件数,不论何时立案"),
    dated_by="closed",
    cites=(PENALTY_ACT[47], PENALTY_ACT_2017[38]),
    of=everything,
    by=OF_PENALTIES,
)
NOT_PUNISHED = _count(
    id="not_punished",
    versions=(
        Version(
            "listed",
            "仅计免罚清单事项",
            "Only items on the list",
            "期内依据免罚清单作出不予处罚决定的案件数",
            "Decisions not to punish that name an item of the no-penalty list.",
            of=lambda t, p: t.spared & (t.decide_no_penalty__list_item != ""),
        ),
    ),
    systems=("S105",),
    title=_("不予处罚数"),
    title_en="Cases not punished",
    definition=_("期内作出不予处罚决定的案件数"),
    dated_by="decided",
    cites=(PENALTY_ACT[33], PENALTY_ACT_2017[38]),
    of=lambda t, p: t.spared,
    by=EVERY,
)
LIGHTER = _count(
    id="lighter",
    systems=("S105",),
    title=_("从轻减轻处罚数"),
    title_en="Cases punished more lightly",
    definition=_("期内处罚决定中载明从轻或者减轻的案件数"),
    dated_by="decided",
    cites=PENALTY_ACT[32],
    of=lambda t, p: t.punished & t.decide__mitigated,
    by=OF_PENALTIES,
)
TRANSFERRED = _count(
    id="transferred",
    systems=("S115",),
    title=_("移送涉嫌犯罪案件数"),
    title_en="Cases transferred to the police",
    definition=_("期内移送司法机关的涉嫌犯罪案件数"),
    dated_by="transfer_on",
    cites=PENALTY_ACT[27],
    of=everything,
    by=EVERY,
)
REVOKED = _count(
    id="revoked",
    title=_("撤销变更处罚决定数"),
    title_en="Decisions revoked or changed by the organ",
    definition=_("期内由机关自行撤销或者变更处罚决定的案件数,不论何时决定"),
    dated_by="revoke_on",
    cites=(PENALTY_ACT[75], PENALTY_ACT_2017[38]),
    of=everything,
    by=OF_PENALTIES,
)
RECONSIDERED = _count(
    id="reconsidered",
    title=_("被申请行政复议数"),
    title_en="Cases taken to reconsideration",
    definition=_("期内当事人就处罚决定申请行政复议的案件数"),
    dated_by="reconsideration_apply_on",
    cites=RECONSIDERATION_ACT[20],
    of=everything,
    by=OF_PENALTIES,
)
SEIZED = _count(
    id="penalty_seizures",
    systems=("S99",),
    title=_("处罚案件中查封、扣押数"),
    title_en="Seizures in penalty cases",
    definition=_("期内在行政处罚案件中查封、扣押的案件数;另立强制案件的不计"),
    dated_by="seize_on",
    cites=COERCION_ACT[24],
    of=everything,
    by=EVERY,
)
PUBLISHED = _count(
    id="penalties_published",
    systems=("S94", "S65"),
    serves=("F265",),
    title=_("公示的行政处罚数"),
    title_en="Penalties published",
    definition=_("期内公开的行政处罚决定数,不论何时决定;此后撤回的仍计入"),
    dated_by="published",
    cites=(THREE_SYSTEMS["（六）"], PENALTY_ACT[48]),
    of=punished,
    by=OF_PENALTIES,
)
SPARED_OR_LIGHTER = _count(
    id="mercy_cases",
    systems=("S105",),
    serves=("F351",),
    title=_("减罚免罚案件数"),
    title_en="Cases not punished or punished more lightly",
    definition=_("期内不予处罚和从轻、减轻处罚的案件数,一案只计一次"),
    dated_by="decided",
    cites=PENALTY_ACT[33],
    of=lambda t, p: t.spared | (t.punished & t.decide__mitigated.fill_null(False)),
    by=EVERY,
)
COURT_APPLICATIONS = _count(
    id="court_applications",
    title=_("申请法院强制执行数"),
    title_en="Applications to the court for enforcement",
    definition=_("期内向人民法院申请强制执行处罚决定的案件数,按申请日计"),
    dated_by="apply_court_on",
    cites=COERCION_ACT[53],
    of=everything,
    by=OF_PENALTIES,
)

INDICATORS: tuple[Indicator, ...] = (
    CASES_FILED,
    CASES_DECIDED,
    PENALTIES,
    PENALTIES_ORDINARY,
    PENALTIES_SUMMARY,
    PENALTIES_QUICK,
    CASES_CLOSED,
    NOT_PUNISHED,
    LIGHTER,
    TRANSFERRED,
    REVOKED,
    RECONSIDERED,
    COURT_APPLICATIONS,
    SEIZED,
    PUBLISHED,
    SPARED_OR_LIGHTER,
)
