"""Procedures by which the work itself is overseen and accounted for."""
