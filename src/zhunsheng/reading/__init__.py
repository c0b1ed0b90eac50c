"""Reading a published report: its figures, their arithmetic, its blanks (design, section 7)."""
