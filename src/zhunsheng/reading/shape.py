"""The whole: title, date, form, problem section, sections without a number, time of publication."""

import re
from collections.abc import Iterator
from datetime import date

from zhunsheng.reading.figures import Figure
from zhunsheng.reading.layout import Layout
from zhunsheng.reading.remarks import Finding
from zhunsheng.statutes.words import _

_HEADING = re.compile(
    r"(?m)^[ \t]{0,20}(?:[一二三四五六七八九十]{1,3}、|[(][一二三四五六七八九十]{1,3}[)])[ \t]?([^。\n]{2,60})"
)
_INLINE = re.compile(r"(?<=[\s。;:])(?:[一二三四五六七八九十]、|[(][一二三四五六七八九十][)])")
_ABOUT = re.compile(r"法治政府建设|依法行政|法治建设|法治政府")
_SISTER = re.compile(
    r"行政复议|应诉|行政审判|白皮书|信息公开|政务公开|建议|提案|统计|热线|通报|数据|公报|督察|督查|整改|法院|执法检查|(?:要点|方案|计划)$"
)
_TITLE = re.compile(r"(?:报告|总结|情况|通报)[ \t]*$")
_DATED = re.compile(
    r"(?:19|20)\d{2}\s?年?\s?\d{1,2}\s?月?\s?\d{0,2}\s?日|(?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2}|二〇[一-龥〇]{2}年[一-龥]{1,3}月[一-龥]{1,3}日"
)
_PROBLEMS = re.compile(
    r"(?:存在|面临|主要|突出)[^。\n]{0,12}(?:问题|不足|短板|差距|困难|薄弱)|(?:不足|问题|短板)(?:和|及|与)[^。\n]{0,4}(?:不足|原因|短板|差距)"
    r"|(?:还有|仍有|尚有)[^。\n]{0,6}(?:差距|不足|短板)|不(?:够|足|强|高|到位|平衡|完善|深入|均衡)|有待(?:进一步)?(?:加强|提高|提升|完善)"
    r"|(?m:^[^。\n]{0,24}(?:问题|不足|短板|差距)[^。\n]{0,20}$)"
)
_COUNTED = re.compile(r"行政复议|行政应诉|行政诉讼|行政调解")
_POSTED = re.compile(
    r"(?:发布|发文|公开|生成|成文|更新|上传)?(?:时间|日期)[:\s]{0,3}((?:19|20)\d{2})[-年/.](\d{1,2})[-月/.](\d{1,2})"
)

_NO_TITLE = _("没有标题:正文直接开始。请写明单位、年度和「法治政府建设情况报告」。")
_NO_DATE = _("没有成文日期和署名。请在文末补上。")
_NO_FORM = _(
    "不是报告的体例:没有分条标题。年度报告应写成效、不足和原因、第一责任人履职、下一年安排(督察工作规定第二十五条)。"
)
_NO_PROBLEMS = _("没有写不足和原因(督察工作规定第二十五条)。请补写。")
_NO_FIGURES = _("「{said}」一节没有任何数字。请写明收案、办结等件数。")
_LATE = _(
    "{year} 年度报告应在次年 4 月 1 日前公开(督察工作规定第二十四条;此前的纲要定在第一季度),此处为 {posted}。"
)


def shape(layout: Layout, figures: list[Figure]) -> Iterator[Finding]:
    """What is wrong with the report as a whole; offsets 0, 0 where no one place is meant."""
    folded = layout.folded
    if len(folded) < 800 or not _annual(folded):
        return
    headings = list(_HEADING.finditer(folded))
    if len(headings) >= 2:
        yield from _frame(folded)
        yield from _empty(layout, headings, figures)
    elif len(_INLINE.findall(folded)) >= 2:
        yield from _frame(folded)
    else:
        yield Finding("not_a_report_form", 0, 0, _NO_FORM)
    yield from _late(layout)


def _annual(folded: str) -> bool:
    """Whether it is a place's or organ's report on rule-of-law government: the rules on its shape bind no other."""
    lines = [line.strip() for line in folded[:2000].split("\n") if line.strip()]
    titles = [line for line in lines[:6] if len(line) <= 60 and ">" not in line]
    if any(_SISTER.search(line) for line in titles):
        return False
    return bool(_ABOUT.search("\n".join(lines)[:400]))


def _frame(folded: str) -> Iterator[Finding]:
    lines = [line.strip() for line in folded.split("\n") if line.strip()]
    if (
        len(lines[0]) >= 60
        and "," in lines[0]
        and not any(_TITLE.search(s) for s in lines[:3] if len(s) < 60)
    ):
        yield Finding("no_title", 0, 0, _NO_TITLE)
    short = [s for s in [*lines[:12], *lines[len(lines) * 2 // 3 :]] if len(s) <= 60]
    if not any(_DATED.search(s) for s in short) and not any(_POSTED.search(s) for s in short):
        yield Finding("no_date_no_signature", 0, 0, _NO_DATE)
    if not _PROBLEMS.search(folded, len(folded) // 3):
        yield Finding("no_problem_section", 0, 0, _NO_PROBLEMS)


def _empty(layout: Layout, headings: list[re.Match[str]], figures: list[Figure]) -> Iterator[Finding]:
    """A section on reconsideration, litigation or mediation that states no number at all."""
    starts = [f.start for f in figures]
    for i, m in enumerate(headings):
        end = headings[i + 1].start() if i + 1 < len(headings) else len(layout.folded)
        if m.start() >= layout.plan_from or not _COUNTED.search(m[1]) or end - m.end() < 60:
            continue
        if not any(m.start() <= at < end for at in starts):
            said = m[1].split("。")[0].strip()
            yield Finding(
                "section_without_figures", m.start(1), m.start(1) + len(said), _NO_FIGURES, {"said": said}
            )


def _late(layout: Layout) -> Iterator[Finding]:
    m = _POSTED.search(layout.folded, 0, 1500)
    if m is None or not layout.year:
        return
    try:
        posted = date(int(m[1]), int(m[2]), int(m[3]))
    except ValueError:
        return
    if posted >= date(int(layout.year) + 1, 4, 1):
        values = {"year": layout.year, "posted": posted.isoformat()}
        yield Finding("late_publication", m.start(1), m.end(), _LATE, values)
