"""Identifying numbers, against worked examples and a second computation written from the standards' text."""

import string
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhunsheng.registers import identity
from zhunsheng.registers.refused import Refused

SIGNS = [sign for sign in string.digits + string.ascii_uppercase if sign not in "IOSVZ"]


def second_credit_check(first17: str) -> str:
    """Horner's rule from the right instead of a table of weights."""
    total = 0
    for sign in reversed(first17):
        total = total * 3 + SIGNS.index(sign)
    return SIGNS[-total % 31]


def second_subject_check(first8: str) -> str:
    """The character that makes the weighted sum, itself with weight one, divisible by eleven."""
    total = sum(
        int(sign, 36) * weight for sign, weight in zip(first8, [3, 7, 9, 10, 5, 8, 4, 2], strict=True)
    )
    return next(mark for value, mark in enumerate("0123456789X") if (total + value) % 11 == 0)


def second_resident_check(first17: str) -> str:
    """ISO 7064 MOD 11-2 as a running product."""
    state = 0
    for digit in first17:
        state = (state + int(digit)) * 2 % 11
    return "0123456789X"[(12 - state) % 11]


@pytest.mark.parametrize(
    "code", ["91350100M000100Y43", "914403001922038216", "9144030071526726XG", "91330100799655058B"]
)
def test_codes_in_real_use_pass(code: str) -> None:
    assert identity.credit_code(code, subject=False).text == code
    assert second_credit_check(code[:17]) == code[17]


@given(st.text(alphabet=SIGNS, min_size=17, max_size=17))
def test_a_code_made_by_the_second_computation_passes(first17: str) -> None:
    code = first17 + second_credit_check(first17)
    assert identity.credit_code(code, subject=False).text == code


@given(st.text(alphabet=SIGNS, min_size=17, max_size=17), st.integers(0, 17), st.sampled_from(SIGNS))
def test_one_wrong_sign_is_always_found(first17: str, place: int, sign: str) -> None:
    code = first17 + second_credit_check(first17)
    wrong = code[:place] + sign + code[place + 1 :]
    if wrong != code:
        with pytest.raises(Refused):
            identity.credit_code(wrong, subject=False)


@given(st.text(alphabet=string.digits + string.ascii_uppercase, min_size=8, max_size=8))
def test_subject_marks_agree_with_the_second_computation(first8: str) -> None:
    right = second_subject_check(first8)
    assert [mark for mark in "0123456789X" if identity.is_subject_mark(first8 + mark)] == [right]


@given(st.integers(0, 99_999_999), st.sampled_from(["11", "12", "91", "92"]))
def test_made_codes_hold_in_both_parts(serial: int, prefix: str) -> None:
    code = identity.credit_code(identity.make_credit_code("330182", serial, prefix))
    assert (code.region, code.text[:2]) == ("330182", prefix)
    assert second_subject_check(code.subject[:8]) == code.subject[8]


def test_a_code_in_small_or_full_width_letters_is_put_right() -> None:
    assert identity.credit_code(" 91350100m000100y43").text == "91350100M000100Y43"


def test_the_subject_mark_is_looked_at_unless_told_otherwise() -> None:
    good = identity.make_credit_code("330182", 7)
    spoilt = good[:16] + next(sign for sign in "0123456789" if sign != good[16])
    code = spoilt + second_credit_check(spoilt)
    assert identity.credit_code(code, subject=False).text == code
    with pytest.raises(Refused, match="GB 11714"):
        identity.credit_code(code)


@pytest.mark.parametrize("number", ["11010519491231002X", "440524188001010014"])
def test_the_examples_of_the_standard_pass(number: str) -> None:
    found = identity.resident_id(number)
    assert (found.text, second_resident_check(number[:17])) == (number, number[17])


@given(st.dates(date(1900, 1, 1), date(2026, 1, 1)), st.integers(0, 999))
def test_resident_numbers_tell_birth_and_sex(born: date, sequence: int) -> None:
    first17 = f"330182{born:%Y%m%d}{sequence:03d}"
    found = identity.resident_id(first17 + second_resident_check(first17).lower())
    assert (found.born, found.female, found.region) == (born, sequence % 2 == 0, "330182")


@pytest.mark.parametrize(
    ("number", "says"),
    [
        ("110105491231002", "18位"),
        ("11010519491231002A", "校验码"),
        ("110105194913310020", "出生日期"),
        ("", "18位"),
    ],
)
def test_a_wrong_resident_number_is_refused_without_repeating_it(number: str, says: str) -> None:
    with pytest.raises(Refused, match=says) as refused:
        identity.resident_id(number)
    assert not number or number not in refused.value.message


def test_nobody_is_born_tomorrow() -> None:
    with pytest.raises(Refused, match="晚于今天"):
        identity.resident_id("11010519491231002X", today=date(1949, 12, 30))
