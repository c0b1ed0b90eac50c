"""The desk: where officials work. A view parses, calls one function below, shows the answer; no rule lives here."""
