"""Fold full-width and traditional forms, one code point for one, so that offsets never move."""

_FULL = "".join(chr(c) for c in range(0xFF01, 0xFF5F))
_HALF = "".join(chr(c) for c in range(0x21, 0x7F))
# the traditional forms of what the rules of this room look for; other characters stay as they are
_OLD = (
    "個項類萬億條場雙單號戶訴訟複復議處罰佔總計績審辦結調傳員壓縮減長點兩幾餘約達過級區縣鄉鎮門輛幹規"
    "範執證徵訂補滿標準數實據報稱監權責負應訓練發組織動電話網頁東時間開關廢雜書費償給種隊層與為從對後"
    "內來見務資產業廳屆會這還無優環測師勞檢舉雖樣華黨國歲週顧問題遞節變確認違銷職記錄臺檔決協參轉額沒"
    "賠諮詢談經濟學習專領導團醫養險採選現設備維駁進續連線讓鑒劃擬僅噸畝紙張課輪歷異"
)
_NEW = (
    "个项类万亿条场双单号户诉讼复复议处罚占总计绩审办结调传员压缩减长点两几余约达过级区县乡镇门辆干规"
    "范执证征订补满标准数实据报称监权责负应训练发组织动电话网页东时间开关废杂书费偿给种队层与为从对后"
    "内来见务资产业厅届会这还无优环测师劳检举虽样华党国岁周顾问题递节变确认违销职记录台档决协参转额没"
    "赔咨询谈经济学习专领导团医养险采选现设备维驳进续连线让鉴划拟仅吨亩纸张课轮历异"
)
_ODD = "\u3000\xa0\u2002\u2003\u2009\u202f﹪[]【】﹝﹞•∶﹐﹑﹔﹕﹙﹚＂«»−﹣–"
_EVEN = '      %〔〕〔〕〔〕·:,、;:()"《》---'
_TABLE = str.maketrans(_FULL + _ODD + _OLD, _HALF + _EVEN + _NEW)


def fold(text: str) -> str:
    """The text with full-width and traditional forms made plain; same length."""
    folded = text.translate(_TABLE)
    assert len(folded) == len(text)
    return folded
