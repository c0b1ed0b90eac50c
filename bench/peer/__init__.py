"""The peer: what a plain Django application does — save a row, keep its history with django-simple-history."""
