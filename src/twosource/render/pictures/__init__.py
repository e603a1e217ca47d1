"""Small pictures of the web page as records of places on a plane; the templates draw them, a list beside says the same."""
