"""双公示 and 互联网+监管: files for other platforms, every item checked, the late and missing named."""

from zhunsheng.reports.credit.file import FORMS, Fault, File, Form, Tardy, as_csv, as_xlsx, compose

__all__ = ["FORMS", "Fault", "File", "Form", "Tardy", "as_csv", "as_xlsx", "compose"]
