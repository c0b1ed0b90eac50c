"""The county's annual report of 2025 in the demo: written by several hands, remarked on, signed, reported, published. All
made up; its editions are composed by the reports' room above, which hands in how."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any, Protocol

from zhunsheng import record
from zhunsheng.cases.demo.events import Act, Event, case, one, played
from zhunsheng.cases.demo.places import COUNTY
from zhunsheng.cases.demo.plan import WHOLE, Do, Made
from zhunsheng.procedures.oversight.annual_report import AnnualReport

YEAR = 2025
CASE = "annual report 2025"
SUP, CLERK, LAWYER, HEAD = "justice.supervisor", "justice.clerk", "justice.legal_reviewer", "justice.head"


class Composing(Protocol):
    """How the reports' room makes what only figures tell."""

    def edition(self, on: date, case: str, signer: str) -> dict[str, Any]:
        """The facts of an edition of that day; `case` "" for the first; the signer by person id."""

    def causes(self, on: date, told: Mapping[str, str]) -> str:
        """The source of the causes: of these, by indicator, those whose figures do show a shortcoming."""


CHAPTERS: tuple[tuple[str, str, str], ...] = (
    (
        SUP,
        "opening",
        "{year}年，青溪县(示例)推进依法行政，行政处罚立案{cases_filed}，现将法治政府建设情况报告如下。",
    ),
    (
        CLERK,
        "enforcement",
        "县司法局组织案卷评查和执法培训，督促各单位落实行政执法三项制度(示例)。\n{auto}",
    ),
    (
        CLERK,
        "heads",
        "县委、县政府主要负责人听取法治政府建设工作汇报，研究解决执法力量、行政复议和案卷质量方面的重大问题，"
        "并在述职述法中报告履职情况(示例)。",
    ),
    (SUP, "plans", "加强执法培训(示例)。"),
)
CAUSES = {
    "served_in_time": "当事人下落不明的案件送达准备不足，公告送达启动较晚(示例)。",
    "published_in_time": "部分单位公开岗位人员变动频繁，决定和公开两个环节衔接不紧(示例)。",
    "major_reported": "个别单位对报备范围理解不一致(示例)。",
}
WHY = "基层执法力量和法制审核力量总体偏弱，期限提醒没有覆盖全部案件(示例)。"
PLANS = "面向新任职人员和镇街执法人员加强执法培训(示例)。\n{auto}"


def steps(now: datetime, composing: Composing) -> list[Do]:
    """Every step in the order of its day, as far as that day has come."""
    return played(now, _report(composing))


def _report(composing: Composing) -> Iterator[Event]:
    def edition(on: date) -> dict[str, Any]:
        return {WHOLE: Made(lambda cases: composing.edition(on, cases.get(CASE, ""), one(HEAD)))}

    def causes(_cases: Mapping[int | str, str]) -> str:
        return f"{composing.causes(date(2026, 2, 4), CAUSES)}\n{WHY}".strip()

    first, frozen = date(2026, 2, 2), date(2026, 2, 24)
    written: list[Act] = [
        (date(2026, 2, 3), "write", who, {"chapter": chapter, "source": source, "seen": 0})
        for who, chapter, source in CHAPTERS
    ]
    acts: list[Act] = [
        (first, "draft", SUP, edition(first)),
        *written,
        (date(2026, 2, 4), "write", SUP, {"chapter": "causes", "source": Made(causes), "seen": 0}),
        (
            date(2026, 2, 9),
            "comment",
            LAWYER,
            {"chapter": "plans", "quote": "加强执法培训", "text": "写明对象，并回应各项不足(示例)。"},
        ),
        (date(2026, 2, 10), "write", SUP, {"chapter": "plans", "source": PLANS, "seen": Made(_last)}),
        (
            date(2026, 2, 10),
            "settle",
            SUP,
            {"remark": Made(_remark), "adopted": True, "how": "已补写对象和逐项安排(示例)。"},
        ),
        (frozen, "revise", SUP, edition(frozen)),
        (date(2026, 2, 25), "review", LAWYER, {"passed": True, "opinion": "内容完整，数字有据(示例)。"}),
        (date(2026, 2, 26), "sign", HEAD, {}),
        *(
            (date(2026, 2, 27), step, SUP, {"to": to})
            for step, to in (
                ("report-party", "中共青溪县委员会(示例)"),
                ("report-congress", "青溪县人民代表大会常务委员会(示例)"),
                ("report-above", "示例市人民政府"),
            )
        ),
        (date(2026, 3, 10), "clear", CLERK, {"secret": False}),
        (date(2026, 3, 12), "publish", SUP, {}),
    ]
    yield from case(CASE, AnnualReport, "justice", *acts)


def _last(cases: Mapping[int | str, str]) -> int:
    """The entry that wrote the plans."""
    return _number(cases, "write")


def _remark(cases: Mapping[int | str, str]) -> int:
    return _number(cases, "comment")


def _number(cases: Mapping[int | str, str], step: str) -> int:
    told = (entry for entry in record.entries(COUNTY, cases[CASE]) if entry.step == step)
    return max(entry.seq for entry in told if entry.facts["chapter"] == "plans")
