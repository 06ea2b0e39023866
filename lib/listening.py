"""The socket that a server listens on, opened before the server starts."""

import errno
import http.client
import os
import socket

EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - named here only to say where to look
PORTS = range(1, 65536)


class CannotListenError(Exception):
    """One sentence: why the address can't be used and what to do."""


def listen(host: str, port: int) -> socket.socket:
    """A listening socket, which processes may share; it stays open while one of them is started again."""
    try:
        family, kind, protocol, _, address = _resolve(host, port)
        listener = socket.socket(family, kind, protocol)
        try:
            _open(listener, address)
        except OSError:
            listener.close()
            raise
    except (OSError, OverflowError) as error:
        raise CannotListenError(_why(error, host, port)) from None
    return listener


def _open(listener: socket.socket, address: tuple[str, int]) -> None:
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    # Accepted connections inherit it; without, small answers wait 40 ms for the client's acknowledgement.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    listener.bind(address)
    listener.listen(128)


def address_of(host: str, port: int) -> str:
    """Where a browser on this machine finds a server that listens there."""
    name = EVERYWHERE.get(host, host)
    return f"http://{f'[{name}]' if ':' in name else name}:{port}/"


def answers(host: str, port: int) -> bool:
    """True if a web server answers there, with anything but a failure of its own."""
    connection = http.client.HTTPConnection(EVERYWHERE.get(host, host), port, timeout=2)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status < http.HTTPStatus.INTERNAL_SERVER_ERROR
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _resolve(host: str, port: int) -> tuple[int, int, int, str, tuple[str, int]]:
    if port not in PORTS:
        raise OverflowError
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
    return (*found[:4], found[4][:2])


def _why(error: OSError | OverflowError, host: str, port: int) -> str:
    match error:
        case OSError(errno=errno.EADDRINUSE):
            return (
                f"Port {port} on {host} is in use by another program: stop that one, "
                f"or choose another port with make run PORT={port + 1 if port + 1 in PORTS else port - 1}."
            )
        case OSError(errno=errno.EACCES):
            return (
                f"You may not open port {port} as this user: choose one above 1023, as in make run PORT=8000."
            )
        case socket.gaierror() | OSError(errno=errno.EADDRNOTAVAIL):
            return f"{host} is not an address of this machine: leave HOST out, or set it to one that is."
        case OverflowError():
            return f"{port} is not a port: choose one from 1024 to 65535, as in make run PORT=8000."
        case _:
            return f"Askwell can't listen on {host}, port {port}: {os.strerror(error.errno or 0)}."
