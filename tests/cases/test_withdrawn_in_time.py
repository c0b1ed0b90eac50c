"""What was published in time is not late because it was lawfully taken down."""

from datetime import date

from tests.cases.conftest import County
from zhunsheng.cases.models import CaseRow


def test_a_withdrawn_publication_keeps_its_term_met(county: County) -> None:
    case = county.decided(date(2026, 3, 2))
    county.take(case, "publish", date(2026, 3, 4), by=["h1"])
    county.take(case, "revoke", date(2026, 3, 5), ground="适用依据错误")
    taken = county.take(case, "withdraw-publication", date(2026, 3, 6), by=["h1"])
    clock = taken.case.procedure.clocks["publicity"]
    face = clock.face(taken.case, date(2026, 6, 1))
    assert face is not None and (face.done, face.outcome.value) == (date(2026, 3, 4), "met")
    assert CaseRow.objects.get(id=case).next_clock != "publicity"
