"""Licences: the declaration held against the act, and each rule that stories do not tell."""
