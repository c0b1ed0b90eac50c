"""生成法治政府建设年度报告。已发布的,给出发布的文本;尚未发布的,按账簿现状拟出草稿,并列出不能发布的原因。

格式:docx(GB/T 9704 版式)、pdf、html(每个数字可点开)、json(机器可读,见 docs/report-format.md)。
退出码:0 都已写出;1 本机没有中文字体,PDF 没有写出,其余格式已写出。
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import date
from pathlib import Path

from tqdm import tqdm

from zhunsheng import record
from zhunsheng.doors.cli import installation
from zhunsheng.doors.cli.answers import as_json
from zhunsheng.doors.cli.mishaps import Stop
from zhunsheng.indicators.figures import today
from zhunsheng.registers.models import Jurisdiction, Organ
from zhunsheng.reports import Edition, compose, published
from zhunsheng.reports.outputs import FORMATS, NoFonts, Place, issues, written


def configure(parser: ArgumentParser) -> None:
    """The options of `zhunsheng report`."""
    parser.add_argument("year", type=int, nargs="?", metavar="年", help="报告年度,如 2025")
    parser.add_argument("--year", type=int, dest="named", metavar="年", help="同上")
    parser.add_argument("--out", type=Path, metavar="文件夹", help="写到哪个文件夹,文件名为 report-年.格式")
    parser.add_argument(
        "--formats",
        type=_formats,
        default=tuple(FORMATS),
        metavar="格式",
        help=f"写哪些格式,用逗号分开,默认全部:{','.join(FORMATS)}",
    )
    parser.add_argument("-o", "--output", type=Path, metavar="文件", help="只写一个文件,格式看扩展名")
    parser.add_argument("--book", metavar="账簿", help="哪个政府;只有一个时可以不写")
    parser.add_argument("--organ", metavar="机关", help="只统计一个机关:统一社会信用代码或名称")
    parser.add_argument("--issuer", metavar="名称", help="发文机关,默认为该政府或该机关")
    parser.add_argument("--number", default="", metavar="字号", help="草稿的发文字号,如 某政发〔2026〕3号")
    parser.add_argument("--site", default="", metavar="网址", help="门户网址,写进 HTML 和 JSON 的链接")
    parser.add_argument("--json", action="store_true", help="输出 JSON:文本、数字、检查结果")


def run(args: Namespace) -> int:
    """The edition in the formats asked for, or told as JSON."""
    installation.ready()
    year = args.year or args.named
    if year is None:
        raise Stop("请写明报告年度,例如 zhunsheng report 2025 --out 报告。")
    if not (args.output or args.out or args.json):
        raise Stop("请用 --out 指明写到哪个文件夹,或者用 -o 指明写到哪个文件,或者加 --json。")
    edition, dated, place = _edition(args, year)
    checks = () if place else edition.check()
    failed = _write(_paths(args, year), edition, dated, place)
    if args.json:
        problems = [{"kind": one.kind, "message": one.message, "article": one.article} for one in checks]
        told = {"year": year, "title": edition.title, "number": edition.number, "published": bool(place)}
        used = [edition.figures[name] for name in edition.refs()]
        as_json(told | {"text": edition.text, "figures": used, "problems": problems})
        return failed
    if checks:
        print("尚不能发布:")
        for one in checks:
            print(f"  {one.message}{f'({one.article})' if one.article else ''}")
    return failed


def _write(paths: list[tuple[str, Path]], edition: Edition, dated: date, place: Place | None) -> int:
    """Write each file and say so on stderr; 1 where one could not be made, the others are written all the same."""
    failed = 0
    kind = "已发布的报告" if place else "草稿"
    shown = tqdm(paths, desc="写出", unit="份", file=sys.stderr, disable=not sys.stderr.isatty(), leave=False)
    for format, path in shown:
        try:
            data = written(format, edition, dated, place)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        except NoFonts as no:
            failed = 1
            shown.write(str(no), file=sys.stderr)
        except OSError as no:
            raise Stop(
                f"不能写入 {path}:{no.strerror or no}。请换一个文件夹,或者检查权限和磁盘空间。"
            ) from no
        else:
            shown.write(f"{kind}已写入 {path}。", file=sys.stderr)
    return failed


def _paths(args: Namespace, year: int) -> list[tuple[str, Path]]:
    """Each format with the file that it goes to."""
    found = [(format, args.out / f"report-{year}.{format}") for format in args.formats] if args.out else []
    if args.output:
        format = args.output.suffix.lower().lstrip(".")
        if format not in FORMATS:
            raise Stop(f"不认识的扩展名「{args.output.suffix}」。可以用:{'、'.join(FORMATS)}。")
        found.append((format, args.output))
    return found


def _formats(text: str) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(name.strip().lower() for name in text.split(",") if name.strip()))
    unknown = [name for name in names if name not in FORMATS]
    if unknown or not names:
        raise ArgumentTypeError(f"没有「{'、'.join(unknown)}」这种格式。可以用:{','.join(FORMATS)}。")
    return names


def _edition(args: Namespace, year: int) -> tuple[Edition, date, Place | None]:
    """The published edition of the year with its place, or what the record would say now."""
    organ = _organ(args.organ) if args.organ else None
    code = organ.code if organ else ""
    found = [one for one in published(year, args.book) if one.edition.organ == code]
    if len(found) > 1:
        raise Stop(f"{year}年有{len(found)}份已发布的报告。请用 --book 指明哪个政府。")
    if found:
        last = issues(found[0].case, found[0].book, args.site)[-1]
        return last.edition, last.place.on, last.place
    issuer = args.issuer or (organ.name if organ else _government(args.book))
    made = compose(year, issuer=issuer, number=args.number, book=args.book, organ=code or None)
    return made, today(), None


def _organ(text: str) -> Organ:
    """The organ of that code or name."""
    found = list(Organ.objects.filter(code=text)[:2]) or list(Organ.objects.filter(name=text)[:2])
    if len(found) != 1:
        raise Stop(f"没有机关「{text}」,或者不止一个。请改用统一社会信用代码。")
    return found[0]


def _government(book: str | None) -> str:
    """The name of the government whose book it is: the one named, or the only one that anything stands in."""
    books = [book] if book else [name for name in record.books() if record.head(name).seq]
    names = list(Jurisdiction.objects.filter(book__in=books).values_list("name", flat=True)[:2])
    if len(names) != 1:
        raise Stop("不能确定发文机关。请用 --issuer 写明,例如 --issuer 某县人民政府。")
    return f"{names[0]}人民政府"
