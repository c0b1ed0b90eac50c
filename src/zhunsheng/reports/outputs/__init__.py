"""What a report is written as: .docx, PDF, HTML and a machine-readable twin, all from the same data."""

from zhunsheng.reports.outputs.faces import NoFonts, Search
from zhunsheng.reports.outputs.issued import Issue, issues
from zhunsheng.reports.outputs.parts import Line, Official, Table
from zhunsheng.reports.outputs.pdf import pdf
from zhunsheng.reports.outputs.report import official
from zhunsheng.reports.outputs.twin import Place, edition_from, twin
from zhunsheng.reports.outputs.word import docx
from zhunsheng.reports.outputs.writing import FORMATS, written

__all__ = [
    "FORMATS",
    "Issue",
    "Line",
    "NoFonts",
    "Official",
    "Place",
    "Search",
    "Table",
    "docx",
    "edition_from",
    "issues",
    "official",
    "pdf",
    "twin",
    "written",
]
