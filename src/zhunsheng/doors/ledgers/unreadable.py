"""A file that is not taken as a ledger: why, and what to do."""


class Unreadable(Exception):
    """The file cannot be read as a ledger; the message says what to do. Nothing was written."""
