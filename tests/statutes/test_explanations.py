"""What a date says of how it was counted."""

from datetime import date, datetime

import pytest

from zhunsheng.statutes.answers import BadQuestion, explain_days
from zhunsheng.statutes.calendar import Calendar
from zhunsheng.statutes.days import Counted, Pause, Roll, count, count_hours, days, months, workdays

STANDARD = Calendar.standard()


def sentences(counted: Counted) -> list[str]:
    return [line.text() for line in counted.explanation]


def test_seven_working_days_over_spring_festival_tell_every_day_passed_over() -> None:
    assert sentences(count(date(2026, 2, 10), workdays(7), calendar=STANDARD)) == [
        "2026-02-10(周二)当日不计入,从次日起算。",
        "2026-02-15(周日)至2026-02-23(周一)休息(春节),不计入。",
        "2026-02-14(周六)为调休上班日(春节),计入。",
        "第7个工作日为2026-02-26(周四)。",
    ]


def test_many_weekends_are_summed_up_in_one_line() -> None:
    told = sentences(count(date(2026, 7, 1), workdays(50), calendar=STANDARD))
    assert "其间周末休息共20日,不计入。" in told
    assert len(told) == 3


def test_ninety_days_do_not_list_weekends() -> None:
    assert sentences(count(date(2026, 1, 15), days(90), calendar=STANDARD)) == [
        "2026-01-15(周四)当日不计入,从次日起算。",
        "第90日为2026-04-15(周三)。",
    ]


def test_pause_extension_and_roll_are_told_in_their_order() -> None:
    counted = count(
        date(2026, 8, 3),
        days(30),
        calendar=STANDARD,
        pauses=[Pause(date(2026, 8, 10), date(2026, 8, 14), "鉴定")],
        extension=days(26),
        roll=Roll.FORWARD,
    )
    assert sentences(counted) == [
        "2026-08-03(周一)当日不计入,从次日起算。",
        "2026-08-10(周一)至2026-08-14(周五)因鉴定不计入,共5日。",
        "第30日为2026-09-07(周一)。",
        "延长26日,接2026-09-07(周一)之后计算。",
        "第26日为2026-10-03(周六)。",
        "2026-10-03(周六)是休息日,顺延至其后第一个工作日2026-10-08(周四)(民法典第二百零三条)。",
    ]


def test_a_month_without_the_day_cites_the_code() -> None:
    told = sentences(count(date(2026, 8, 31), months(1), calendar=STANDARD))
    assert told[1] == "到期的月没有对应日,以月末日2026-09-30(周三)为最后一日(民法典第二百零二条)。"


def test_an_organ_is_told_the_last_working_day_before() -> None:
    told = sentences(count(date(2026, 9, 18), days(15), calendar=STANDARD, roll=Roll.BACK))
    assert told[-1] == "2026-10-03(周六)是休息日,机关应在此前最后一个工作日2026-09-30(周三)以前办结。"


def test_a_provisional_date_says_why() -> None:
    told = sentences(count(date(2026, 12, 21), workdays(20), calendar=STANDARD))
    assert told[-1].startswith("2026-12-31(周四)以后的放假通知尚未录入")


def test_counting_back_says_so() -> None:
    told = sentences(count(date(2026, 11, 27), workdays(3), calendar=STANDARD, backward=True))
    assert told == [
        "2026-11-27(周五)当日不计入,向前倒数。",
        "倒数第3个工作日为2026-11-24(周二)。",
    ]


def test_the_sentences_can_be_translated_with_their_words() -> None:
    english = {
        "第{count}{unit}为{day}。": "The {count}th {unit} is {day}.",
        "个工作日": "working day",
        "周四": "Thu",
    }
    line = count(date(2026, 2, 10), workdays(7), calendar=STANDARD).explanation[-1]
    assert line.text(lambda text: english.get(text, text)) == "The 7th working day is 2026-02-26(Thu)."


def test_hours_name_both_moments() -> None:
    told = count_hours(datetime(2026, 2, 16, 17, 30), 24).explanation[0].text()
    assert "2026-02-16 17:30" in told and "2026-02-17 17:30" in told


def test_a_question_in_words_is_answered_in_words() -> None:
    answer = explain_days(date(2026, 2, 10), 7, "working")
    assert (answer["date"], answer["provisional"]) == ("2026-02-26", False)
    assert len(answer["explanation"]) == 4
    assert explain_days(date(2026, 2, 10), 7, "calendar")["date"] == "2026-02-17"
    assert explain_days(date(2026, 2, 10), 7, "day", roll="back")["date"] == "2026-02-14"
    assert explain_days(date(2026, 2, 10), 1, "month")["date"] == "2026-03-10"
    assert explain_days(datetime(2026, 2, 10, 9, 0), 24, "hour")["date"] == "2026-02-11T09:00:00"
    assert explain_days(date(2026, 10, 12), 7, backward=True)["date"] == "2026-09-24"


def test_the_inverse_question_counts_what_lies_between() -> None:
    answer = explain_days(date(2026, 2, 10), to=date(2026, 2, 26))
    assert (answer["count"], answer["unit"], answer["provisional"]) == (7, "workday", False)
    assert explain_days(date(2026, 12, 1), to=date(2027, 1, 8))["provisional"]


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ({"number": 7, "unit": "fortnight"}, "fortnight"),
        ({"number": 7, "to": date(2026, 3, 1)}, "其一"),
        ({}, "其一"),
        ({"number": -7}, "不能为负"),
        ({"number": 7, "roll": "sideways"}, "sideways"),
        ({"number": 99_999}, "2100"),
        ({"number": 9_999_999_999, "unit": "day"}, "公历"),
        ({"number": 99_999, "unit": "year"}, "公历"),
        ({"number": -1, "unit": "hour"}, "不能为负"),
    ],
)
def test_a_question_without_an_answer_says_what_to_change(question: dict[str, object], says: str) -> None:
    with pytest.raises(BadQuestion, match=says):
        explain_days(date(2026, 2, 10), **question)  # type: ignore[arg-type]
