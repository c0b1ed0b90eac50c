"""How stories of the field «transfer» are told."""

from zhunsheng.cases.stories.fields.manner import Manner

MANNER = Manner("transfer", ())
