"""Points on the web page: a row a position, the words behind it, and on what it rests."""
