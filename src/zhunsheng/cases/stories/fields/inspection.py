"""How stories of the field «inspection» are told."""

from zhunsheng.cases.stories.fields.manner import Manner

MANNER = Manner("inspection", ())
