"""The county of tests/cases serves the lists as well."""

from tests.cases.conftest import county

__all__ = ["county"]
