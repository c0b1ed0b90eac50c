"""How stories of the field «coercion» are told."""

from zhunsheng.cases.stories.fields.manner import Manner

MANNER = Manner("coercion", ())
