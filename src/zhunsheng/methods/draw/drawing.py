"""Making a draw: announce, commit, reveal or enter the public value, draw, replace. Each gives the file one step on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace as changed
from hashlib import sha256
from typing import Any

from zhunsheng.methods.draw.file import FORMAT, DrawFile, fingerprint
from zhunsheng.methods.draw.pool import Entrant, checked, digest
from zhunsheng.methods.draw.problems import NotDrawn
from zhunsheng.methods.draw.quotas import Quota, numbers
from zhunsheng.methods.draw.ranking import ranked
from zhunsheng.methods.draw.sources import HEX, CommitReveal, Source, moment
from zhunsheng.statutes.words import _


def announce(
    name: str, purpose: str, pool: Iterable[Entrant], quotas: Iterable[Quota], source: Source, at: str
) -> DrawFile:
    """The announcement: pool hashed, quotas and source of randomness named. Publish its two hashes now. Raises NotDrawn."""
    every, asked = checked(pool), tuple(quotas)
    source.check()
    numbers(every, asked)
    announced = moment(at)
    if source.known_at is not None and source.known_at <= announced:
        message = _("随机来源在公布名录时({at})已经为人所知({known})。请指定以后的轮次或者期号。")
        raise NotDrawn(message, "source-known", at=at, known=source.known_at.isoformat())
    file = DrawFile(name, purpose, every, asked, source, at, digest(every), "")
    return changed(file, announced_sha256=fingerprint(file))


def commitment(nonce: str, party: str) -> str:
    """SHA-256 over the nonce (64 hexadecimal signs) followed by the party's name. Raises NotDrawn for another nonce."""
    if not isinstance(nonce, str) or not HEX.fullmatch(nonce):
        raise NotDrawn(_("随机数应为64位小写十六进制。请用系统生成的随机数。"), "nonce")
    return sha256(f"{nonce}{party}".encode()).hexdigest()


def commit(file: DrawFile, party: str, value: str, at: str) -> DrawFile:
    """One party's commitment, before anybody reveals. Raises NotDrawn."""
    if not isinstance(file.source, CommitReveal):
        raise NotDrawn(_("本次抽取不用承诺—揭示。请填写公布的随机值。"), "seed-source")
    if party not in file.source.parties:
        raise NotDrawn(_("「{party}」不是公布的参加方。"), "party", party=party)
    if any(one["party"] == party for one in file.commits):
        raise NotDrawn(_("「{party}」已经承诺过,不得更换。"), "committed", party=party)
    if not HEX.fullmatch(value):
        raise NotDrawn(_("承诺值应为64位小写十六进制(SHA-256)。"), "commitment")
    if file.reveals:
        raise NotDrawn(_("已经有人揭示,不能再承诺。请重新公布一次抽取。"), "late-commit")
    if moment(at) < moment(file.announced_at):
        raise NotDrawn(_("承诺早于名录公布。请先公布名录。"), "early-commit")
    return changed(file, commits=(*file.commits, {"party": party, "commitment": value, "at": at}))


def reveal(file: DrawFile, party: str, nonce: str, at: str) -> DrawFile:
    """One party's nonce, after all have committed. Raises NotDrawn."""
    if not isinstance(file.source, CommitReveal):
        raise NotDrawn(_("本次抽取不用承诺—揭示。请填写公布的随机值。"), "seed-source")
    committed = {one["party"]: one for one in file.commits}
    if waiting := [one for one in file.source.parties if one not in committed]:
        message = _("「{party}」还没有承诺,此时揭示为时过早。请等各方都承诺后再揭示。")
        raise NotDrawn(message, "early-reveal", party=waiting[0])
    if any(one["party"] == party for one in file.reveals):
        raise NotDrawn(_("「{party}」已经揭示过。"), "revealed", party=party)
    if party not in committed or commitment(nonce, party) != committed[party]["commitment"]:
        raise NotDrawn(_("「{party}」揭示的随机数与其承诺不符。抽取无效,请重新公布。"), "reveal", party=party)
    if moment(at) < max(moment(one["at"]) for one in file.commits):
        raise NotDrawn(_("「{party}」在各方都承诺之前揭示,为时过早。"), "early-reveal", party=party)
    if file.source.reveal_by and moment(at) > moment(file.source.reveal_by):
        message = _("「{party}」的揭示晚于公布的{limit}。抽取无效,请重新公布一次抽取。")
        raise NotDrawn(message, "late-reveal", party=party, limit=file.source.reveal_by)
    return changed(file, reveals=(*file.reveals, {"party": party, "nonce": nonce, "at": at}))


