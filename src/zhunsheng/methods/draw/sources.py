"""Where the randomness comes from; named before the draw, so that nobody can choose it afterwards."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any, ClassVar

from zhunsheng.methods.draw.problems import NotDrawn
from zhunsheng.statutes.words import _

HEX = re.compile(r"[0-9a-f]{64}")
CHAINS = {
    "8990e7a9aaed2ffed73dbd7092123d6f289930540d7651336225dc172e51b2ce": (1_595_431_050, 30),
    "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971": (1_692_803_367, 3),
}
"""The public drand chains (League of Entropy: default, quicknet): moment of round 1, seconds between rounds."""


def moment(text: str) -> datetime:
    """A moment with its zone, as ISO 8601. Raises NotDrawn."""
    try:
        found = datetime.fromisoformat(text)
    except (ValueError, TypeError):
        found = datetime(1, 1, 1)
    if found.tzinfo is None:
        raise NotDrawn(_("「{at}」不是带时区的时刻。请写成 2026-03-02T09:00:00+08:00。"), "moment", at=text)
    return found


@dataclass(frozen=True, slots=True)
class CommitReveal:
    """Two parties (or more): each commits SHA-256(nonce ‖ party) first, all reveal afterwards. Needs no network."""

    parties: tuple[str, ...]
    reveal_by: str | None = None
    kind: ClassVar[str] = "commit-reveal"

    def check(self) -> None:
        """Raises NotDrawn for fewer than two parties or one named twice."""
        if len(self.parties) < 2 or len(set(self.parties)) < len(self.parties) or not all(self.parties):
            raise NotDrawn(_("承诺—揭示须由至少两方各自参加,名称不得相同。请写明双方。"), "parties")
        if self.reveal_by is not None:
            moment(self.reveal_by)

    @property
    def known_at(self) -> datetime | None:
        """Nothing is known before the parties reveal."""
        return None

    def as_json(self) -> dict[str, Any]:
        """As announced."""
        limit = {"reveal_by": self.reveal_by} if self.reveal_by else {}
        return {"kind": self.kind, "parties": list(self.parties), **limit}


@dataclass(frozen=True, slots=True)
class Drand:
    """A coming round of a drand chain: 64 hexadecimal signs that nobody knows before its moment."""

    chain: str
    round: int
    known: str | None = None
    kind: ClassVar[str] = "drand"

    def check(self) -> None:
        """Raises NotDrawn for a malformed chain or round, or a chain whose rounds cannot be dated."""
        if not HEX.fullmatch(self.chain) or isinstance(self.round, bool) or self.round < 1:
            raise NotDrawn(_("drand 来源应写明链的64位十六进制标识和轮次(正整数)。"), "drand")
        if self.chain not in CHAINS and self.known is None:
            raise NotDrawn(_("不认识这条 drand 链。请同时写明该轮公布的时刻(known_at)。"), "drand")
        if self.known is not None:
            moment(self.known)

    @property
    def known_at(self) -> datetime:
        """The moment of the round: of a public chain computed, of another as announced."""
        if self.chain in CHAINS:
            first, period = CHAINS[self.chain]
            return datetime.fromtimestamp(first, UTC) + timedelta(seconds=period * (self.round - 1))
        return moment(self.known or "")

    def as_json(self) -> dict[str, Any]:
        """As announced."""
        known = {"known_at": self.known} if self.known else {}
        return {"kind": self.kind, "chain": self.chain, "round": self.round, **known}

    @staticmethod
    def value(text: str, signature: str | None) -> str:
        """The randomness of the round. Raises NotDrawn where it is malformed or not the hash of its signature."""
        value = text.strip().lower()
        if not HEX.fullmatch(value):
            raise NotDrawn(_("drand 随机值应为64位十六进制。请照公布的 randomness 填写。"), "value")
        if signature is not None:
            if not re.fullmatch(r"(?:[0-9a-f]{2})+", signature.lower()):
                raise NotDrawn(_("drand 签名应为十六进制。请照公布的 signature 填写。"), "signature")
            if sha256(bytes.fromhex(signature)).hexdigest() != value:
                raise NotDrawn(_("随机值不是所附签名的摘要。请核对是否同一轮次。"), "signature")
        return value


@dataclass(frozen=True, slots=True)
class Lottery:
    """A coming issue of a public lottery: its numbers in the order printed, with where they are published."""

    name: str
    issue: str
    known: str
    published_by: str
    kind: ClassVar[str] = "lottery"

    def check(self) -> None:
        """Raises NotDrawn where one of the four is missing."""
        if not (self.name and self.issue and self.published_by):
            raise NotDrawn(_("彩票来源应写明名称、期号、开奖时刻和公布处。"), "lottery")
        moment(self.known)

    @property
    def known_at(self) -> datetime:
        """The moment of the lottery's own draw."""
        return moment(self.known)

    def as_json(self) -> dict[str, Any]:
        """As announced."""
        return {
            "kind": self.kind,
            "name": self.name,
            "issue": self.issue,
            "known_at": self.known,
            "published_by": self.published_by,
        }

    @staticmethod
    def value(text: str, signature: str | None = None) -> str:
        """The numbers, however written, as 1,5,12. Raises NotDrawn for fewer than five: too easily foreseen."""
        found = [str(int(one)) for one in re.findall(r"[0-9]{1,6}", text)]
        if len(found) < 5:
            raise NotDrawn(_("开奖号码不足五个数。请照公布的全部号码按顺序填写。"), "value")
        return ",".join(found)


Source = CommitReveal | Drand | Lottery


def source(said: Mapping[str, Any]) -> Source:
    """The source that an announcement names. Raises NotDrawn."""
    kind = said.get("kind")
    try:
        if kind == CommitReveal.kind:
            made: Source = CommitReveal(tuple(map(str, said["parties"])), said.get("reveal_by"))
        elif kind == Drand.kind:
            made = Drand(str(said["chain"]).lower(), int(said["round"]), said.get("known_at"))
        elif kind == Lottery.kind:
            names = ("name", "issue", "known_at", "published_by")
            made = Lottery(*(str(said[name]) for name in names))
        else:
            message = _("不认识的随机来源「{kind}」。可用:commit-reveal、drand、lottery。")
            raise NotDrawn(message, "source", kind=kind)
    except (KeyError, TypeError, ValueError) as wrong:
        if isinstance(wrong, NotDrawn):
            raise
        raise NotDrawn(_("随机来源没有写全:{what}。"), "source", what=wrong) from wrong
    made.check()
    return made
