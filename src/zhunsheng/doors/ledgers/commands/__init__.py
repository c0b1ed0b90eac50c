"""The ledgers' own commands; the command line finds them by name."""
