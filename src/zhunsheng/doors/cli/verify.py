"""逐条核验账簿:正文、摘要、链值、编号、时刻、密封值、检查点。有错,或者什么也没有核验,退出码为 1。

给出回执文件的,核验回执:不需要数据库和网络,公钥用 --key 给出(从门户网站、公报或者见证人处抄录)。"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from zhunsheng import record
from zhunsheng.doors.cli import installation, jobs
from zhunsheng.doors.cli.answers import as_json, progress, telling
from zhunsheng.doors.cli.mishaps import Stop
from zhunsheng.record.receipt_compare import contradictions


def configure(parser: ArgumentParser) -> None:
    """The options of `zhunsheng verify`."""
    parser.add_argument("receipts", nargs="*", metavar="回执", help="回执文件(.json);不写则核验账簿")
    parser.add_argument(
        "--key",
        action="append",
        default=[],
        metavar="公钥",
        help="公布的公钥(账簿的、见证人的),或者每行一个公钥的文件;可重复",
    )
    parser.add_argument("--book", metavar="账簿", help="只核验这一本")
    jobs.configure(parser)
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: Namespace) -> int:
    """Walk the books, or check receipts; 1 where anything is wrong or nothing was checked."""
    if args.receipts:
        return _receipts(args)
    if args.key:
        raise Stop("--key 用于核验回执。请写出回执文件,或者去掉 --key。")
    processes = jobs.wanted(args)
    installation.load()
    installation.ready()
    with progress("核验") as bar:
        if args.book:
            found = record.Verification([record.verify(args.book, progress=telling(bar), jobs=processes)])
        else:
            found = record.verify_all(progress=telling(bar), jobs=processes)
    if args.json:
        as_json(found.as_json())
    else:
        _tell(found)
    return 0 if found.ok else 1


def _tell(found: record.Verification) -> None:
    if not found.books:
        print("没有任何账簿,什么也没有核验。请先运行 zhunsheng demo,或者开始办理案件。")
    for report in found.books:
        verdict = "完好" if report.ok else f"有 {len(report.wrong)} 处错误"
        print(f"账簿「{report.book}」:核验 {report.checked} 条,{verdict}。")
        print(f"  {_signed(report)}")
        for wrong in report.wrong[:20]:
            print(f"  第 {wrong.seq} 条:{wrong.what}" if wrong.seq else f"  {wrong.what}")
        if len(report.wrong) > 20:
            print(f"  另有 {len(report.wrong) - 20} 处,请加 --json 查看。")
    for what in found.reading:
        print(f"查阅日志:{what}")


def _signed(report: record.Report) -> str:
    """How far checkpoints vouch for the book: silence about it would be taken for safety."""
    if not report.checkpoints:
        return "没有检查点:整本重新链接的改动不能发现。请运行 zhunsheng checkpoint,并设见证目录。"
    after = report.checked - report.signed
    rest = f"其后 {after} 条尚未签名" if after > 0 else "全部记录已经签名"
    return f"与 {report.checkpoints} 个检查点核对,到第 {report.signed} 条相符;{rest}。"


def _receipts(args: Namespace) -> int:
    kinds = (record.notes.ED25519, record.notes.COSIGNATURE)
    keys = [record.notes.key(line, kinds) for given in args.key for line in key_lines(given)]
    answers: list[dict[str, Any]] = []
    good: list[tuple[int, record.receipt_check.Verdict]] = []
    for name in args.receipts:
        try:
            text = Path(name).read_text(encoding="utf-8")
            verdict = record.receipt_check.check(text, keys)
            good.append((len(answers), verdict))
            answers.append({"file": name, "ok": True} | _proved(verdict))
        except UnicodeDecodeError:
            answers.append({"file": name, "ok": False, "what": "不是 UTF-8 文本,不是回执。请核对文件。"})
        except record.RecordError as error:
            answers.append({"file": name, "ok": False, "what": str(error)})
    _compare(answers, good)
    if args.json:
        as_json(answers if len(answers) > 1 else answers[0])
    else:
        for one in answers:
            _tell_receipt(one)
    return 0 if all(one["ok"] for one in answers) else 1


def _compare(answers: list[dict[str, Any]], good: list[tuple[int, record.receipt_check.Verdict]]) -> None:
    """Receipts that each hold, but cannot be of one book, are told of both: whoever signed them keeps two books."""
    for found in contradictions([verdict for _n, verdict in good]):
        pair = good[found.one][0], good[found.other][0]
        for n, other in (pair, pair[::-1]):
            entries = f"第 {found.low} 条" + (f"至第 {found.high} 条之间" if found.high > found.low else "")
            answers[n]["ok"] = False
            answers[n]["what"] = (
                f"它的签名成立,但与 {answers[other]['file']} 矛盾:{entries}不同。签名的一方有两本账。"
                "请保存两份回执,它们就是证据,并向上级机关或者监察机关反映。"
            )


def key_lines(given: str) -> list[str]:
    """A key as it stands, or the lines of a file of keys."""
    if not Path(given).is_file():
        return [given]
    return [line for line in Path(given).read_text(encoding="utf-8").splitlines() if line.strip()]


def _proved(verdict: record.receipt_check.Verdict) -> dict[str, Any]:
    return {
        "book": verdict.body["book"],
        "seq": verdict.body["seq"],
        "size": verdict.size,
        "root": verdict.root.hex(),
        "keys": [str(key) for key in verdict.signers],
        "trusted": verdict.trusted,
        "witnesses": [{"name": one.key.name, "at": one.at} for one in verdict.cosigned],
        "entry": verdict.body,
        "opened": verdict.opened,
    }


def _tell_receipt(one: dict[str, Any]) -> None:
    if not one["ok"]:
        print(f"{one['file']}:不成立。{one['what']}")
        return
    entry = one["entry"]
    print(f"{one['file']}:成立。账簿「{one['book']}」第 {one['seq']} 条,在已签名的 {one['size']} 条之中。")
    print(f"  案件 {entry.get('case')} · {entry.get('procedure')}/{entry.get('step')} · {entry.get('on')}")
    for place, value in one["opened"].items():
        print(f"  公开的内容 {place}:{value}")
    if not one["trusted"]:
        print("  没有给出公钥,用的是回执自带的公钥。请与公布的公钥核对,一致的才可采信:")
    for key in one["keys"]:
        print(f"  签名公钥 {key}")
    for seen in one["witnesses"]:
        print(f"  见证人「{seen['name']}」于 {seen['at']:%Y-%m-%d %H:%M:%S} UTC 联署")
