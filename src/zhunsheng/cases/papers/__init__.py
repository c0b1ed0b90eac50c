"""Papers 文书: what a step issues, as .docx in the layout of GB/T 9704, the same bytes for the same case."""

from zhunsheng.cases.papers.issuing import Rendered, paper_of
from zhunsheng.cases.papers.penalty import NoSuchPaper, render

__all__ = ["NoSuchPaper", "Rendered", "paper_of", "render"]
