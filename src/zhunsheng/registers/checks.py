"""What must hold within one row, table by table; no queries here."""

from __future__ import annotations

from functools import singledispatch

from django.db import models

from zhunsheng.registers.identity import credit_code
from zhunsheng.registers.keys import check_value
from zhunsheng.registers.models import (
    Benchmark,
    Certificate,
    Dated,
    HolidayNotice,
    Jurisdiction,
    Leniency,
    Level,
    LocalRule,
    Organ,
    OrganKind,
    Post,
    Power,
)
from zhunsheng.registers.refused import Refused
from zhunsheng.registers.roles import ROLES

_DIGITS = {Level.PROVINCE: 6, Level.CITY: 6, Level.COUNTY: 6, Level.TOWN: 9, Level.VILLAGE: 12}


@singledispatch
def check(row: models.Model) -> None:
    """Refuse a row that contradicts itself."""


@check.register
def _dated(row: Dated) -> None:
    if row.until is not None and row.until < row.since:
        raise Refused(f"失效日{row.until}早于生效日{row.since}。请核对两个日期。", "until")


@check.register
def _jurisdiction(row: Jurisdiction) -> None:
    _dated(row)
    digits = _DIGITS[Level(row.level)]
    if not (row.code.isascii() and row.code.isdigit() and len(row.code) == digits):
        raise Refused(
            f"{Level(row.level).label}区划代码应为{digits}位数字(GB/T 2260)。请核对“{row.code}”。", "code"
        )
    # Only the province is compared: a county may stand directly under it (省直辖县级行政单位).
    if row.parent_id is not None and row.parent_id[:2] != row.code[:2]:
        raise Refused(f"区划代码{row.code}与上级{row.parent_id}不在同一省。请核对上级。", "parent")
    if row.level in (Level.TOWN, Level.VILLAGE) and (row.book or row.parent_id is None):
        raise Refused("乡级、村级不单设记录簿,并须填明上级;其案件记入所属县级的记录簿。", "book")
    if row.level not in (Level.TOWN, Level.VILLAGE) and not row.book:
        raise Refused("县级以上人民政府须有自己的记录簿。请填写记录簿名称。", "book")


@check.register
def _organ(row: Organ) -> None:
    if credit_code(row.code).text != row.code:
        raise Refused(f"统一社会信用代码“{row.code}”应使用半角大写字母和数字,且不含空格。", "code")
    entrusted = row.kind == OrganKind.ENTRUSTED
    if entrusted and row.entrusted_by_id is None:
        raise Refused("受委托组织须填明委托机关(行政处罚法第二十条)。请选择委托机关。", "entrusted_by")
    if not entrusted and row.entrusted_by_id is not None:
        raise Refused("只有受委托组织才填写委托机关。请改正主体类别,或者清除委托机关。", "entrusted_by")
    if row.entrusted_by_id == row.code:
        raise Refused("组织不能委托自己。请选择委托机关。", "entrusted_by")
    if row.qualified_until is not None and (
        row.qualified_from is None or row.qualified_until < row.qualified_from
    ):
        raise Refused("主体资格止日早于起日,或者没有起日。请核对两个日期。", "qualified_until")


@check.register
def _post(row: Post) -> None:
    _dated(row)
    if row.role not in ROLES:
        raise Refused(f"没有“{row.role}”这一角色。请填 {'、'.join(ROLES)} 之一。", "role")


@check.register
def _certificate(row: Certificate) -> None:
    if row.valid_until < row.valid_from:
        raise Refused("执法证有效期止日早于起日。请核对两个日期。", "valid_until")
    if row.revoked_on is not None and row.revoked_on < row.valid_from:
        raise Refused("收回、注销日早于发证日。请核对日期。", "revoked_on")


@check.register
def _power(row: Power) -> None:
    _dated(row)
    if not row.basis.strip():
        raise Refused("执法权力事项须写明法律、法规、规章依据(行政处罚法第三十八条)。请填写依据。", "basis")


@check.register
def _benchmark(row: Benchmark) -> None:
    _dated(row)
    if row.fine_min < 0 or row.fine_max < row.fine_min:
        raise Refused("罚款下限不得为负,也不得高于上限。请核对裁量幅度。", "fine_max")


@check.register
def _leniency(row: Leniency) -> None:
    _dated(row)
    if not row.conditions:
        raise Refused("免罚轻罚清单须逐项写明适用条件(行政处罚法第三十三条)。请填写条件。", "conditions")


@check.register
def _rule(row: LocalRule) -> None:
    _dated(row)
    if (row.jurisdiction_id is None) == (row.organ_id is None):
        raise Refused("地方设定须属于一个区划或者一个执法主体,且只属于一个。请选择其一。", "organ")
    check_value(row.key, row.value)


@check.register
def _notice(row: HolidayNotice) -> None:
    if not row.holidays:
        raise Refused(f"{row.year}年放假通知没有放假日。请填写全年的放假日。", "holidays")
