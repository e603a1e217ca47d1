"""A web server on this machine, for what goes online: pages by path, and what was asked."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answered = tuple[int, dict[str, str], bytes]  # status, headers, body


@dataclass
class Site:
    """What it serves, which a test may change at any time, and the paths and headers of all requests."""

    address: str = ""
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    pages: dict[str, Answered] = field(default_factory=dict)


@contextmanager
def serving(site: Site) -> Iterator[None]:
    """Serves the site at the address that it then has; what a visitor has already, by its ETag, is not sent again."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, dict(self.headers)))
            code, headers, body = site.pages.get(self.path, (404, {}, b""))
            if headers.get("ETag") and self.headers.get("If-None-Match") == headers["ETag"]:
                code, body = 304, b""
            self.send_response(code)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
