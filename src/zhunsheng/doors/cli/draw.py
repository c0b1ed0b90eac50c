"""随机抽取:verify 核验抽取文件;announce、nonce、commit、reveal、enter、run、replace 离线制作一次抽取。"""

from __future__ import annotations

import secrets
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from zhunsheng.doors.cli.answers import as_json
from zhunsheng.doors.cli.mishaps import Stop
from zhunsheng.methods import draw

HERE = ZoneInfo("Asia/Shanghai")


def configure(parser: ArgumentParser) -> None:
    """The options of `zhunsheng draw`."""
    does = parser.add_subparsers(dest="does", required=True, metavar="做什么")
    verify = does.add_parser("verify", help="核验抽取文件:重算全部,指出每一处不符")
    verify.add_argument("files", nargs="+", metavar="文件", help="抽取文件(.json)")
    verify.add_argument("--published", metavar="摘要", help="事先公布的名录摘要或者公告摘要")
    verify.add_argument("--json", action="store_true", help="输出 JSON")
    announce = does.add_parser("announce", help="由名录(CSV:标识,权重,分层)作出公告,写出抽取文件")
    announce.add_argument("pool", metavar="名录", help="CSV 文件")
    announce.add_argument("-o", "--output", required=True, metavar="文件", help="写到这个抽取文件")
    announce.add_argument("--name", required=True, metavar="名称", help="抽取名称")
    announce.add_argument("--purpose", default="inspection-objects", metavar="用途", help="抽取用途")
    announce.add_argument(
        "--quota", action="append", required=True, metavar="数量", help="5、3%% 或者 高:20%%,可重复"
    )
    announce.add_argument(
        "--party", action="append", default=[], metavar="一方", help="承诺—揭示的一方,至少两方"
    )
    announce.add_argument("--reveal-by", metavar="时刻", help="揭示截止时刻")
    announce.add_argument("--drand", nargs=2, metavar=("链", "轮次"), help="以 drand 的一轮为随机来源")
    announce.add_argument(
        "--lottery", nargs=4, metavar=("名称", "期号", "开奖时刻", "公布处"), help="以彩票开奖号码为随机来源"
    )
    does.add_parser("nonce", help="产生一个随机数(64位十六进制),由一方自己保管")
    for name, title, words in (
        ("commit", "一方承诺(由系统算出承诺值)", ("party", "nonce")),
        ("reveal", "一方揭示", ("party", "nonce")),
        ("enter", "填写公布的随机值", ("value",)),
        ("run", "抽取", ()),
        ("replace", "更换一个,由次序在后的递补", ("out", "reason")),
    ):
        one = does.add_parser(name, help=title)
        one.add_argument("file", metavar="文件", help="抽取文件(.json),就地更新")
        for word in words:
            one.add_argument(word, metavar=_WORDS[word], help=_WORDS[word])
        one.add_argument("--at", metavar="时刻", help="办理时刻(默认现在)")
        if name == "enter":
            one.add_argument("--signature", metavar="签名", help="drand 签名")


_WORDS = {"party": "一方", "nonce": "随机数", "value": "随机值", "out": "标识", "reason": "理由"}


def run(args: Namespace) -> int:
    """Verify, or take one step of a draw; 1 where a file does not repeat."""
    if args.does == "verify":
        return _verify(args)
    try:
        if args.does == "nonce":
            print(secrets.token_hex(32))
        elif args.does == "announce":
            _announce(args)
        else:
            _go_on(args)
    except draw.NotDrawn as no:
        raise Stop(str(no)) from no
    return 0


def _verify(args: Namespace) -> int:
    answers, wrong = [], False
    for name in args.files:
        try:
            file: draw.DrawFile | None = draw.parse(_read(name))
            found = draw.verify(file, args.published)
        except draw.NotDrawn as no:
            file, found = None, [no.problem]
        wrong = wrong or bool(found)
        answers.append(
            {
                "file": name,
                "ok": not found,
                "problems": [{"rule": one.rule, "message": one.text()} for one in found],
                "drawn": draw.chosen(file) if file and not found else [],
            }
        )
        if not args.json:
            _tell(name, file, found)
    if args.json:
        as_json(answers if len(answers) > 1 else answers[0])
    return int(wrong)


def _tell(name: str, file: draw.DrawFile | None, found: list[draw.Problem]) -> None:
    if file is not None and not found:
        print(f"{name}:重算相符。名录{len(file.pool)}个,抽取{len(file.drawn)}个,更换{len(file.replaced)}个。")
        print(f"  名录摘要 {file.pool_sha256}\n  公告摘要 {file.announced_sha256}\n  种子 {file.seed}")
        print("  结果 " + "、".join(draw.chosen(file)))
        return
    print(f"{name}:{len(found)}处不符。")
    for one in found:
        print(f"  {one.text()}")


def _announce(args: Namespace) -> None:
    given = [bool(args.party), bool(args.drand), bool(args.lottery)]
    if sum(given) != 1:
        raise Stop("请写明一种随机来源:--party(至少两次)、--drand 或者 --lottery。")
    if args.drand:
        if not args.drand[1].isdigit():
            raise Stop("drand 轮次应为正整数。请核对。")
        source: draw.Source = draw.Drand(args.drand[0].lower(), int(args.drand[1]))
    elif args.lottery:
        source = draw.Lottery(*args.lottery)
    else:
        source = draw.CommitReveal(tuple(args.party), args.reveal_by)
    quotas = [draw.quota(one) for one in args.quota]
    file = draw.announce(args.name, args.purpose, draw.read_pool(_read(args.pool)), quotas, source, _now())
    if Path(args.output).exists():
        raise Stop(f"「{args.output}」已经存在。一次公布一个文件,请另取文件名。")
    _write(args.output, file)
    print(f"请立即公布:\n  名录摘要 {file.pool_sha256}\n  公告摘要 {file.announced_sha256}")


def _go_on(args: Namespace) -> None:
    file, at = draw.parse(_read(args.file)), args.at or _now()
    steps: dict[str, Callable[[], draw.DrawFile]] = {
        "commit": lambda: draw.commit(file, args.party, draw.commitment(args.nonce, args.party), at),
        "reveal": lambda: draw.reveal(file, args.party, args.nonce, at),
        "enter": lambda: draw.enter(file, args.value, at, args.signature),
        "run": lambda: draw.draw(file, at),
        "replace": lambda: draw.replace(file, args.out, args.reason, at),
    }
    done = steps[args.does]()
    _write(args.file, done)
    if done.drawn:
        print("结果 " + "、".join(draw.chosen(done)))


def _now() -> str:
    return datetime.now(HERE).isoformat(timespec="seconds")


def _read(name: str) -> str:
    try:
        return Path(name).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise draw.NotDrawn(f"「{name}」不是 UTF-8 文本。请另存为 UTF-8 后再试。", "text") from wrong


def _write(name: str, file: draw.DrawFile) -> None:
    Path(name).write_text(file.text(), encoding="utf-8")
