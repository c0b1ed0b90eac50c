"""A comparison as a picture: bars by measure, one a report, each measure on its own scale; plain SVG."""

from collections.abc import Callable
from xml.sax.saxutils import escape, quoteattr

from zhunsheng.reading.comparing import Comparison, Row, shown, size


def _titled(row: Row) -> str:
    return row.title


MOST_ROWS = 16
_WIDE, _LEFT, _BAR, _GAP = 760, 250, 14, 20
_TONES = ("#9c2b23", "#2f6f5e", "#b07a1a", "#3d5a80", "#6b4c7a", "#5f6b3a", "#8a5a44", "#444444")


def chart(found: Comparison, titled: Callable[[Row], str] = _titled) -> str:
    """The rows that most reports state, as SVG; "" where no measure is stated by two reports."""
    rows = [r for r in found.rows if r.told > 1 and any(size(c) for c in r.cells)]
    rows = sorted(rows, key=lambda r: -r.told)[:MOST_ROWS]
    if not rows:
        return ""
    names = [c.title for c in found.columns]
    top = 24 * len(names) + 10
    height = top + sum(r.told * _BAR + _GAP for r in rows)
    parts = [_legend(names)]
    at = top
    for row in rows:
        parts.append(_bars(row, titled(row), at))
        at += row.told * _BAR + _GAP
    said = quoteattr("; ".join(f"{titled(r)}: " + ", ".join(shown(c) or "-" for c in r.cells) for r in rows))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {height}" role="img" aria-label={said} '
        f'font-size="12" fill="#222">{"".join(parts)}</svg>'
    )


def _legend(names: list[str]) -> str:
    return "".join(
        f'<rect x="0" y="{24 * i + 4}" width="12" height="12" fill="{_TONES[i % len(_TONES)]}"/>'
        f'<text x="20" y="{24 * i + 15}">{escape(name)}</text>'
        for i, name in enumerate(names)
    )


def _bars(row: Row, title: str, top: int) -> str:
    most = max(size(c) for c in row.cells)
    title = title if len(title) <= 30 else title[:29] + "…"
    unit = f" ({row.unit})" if row.unit else ""
    parts = [f'<text x="{_LEFT - 10}" y="{top + _BAR}" text-anchor="end">{escape(title + unit)}</text>']
    stated = [(i, cell) for i, cell in enumerate(row.cells) if cell is not None]
    for k, (i, cell) in enumerate(stated):
        wide = round(float(size(cell) / most) * (_WIDE - _LEFT - 110), 1)
        y = top + k * _BAR
        tone = _TONES[i % len(_TONES)]
        parts.append(
            f'<rect x="{_LEFT}" y="{y + 2}" width="{max(wide, 1)}" height="{_BAR - 3}" fill="{tone}"/>'
            f'<text x="{_LEFT + wide + 6}" y="{y + _BAR - 2}">{escape(shown(cell))}</text>'
        )
    return "".join(parts)
