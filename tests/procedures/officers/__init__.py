"""People and powers, judged in memory."""
