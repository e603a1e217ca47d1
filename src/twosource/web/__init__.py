"""The desk: a case in the browser, on this machine alone. Read `app` first, then `safety`."""
