"""The desk on an address of this machine: a socket that nobody else's network leads to, and a server on it."""

import logging
import os
import socket
import threading
import time
from dataclasses import dataclass

import uvicorn

from twosource.errors import InputError
from twosource.text import digest
from twosource.web.app import make_app
from twosource.web.desk import Desk
from twosource.web.safety import Door, new_door

HOST = "127.0.0.1"  # and no other, ever
FIRST, MANY = 49_152, 16_000  # ports that no service has by rule (RFC 6335)
TRIED = 20  # ports tried from that of the case on, before any that is free is taken
STARTED = 10.0  # seconds within which a server answers, also on a very busy machine

logging.getLogger("uvicorn").addHandler(logging.NullHandler())  # else it writes to the terminal


@dataclass(slots=True)
class ServedDesk:
    """A desk that is served. It runs in a thread of its own, so that the main one hears the signals."""

    desk: Desk
    door: Door
    server: uvicorn.Server
    thread: threading.Thread

    def end(self, seconds: float) -> None:
        """Stops it within so many seconds; what is not done then is left."""
        self.server.should_exit = True
        self.desk.end()
        self.thread.join(seconds)


def listen(case: str, port: int | None) -> socket.socket:
    """A socket that listens at the port; without one, at the port of the case if it is free, else near it.

    The same case gets the same port again, so that an address that somebody kept still leads to it. Raises InputError
    where the port asked for is taken or not allowed.
    """
    if port is not None:
        try:
            return _listening(port)
        except OSError as error:
            said = f"--port {port}: {error.strerror or error}"
            raise InputError(f"{said}; choose another, or leave --port out and a free one is taken") from error
    own = int(digest(os.path.abspath(case))[:8], 16) % MANY
    for tried in range(TRIED):
        try:
            return _listening(FIRST + (own + tried) % MANY)
        except OSError:
            continue
    return _listening(0)


def serve_in_background(desk: Desk, bound: socket.socket) -> ServedDesk:
    """The desk, answering on the socket. Raises InputError where the server does not start."""
    door = new_door(bound.getsockname()[1])
    holder: list[uvicorn.Server] = []
    app = make_app(desk, door, ending=lambda: bool(holder) and holder[0].should_exit)
    server = uvicorn.Server(
        uvicorn.Config(
            app,
            loop="asyncio",
            http="h11",
            ws="none",
            lifespan="off",
            interface="asgi3",
            log_config=None,
            access_log=False,
            proxy_headers=False,
            server_header=False,
            timeout_graceful_shutdown=1,
        )
    )
    holder.append(server)
    thread = threading.Thread(target=server.run, args=([bound],), name="server", daemon=True)
    thread.start()
    until = time.monotonic() + STARTED
    while not server.started and thread.is_alive() and time.monotonic() < until:
        time.sleep(0.005)
    if not server.started:
        raise InputError(f"the server did not start at {HOST}:{door.port}; try again, or another --port")
    return ServedDesk(desk, door, server, thread)


def _listening(port: int) -> socket.socket:
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if os.name == "posix":  # an address just left is free again; elsewhere this would let two have one port
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind((HOST, port))
        made.listen(128)
    except BaseException:
        made.close()
        raise
    return made
