"""Which claims are compared, and how like they are: candidates, features, one score a pair."""
