"""Fold full-width forms to half-width, one code point for one, so that offsets never move."""

_FULL = "".join(chr(c) for c in range(0xFF01, 0xFF5F))
_HALF = "".join(chr(c) for c in range(0x21, 0x7F))
_TABLE = str.maketrans(_FULL + "\u3000\xa0\u2002\u2003\u2009﹪[]﹝﹞•∶", _HALF + "     %〔〕〔〕·:")


def fold(text: str) -> str:
    """The text with full-width digits, letters and punctuation made half-width; same length."""
    folded = text.translate(_TABLE)
    assert len(folded) == len(text)
    return folded
