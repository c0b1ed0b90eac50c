"""Reading a story: YAML into acts, with an error that names the place when it cannot be read."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml

_BESIDE = ("approved_by", "presides", "performer", "opened_by")


class BadStory(Exception):
    """A story that cannot be read; says where and what."""


@dataclass(frozen=True)
class Told:
    """One act as the story tells it."""

    n: Any
    on: date
    at: Any
    case: str
    who: tuple[str, ...]
    step: str
    facts: dict[str, Any]
    conduct: bool
    expect: dict[str, Any]
    what: str = ""
    beside: dict[str, Any] = field(default_factory=dict)
    """What is named beside the facts: who approved, who presides, who performs; the case that led to this one."""


@dataclass(frozen=True)
class Story:
    """A story: its cast, its local settings, its acts."""

    id: Any
    field: str
    opened: date
    settings: tuple[dict[str, Any], ...]
    cast: tuple[dict[str, Any], ...]
    acts: tuple[Told, ...]
    title: dict[str, str]

    def tells(self, case: str) -> set[str]:
        """The steps that the story tells of one of its cases."""
        return {act.step for act in self.acts if act.case == case and not act.conduct}

    def tells_after(self, told: Told, before: tuple[str, ...]) -> set[str]:
        """The steps told of the case of `told` after the last act of `before` that precedes it."""
        acts = [act for act in self.acts if act.case == told.case and not act.conduct]
        here = next((n for n, act in enumerate(acts) if act is told), len(acts))
        start = max((n for n, act in enumerate(acts[:here]) if act.step in before), default=-1)
        return {act.step for act in acts[start + 1 :]}


def read(path: Path) -> list[Story]:
    """The stories of a file: one, or several as YAML documents or as a list. Raises BadStory."""
    try:
        documents = list(yaml.safe_load_all(path.read_text(encoding="utf-8-sig")))
    except UnicodeDecodeError as wrong:
        raise BadStory(
            f"{path.name}:不是 UTF-8 文本(第{wrong.start}字节)。请另存为 UTF-8 后再运行。"
        ) from wrong
    except (yaml.YAMLError, OSError, ValueError) as wrong:
        raise BadStory(f"{path.name}:读不出故事:{wrong}。请核对缩进和引号。") from wrong
    stories = [
        one for doc in documents if doc is not None for one in (doc if isinstance(doc, list) else [doc])
    ]
    if not stories:
        raise BadStory(f"{path.name}:文件里没有故事。请按故事格式填写 id、cast 和 acts。")
    return [_story(one, path.name) for one in stories]


def _story(raw: Any, name: str) -> Story:
    if not isinstance(raw, dict) or not isinstance(raw.get("acts"), list) or not raw["acts"]:
        raise BadStory(f"{name}:缺少 acts(办理经过)。请按故事格式填写。")
    members = raw.get("cast") or []
    if not isinstance(members, list) or not all(isinstance(one, dict) for one in members):
        raise BadStory(f"{name}:cast 应为人物的列表,每人写明 id 和 role。")
    acts = [_act(act, n, f"{name} 第{n}个行为") for n, act in enumerate(raw["acts"], 1)]
    opened = raw.get("opened") or acts[0].on
    title = raw.get("title") or {}
    return Story(
        raw.get("id", name),
        str(raw.get("field", "penalty")),
        _day(opened, f"{name} opened"),
        tuple(_settings(raw.get("setting"))),
        tuple(members),
        tuple(acts),
        title if isinstance(title, dict) else {"zh": str(title)},
    )


def _settings(raw: Any) -> list[dict[str, Any]]:
    rules = raw if isinstance(raw, list) else [raw]
    data = [one.get("data") for one in rules if isinstance(one, dict)]
    return [
        one for some in data for one in (some if isinstance(some, list) else [some]) if isinstance(one, dict)
    ]


def _act(raw: Any, n: int, where: str) -> Told:
    if not isinstance(raw, dict) or "step" not in raw and not raw.get("conduct"):
        raise BadStory(f"{where}:缺少 step。请写明办理的步骤。")
    if "date" not in raw:
        raise BadStory(f"{where}:缺少 date。请写明日期,如 2026-01-12。")
    who = raw.get("who") or ()
    return Told(
        raw.get("n", n),
        _day(raw["date"], where),
        raw.get("at"),
        str(raw.get("case", "A")),
        (who,) if isinstance(who, str) else tuple(str(one) for one in who),
        str(raw.get("step", "")),
        _mapping(raw.get("facts"), where, "facts"),
        bool(raw.get("conduct")),
        _mapping(raw.get("expect"), where, "expect"),
        str(what.get("zh", "") if isinstance(what := raw.get("what"), dict) else what or ""),
        {name: raw[name] for name in _BESIDE if name in raw},
    )


def _mapping(value: Any, where: str, name: str) -> dict[str, Any]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise BadStory(f"{where}:{name} 应为「名称: 值」。请核对缩进。")
    return {str(key): one for key, one in value.items()}


def _day(value: Any, where: str) -> date:
    try:
        if isinstance(value, datetime):
            return value.date()
        return value if isinstance(value, date) else date.fromisoformat(str(value))
    except ValueError as wrong:
        raise BadStory(f"{where}:「{value}」不是日期。请写成 2026-01-12。") from wrong
