"""政府信息公开工作年度报告: six sections; tables two, three and four on the engine of tables."""

from zhunsheng.reports.openness.declared import DISCLOSURE
from zhunsheng.reports.openness.drafting import Draft, proposed, with_last_year

__all__ = ["DISCLOSURE", "Draft", "proposed", "with_last_year"]
