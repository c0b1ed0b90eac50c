"""Chinese numerals against a second computation: written out by a simple rule and read back."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhunsheng.reading.numerals import arabic, chinese

DIGITS = "零一二三四五六七八九"


def write(n: int) -> str:
    """A number below 10,000 in Chinese, the long way (一十二, not 十二)."""
    text, zero = "", False
    for size, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = n // size % 10
        if digit:
            text += ("零" if zero else "") + DIGITS[digit] + word
            zero = False
        elif text:
            zero = True
    return text


@given(st.integers(1, 9999))
def test_a_numeral_written_out_is_read_back(n: int) -> None:
    assert chinese(write(n)) == n


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_ten_thousands_are_read_back(high: int, low: int) -> None:
    assert chinese(write(high) + "万" + ("零" if low < 1000 else "") + write(low)) == high * 10_000 + low


@pytest.mark.parametrize(
    ("text", "value"),
    [("十", 10), ("十二", 12), ("两百", 200), ("百", 100), ("二〇二一", 2021), ("三亿", 3 * 10**8)],
)
def test_short_forms_are_read(text: str, value: int) -> None:
    assert chinese(text) == value


@pytest.mark.parametrize("text", ["", "一二两", "甲", "一" * 40])
def test_what_is_no_numeral_has_no_value(text: str) -> None:
    assert chinese(text) is None


def test_a_code_of_twenty_digits_is_no_number() -> None:
    assert arabic("1" * 20) is None
    assert arabic("1,234.56") == Decimal("1234.56")
