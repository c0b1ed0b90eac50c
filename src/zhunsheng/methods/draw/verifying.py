"""Repeating a draw from its file: everything is worked out anew and every difference named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace as changed
from typing import Any

from zhunsheng.methods.draw.drawing import commitment, next_in_rank, result, seed_of
from zhunsheng.methods.draw.file import DrawFile, fingerprint, read
from zhunsheng.methods.draw.pool import digest
from zhunsheng.methods.draw.problems import NotDrawn, Problem
from zhunsheng.methods.draw.quotas import numbers
from zhunsheng.methods.draw.sources import CommitReveal, moment
from zhunsheng.statutes.words import _


def verify(said: DrawFile | Any, published: str | None = None) -> list[Problem]:
    """Everything wrong with a draw file (or its JSON values); none means that the draw repeats exactly.

    `published`: the hash that was published before the draw, of the pool or of the announcement.
    """
    try:
        file = said if isinstance(said, DrawFile) else read(said)
        numbers(file.pool, file.quotas)
    except NotDrawn as no:
        return [no.problem]
    found = [*_announcement(file, published)]
    try:
        found += [*_revealing(file)] if isinstance(file.source, CommitReveal) else [*_value(file)]
        found += [*_result(file), *_replacements(file)]
    except NotDrawn as no:
        found.append(no.problem)
    return found


def _announcement(file: DrawFile, published: str | None) -> Iterator[Problem]:
    if digest(file.pool) != file.pool_sha256:
        yield Problem("pool-changed", _("名录与公布的摘要不符:公布之后有人增减、更换或者改动了权重、分层。"))
    if fingerprint(file) != file.announced_sha256:
        yield Problem("announcement-changed", _("抽取规则、随机来源或者公布时刻与公布的摘要不符。"))
    if published and published.strip().lower() not in (file.pool_sha256, file.announced_sha256):
        yield Problem("published", _("文件中的摘要与事先公布的摘要不同。"))


def _revealing(file: DrawFile) -> Iterator[Problem]:
    assert isinstance(file.source, CommitReveal)
    if file.randomness is not None:
        yield Problem("seed-source", _("公布的是承诺—揭示,文件却填了公共随机值。"))
    for rows, what in ((file.commits, _("承诺")), (file.reveals, _("揭示"))):
        said = [one["party"] for one in rows]
        for party in (*file.source.parties, *said):
            if said.count(party) != 1 or party not in file.source.parties:
                message = _("「{party}」应当{what}一次(现有{n}次),且须为公布的参加方。")
                yield Problem("parties", message, {"party": party, "what": what, "n": str(said.count(party))})
                return
    committed = {one["party"]: one for one in file.commits}
    last = max(moment(one["at"]) for one in file.commits)
    for one in file.commits:
        if moment(one["at"]) < moment(file.announced_at):
            yield Problem("early-commit", _("「{party}」的承诺早于名录公布。"), {"party": one["party"]})
    for one in file.reveals:
        values = {"party": one["party"]}
        if moment(one["at"]) < last:
            yield Problem("early-reveal", _("「{party}」在各方都承诺之前揭示,为时过早。"), values)
        if file.source.reveal_by and moment(one["at"]) > moment(file.source.reveal_by):
            yield Problem("late-reveal", _("「{party}」的揭示晚于公布的期限。"), values)
        if commitment(one["nonce"], one["party"]) != committed[one["party"]]["commitment"]:
            yield Problem("reveal", _("「{party}」揭示的随机数与其承诺不符。"), values)


def _value(file: DrawFile) -> Iterator[Problem]:
    assert not isinstance(file.source, CommitReveal)
    if file.commits or file.reveals:
        yield Problem("seed-source", _("公布的是公共随机值,文件却有承诺或者揭示。"))
    known = file.source.known_at
    if known <= moment(file.announced_at):
        yield Problem("source-known", _("名录公布时,随机来源已经为人所知。"))
    if file.randomness is None:
        return
    if moment(file.randomness["at"]) < known:
        yield Problem("early-value", _("随机值的填写早于它公布的时刻。"))
    if file.source.value(file.randomness["value"], file.randomness["signature"]) != file.randomness["value"]:
        yield Problem("value", _("随机值的写法不规范。"))


def _result(file: DrawFile) -> Iterator[Problem]:
    seed = seed_of(file)
    if not file.drawn:
        yield Problem("undrawn", _("文件还没有抽取结果。"))
        return
    if file.seed != seed:
        yield Problem("seed", _("种子不是由公布的来源算出的(应为{seed})。"), {"seed": seed})
    if not file.drawn_at or moment(file.drawn_at) < _ready(file):
        yield Problem("early-draw", _("抽取早于随机来源揭示,或者没有写明时刻。"))
    right = result(file, seed)
    for place, (one, told) in enumerate(zip(right, file.drawn, strict=False), 1):
        if one != dict(told):
            values = {"n": str(place), "told": str(told["id"]), "right": one["id"]}
            yield Problem("order", _("第{n}个应为「{right}」,文件写的是「{told}」。"), values)
            return
    if len(right) != len(file.drawn):
        values = {"n": str(len(right)), "told": str(len(file.drawn))}
        yield Problem("number", _("应当抽取{n}个,文件写的是{told}个。"), values)


def _ready(file: DrawFile) -> Any:
    """The moment from which the seed was known."""
    rows = file.reveals if isinstance(file.source, CommitReveal) else (file.randomness or {},)
    return max(moment(one["at"]) for one in rows)


def _replacements(file: DrawFile) -> Iterator[Problem]:
    standing = [one["id"] for one in file.drawn]
    for n, change in enumerate(file.replaced):
        values = {"out": str(change["out"]), "in": str(change["in"] or "—")}
        if not isinstance(change["reason"], str) or not change["reason"].strip():
            yield Problem("no-reason", _("更换「{out}」没有写明理由。"), values)
        if change["out"] not in standing:
            yield Problem("not-drawn", _("被更换的「{out}」不在抽取结果中。"), values)
            return
        before = changed(file, replaced=file.replaced[:n])
        right = next_in_rank(before, change["out"])
        if change["in"] != right:
            message = _("「{out}」应由次序在后的「{right}」递补,文件写的是「{in}」。")
            yield Problem("replacement", message, values | {"right": right or "—"})
            return
        standing = [
            right if one == change["out"] else one for one in standing if one != change["out"] or right
        ]
