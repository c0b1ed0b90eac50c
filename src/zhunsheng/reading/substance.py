"""What a report says that cannot be or is left half said: powers a county lacks, two problems in one item, one of three left out."""

import re
from collections.abc import Iterator

from zhunsheng.reading.figures import Figure
from zhunsheng.reading.layout import Layout
from zhunsheng.reading.remarks import Finding
from zhunsheng.reading.whose import place_of
from zhunsheng.statutes.words import _

_COUNTY = re.compile(r"(?:县|旗|镇|乡|街道|(?<!自治)(?<!新)区)\Z")
_RULES = re.compile(
    r"(?<![省市院级])政府规章[^。,;]{0,16}(?:清理|制定|修改|修订|废止)|(?:清理|制定|修改|修订|废止)[^。,;省市级]{0,8}政府规章"
)
_HELPING = re.compile(r"配合|协助|上级|报送|征求|贯彻|执行|落实|省|国务院|市政府")
_PROBLEMS = re.compile(r"(?m)^[ \t]{0,8}[^。\n]{0,16}(?:问题|不足|短板|差距|薄弱)[^。\n]{0,20}$")
_ITEM = re.compile(
    r"(?m)^[ \t]{0,8}(?:\d{1,2}[.、]|[(][一二三四五六七八九十][)]|[一二三四五六七八九十]是)[^\n]{20,600}$"
)
_SECOND = re.compile(r"(?<=。)([^。,;\n]{4,24}(?:存在|还有)[^。,;\n]{0,16}问题)。一是")
_THREE = (
    ("公示", re.compile(r"公示")),
    ("全过程记录", re.compile(r"全过程记录|执法记录")),
    ("法制审核", re.compile(r"法制审核")),
)
_SYSTEMS = re.compile(r"(?:[一二三四五六七八九十]是|[(][一二三四五六七八九十][)]|\d[.、])[^\n]{0,20}三项制度")
_NEXT_ITEM = re.compile(r"[。;][一二三四五六七八九十]是|\n")
_LISTED = re.compile(r"个(?:[市县区省]直(?:部门|单位)|(?:市|县|区)级部门)[^。,;]{0,12}(?:权责|权力)?清单")
_IN_HALL = re.compile(r"个(?:[市县区省]直(?:部门|单位)|(?:市|县|区)级部门)[^。;]{0,24}(?:进驻|入驻)")

_NO_POWER = _("「{said}」:县、区政府没有规章制定权(立法法第九十三条),所清理的应为行政规范性文件。请核对。")
_TWO_ITEMS = _("同一条中另起了一个问题「{said}」。请单列一条。")
_LEFT_OUT = _("此条说「三项制度」,只写了其中两项,没有写「{missing}」。请补写或改标题。")
_MORE = _("进驻大厅的部门({hall} 个)多于编有权责清单的部门({listed} 个)。请统一部门的统计口径。")


def substance(layout: Layout, figures: list[Figure]) -> Iterator[Finding]:
    """Each such passage once."""
    yield from _rules(layout)
    yield from _problems(layout)
    yield from _departments(layout, figures)


def _rules(layout: Layout) -> Iterator[Finding]:
    m = _RULES.search(layout.folded)
    if m is None or not _COUNTY.search(place_of(layout.folded)):
        return
    said = layout.folded[layout.clause(m.start())[0] : layout.clause(m.end())[1]]
    if not _HELPING.search(said):
        yield Finding("no_power_of_rules", m.start(), m.end(), _NO_POWER, {"said": m[0]})


def _problems(layout: Layout) -> Iterator[Finding]:
    folded = layout.folded
    heading = next((m for m in _PROBLEMS.finditer(folded, len(folded) // 4)), None)
    if heading is None:
        return
    end = layout.plan_from if layout.plan_from > heading.end() else len(folded)
    for item in _ITEM.finditer(folded, heading.end(), end):
        m = _SECOND.search(folded, item.start(), item.end())
        if m and "一是" not in folded[item.start() : m.start()]:
            yield Finding("two_problems_in_one", m.start(1), m.end(1), _TWO_ITEMS, {"said": m[1]})
    for m in _SYSTEMS.finditer(folded.replace("“", " ").replace("”", " "), heading.end(), end + 600):
        stop = _NEXT_ITEM.search(folded, m.end())
        said = folded[m.start() : stop.start() if stop else len(folded)]
        missing = [name for name, words in _THREE if not words.search(said)]
        if len(missing) == 1:
            values = {"missing": missing[0]}
            yield Finding("system_left_out", m.start(), m.end(), _LEFT_OUT, values)


def _departments(layout: Layout, figures: list[Figure]) -> Iterator[Finding]:
    """More departments in the service hall than have a list of powers."""
    listed = hall = None
    for figure in figures:
        if figure.norm_unit != "个" or figure.role == "plan":
            continue
        if listed is None and _LISTED.match(layout.folded, figure.end):
            listed = figure
        elif hall is None and _IN_HALL.match(layout.folded, figure.end):
            hall = figure
    if listed is not None and hall is not None and hall.value > listed.value:
        values = {"hall": hall.verbatim, "listed": listed.verbatim}
        yield Finding("departments_disagree", hall.start, hall.tail, _MORE, values)
