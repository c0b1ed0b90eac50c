"""生成法治政府建设年度报告(行政执法部分)。已发布的,给出发布的文本;尚未发布的,按账簿现状拟出草稿,并列出不能发布的原因。"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path

from zhunsheng import record
from zhunsheng.doors.cli import installation
from zhunsheng.doors.cli.answers import as_json
from zhunsheng.doors.cli.mishaps import Stop
from zhunsheng.indicators.figures import today
from zhunsheng.registers.models import Jurisdiction
from zhunsheng.reports import Edition, compose, docx, published


def configure(parser: ArgumentParser) -> None:
    """The options of `zhunsheng report`."""
    parser.add_argument("--year", type=int, required=True, metavar="年", help="报告年度,如 2025")
    parser.add_argument("-o", "--output", type=Path, metavar="文件", help="写到哪个 .docx 文件")
    parser.add_argument("--book", metavar="账簿", help="哪个政府;只有一个时可以不写")
    parser.add_argument("--issuer", metavar="名称", help="发文机关,默认为该政府")
    parser.add_argument("--number", default="", metavar="字号", help="草稿的发文字号,如 某政发〔2026〕3号")
    parser.add_argument("--json", action="store_true", help="输出 JSON:文本、数字、检查结果")


def run(args: Namespace) -> int:
    """The edition as .docx or as JSON."""
    installation.ready()
    if not args.output and not args.json:
        raise Stop("请用 -o 指明写到哪个 .docx 文件,或者加 --json。")
    edition, dated, out = _edition(args)
    checks = () if out else edition.check()
    if args.output:
        args.output.write_bytes(docx(edition, dated))
    if args.json:
        problems = [{"kind": one.kind, "message": one.message, "article": one.article} for one in checks]
        told = {"year": edition.year, "title": edition.title, "number": edition.number, "published": out}
        used = [edition.figures[id] for id in edition.used()]
        as_json(told | {"text": edition.text, "figures": used, "problems": problems})
        return 0
    print(f"{'已发布的报告' if out else '草稿'}已写入 {args.output}。")
    if checks:
        print("尚不能发布:")
        for one in checks:
            print(f"  {one.message}{f'({one.article})' if one.article else ''}")
    return 0


def _edition(args: Namespace) -> tuple[Edition, date, bool]:
    """The published edition of the year, or what the record would say now."""
    found = published(args.year, args.book)
    if len(found) > 1:
        raise Stop(f"{args.year}年有{len(found)}份已发布的报告。请用 --book 指明哪个政府。")
    if found:
        return found[0].edition, found[0].on, True
    issuer = args.issuer or _government(args.book)
    return compose(args.year, issuer=issuer, number=args.number, book=args.book), today(), False


def _government(book: str | None) -> str:
    """The name of the government whose book it is: the one named, or the only one that anything stands in."""
    books = [book] if book else [name for name in record.books() if record.head(name).seq]
    names = list(Jurisdiction.objects.filter(book__in=books).values_list("name", flat=True)[:2])
    if len(names) != 1:
        raise Stop("不能确定发文机关。请用 --issuer 写明,例如 --issuer 某县人民政府。")
    return f"{names[0]}人民政府"
