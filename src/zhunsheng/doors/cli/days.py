"""推算期限:自某日起若干工作日、日、月、年、小时届满于哪一天;或者两日之间相隔多少。按国务院放假通知计算。"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import date, datetime

from zhunsheng.doors.cli.answers import as_json
from zhunsheng.doors.cli.mishaps import Stop
from zhunsheng.statutes.answers import explain_days


def configure(parser: ArgumentParser) -> None:
    """The options of `zhunsheng days`."""
    parser.add_argument(
        "--from", dest="start", required=True, metavar="日期", help="起算日,当日不计入,如 2026-02-10"
    )
    parser.add_argument("--count", type=int, metavar="N", help="期限的长度")
    parser.add_argument(
        "--unit",
        default="working",
        metavar="单位",
        help="working 工作日(默认)、calendar 日、month 月、year 年、hour 小时",
    )
    parser.add_argument("--to", metavar="日期", help="改问:到这一天共有多少")
    parser.add_argument("--backward", action="store_true", help="向前倒推(如“听证七日前”)")
    parser.add_argument(
        "--roll", default="none", metavar="方式", help="末日为休息日:none 不动、forward 顺延、back 提前"
    )
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: Namespace) -> int:
    """Print the day, or the distance, and how it was computed."""
    answer = explain_days(
        _moment(args.start),
        args.count,
        args.unit,
        to=_day(args.to) if args.to else None,
        backward=args.backward,
        roll=args.roll,
    )
    if args.json:
        as_json(answer)
        return 0
    print(answer["date"] if "date" in answer else answer["count"])
    for line in answer["explanation"]:
        print(f"  {line}")
    return 0


def _moment(text: str) -> date | datetime:
    if "T" not in text and ":" not in text:
        return _day(text)
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise Stop(f"「{text}」不是时刻。请写成 2026-02-10T09:30。") from None


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Stop(f"「{text}」不是日期。请写成 2026-02-10。") from None
