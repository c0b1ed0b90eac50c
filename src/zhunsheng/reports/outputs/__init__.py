"""What a report is written as: .docx, PDF and a machine-readable twin, all from the same data."""

from zhunsheng.reports.outputs.faces import NoFonts, Search
from zhunsheng.reports.outputs.parts import Line, Official, Table
from zhunsheng.reports.outputs.pdf import pdf
from zhunsheng.reports.outputs.word import docx

__all__ = ["Line", "NoFonts", "Official", "Search", "Table", "docx", "pdf"]
