"""Why a step was not taken, in words that say which field or rule, which article and what to do next."""

from __future__ import annotations

from collections.abc import Sequence

from zhunsheng.procedures.judging import Refusal
from zhunsheng.statutes.instruments import Article


class NotTaken(Exception):
    """A step was not taken; nothing was written."""


class Forbidden(NotTaken):
    """What the law forbids: the refusals, the weightiest first."""

    def __init__(self, refusals: Sequence[Refusal], title: str) -> None:
        self.refusals = tuple(refusals)
        self.title = title
        super().__init__(str(self))

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles that stand against it, each once: those that decide, then what orders the same beside them."""
        deciding = [one.article for one in self.refusals if one.article is not None]
        return tuple(
            dict.fromkeys((*deciding, *(article for one in self.refusals for article in one.beside)))
        )

    def __str__(self) -> str:
        first = self.refusals[0]
        basis = f"({first.article})" if first.article else ""
        what = first.message.format(**first.values)
        instead = f"{first.instead.format(**first.values)}。" if first.instead else ""
        return f"不能办理「{self.title}」:{what}{basis}。{instead}"


class BadFacts(NotTaken):
    """Facts that do not fit: field by field, in the user's words."""

    def __init__(self, problems: Sequence[tuple[str, str, str]]) -> None:
        self.problems = tuple(problems)
        """Each: field path, its title, what is wrong."""
        super().__init__(str(self))

    def __str__(self) -> str:
        return (
            ";".join(f"「{title}」{wrong}" for _field, title, wrong in self.problems) + "。请改正后再提交。"
        )


class Conflict(NotTaken):
    """Somebody else took a step in the case in between."""

    def __init__(self, who: str, step: str, version: int) -> None:
        self.version = version
        super().__init__(f"{who}刚刚在本案中办理了「{step}」。您填写的内容仍在,请核对案件现状后再提交。")


class NoSuchCase(NotTaken):
    """No such case, or none that may be seen from here."""

    def __init__(self, case: str) -> None:
        super().__init__(f"没有案件「{case}」,或者您无权查看。请核对案号。")
