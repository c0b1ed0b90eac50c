"""The county of the review tests serves here too."""

from tests.procedures.review.conftest import county

__all__ = ["county"]
