"""Amounts as official papers write them: in digits, and in capital characters against alteration."""

from __future__ import annotations

from decimal import Decimal

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_UNITS = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿", "万亿")


def capitals(amount: Decimal) -> str:
    """1234.50 → 壹仟贰佰叁拾肆元伍角整. Raises ValueError below zero, beyond 10^16, or finer than a fen."""
    cents = amount * 100
    if cents < 0 or cents != cents.to_integral_value() or amount >= Decimal(10) ** 16:
        raise ValueError(f"不能写成大写的金额:{amount}")
    yuan, rest = divmod(int(cents), 100)
    jiao, fen = divmod(rest, 10)
    whole = f"{_whole(yuan)}元" if yuan else ""
    if not rest:
        return (whole or "零元") + "整"
    text = whole
    if jiao:
        text += f"{_DIGITS[jiao]}角"
    elif whole:
        text += "零"
    return text + (f"{_DIGITS[fen]}分" if fen else "整")


def digits(amount: Decimal) -> str:
    """50000 → 50000元, 12.50 → 12.5元."""
    text = format(amount, "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return f"{text}元"


def _whole(number: int) -> str:
    groups: list[int] = []
    while number:
        number, low = divmod(number, 10_000)
        groups.append(low)
    text, gap = "", False
    for place in range(len(groups) - 1, -1, -1):
        group = groups[place]
        if not group:
            gap = True
            continue
        if text and (gap or group < 1000):
            text += "零"
        text += _group(group) + _GROUPS[place]
        gap = False
    return text


def _group(number: int) -> str:
    text, gap = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if not digit:
            gap = bool(text)
            continue
        text += ("零" if gap else "") + _DIGITS[digit] + _UNITS[place]
        gap = False
    return text
