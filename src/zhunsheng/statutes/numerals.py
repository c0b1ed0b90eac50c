"""Arabic numbers into the Chinese numerals of article labels."""

DIGITS = "零一二三四五六七八九"


def chinese(number: int) -> str:
    """`60` → 六十, `105` → 一百零五, `1259` → 一千二百五十九. Raises ValueError outside 1–9999."""
    if not 1 <= number <= 9999:
        raise ValueError(f"条序号应在1至9999之间:{number}")
    words = ""
    gap = False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit == 0:
            gap = bool(words)
            continue
        words += ("零" if gap else "") + DIGITS[digit] + name
        gap = False
    return words[1:] if words.startswith("一十") else words