def enter(file: DrawFile, value: str, at: str, signature: str | None = None) -> DrawFile:
    """The public value that the announcement waited for. Raises NotDrawn."""
    if isinstance(file.source, CommitReveal):
        raise NotDrawn(_("本次抽取用承诺—揭示,不填公共随机值。请由各方揭示。"), "seed-source")
    if file.randomness is not None:
        raise NotDrawn(_("随机值已经填写,不得更换。"), "entered")
    if moment(at) < file.source.known_at:
        message = _("随机值在{known}才公布,现在还不能填写。")
        raise NotDrawn(message, "early-value", known=file.source.known_at.isoformat())
    found = file.source.value(value, signature)
    return changed(file, randomness={"value": found, "signature": signature, "at": at})


def seed_of(file: DrawFile) -> str:
    """SHA-256 over lines: format, hash of the pool, hash of the announcement, then what was revealed. Raises NotDrawn."""
    if isinstance(file.source, CommitReveal):
        nonces = {one["party"]: one["nonce"] for one in file.reveals}
        if waiting := [party for party in file.source.parties if party not in nonces]:
            raise NotDrawn(
                _("「{party}」还没有揭示。请等各方都揭示后再抽取。"), "unrevealed", party=waiting[0]
            )
        values = [nonces[party] for party in file.source.parties]
    elif file.randomness is None:
        raise NotDrawn(_("还没有填写公布的随机值。"), "unrevealed")
    else:
        values = [file.randomness["value"]]
    lines = [FORMAT, file.pool_sha256, file.announced_sha256, *values]
    return sha256("\n".join(lines).encode()).hexdigest()


def draw(file: DrawFile, at: str) -> DrawFile:
    """The result: of each stratum as many as announced, in the order of their best tickets. Raises NotDrawn."""
    if file.drawn:
        raise NotDrawn(_("已经抽取过。一次公布只抽取一次。"), "drawn")
    if digest(file.pool) != file.pool_sha256 or fingerprint(file) != file.announced_sha256:
        raise NotDrawn(_("名录或者规则在公布后改变了,不能抽取。请重新公布。"), "pool-changed")
    seed = seed_of(file)
    return changed(file, seed=seed, drawn_at=at, drawn=tuple(result(file, seed)))


def result(file: DrawFile, seed: str) -> list[dict[str, Any]]:
    """Those drawn: stratum by stratum as announced, with their ranks from 1."""
    wanted, order = numbers(file.pool, file.quotas), ranked(seed, file.pool)
    return [
        {"id": id, "stratum": stratum, "rank": rank}
        for stratum, count in wanted.items()
        for rank, id in enumerate(order[stratum][:count], 1)
    ]


def chosen(file: DrawFile) -> list[str]:
    """Who stands after all replacements, in the order of ranks; replacements in the place of those they replace."""
    found = [one["id"] for one in file.drawn]
    for change in file.replaced:
        if change["out"] in found:
            place = found.index(change["out"])
            found[place : place + 1] = [] if change["in"] is None else [change["in"]]
    return found


def next_in_rank(file: DrawFile, out: str) -> str | None:
    """Who takes the place of `out`: the first of its stratum that neither stands nor stood. None where nobody is left."""
    stratum = {one.id: one.stratum for one in file.pool}.get(out)
    used = {one["id"] for one in file.drawn} | {one["in"] for one in file.replaced}
    order = ranked(file.seed or "", (one for one in file.pool if one.stratum == stratum))
    return next((one for one in order.get(stratum or "", []) if one not in used), None)


def replace(file: DrawFile, out: str, reason: str, at: str) -> DrawFile:
    """The next in rank for one who must withdraw or cannot be had; each with its reason. Raises NotDrawn."""
    if not file.drawn:
        raise NotDrawn(_("还没有抽取,无从更换。"), "undrawn")
    if not reason.strip():
        raise NotDrawn(_("更换「{out}」没有写明理由。请写明回避或者不能参加的原因。"), "no-reason", out=out)
    if out not in chosen(file):
        raise NotDrawn(_("「{out}」不在抽取结果中。"), "not-drawn", out=out)
    moment(at)
    change = {"out": out, "in": next_in_rank(file, out), "reason": reason.strip(), "at": at}
    return changed(file, replaced=(*file.replaced, change))
