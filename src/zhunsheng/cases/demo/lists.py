"""The public lists of the demo county: entered in 2025, amended and thinned out in 2026. All of it made up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from zhunsheng.cases.demo.matters import matters
from zhunsheng.cases.demo.places import OFFICES_BY_KEY
from zhunsheng.cases.demo.plan import Do
from zhunsheng.cases.demo.script import Script
from zhunsheng.cases.demo.staff import teams
from zhunsheng.procedures.enforcement.lists.discretion import Benchmarks, Mercies
from zhunsheng.procedures.enforcement.lists.inspection_items import InspectionItems
from zhunsheng.procedures.enforcement.lists.major import MajorDecisions
from zhunsheng.procedures.enforcement.lists.must_record import DeviceQuotas, MustRecord
from zhunsheng.procedures.enforcement.lists.powers import PowerList
from zhunsheng.procedures.enforcement.lists.publicity import PublicityCatalogue
from zhunsheng.procedures.enforcement.lists.recording import Device
from zhunsheng.procedures.enforcement.lists.reforms import PermitReforms
from zhunsheng.procedures.enforcement.lists.rulebook import Rulebook
from zhunsheng.procedures.enforcement.officers.territory import TerritorialDuty
from zhunsheng.procedures.listing import PublicList

PROPOSED, REVIEWED, PUBLISHED, SINCE = (
    date(2025, 2, 10),
    date(2025, 2, 13),
    date(2025, 2, 20),
    date(2025, 3, 1),
)
AGAIN, AGAIN_SINCE = date(2026, 1, 20), date(2026, 2, 1)
SOURCE = "青溪县清单管理文件(示例)"
Entry = tuple[type[PublicList], str, dict[str, Any]]
"""Which list, whose (organ key), which item."""

_DUTIES = ["立案责任", "调查责任", "审查责任", "告知责任", "决定责任", "送达责任", "执行责任"]
_MADE_UP, _GONE = "QX-EX-01", "QX-EX-99"
"""A violation that no case of the demo is about, so that its benchmark leaves them alone; and a power that was moved away."""


def steps(now: datetime) -> list[Do]:
    """Every step of the lists in the order of their days, as far as their day has come."""
    script, entries = Script(now), list(_entries())
    for stage, on in (("propose", PROPOSED), ("review", REVIEWED), ("publish", PUBLISHED)):
        for kind, key, item in entries:
            _step(script, kind, key, stage, on, item, SINCE)
    _devices(script)
    kind, key, item = entries[0]
    changed = item | {"title": f"{item['title']}(含网络经营)"}
    for stage in ("amend", "review", "publish"):
        _step(script, kind, key, stage, AGAIN, changed, AGAIN_SINCE, item)
    kind, key, item = next(one for one in entries if one[2]["code"] == _GONE)
    _step(script, kind, key, "withdraw", AGAIN, item, AGAIN_SINCE)
    return script.steps


def _step(
    script: Script,
    kind: type[PublicList],
    key: str,
    stage: str,
    on: date,
    item: dict[str, Any],
    since: date,
    was: dict[str, Any] | None = None,
) -> None:
    facts: dict[str, Any] = {
        "propose": item,
        "amend": item | {"reason": "依据调整(示例)"},
        "review": {"verdict": "passed", "opinion": "依据充分,同意公布(示例)"},
        "publish": {"since": since, "source": SOURCE},
        "withdraw": {"reason": "职权划转(示例)", "last_day": date(2026, 1, 31)},
    }[stage]
    role = {"review": "legal_reviewer", "withdraw": "head"}.get(stage, "clerk")
    case = f"{kind.name} {key} {(was or item)['code']}"
    script.do(case, kind, stage, on, OFFICES_BY_KEY[key].code, _one(key, role), **facts)


def _one(key: str, role: str) -> str:
    return teams()[key].of(role)[0].id


def _entries() -> Iterator[Entry]:
    basis = matters()["market"][0].basis
    for key in ("market", "urban", "transport"):
        for matter in matters()[OFFICES_BY_KEY[key].field][:4]:
            yield PowerList, key, _power(matter.code, matter.cause, matter.basis)
    yield PowerList, "market", _power(_GONE, "计量器具型式审查(示例)", basis)
    for grade, low, high in (("light", 500, 2000), ("ordinary", 2000, 6000), ("heavy", 6000, 10_000)):
        fine = {"fine_min_yuan": low, "fine_max_yuan": high}
        yield Benchmarks, "market", _item(f"{_MADE_UP}-{grade}", "未按规定公示计量承诺(示例)", violation=_MADE_UP, grade=grade, **fine)  # fmt: skip
    yield Mercies, "market", _item("QX-MF-01", "未按规定公示计量承诺(示例)", violation=_MADE_UP, kind="exempt", conditions=["初次违法", "危害后果轻微", "及时改正"])  # fmt: skip
    for key, what, times in (
        ("market", "食品经营", 2),
        ("market", "特种设备使用", 1),
        ("fire", "公众聚集场所", 1),
        ("ecology", "排污单位", 2),
    ):
        yield InspectionItems, key, _item(f"JC-{key}-{what}", f"{what}检查(示例)", object=f"{what}者", method="现场检查", times_a_year=times)  # fmt: skip
    for key in ("urban", "transport"):
        yield PublicityCatalogue, key, _item(f"GS-{key}", "行政处罚决定公开(示例)", timing="after", scope="全部处罚决定", content="决定书摘要", manner="政府网站", decides="penalty", working_days=7)  # fmt: skip
    for key in ("market", "ecology"):
        yield MajorDecisions, key, _item(f"ZD-{key}", "较大数额罚款(示例)", decides="penalty", amount_yuan=50_000, points=["主体", "程序", "证据", "法律适用和裁量", "权限", "文书", "是否涉嫌犯罪"])  # fmt: skip
    yield MustRecord, "justice", _item("JL-01", "听证(示例)", of_procedure="penalty", of_step="hold-hearing", forms=["audio", "video"], keep_years=5)  # fmt: skip
    yield from _of_the_place()


def _of_the_place() -> Iterator[Entry]:
    for code, title, mode, more in (
        ("GG-01", "小餐饮经营许可(示例)", "commitment", {"commitment": "承诺符合经营条件(示例)", "check_within_days": 30}),
        ("GG-02", "户外广告登记(示例)", "abolish", {}),
        ("GG-03", "劳务派遣分支机构(示例)", "filing", {}),
        ("GG-04", "道路货运经营许可(示例)", "optimise", {"measures": "承诺时限压减一半(示例)"}),
    ):  # fmt: skip
        yield PermitReforms, "market", _item(code, title, mode=mode, **more)
    for code, title, lead in (
        ("SD-01", "占道经营(示例)", "urban"),
        ("SD-02", "秸秆露天焚烧(示例)", "ecology"),
    ):
        yield TerritorialDuty, "justice", _item(code, title, lead=OFFICES_BY_KEY[lead].name, town_duty="发现、劝阻、报告", cooperation="联合执法")  # fmt: skip
    for code, title, step in (
        ("WD-01", "当事人拒绝签收怎么办(示例)", "serve"),
        ("WD-02", "事先告知要写明什么(示例)", "notify"),
    ):
        yield Rulebook, "justice", _item(code, title, kind="answer", of_procedure="penalty", of_step=step, text="按所引条款办理,并记入送达回证或者告知书(示例)。")  # fmt: skip
    yield DeviceQuotas, "urban", {"code": "一中队", "title": "一中队(示例)", "devices": 4}


def _power(code: str, title: str, basis: str) -> dict[str, Any]:
    more = {"kind": "penalty", "level": "county", "duties": _DUTIES}
    return {"code": code, "title": title, "basis": basis, **more}


def _item(code: str, title: str, **facts: Any) -> dict[str, Any]:
    return {"code": code, "title": title, "basis": "有关规定(示例)", **facts}


def _devices(script: Script) -> None:
    organ, clerk = OFFICES_BY_KEY["urban"].code, _one("urban", "clerk")
    for n in (1, 2, 3):
        script.do(f"device {n}", Device, "enter", date(2025, 3, 3), organ, clerk, code=f"示例-仪-{n}", model="甲型执法记录仪(示例)", team="一中队")  # fmt: skip
    script.do("device 3", Device, "repair", date(2025, 9, 1), organ, clerk, reason="镜头损坏(示例)")
    script.do("device 2", Device, "lose", date(2025, 11, 3), organ, clerk, reason="遗失(示例)")
