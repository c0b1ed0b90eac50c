"""How stories of the field «licence» are told."""

from zhunsheng.cases.stories.fields.manner import Manner

MANNER = Manner("licence", ())
