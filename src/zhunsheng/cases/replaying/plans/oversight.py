"""Files reviewed, rounds of evaluation, self-checks, social supervisors: F006, F008, F126, F127, F129–F131, F222, F261,
F363."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from zhunsheng.cases.demo.plan import Of
from zhunsheng.cases.replaying.place import Body, Owing, Place
from zhunsheng.cases.replaying.plans.penalty import punish
from zhunsheng.cases.replaying.plans.planning import Plan, Sizes
from zhunsheng.procedures.oversight.review.evaluation import Evaluation, EvaluationRound
from zhunsheng.procedures.oversight.review.file_review import FileReview
from zhunsheng.procedures.oversight.review.reviewed_file import ReviewedFile
from zhunsheng.procedures.oversight.supervision import JointSupervision, SocialSupervisor

POINTS = {
    "fact_points": "18",
    "evidence_points": "23",
    "procedure_points": "22",
    "law_points": "18",
    "binding_points": "9",
}
CHECKLIST = ["公示:按时公开:40", "全过程记录:有记录可查:30", "法制审核:应审尽审:30"]


def reviewed(place: Place, key: str, unit: Body, day: date, round: str, mode: str) -> None:
    """The file of a penalty put under review, scored by two with no part in it, its result told."""
    body, day = place.justice, punish(place, f"{key}f", unit, day, 2000)
    told = {"round": Of(round), "file": Of(f"{key}f"), "unit": unit.code, "mode": mode}
    place.do(key, ReviewedFile, "open", day, body, "sup1", **told)
    two = body.who("rev", "rev2")
    place.do(key, ReviewedFile, "assign", day, body, "sup1", reviewers=[*two])
    place.do(key, ReviewedFile, "score", day, body, "rev", reviewer=two[0], **POINTS)
    place.do(key, ReviewedFile, "score", day, body, "rev2", reviewer=two[1], **POINTS)
    place.do(key, ReviewedFile, "settle", day, body, "sup1", points="90", grade="excellent")


def files(place: Place, sizes: Sizes) -> None:
    """So many files reviewed by the departments themselves, so many centrally from so many units."""
    day = next(place.days(1))
    for mode in ("self", "central"):
        plan: dict[str, Any] = {"title": "模拟评查", "mode": mode, "year": place.year}
        place.do(f"round-{mode}", FileReview, "plan", day, place.justice, "sup1", **plan)
    offices, towns = sizes.of("F126", "F261"), sizes.of("F127")
    # The justice bureau reviews; whoever works in a unit does not review its files.
    others = place.offices[1:]
    units = (*others[:offices], *place.halls[:towns])
    central, own = sizes.of("F131") or len(units), sizes.of("F130")
    for n, on in enumerate(place.days(max(central, len(units)), 2)):
        reviewed(place, f"rc{n}", units[n % len(units)], on, "round-central", "central")
    for n, on in enumerate(place.days(own, 2)):
        reviewed(place, f"rs{n}", others[n % len(others)], on, "round-self", "self")


def rounds(place: Place, sizes: Sizes) -> None:
    """So many rounds, in each of which so many departments are visited and scored."""
    body, units = place.justice, place.offices[: sizes["F008"]]
    for n, day in enumerate(place.days(sizes["F006"])):
        key = f"ev{n}"
        plan: dict[str, Any] = {
            "title": f"模拟评估{n}",
            "year": place.year,
            "number": n + 1,
            "checklist": CHECKLIST,
        }
        place.do(key, EvaluationRound, "plan", day, body, "sup1", departments=[u.code for u in units], **plan)
        for seat in ("congress-deputy", "cppcc-member", "supervisor"):
            place.do(key, EvaluationRound, "seat", day, body, "sup1", person=f"{seat}某", seat=seat)
        place.do(key, EvaluationRound, "start", day, body, "sup1")
        for unit in units:
            owed = Owing(Evaluation, {"open__unit": unit.code, "open__round": Of(key)})
            scores = {"publicity": "35", "recording": "25", "review": "25"}
            place.do(owed, Evaluation, "score", day, body, "sup1", **scores)


def self_checks(place: Place, sizes: Sizes) -> None:
    """A joint check in which so many departments hand in what they found themselves."""
    day, body = next(place.days(1)), place.justice
    units = [one.code for one in place.offices[1 : sizes["F222"] + 1]]
    place.do("js", JointSupervision, "plan", day, body, "sup1", fields=["生态环境"], units=units)
    for unit in units:
        place.do("js", JointSupervision, "self-check", day, body, "@enforcement_organ", "sup1", unit=unit)


def social(place: Place, sizes: Sizes) -> None:
    """So many social supervisors in their term, and one whose term is over."""
    body = place.justice
    for n, day in enumerate(place.days(sizes["F363"] + 1)):
        over = n == sizes["F363"]
        until = day + timedelta(days=3) if over else date(place.year + 3, 12, 31)
        told: dict[str, Any] = {"person": f"监督员{n}", "card": f"聘-{n:03d}", "since": day, "until": until}
        place.do(f"ss{n}", SocialSupervisor, "appoint", day, body, "sup1", **told)


PLANS = (
    Plan(
        ("F126", "F127", "F129", "F130", "F131"),
        files,
        whole=("F126", "F127"),
        smallest=10,
        departments=13,
        towns=4,
    ),
    Plan(("F261",), files, whole=("F261",), departments=29),
    Plan(("F006", "F008"), rounds, whole=("F006", "F008"), departments=20),
    Plan(("F222",), self_checks, whole=("F222",), departments=6),
    Plan(("F363",), social),
)
