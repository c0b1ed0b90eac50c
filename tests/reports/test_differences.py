"""Differences of Chinese text: by sentence, then by word; the spans give both texts back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhunsheng.reports.differences import Fate, difference, told


def shown(old: str, new: str) -> str:
    """The difference as [-gone-] and {+new+}."""
    marks = {Fate.SAME: "%s", Fate.GONE: "[-%s-]", Fate.NEW: "{+%s+}"}
    return "".join(marks[one.fate] % one.text for one in difference(old, new))


@pytest.mark.parametrize(
    ("old", "new", "seen"),
    [
        ("编制有限。", "编制有限。", "编制有限。"),
        ("", "编制有限。", "{+编制有限。+}"),
        ("编制有限。", "", "[-编制有限。-]"),
        ("编制有限。经费不足。", "编制有限。培训不够。经费不足。", "编制有限。{+培训不够。+}经费不足。"),
        ("全年立案120件。", "全年立案121件。", "全年立案[-120-]{+121+}件。"),
        ("办结率为95.1%,较好。", "办结率为95.2%,较好。", "办结率为[-95.1%-]{+95.2%+},较好。"),
        (
            "立案{cases_filed},结案多。",
            "立案{cases_filed:change},结案多。",
            "立案[-{cases_filed}-]{+{cases_filed:change}+},结案多。",
        ),
        ("执法力量不足。", "天气晴朗宜人。", "[-执法力量不足。-]{+天气晴朗宜人。+}"),
        (
            "甲项已完成。\n乙项未完成。",
            "甲项已完成。\n丙项。\n乙项未完成。",
            "甲项已完成。\n{+丙项。\n+}乙项未完成。",
        ),
    ],
)
def test_what_changed_is_shown_and_what_stayed_stays(old: str, new: str, seen: str) -> None:
    assert shown(old, new) == seen


CHINESE = st.text(alphabet="一二三甲乙立案件。;,\n0123456789%.{}ab ", max_size=120)


@given(CHINESE, CHINESE)
def test_the_spans_give_both_texts_back(old: str, new: str) -> None:
    spans = difference(old, new)
    assert told(spans) == (old, new)
    assert all(one.text for one in spans)


def test_a_long_text_is_compared_without_delay() -> None:
    old = "".join(f"第{n}项工作已经按期完成并报送结果。" for n in range(2_000))
    new = old.replace("第77项工作已经", "第77项工作尚未")
    assert [one.text for one in difference(old, new) if one.fate is not Fate.SAME] == ["已经", "尚未"]
