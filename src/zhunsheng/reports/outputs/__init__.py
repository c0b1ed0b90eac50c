"""What a report is written as: .docx, PDF and a machine-readable twin, all from the same data."""

from zhunsheng.reports.outputs.parts import Line, Official, Table

__all__ = ["Line", "Official", "Table"]
