"""在临时环境中演算故事文件(YAML):逐个行为报告准许、拒绝的理由和条文,以及各期限。

退出码:0 全部演算;1 有文件读不出;3 有不认识的词(unknown)。与预期不符不影响退出码。
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from zhunsheng.cases import stories
from zhunsheng.doors.cli import installation
from zhunsheng.doors.cli.answers import as_json, progress

UNKNOWN = 3
_VERDICTS = {"allowed": "准许", "refused": "拒绝", "unknown": "不认识"}


def configure(parser: ArgumentParser) -> None:
    """The options of `zhunsheng story`."""
    parser.add_argument("files", nargs="+", type=Path, metavar="文件", help="故事文件(.yaml)")
    parser.add_argument("--json", action="store_true", help="输出 JSON")


def run(args: Namespace) -> int:
    """Play every story that can be read."""
    told, code = [], 0
    for path in args.files:
        try:
            if not path.is_file():
                raise stories.BadStory(f"找不到故事文件「{path}」。请核对路径。")
            told += stories.read(path)
        except stories.BadStory as no:
            sys.stderr.write(f"{no}\n")
            code = 1
    installation.migrate()
    answers = []
    with progress("演算", "个", len(told)) as bar:
        for serial, story in enumerate(told, 1):
            answers.append(stories.play(story, serial))
            bar.update()
    if args.json:
        as_json(answers)
    else:
        for story, answer in zip(told, answers, strict=True):
            _tell(story, answer)
    unknown = any(act["verdict"] == "unknown" for answer in answers for act in answer["acts"])
    return code or (UNKNOWN if unknown else 0)


def _tell(story: stories.Story, answer: dict[str, Any]) -> None:
    print(f"故事 {answer['id']} {story.title.get('zh', '')}")
    for told, act in zip(story.acts, answer["acts"], strict=True):
        expected = told.expect.get("verdict")
        differs = (
            ""
            if expected in (None, "doubtful", act["verdict"])
            else f"(预期:{_VERDICTS.get(expected, expected)})"
        )
        articles = "、".join(f"{one['instrument']}{one['article']}" for one in act["articles"])
        print(f"  {act['n']}. {told.on} {told.step} {_VERDICTS[act['verdict']]}{differs} {articles}")
        if act["message"]:
            print(f"     {act['message']}")
        for clock in act["clocks"]:
            print(f"     期限「{clock['name']}」{clock['start']} 至 {clock['binding']} {clock['outcome']}")
