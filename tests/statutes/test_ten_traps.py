"""The traps of counting that a careful clerk knows; each length is taken from the article, not typed here."""

from datetime import date

from zhunsheng.statutes.calendar import Calendar
from zhunsheng.statutes.catalogue import (
    COERCION_ACT,
    DISCLOSURE_RULES,
    LICENCE_ACT,
    LITIGATION_ACT,
    LITIGATION_INTERPRETATION,
    MAJOR_DECISION_RULES,
    MARKET_PUBLICITY,
    PENALTY_ACT,
    RECONSIDERATION_ACT,
    THREE_SYSTEMS,
)
from zhunsheng.statutes.days import Length, Pause, Unit, count, days, months, workdays
from zhunsheng.statutes.instruments import Article

STANDARD = Calendar.standard()


def end(start: date, length: Length, **how: object) -> date:
    return count(start, length, calendar=STANDARD, **how).plain  # type: ignore[arg-type]


def only(article: Article, unit: Unit) -> Length:
    (length,) = {span for span in article.spans if span.unit is unit}
    return length


def test_1_an_ordinary_reconsideration_may_be_extended_by_thirty_days_a_summary_one_not() -> None:
    ordinary, summary = RECONSIDERATION_ACT[62].rules
    assert (ordinary.span, summary.span) == (days(60), days(30))
    assert ordinary.extends and not summary.extends
    assert end(date(2026, 3, 2), days(60), extension=days(30)) == date(2026, 5, 31)


def test_2_three_months_to_the_court_begin_when_both_remedies_have_lapsed() -> None:
    served = date(2026, 1, 15)
    reconsideration = end(served, only(RECONSIDERATION_ACT[20], Unit.DAY))
    suit = end(served, LITIGATION_ACT[46].spans[0])
    assert (reconsideration, suit) == (date(2026, 3, 16), date(2026, 7, 15))
    last = end(max(reconsideration, suit), only(COERCION_ACT[53], Unit.MONTH))
    assert last == date(2026, 10, 15)
    # The demand waits ten working days, and must be out before they no longer fit.
    wait = only(COERCION_ACT[54], Unit.WORKDAY)
    assert wait == workdays(10)
    assert end(last, wait, backward=True) == date(2026, 9, 24)


def test_3_ninety_days_are_calendar_days_from_filing_whatever_the_holidays() -> None:
    assert only(PENALTY_ACT[60], Unit.DAY) == days(90)
    assert end(date(2026, 1, 20), days(90)) == date(2026, 4, 20)


def test_4_five_working_days_to_ask_and_notice_seven_working_days_before() -> None:
    ask, notice = PENALTY_ACT[64].spans
    assert (ask, notice) == (workdays(5), workdays(7))
    assert end(date(2026, 9, 28), ask) == date(2026, 10, 10)
    assert end(date(2026, 10, 20), notice, backward=True) == date(2026, 10, 10)


def test_5_silence_speaks_from_three_different_days() -> None:
    received = date(2026, 4, 30)
    told_by = end(received, workdays(5))
    assert told_by == date(2026, 5, 11)  # May Day rest 1–5, Saturday 9 worked
    # 行政许可法第三十二条: accepted from the day of receipt; 行政复议法第三十条: from the day the five days end.
    assert workdays(5) in LICENCE_ACT[32].spans and workdays(5) in RECONSIDERATION_ACT[30].spans
    decide = LICENCE_ACT[42].spans[0]
    assert decide == workdays(20)
    assert end(received, decide) < end(told_by, decide)


def test_6_a_corrected_request_starts_anew_while_a_third_party_only_pauses() -> None:
    term = DISCLOSURE_RULES[33].spans[0]
    assert term == workdays(20)
    restarted = end(date(2026, 3, 10), term)
    paused = end(
        date(2026, 3, 2), term, pauses=[Pause(date(2026, 3, 5), date(2026, 3, 10), "征求第三方意见")]
    )
    assert restarted == date(2026, 4, 8)
    assert paused == date(2026, 4, 3)


def test_7_a_suspension_is_added_to_the_sixty_days() -> None:
    suspended = Pause(date(2026, 4, 1), date(2026, 4, 20), "中止")
    assert end(date(2026, 3, 2), days(60)) == date(2026, 5, 1)
    assert end(date(2026, 3, 2), days(60), pauses=[suspended]) == date(2026, 5, 21)


def test_8_publication_has_three_terms_and_withdrawal_one() -> None:
    assert set(THREE_SYSTEMS["（六）"].spans) == {workdays(7), workdays(20)}
    assert only(MARKET_PUBLICITY[9], Unit.WORKDAY) == workdays(20)
    assert only(PENALTY_ACT[48], Unit.WORKDAY) == only(MARKET_PUBLICITY[11], Unit.WORKDAY) == workdays(3)
    decided = date(2026, 9, 18)
    assert end(decided, workdays(7)) == date(2026, 9, 29)
    assert end(decided, workdays(20)) == date(2026, 10, 22)
    assert end(decided, workdays(3)) == date(2026, 9, 22)


def test_9_seven_working_days_of_legality_review_are_a_minimum() -> None:
    assert only(MAJOR_DECISION_RULES[26], Unit.WORKDAY) == workdays(7)
    assert end(date(2026, 2, 11), workdays(7)) == date(2026, 2, 27)


def test_10_seven_days_of_the_court_are_calendar_days_here_and_working_days_there() -> None:
    assert days(7) in LITIGATION_INTERPRETATION[160].spans
    assert only(COERCION_ACT[57], Unit.WORKDAY) == workdays(7)
    accepted = date(2026, 9, 28)
    assert end(accepted, days(7)) == date(2026, 10, 5)
    assert end(accepted, workdays(7)) == date(2026, 10, 13)


def test_months_of_the_suit_end_on_the_corresponding_day() -> None:
    assert LITIGATION_ACT[46].spans[0] == months(6)
    assert end(date(2025, 8, 31), months(6)) == date(2026, 2, 28)
