"""The demo county: its divisions and its organs, all invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from zhunsheng.registers.identity import make_credit_code

# GB/T 2260 gives no code that begins with 99: nobody real lives or works here.
PROVINCE, CITY, COUNTY = "990000", "990100", "990123"
COUNTY_NAME = "青溪县(示例)"
LONG_AGO = date(2019, 3, 1)


@dataclass(frozen=True, slots=True)
class Office:
    """An organ: its sign in document numbers, its field, how many handlers it has and its share of the cases."""

    key: str
    name: str
    short: str
    field: str
    handlers: int
    share: int
    kind: str = "statutory"
    place: str = COUNTY
    entrusted_by: str | None = None

    @property
    def code(self) -> str:
        """The credit code, well-formed and of no real region."""
        return make_credit_code(COUNTY, list(OFFICES_BY_KEY).index(self.key) + 1)


TOWNS = {
    "990123101": "青石镇(示例)",
    "990123102": "柳湾镇(示例)",
    "990123103": "松林镇(示例)",
    "990123201": "云渡乡(示例)",
}

OFFICES = (
    Office("market", "青溪县市场监督管理局(示例)", "青溪市监", "market", 16, 260),
    Office("urban", "青溪县综合行政执法局(示例)", "青溪综执", "urban", 15, 230),
    Office("transport", "青溪县交通运输局(示例)", "青溪交", "transport", 11, 150),
    Office("police", "青溪县公安局(示例)", "青溪公", "police", 12, 110),
    Office("ecology", "青溪县生态环境局(示例)", "青溪环", "ecology", 7, 50),
    Office("emergency", "青溪县应急管理局(示例)", "青溪应急", "emergency", 6, 45),
    Office("health", "青溪县卫生健康局(示例)", "青溪卫", "health", 6, 50),
    Office("farming", "青溪县农业农村局(示例)", "青溪农", "farming", 6, 35),
    Office("land", "青溪县自然资源和规划局(示例)", "青溪自规", "land", 5, 30),
    Office("housing", "青溪县住房和城乡建设局(示例)", "青溪建", "housing", 5, 30),
    Office("water", "青溪县水利局(示例)", "青溪水", "water", 4, 18),
    Office("culture", "青溪县文化和旅游局(示例)", "青溪文旅", "culture", 4, 16),
    Office("labour", "青溪县人力资源和社会保障局(示例)", "青溪人社", "labour", 4, 14),
    Office("forest", "青溪县林业局(示例)", "青溪林", "forest", 4, 14),
    Office("tobacco", "青溪县烟草专卖局(示例)", "青溪烟", "tobacco", 4, 20),
    Office("insurance", "青溪县医疗保障局(示例)", "青溪医保", "insurance", 3, 8),
    Office("education", "青溪县教育局(示例)", "青溪教", "education", 3, 5),
    Office("civil", "青溪县民政局(示例)", "青溪民", "civil", 3, 4),
    Office("statistics", "青溪县统计局(示例)", "青溪统", "statistics", 3, 5),
    Office("development", "青溪县发展和改革局(示例)", "青溪发改", "development", 3, 4),
    Office("finance", "青溪县财政局(示例)", "青溪财", "finance", 3, 3),
    Office("justice", "青溪县司法局(示例)", "青溪司", "justice", 3, 2),
    Office("fire", "青溪县消防救援大队(示例)", "青溪消", "fire", 6, 50, kind="authorised"),
    Office("weather", "青溪县气象灾害防御中心(示例)", "青溪气", "weather", 3, 3, kind="authorised"),
    Office(
        "farm-team",
        "青溪县农业综合行政执法队(示例)",
        "青溪农执",
        "farm-team",
        4,
        14,
        kind="entrusted",
        entrusted_by="farming",
    ),
    Office(
        "culture-team",
        "青溪县文化市场综合行政执法队(示例)",
        "青溪文执",
        "culture-team",
        4,
        10,
        kind="entrusted",
        entrusted_by="culture",
    ),
    Office("stone", "青石镇人民政府(示例)", "青石政", "town", 4, 20, place="990123101"),
    Office("willow", "柳湾镇人民政府(示例)", "柳湾政", "town", 4, 16, place="990123102"),
    Office("pine", "松林镇人民政府(示例)", "松林政", "town", 4, 10, place="990123103"),
    Office("ford", "云渡乡人民政府(示例)", "云渡政", "town", 4, 8, place="990123201"),
)
OFFICES_BY_KEY = {office.key: office for office in OFFICES}
FIELD_TITLES = {
    "market": "市场监管",
    "urban": "城市管理",
    "transport": "交通运输",
    "police": "公安",
    "ecology": "生态环境",
    "emergency": "应急管理",
    "health": "卫生健康",
    "farming": "农业农村",
    "land": "自然资源",
    "housing": "住房城乡建设",
    "water": "水利",
    "culture": "文化旅游",
    "labour": "人力资源社会保障",
    "forest": "林业",
    "tobacco": "烟草专卖",
    "insurance": "医疗保障",
    "education": "教育",
    "civil": "民政",
    "statistics": "统计",
    "development": "发展改革",
    "finance": "财政",
    "justice": "司法行政",
    "fire": "消防救援",
    "weather": "气象",
    "town": "镇街综合执法",
    "farm-team": "农业农村",
    "culture-team": "文化旅游",
}
"""The fields of enforcement as pages show them."""
