"""删除一个案件的个人信息(个人信息保护法第四十七条):先列出将要删除的,确认后删除。记录和数字不变,另留一条说明依据的记录。"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from zhunsheng.cases import erasing
from zhunsheng.cases.erasing_grounds import GROUNDS
from zhunsheng.doors.cli import installation
from zhunsheng.doors.cli.answers import as_json, table
from zhunsheng.doors.cli.mishaps import Stop


def configure(parser: ArgumentParser) -> None:
    """The options of `zhunsheng erase`."""
    grounds = ";".join(f"{name} {ground.title}" for name, ground in GROUNDS.items())
    parser.add_argument("case", metavar="案件", help="案号或者案件编号")
    parser.add_argument("--ground", metavar="理由", help=f"删除的理由:{grounds}")
    parser.add_argument("--document", default="", metavar="文号", help="决定删除的审批文号;不写姓名")
    parser.add_argument("--article", default="", metavar="条文", help="理由为 other 时,规定删除的法律条文")
    parser.add_argument("--by", metavar="人员", help="由谁决定:办案机关的负责人")
    parser.add_argument("--entry", type=int, metavar="编号", help="只删除这一条记录中的")
    parser.add_argument("--path", metavar="位置", help="只删除该条记录的这一项,例如 /party/phone")
    parser.add_argument("--keep-evidence", action="store_true", help="证据文件不删除")
    parser.add_argument("--yes", action="store_true", help="不再询问,直接删除")
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: Namespace) -> int:
    """List what would go; erase it where a ground is given and it is confirmed."""
    installation.ready()
    if args.path and args.entry is None:
        raise Stop("指明了位置,没有指明记录的编号。请加 --entry。")
    plan = erasing.planned(args.case, args.entry, args.path, not args.keep_evidence)
    waiting = erasing.waiting(args.case)
    if not args.json:
        _list(plan, waiting)
    if args.ground is None:
        if args.json:
            as_json(_plain(plan) | {"waiting": waiting})
        else:
            print("没有删除。要删除的,请加 --ground 理由 --document 文号 --by 人员。")
        return 0
    if not args.by:
        raise Stop("没有指明由谁决定。请加 --by 人员。")
    if not args.yes and not _sure():
        raise Stop("没有删除。确认要删除的,请加 --yes,或者在提问时输入 yes。")
    done = erasing.erase(
        *(args.case, args.ground, args.document),
        by=args.by,
        article=args.article,
        seq=args.entry,
        path=args.path,
        evidence=not args.keep_evidence,
    )
    if args.json:
        as_json(_plain(done.plan) | {"entries": list(done.entries), "waiting": done.waiting})
    else:
        print(f"已删除 {done.plan.values} 项个人信息、{len(done.plan.evidence)} 件证据,", end="")
        print(f"记录第 {'、'.join(map(str, done.entries))} 号。")
        print("备份中的还在:请运行 zhunsheng backup … --rotate 清理。")
        if done.waiting:
            print(f"文件尚未全部清除,zhunsheng work 会继续清除:{done.waiting}")
    return 0


def _sure() -> bool:
    if not sys.stdin.isatty():
        return False
    return input("删除后不能恢复。输入 yes 确认:").strip().lower() == "yes"


def _list(plan: erasing.Plan, waiting: int) -> None:
    if waiting:
        print(f"本案已删除的证据中,有 {waiting} 件的原件还没有清除。请运行 zhunsheng work --once。")
    if not plan.losing:
        print(f"案件 {plan.number} 没有可以删除的个人信息。")
        return
    rows = [(one.seq, one.on, one.step, len(one.paths), len(one.evidence)) for one in plan.losing]
    table(rows, ("记录", "日期", "步骤", "个人信息", "证据"))
    if plan.kept:
        print(f"其中 {len(plan.kept)} 件证据另有案件在用,原件保留。")


def _plain(plan: erasing.Plan) -> dict[str, object]:
    return {
        "case": plan.case,
        "number": plan.number,
        "values": plan.values,
        "evidence": plan.evidence,
        "kept": sorted(plan.kept),
        "losing": [
            {"case": one.case, "seq": one.seq, "paths": one.paths, "evidence": one.evidence}
            for one in plan.losing
        ],
    }
