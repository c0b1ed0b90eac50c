"""The penalty act before 2021-07-15. It stands outside this package, for the roles cite it too."""

from zhunsheng.procedures.enforcement.before import OLD

__all__ = ["OLD"]
