"""What towns have to enforce with: posts, pilots, accounts, assistants; and the reforms of teams."""

from functools import partial
from typing import Any

from zhunsheng.indicators.breaking import STANDING
from zhunsheng.indicators.declaring import Indicator, Kind, Period
from zhunsheng.indicators.officers.people import everything
from zhunsheng.procedures.enforcement.officers.reform import REFORM, SET, Reform
from zhunsheng.procedures.enforcement.officers.teams import TOWN, AssistantsHandover, TeamPost
from zhunsheng.statutes.words import _

_posts = partial(
    Indicator,
    systems=("S120",),
    procedure=TeamPost,
    dated_by="set_quota_on",
    cites=TOWN,
    of=everything,
    stock=True,
    by=(*STANDING, "subject"),
)
_handed = partial(
    Indicator,
    systems=("S120",),
    procedure=AssistantsHandover,
    kind=Kind.SUM,
    dated_by="decided",
    cites=TOWN,
    of=everything,
    stock=True,
    by=(*STANDING, "subject"),
)
_reform = partial(Indicator, systems=("S120",), procedure=Reform, stock=True, by=STANDING)


def _many(t: Any, p: Period) -> Any:
    return t.bodies_before > 0


INDICATORS: tuple[Indicator, ...] = (
    _posts(
        id="posts_moved_across",
        serves=("F121",),
        title=_("跨层级调剂编制数"),
        title_en="Posts moved down to towns",
        definition=_("截至期末核定的镇街执法编制中跨层级调剂的数量"),
        kind=Kind.SUM,
        unit=_("名"),
        amount=lambda t: t.set_quota__moved_down,
    ),
    _posts(
        id="posts_moved_within",
        serves=("F122",),
        title=_("镇本级划转编制数"),
        title_en="Posts transferred within towns",
        definition=_("截至期末核定的镇街执法编制中镇本级划转的数量"),
        kind=Kind.SUM,
        unit=_("名"),
        amount=lambda t: t.set_quota__transferred,
    ),
    _posts(
        id="law_posts",
        serves=("F123",),
        title=_("法学岗位数"),
        title_en="Posts for law graduates",
        definition=_("截至期末核定的镇街法学岗位数"),
        kind=Kind.SUM,
        unit=_("个"),
        amount=lambda t: t.set_quota__law_posts,
    ),
    _posts(
        id="pilot_towns",
        serves=("F223",),
        title=_("扩权强镇试点镇数"),
        title_en="Pilot towns",
        definition=_("截至期末核定执法编制的镇街中扩权强镇试点的个数"),
        kind=Kind.COUNT,
        unit=_("个"),
        of=lambda t, p: t.set_quota__pilot,
    ),
    _posts(
        id="town_accounts",
        systems=("S120", "S126"),
        serves=("F311",),
        title=_("开设主体账户的镇街数"),
        title_en="Towns with an account of their own",
        definition=_("截至期末已在上级执法系统开设主体账户的镇街数"),
        kind=Kind.COUNT,
        unit=_("个"),
        of=lambda t, p: t.set_quota__account,
    ),
    _handed(
        id="assistants",
        systems=("S121",),
        serves=("F124",),
        title=_("移交镇街的协管员数"),
        title_en="Assistants handed over to towns",
        definition=_("截至期末完成移交、由镇街管理的执法辅助人员数"),
        unit=_("名"),
        amount=lambda t: t.people,
    ),
    _handed(
        id="vehicles_handed_over",
        systems=("S121",),
        title=_("移交镇街的执法车辆数"),
        title_en="Vehicles handed over to towns",
        definition=_("截至期末完成移交的执法车辆数"),
        unit=_("辆"),
        amount=lambda t: t.cars,
    ),
    _reform(
        id="reformed_fields",
        systems=("S122",),
        serves=("F072",),
        title=_("完成综合执法改革的领域数"),
        title_en="Fields reformed",
        definition=_("截至期末完成综合行政执法改革的领域数"),
        kind=Kind.DISTINCT,
        unit=_("个"),
        dated_by="decided",
        cites=REFORM,
        of=everything,
        amount=lambda t: t.plan__field,
    ),
    _reform(
        id="teams_settled",
        systems=("S122",),
        serves=("F073",),
        title=_("完成三定的队伍数"),
        title_en="Teams with their duties, posts and numbers settled",
        definition=_("截至期末核定三定的综合执法队伍数"),
        kind=Kind.SUM,
        unit=_("支"),
        dated_by="three_fixes_on",
        cites=SET,
        of=everything,
        amount=lambda t: t.three_fixes__teams,
    ),
    _reform(
        id="bodies_adjusted",
        systems=("S122",),
        serves=("F346",),
        title=_("调整的执法机构数"),
        title_en="Bodies adjusted",
        definition=_("截至期末完成的改革中整合前的机构数之和"),
        kind=Kind.SUM,
        unit=_("家"),
        dated_by="decided",
        cites=REFORM,
        of=_many,
        amount=lambda t: t.bodies_before,
    ),
    _reform(
        id="bodies_fewer",
        systems=("S122",),
        serves=("F347",),
        title=_("减少的执法机构数"),
        title_en="Bodies fewer",
        definition=_("截至期末完成的改革中,整合前的机构数减去整合后的机构数(每项改革一个)"),
        kind=Kind.SUM,
        unit=_("家"),
        dated_by="decided",
        cites=REFORM,
        of=_many,
        amount=lambda t: t.bodies_before - 1,
    ),
)
