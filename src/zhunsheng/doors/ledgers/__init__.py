"""Ledgers: Excel and CSV sheets in and out. A template per step or for a whole case; every row goes through `take`."""

from zhunsheng.doors.ledgers.importing import import_ledger
from zhunsheng.doors.ledgers.outcome import Outcome, Wrong
from zhunsheng.doors.ledgers.sheets import Ledger, Sheet, read_ledger
from zhunsheng.doors.ledgers.template import template
from zhunsheng.doors.ledgers.unreadable import Unreadable

__all__ = ["Ledger", "Outcome", "Sheet", "Unreadable", "Wrong", "import_ledger", "read_ledger", "template"]
