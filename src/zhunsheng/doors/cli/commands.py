"""The table of commands: name, module, what it does, and what it needs before its module may be imported."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Needs(Enum):
    """What is set up before a command's module is imported."""

    NOTHING = "nothing"
    HOME = "home"
    """Django on the installation's own folder, $ZHUNSHENG_HOME."""
    THROW_AWAY = "throw-away"
    """Django on a fresh folder that is gone afterwards."""


@dataclass(frozen=True)
class Command:
    """One command; its module is imported only when it is called, so that the others start fast and stand alone."""

    name: str
    module: str
    help: str
    needs: Needs = Needs.HOME


_HERE = "zhunsheng.doors.cli"
COMMANDS = (
    Command("run", f"{_HERE}.run", "准备数据库和示范县,启动网站"),
    Command("demo", f"{_HERE}.demo", "装入示范县,不启动网站"),
    Command("migrate", f"{_HERE}.migrate", "建立或者更新数据库"),
    Command("days", f"{_HERE}.days", "推算期限届满日,或者两日之间的天数", Needs.NOTHING),
    Command("procedures", f"{_HERE}.procedures", "列出程序的步骤、期限和禁止事项", Needs.NOTHING),
    Command("story", f"{_HERE}.story", "在临时环境中演算故事文件", Needs.THROW_AWAY),
    Command("verify", f"{_HERE}.verify", "核验账簿,指出第一处错误;核验回执", Needs.NOTHING),
    Command("checkpoint", f"{_HERE}.checkpoint", "对账簿签名存证,交存见证目录;列出、更换公钥"),
    Command("rebuild", f"{_HERE}.rebuild", "由账簿重做全部缓存,报告差异"),
    Command("record", f"{_HERE}.record", "导出账簿,供他人独立核验"),
    Command("backup", f"{_HERE}.backup", "不停机备份:加密、增量;清理旧备份"),
    Command("restore", f"{_HERE}.restore", "恢复备份到空的地方,与见证核对", Needs.NOTHING),
    Command("drill", f"{_HERE}.drill", "恢复演练:备份、恢复、核验,报告用时和丢失"),
    Command("erase", f"{_HERE}.erase", "依法删除一个案件的个人信息"),
    Command("archive", f"{_HERE}.archive", "导出一个案件的卷宗,浏览器可直接打开"),
    Command("figures", f"{_HERE}.figures", "列出年度数字及其背后的案件"),
    Command("statistics", f"{_HERE}.statistics", "法定统计表:逐格可查,勾稽可核"),
    Command("bulletin", f"{_HERE}.bulletin", "季度通报:各单位情况、排名、典型问题"),
    Command("sheet", f"{_HERE}.sheet", "单位月报表:哪些单位已确认、逾期、空白"),
    Command("credit", f"{_HERE}.credit", "导出并检查双公示、检查行为文件"),
    Command("replay", f"{_HERE}.replay", "重演已发布报告的数字,与指标比较", Needs.THROW_AWAY),
    Command("report", f"{_HERE}.report", "生成年度报告(.docx)"),
    Command("read", f"{_HERE}.read", "核读已发布的报告:数字、勾稽、漏填", Needs.NOTHING),
    Command("draw", f"{_HERE}.draw", "核验或者制作随机抽取", Needs.NOTHING),
    Command("work", f"{_HERE}.work", "后台追记分析表"),
    Command("account", f"{_HERE}.account", "开设账户、重设密码、发放接口令牌"),
    # The ledgers are a door of their own and bring their own commands; no door imports another.
    Command("template", "zhunsheng.doors.ledgers.commands.template", "生成 Excel 台账模板"),
    Command("import", "zhunsheng.doors.ledgers.commands.take_in", "导入 Excel 或者 CSV 台账"),
)
BY_NAME = {command.name: command for command in COMMANDS}
