"""Quality, measured on labelled data and held by floors. Needs ../shared/data; skips with a reason without it."""
