"""Refuses what Python's sockets would send to another machine, name look-ups included."""

import sys

LOOPBACK = {"127.0.0.1", "::1", "localhost", None}


class NetworkForbiddenError(RuntimeError):
    """Something tried to reach another machine."""


def forbid_network() -> None:
    """Takes effect for good: an audit hook can't be removed."""
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple) -> None:
    if event in ("socket.connect", "socket.sendto"):
        address = arguments[1]
        # Unix sockets have a path as their address and stay on this machine.
        if isinstance(address, tuple) and address[0] not in LOOPBACK:
            raise NetworkForbiddenError(f"connection to {address}")
    elif event in ("socket.getaddrinfo", "socket.gethostbyname") and arguments[0] not in LOOPBACK:
        raise NetworkForbiddenError(f"name look-up of {arguments[0]!r}")
