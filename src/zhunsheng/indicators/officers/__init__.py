"""People and powers: certificates, bodies, powers of towns, posts, reforms, operations and drills."""

from zhunsheng.indicators.declaring import Dimension, Indicator
from zhunsheng.indicators.officers import actions, people, towns
from zhunsheng.indicators.officers.people import derived_certificate, derived_grant

INDICATORS: tuple[Indicator, ...] = (*people.INDICATORS, *towns.INDICATORS, *actions.INDICATORS)
DIMENSIONS: tuple[Dimension, ...] = ()
DERIVED = {"certificate": derived_certificate, "grant": derived_grant}
OUTLINED = {
    "certificate": {"number": "VARCHAR", "since": "DATE", "until": "DATE"},
    "qualification": {"body": "VARCHAR", "kind": "VARCHAR", "last_day": "DATE"},
    "grant": {"to_town": "VARCHAR", "effective": "DATE"},
    "team-post": {"posts": "BIGINT", "filled": "BIGINT", "readiness": "BIGINT"},
    "assistants-handover": {"people": "BIGINT", "cars": "BIGINT"},
    "reform": {"three_fixed": "BOOLEAN", "bodies_before": "BIGINT"},
    "operation": {"cases_linked": "BIGINT"},
}
