"""The plans of every area, listed by hand."""

from zhunsheng.cases.replaying.plans import acts, learning, lists, officers, oversight, penalty
from zhunsheng.cases.replaying.plans.planning import Plan, Sizes

PLANS: tuple[Plan, ...] = (
    *penalty.PLANS,
    *acts.PLANS,
    *lists.PLANS,
    *officers.PLANS,
    *learning.PLANS,
    *oversight.PLANS,
)

__all__ = ["PLANS", "Plan", "Sizes"]
