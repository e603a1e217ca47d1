"""Small pictures of the web page: places on a plane, drawn by the templates; a list beside each says the same."""
