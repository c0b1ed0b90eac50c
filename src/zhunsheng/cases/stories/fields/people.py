"""How stories of the field «people» are told."""

from zhunsheng.cases.stories.fields.manner import Manner

MANNER = Manner("people", ())
