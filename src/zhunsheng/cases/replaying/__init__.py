"""Replaying a published report: an invented place in which exactly so much happened as the report prints.

Nothing is written past `take`: every case that a number counts is taken step by step under the law of its day.
"""

from zhunsheng.cases.replaying.meaning import Meaning
from zhunsheng.cases.replaying.replay import Built, replay

__all__ = ["Built", "Meaning", "replay"]
