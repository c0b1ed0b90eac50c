"""The house itself: its ladder, sizes, names, words and papers."""
