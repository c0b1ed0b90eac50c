"""Stories: cases told in acts, run through `take` against a throw-away installation (casebook.md)."""

from zhunsheng.cases.stories.playing import play
from zhunsheng.cases.stories.telling import BadStory, Story, read

__all__ = ["BadStory", "Story", "play", "read"]
