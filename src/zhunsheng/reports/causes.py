"""The causes that people write, each beside its shortcoming: `[key] 原因` for one of them, a plain line for all."""

from __future__ import annotations

import re
from collections.abc import Iterable

from zhunsheng.reports.holes import BadSource
from zhunsheng.reports.shortcomings import Shortcoming
from zhunsheng.statutes.words import _

_KEYED = re.compile(r"[\[［]([^\[\]［］]{1,120})[\]］]\s*(.+)")


def causes_of(source: str, several: Iterable[Shortcoming]) -> tuple[tuple[str, str], ...]:
    """(key, text) of each line, the key empty where it names none. A key is a shortcoming's key or its title.

    Raises BadSource for one that no shortcoming has.
    """
    known = {name: one.key for one in several for name in (one.title, one.key)}
    found = []
    for line in source.splitlines():
        told = _KEYED.fullmatch(line.strip())
        if told is None:
            found.append(("", line.strip()))
        elif told[1].strip() in known:
            found.append((known[told[1].strip()], told[2].strip()))
        else:
            listed = "、".join(dict.fromkeys(one for one in known if one in known.values())) or "—"
            raise BadSource(
                _("没有名为「{name}」的不足,原因无从附上。现有:{listed}。").format(
                    name=told[1], listed=listed
                )
            )
    return tuple((key, text) for key, text in found if text)
