"""File review, evaluation rounds and rectification in the demo county. All of it made up."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from zhunsheng import record
from zhunsheng.cases.demo.events import Act, Event, case, one, played
from zhunsheng.cases.demo.places import COUNTY, OFFICES_BY_KEY
from zhunsheng.cases.demo.plan import Do, Made
from zhunsheng.cases.demo.trades import trades
from zhunsheng.cases.models import CaseRow
from zhunsheng.cases.review_draw import announced
from zhunsheng.methods import draw
from zhunsheng.procedures.oversight.review import Rectification
from zhunsheng.procedures.oversight.review.evaluation import Evaluation, EvaluationRound
from zhunsheng.procedures.oversight.review.file_review import FileReview
from zhunsheng.procedures.oversight.review.rectification import subject
from zhunsheng.procedures.oversight.review.reviewed_file import ReviewedFile

Cases = Mapping[int | str, str]
SUP, SECOND, LAWYER = "justice.supervisor", "justice.supervisor.2", "justice.legal_reviewer"
REVIEWED = ("market", "urban", "transport")
PARTIES = ("青溪县司法局(示例)", "青溪县工商联(示例)")
NONCES = ("5a" * 32, "c3" * 32)
CHECKLIST = [
    "公示:执法主体、人员、依据事前公开:15",
    "公示:处罚决定按期公开:20",
    "全过程记录:查封扣押全程音像记录:20",
    "全过程记录:文字记录完整归档:15",
    "法制审核:目录内决定应审尽审:20",
    "法制审核:审核意见书面留存:10",
]
EVALUATED = (
    "market",
    "urban",
    "transport",
    "police",
    "ecology",
    "emergency",
    "health",
    "farming",
    "land",
    "fire",
)
WEAK = {"transport": "公示", "emergency": "全过程记录", "farming": "法制审核", "land": "公示"}


def steps(now: datetime, scale: float = 1.0) -> list[Do]:
    """Every step in the order of its day, as far as that day has come."""
    told = [*_files(), *_round(1, date(2026, 6, 8)), *_round(2, date(2026, 8, 10)), *_items(), *trades()]
    return [replace(do, finds=_finder(str(do.case))) for do in played(now, told)]


def _files() -> Iterator[Event]:
    """A round of central review: six files of three organs drawn from those closed in 2025."""
    yield from case(
        "review round",
        FileReview,
        "justice",
        (
            date(2026, 3, 2),
            "plan",
            SUP,
            {
                "title": "2025年度行政执法案卷集中评查(示例)",
                "mode": "central",
                "year": 2025,
                "units": [OFFICES_BY_KEY[key].code for key in REVIEWED],
            },
        ),
        (date(2026, 3, 2), "announce", SUP, {"draw": Made(_announced)}),
        (date(2026, 3, 4), "draw", SUP, {"draw": Made(_drawn)}),
        (date(2026, 3, 30), "bulletin", SUP, {"text": "评查六件,问题已列入整改台账(示例)"}),
    )
    for n in range(2 * len(REVIEWED)):
        yield from case(f"review file {n}", ReviewedFile, "justice", *_file(n))


def _file(n: int) -> Iterator[Act]:
    pair = [one(SUP), one(LAWYER)]
    points = {"fact_points": 18, "evidence_points": 22, "procedure_points": 23 - n, "law_points": 18}
    yield date(2026, 3, 5), "assign", "justice.head", {"reviewers": pair}
    for person, name in zip(pair, (SUP, LAWYER), strict=True):
        yield date(2026, 3, 10), "score", name, {"reviewer": person, **points, "binding_points": 9}
    total = 90 - n
    defects = ["送达:送达回证没有签收日期(示例)"] if n % 2 else []
    grade = "excellent" if total >= 90 else "qualified"
    yield date(2026, 3, 13), "settle", SUP, {"points": total, "grade": grade, "defects": defects}
    if n == 1:
        told = {"accepted": False, "reason": "原件同样没有日期(示例)", "points": total, "grade": grade}
        yield date(2026, 3, 18), "appeal", f"enforcement_organ {SUP}", {"reason": "原件有日期(示例)"}
        yield date(2026, 3, 24), "appeal-decide", "justice.head", told | {"defects": defects}
    else:
        yield date(2026, 3, 18), "accept", f"enforcement_organ {SUP}", {}
    yield date(2026, 3, 26), "confirm", SUP, {}


def _announced(cases: Cases) -> str:
    codes = [OFFICES_BY_KEY[key].code for key in REVIEWED]
    source = draw.CommitReveal(PARTIES)
    return announced("2025年度案卷评查(示例)", codes, 2025, 2, source, "2026-03-02T09:00:00+08:00").text()


def _drawn(cases: Cases) -> str:
    entries = record.entries(COUNTY, cases["review round"])
    file = draw.parse(next(str(entry.facts["draw"]) for entry in entries if entry.step == "announce"))
    return drawn(file, date(2026, 3, 3)).text()


def drawn(file: draw.DrawFile, day: date) -> draw.DrawFile:
    """The file after both parties committed and revealed on that day, and the draw was made the next."""
    for hour, party, nonce in zip((9, 10), PARTIES, NONCES, strict=True):
        file = draw.commit(file, party, draw.commitment(nonce, party), f"{day}T{hour:02}:00:00+08:00")
    for party, nonce in zip(PARTIES, NONCES, strict=True):
        file = draw.reveal(file, party, nonce, f"{day}T15:00:00+08:00")
    return draw.draw(file, f"{day + timedelta(days=1)}T08:30:00+08:00")


def _round(number: int, day: date) -> Iterator[Event]:
    """A round of evaluation: in the second, two departments are visited no more and most do better."""
    name, keys = f"evaluation {number}", EVALUATED if number == 1 else EVALUATED[:8]
    plan = {"title": f"2026年第{number}轮三项制度评估(示例)", "year": 2026, "number": number}
    codes = [OFFICES_BY_KEY[key].code for key in keys]
    seats = ("congress-deputy", "cppcc-member", "supervisor")
    people = [(day, "seat", SUP, {"person": f"示例委员{n}", "seat": seat}) for n, seat in enumerate(seats, 1)]
    yield from case(
        name,
        EvaluationRound,
        "justice",
        (day, "plan", SUP, plan | {"departments": codes, "checklist": CHECKLIST}),
        *people,
        (day, "start", SUP, {}),
        (day + timedelta(days=15), "bulletin", SUP, {"text": "评估结果见附表(示例)"}),
    )
    for n, key in enumerate(keys):
        weak = WEAK.get(key) if number == 1 or key == "transport" else None
        lost = 9 if weak else n % 4
        told: dict[str, Any] = {"publicity": 35 - lost, "recording": 33, "review": 28}
        told |= {"defects": [f"{weak}:落实不到位(示例)"]} if weak else {}
        visited = day + timedelta(days=2 + n % 3)
        yield from case(f"{name}/{key}", Evaluation, "justice", (visited, "score", SUP, told))


def _items() -> Iterator[Event]:
    """What the first round found: two mended and closed before the second, one overdue, one found again."""
    for n, key in enumerate(WEAK):
        owner, due = one(f"{key}.handler"), date(2026, 7, 15)
        acts: list[Act] = [
            (
                date(2026, 6, 15),
                "assign",
                f"{key}.head",
                {"owner": owner, "measure": "补正并培训(示例)", "due": due},
            )
        ]
        if n != 1:
            acts += [
                (date(2026, 6, 30), "prove", f"{key}.handler", {"proof": "已补正(示例)"}),
                (date(2026, 7, 6), "verify", SUP, {}),
                (date(2026, 7, 7), "close", SUP, {}),
            ]
        yield from case(f"item/{key}", Rectification, key, *acts)


def _finder(name: str) -> Callable[[Cases], str] | None:
    """How the case of that name is found where the system opened it."""
    if name.startswith("review file "):
        place = int(name.rpartition(" ")[2])
        return lambda cases: _ids("reviewed-file", cases["review round"])[place]
    round, slash, key = name.partition("/")
    if not slash:
        return None
    code = OFFICES_BY_KEY[key].code
    if round == "item":
        return lambda cases: _ids("rectification", subject(code, WEAK[key]))[0]
    return lambda cases: next(
        id for id in _ids("evaluation", cases[round]) if _facts(id).get("open__unit") == code
    )


def _ids(procedure: str, about: str) -> list[str]:
    rows = CaseRow.objects.filter(procedure=procedure, subject=about, book=COUNTY)
    return list(rows.order_by("id").values_list("id", flat=True))


def _facts(id: str) -> dict[str, Any]:
    return dict(CaseRow.objects.values_list("facts", flat=True).get(id=id))
