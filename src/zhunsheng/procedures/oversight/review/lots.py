"""A draw as what two steps record: the draw file as announced, then the same file drawn (methods/draw, docs/draw.md)."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, Field, model_validator

from zhunsheng.methods import draw as method
from zhunsheng.procedures.facts import Facts
from zhunsheng.procedures.vocabulary import Cites, Step
from zhunsheng.statutes.words import _


def _readable(text: str) -> str:
    try:
        method.parse(text)
    except method.NotDrawn as no:
        raise ValueError(str(no)) from None
    return text


_EXAMPLE = method.announce(
    "示例",
    "示例",
    [method.Entrant("甲"), method.Entrant("乙")],
    [method.Quota(count=1)],
    method.CommitReveal(("一方", "另一方")),
    "2026-03-02T09:00:00+08:00",
).text()
DrawText = Annotated[str, Field(max_length=4_000_000, examples=[_EXAMPLE]), AfterValidator(_readable)]


class Announcement(Facts):
    """公布名录和随机来源."""

    draw: DrawText = Field(title=_("抽取文件(公布时)"))

    @property
    def file(self) -> method.DrawFile:
        """The draw file."""
        return method.parse(self.draw)


class Lots(Facts):
    """抽取结果: those drawn stand beside the file, so that lists can show them; they are read out of it if not given."""

    draw: DrawText = Field(title=_("抽取文件(结果)"))
    drawn: list[str] = Field(default_factory=list, title=_("抽中"))

    @property
    def file(self) -> method.DrawFile:
        """The draw file."""
        return method.parse(self.draw)

    @model_validator(mode="before")
    @classmethod
    def _read_out(cls, said: Any) -> Any:
        if isinstance(said, dict) and not said.get("drawn") and isinstance(said.get("draw"), str):
            try:
                return said | {"drawn": method.chosen(method.parse(said["draw"]))}
            except method.NotDrawn:
                return said
        return said


def repeatable(announce: Step, result: Step, cites: Cites) -> None:
    """Declare what every draw must keep to: announced before anything was known, unchanged since, repeatable."""

    @announce.barred(
        _("公布时随机来源已经揭示,或者名录与其摘要不符"), cites=cites, instead=_("请重新生成抽取文件后公布")
    )
    def known_beforehand(case: Any, facts: Any) -> bool:
        """What is announced has no result yet, and its source lies ahead."""
        file = facts.file
        begun = bool(file.reveals or file.randomness or file.drawn)
        known = file.source.known_at
        whole = (
            method.digest(file.pool) == file.pool_sha256 and method.fingerprint(file) == file.announced_sha256
        )
        return begun or not whole or (known is not None and known.date() < case.on)

    @result.barred(
        _("名录或者规则在公布后改变,抽取无效"), cites=cites, instead=_("请用公布的抽取文件,或者重新公布")
    )
    def pool_changed(case: Any, facts: Any) -> bool:
        """Drawn is from what was published, not from something like it."""
        announced = case.last(announce)
        return announced is not None and facts.file.announced_sha256 != announced.facts.file.announced_sha256

    @result.barred(
        _("抽取结果不能由公布的来源重算得出"), cites=cites, instead=_("请用 zhunsheng draw verify 查出差别")
    )
    def not_repeatable(case: Any, facts: Any) -> bool:
        """Whoever repeats it must find the same."""
        return bool(method.verify(facts.file)) or list(facts.drawn) != method.chosen(facts.file)
