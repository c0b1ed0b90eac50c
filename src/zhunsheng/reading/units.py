"""Measure words of the genre, longest first, each with what may not follow it."""

import re

# word → characters or words that, coming next, show that it is no measure word here
_GUARDS = {
    "人": "民|社|大(?!次)|力|工智|身|居", "名": "单|称|录|优", "所": "有|在|属|以|谓", "处": "罚|理|置|长|级|分",
    "节": "约|点|能|假|俗", "类": "似", "面": "向|积|对|临|试|上", "本": "级|区|县|市|地|年|次|单|行|人|部|院",
    "部": "署|分|位|队|长|级|属|委|际|规章制", "支": "一扶|部|持|付|撑|出|援|行|队(?!伍)", "批": "准|复|示|评|发|量|办|文|改|次",
    "期": "间|限|望|满", "场": "所|地|景|馆|主体", "天": "然|津|空|气|网", "组": "织|成|长|建", "台": "账|阶|风|县|山|区|河|市",
    "位": "于|置|列", "户": "籍|外|口", "周": "年|边|期|岁|密|报|末|到|知", "例": "如|外|会|行", "间": "接|隔|断",
    "张": "贴|扬", "次": "日|要|序|品", "条": "例|件|理|款", "门": "户|口|槛|票", "家": "长|园|庭教|渠",
    "分": "类|级|别|局|会|院|校|厂|公司|之|管|支|期|批|行|中心|组|析|布|层|流|散|解|工|段|数线|歧|为|成|送|步|项|片|区|包|担",
    "大": "力|量|型|局|幅|多|家|学|会|厅|队|道|楼|众|于|约|概|胆|赛|调|案|数|小|地", "个": "人|体|性|案|别|税",
    "省": "级|市|政|委|直|府|人|教|司|里|内|外|厅|局|去|略", "件": "", "起": "来|到|草|点|诉|步|动|因", "区": "域|别|分|县|级|间|块", "市": "场|民|县|级|区|直|政|委", "县": "级|区|市|直|委",
    "镇": "街|级|村", "乡": "村|级|土|亲", "村": "民|级|居", "成": "立|为|果|员|功|效|本|长|年|熟|都|交|绩|套",
    "元": "旦|素|宵|件", "日": "常|报|益|前|起|照|均|本|期|志|程|夜", "年": "度|底|初|末|级|轻|报|来|鉴|终|内|间|限|版|第",
    "轮": "岗|流|候|值|训|换|椅|胎", "代": "表", "篇": "章", "册": "封", "升": "级|至|到|幅|为", "米": "粉", "对": "",
    "套": "用", "项": "下", "辆": "", "种": "植|子", "块": "链", "片": "区|面", "座": "谈|位", "站": "", "班": "子|级",
    "票": "据|价", "枚": "", "倍": "增", "字": "号", "案": "", "出": "", "集": "中|体|约|团|成|市|镇|聚",
    "列": "入|为|席|出", "卷": "", "课": "程|题|堂|件|本", "校": "园", "企": "业", "社": "区", "街": "道", "亩": "",
    "步": "区|骤|伐", "幢": "", "顿": "", "趟": "", "岁": "", "宗": "教|旨", "份": "额|量|子", "吨": "", "盏": "",
}  # fmt: skip
_SAFE = str.split(
    "人次 人(次) 件次 件(次) 户次 户(次) 场次 场(次) 家次 家(次) 车次 辆次 节次 班次 批次 期次 艘次 架次 台次 处次 条次 项次 次 "
    "个工作日 工作日 个自然日 自然日 个小时 小时 分钟 秒 个月 个季度 个年度 年 个百分点 百分点 个大类 大类 个批次 "
    "省份 乡镇 街道 社区 部门 单位 村居 课时 学时 学分 平方米 平方公里 立方米 ㎡ ㎥ km² m² km kg kWh GB TB MB 公里 千米 公顷 千克 公斤 千瓦时 千瓦 兆瓦 "
    "微克 毫克 分贝 摄氏度 美元 欧元 港元 元 人民币 块钱 名次 篇次 幅 幢 栋 册 艘 架 枚 只 头 株 棵 盏 根 页 席 床 首 则 款 章 道 把 桩 套 "
    "个 项 件 起 宗 份 例 卷 条 名 人 位 户 家 村 镇 乡 县 区 市 省 场 期 轮 批 届 天 周 日 岁 分 倍 成 种 类 大 方面 "
    "支 部 本 篇 处 所 座 间 台 辆 张 块 片 面 门 节 课 班 组 站 集 字 票 吨 亩 米 升 亿 趟 遍 封 通 副 箱 瓶 包 顶"
)
_GUARDED_ALSO = {"通": "过|知|报|告|道|信|用|畅|行", "首": "次|先|批|位|个|问|要|都|府", "则": "", "款": "项",
                 "章": "程|节", "道": "路|德", "把": "关|握|脉|好|住", "副": "主|县|市|区|局|书|科|处", "包": "括|含|保|联|村|干",
                 "头": "", "只": "有|要|能|需|是", "架": "构", "顶": "", "根": "据|本", "床": "", "席": "位"}  # fmt: skip
_GUARDS |= _GUARDED_ALSO
_SAME = {
    "个工作日": "工作日", "个自然日": "自然日", "个小时": "小时", "个月": "月", "个季度": "季度", "个年度": "年",
    "个百分点": "percentage_point", "百分点": "percentage_point", "人(次)": "人次", "件(次)": "件次", "户(次)": "户次",
    "场(次)": "场次", "家(次)": "家次", "㎡": "平方米", "m²": "平方米", "㎥": "立方米", "km²": "平方公里", "km": "公里",
    "kg": "千克", "kWh": "千瓦时", "个大类": "大类", "个批次": "批次", "块钱": "元", "人民币": "元",
}  # fmt: skip
LATIN = re.compile(r"(?:km²|m²|km|kg|kWh|GB|TB|MB)(?![A-Za-z])")
_PRINTED = {"个工作日": "工作日", "个小时": "小时", "个自然日": "自然日"}

WORDS = sorted({w for w in _SAFE if w != "亿"}, key=len, reverse=True)


def alternative(word: str) -> str:
    """A measure word as a pattern that refuses what may not follow it."""
    guard = _GUARDS.get(word, "")
    return re.escape(word) + (f"(?!{guard})" if guard else "")


PATTERN = "|".join(alternative(w) for w in WORDS)
_UNIT = re.compile(rf" {{0,2}}({PATTERN})")


def unit_at(folded: str, at: int) -> tuple[str, int] | None:
    """The measure word that stands at an offset (two blanks allowed) and where it ends."""
    m = _UNIT.match(folded, at)
    return (m[1], m.end()) if m else None


def printed(word: str) -> str:
    """The unit as a figure names it: 个工作日 counts working days, 个 is only its classifier."""
    return _PRINTED.get(word, word)


def normal(word: str) -> str:
    """The unit in which the normalised value is expressed."""
    return _SAME.get(word, word)


# Classifiers that reports use for one another: 1610个 of 1798项 is still a share.
COUNTS = frozenset(str.split("个 项 件 起 宗 份 例 条 案 卷 次 件次 项次 批 部 -"))
PEOPLE = frozenset(str.split("人 名 位 人次"))
ORGANS = frozenset(str.split("个 家 所 处 单位 部门 户"))


def compatible(a: str, b: str) -> bool:
    """Whether two counts may stand over one another in a rate."""
    return a == b or any(a in group and b in group for group in (COUNTS, PEOPLE, ORGANS))
