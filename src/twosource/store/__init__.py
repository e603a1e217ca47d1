"""The case file: articles, kept analyses and what people decided, in one SQLite file that any tool opens.

Read `file` first (how it is opened, and what may go wrong), then `articles`, `analyses` and `events` (what it holds),
`anchors` and `replay` (how a decision finds its statements again), `search`, `lines` (JSON Lines) and `check`.
"""
