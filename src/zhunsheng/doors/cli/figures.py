"""年度数字:每个数字的值、单位、分子、分母、定义和条文;指明一个数字时可以分列,可以列出背后的案件。"""

from __future__ import annotations

import os
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager

from zhunsheng.doors.cli import installation
from zhunsheng.doors.cli.answers import as_json, table
from zhunsheng.doors.cli.mishaps import Stop
from zhunsheng.indicators import Figure, figure, figures, within
from zhunsheng.indicators.behind import PARTS
from zhunsheng.indicators.choosing import By
from zhunsheng.indicators.coverage import STATES, State, coverage
from zhunsheng.indicators.engines import EMBEDDED, Engine
from zhunsheng.indicators.figures import others, today
from zhunsheng.indicators.rules import period_rule, rounding_rule
from zhunsheng.indicators.spark import Spark

_PAGE = 1000


def configure(parser: ArgumentParser) -> None:
    """The options of `zhunsheng figures`."""
    parser.add_argument("id", nargs="?", metavar="指标", help="只问这一个;不写为全部")
    parser.add_argument("--year", type=int, metavar="年", help="哪一年,默认今年")
    parser.add_argument("--organ", metavar="代码", help="只计这个机关(统一社会信用代码)")
    parser.add_argument("--by", metavar="分列", help="按什么分列,如 organ、quarter、kind")
    parser.add_argument(
        "--definition", metavar="口径", help="按指标的哪种口径,不写为当地采用的口径;写错时列出全部口径"
    )
    parser.add_argument("--cases", action="store_true", help="列出指标背后的案号")
    parser.add_argument(
        "--part",
        default="numerator",
        choices=PARTS,
        metavar="部分",
        help="列哪一部分:numerator 分子(默认)、denominator 分母、rest 其余",
    )
    parser.add_argument(
        "--coverage",
        action="store_true",
        help="五份已发布报告的每个数字:有哪个指标、待哪个系统、或者不是数量",
    )
    parser.add_argument(
        "--engine",
        default="duckdb",
        choices=("duckdb", "spark"),
        metavar="引擎",
        help="由谁计算:duckdb(默认,不用安装)或者 spark;结果相同",
    )
    parser.add_argument(
        "--master",
        metavar="地址",
        help="Spark 主节点,如 spark://10.0.0.5:7077 或者 local[2];不写为环境变量 ZHUNSHENG_SPARK_MASTER,"
        "再没有则在本机计算",
    )
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: Namespace) -> int:
    """Answer from the tables, brought up to date first."""
    if args.coverage:
        return _coverage(args.json)
    installation.ready()
    year = today().year if args.year is None else within(args.year)
    if args.cases and not args.id:
        raise Stop("请指明是哪个指标,例如 zhunsheng figures penalties_decided --cases。")
    if args.definition and not args.id:
        raise Stop("请指明是哪个指标,例如 zhunsheng figures penalties --definition standing。")
    with _engine(args) as engine:
        return _answer(args, year, engine)


@contextmanager
def _engine(args: Namespace) -> Iterator[Engine]:
    """What computes; Spark's processes end with the command. Raises NoSpark where it is asked for and not there."""
    if args.engine != "spark":
        if args.master:
            raise Stop("--master 是 Spark 的主节点。请加上 --engine spark,或者去掉 --master。")
        yield EMBEDDED
        return
    spark = Spark(args.master or os.environ.get("ZHUNSHENG_SPARK_MASTER") or "local[*]")
    try:
        yield spark
    finally:
        spark.close()


def _answer(args: Namespace, year: int, engine: Engine) -> int:
    if not args.id:
        found = figures(year, args.organ, args.by, engine=engine)
        if args.json:
            as_json([one.as_json() for one in found])
        else:
            table(
                (
                    (one.id, one.title, one.shown, _parts(one), one.version.title, one.article)
                    for one in found
                ),
                ("指标", "名称", "值", "分子/分母", "口径", "条文"),
            )
        return 0
    one = figure(args.id, year, args.organ, args.by, definition=args.definition, engine=engine)
    numbers = list(_numbers(one, args.part)) if args.cases else []
    if args.json:
        other = [_brief(each) for each in others(one)]
        as_json(one.as_json() | {"others": other} | ({"cases": numbers} if args.cases else {}))
    elif args.cases:
        for number in numbers:
            print(number)
    else:
        _tell(one)
    return 0


def _coverage(json: bool) -> int:
    """Every figure of the five reports, and how many of which state; needs no database."""
    every = coverage()
    counts = {state: sum(one.state is state for one in every) for state in State}
    if json:
        as_json({"counts": counts, "figures": [one.as_json() for one in every]})
        return 0
    table(
        ((one.figure, one.report, "、".join(one.systems), STATES[one.state], one.told) for one in every),
        ("数字", "报告", "系统", "状态", "指标或者原因"),
    )
    print(";".join(f"{STATES[state]}{n}" for state, n in counts.items()))
    return 0


def _tell(one: Figure) -> None:
    print(f"{one.title}({one.period}):{one.shown}")
    print(f"  {_parts(one)}  {one.article}")
    print(f"  口径:{one.version.title}({one.version.name}){_why(one)}")
    print(f"  {one.definition}。{period_rule(one.indicator)};{rounding_rule(one.indicator)}")
    if one.note:
        print(f"  {one.note}")
    for problem in one.problems:
        print(f"  不能发布:{problem.message}")
    table((part.slice.label if part.slice else "", part.shown, _parts(part)) for part in one.breakdown)
    other = others(one)
    if other:
        print("其他口径:")
        table(
            (each.version.name, each.version.title, each.shown, _parts(each), each.definition)
            for each in other
        )


def _why(one: Figure) -> str:
    return f",依据{one.choice.source}" if one.choice.by is By.RULE else ""


def _brief(one: Figure) -> dict[str, object]:
    told = one.as_json()
    return {name: told[name] for name in ("version", "definition", "value", "numerator", "denominator")}


def _parts(one: Figure) -> str:
    return f"{one.numerator:,}/{one.denominator:,}"


def _numbers(one: Figure, part: str) -> Iterator[str]:
    after: str | None = None
    while True:
        page = one.cases(part, after=after, size=_PAGE)
        yield from (case.number for case in page.items)
        after = page.after
        if after is None:
            return
