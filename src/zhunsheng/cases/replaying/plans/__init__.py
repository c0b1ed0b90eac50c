"""The plans of every area, listed by hand."""

from zhunsheng.cases.replaying.plans import lists, penalty
from zhunsheng.cases.replaying.plans.planning import Plan, Sizes

PLANS: tuple[Plan, ...] = (*penalty.PLANS, *lists.PLANS)

__all__ = ["PLANS", "Plan", "Sizes"]
