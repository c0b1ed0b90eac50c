"""The demo county: synthetic from end to end, filled by really taking every step."""

from zhunsheng.cases.demo.filling import DemoBroken, Summary, fill
from zhunsheng.cases.demo.places import COUNTY, COUNTY_NAME
from zhunsheng.cases.demo.signing_in import PASSWORD, DemoAccount, accounts, is_here

__all__ = [
    "COUNTY",
    "COUNTY_NAME",
    "PASSWORD",
    "DemoAccount",
    "DemoBroken",
    "Summary",
    "accounts",
    "fill",
    "is_here",
]
