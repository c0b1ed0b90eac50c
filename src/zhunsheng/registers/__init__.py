"""Registers: jurisdictions, organs, people, certificates, accounts, powers, benchmarks, calendar notices.

Ordinary dated tables that every case joins on. `until` is always the last day in force, itself included.
"""
