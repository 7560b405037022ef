"""Where may be connected to: public addresses, checked after the name is resolved, and then connected to as checked.

Nothing is resolved twice, so that a name server cannot give one address to the check and another to the connection (DNS rebinding).
The ranges are those of IANA's registries of special-purpose addresses, as Python's `ipaddress` knows them.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
from collections.abc import Callable, Iterable
from typing import Any

import httpcore2

from onrecord.errors import AddressRefused, FetchError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], Iterable[str]]
Connect = Callable[[str, int, float | None], httpcore2.NetworkStream]

TRIED = 4
"""Addresses of a host that are tried, at most."""
TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
OUT = (ipaddress.ip_network("192.0.0.0/24"), ipaddress.ip_network("64:ff9b:1::/48"))
"""Special-purpose networks that Python 3.11 takes for global: of protocols, and of one's own translation."""


def system_resolve(host: str, port: int) -> list[str]:
    """The addresses of a host, of both families, as the system tells them. Raises FetchError."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"the address of {host} could not be told") from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: Address) -> bool:
    """Whether anybody on the internet could be meant; an IPv6 address that stands for an IPv4 one is as public as that."""
    inner = _within(address)
    if inner is not None:
        return is_public(inner)
    special = address.is_multicast or address.is_reserved or address.is_loopback or address.is_link_local or address.is_unspecified
    if isinstance(address, ipaddress.IPv6Address):
        special = special or address.is_site_local
    return address.is_global and not special and not any(address in network for network in OUT)


def is_inside(address: Address) -> bool:
    """Whether it is of this machine or of a network of one's own. Link-local ones are not: there rented machines tell their keys."""
    inner = _within(address)
    if inner is not None:
        return is_inside(inner)
    barred = address.is_multicast or address.is_link_local or address.is_unspecified
    return not barred and (address.is_loopback or (address.is_private and not address.is_reserved))


def _within(address: Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 one stands for: mapped, 6to4, Teredo, NAT64."""
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address.teredo is not None:
        return address.teredo[1]
    return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF) if address in TRANSLATED else None


def checked(host: str, port: int, *, private: bool, resolve: Resolve) -> list[str]:
    """The addresses of a host, if every one of them may be connected to. Raises AddressRefused, FetchError."""
    found = [ipaddress.ip_address(address) for address in resolve(host, port)]
    if not found:
        raise FetchError(f"the address of {host} could not be told")
    for address in found:
        if not is_public(address) and not (private and is_inside(address)):
            raise AddressRefused(f"{host} is at {address}, which is not public", lasting=True)
    return [str(address) for address in found]


def plain_connect(address: str, port: int, timeout: float | None) -> httpcore2.NetworkStream:
    return httpcore2.SyncBackend().connect_tcp(address, port, timeout, socket_options=[(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)])


class CheckedNetwork(httpcore2.NetworkBackend):
    """Connections for one request, to checked addresses only, all of it done by `deadline` (of `time.monotonic`)."""

    def __init__(self, *, private: bool, deadline: float, resolve: Resolve = system_resolve, connect: Connect = plain_connect) -> None:
        self._private, self._deadline, self._resolve, self._connect = private, deadline, resolve, connect

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, local_address: str | None = None, socket_options: Any = None
    ) -> httpcore2.NetworkStream:
        fault: httpcore2.ConnectError | httpcore2.ConnectTimeout = httpcore2.ConnectError("no address")
        for address in checked(host, port, private=self._private, resolve=self._resolve)[:TRIED]:
            try:
                return _Hurried(self._connect(address, port, _left(self._deadline, timeout)), self._deadline)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                fault = error
        raise fault


class _Hurried(httpcore2.NetworkStream):
    """A connection that is given up at its deadline, however slowly the other side drips."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: float) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, _left(self._deadline, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, _left(self._deadline, timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        return _Hurried(self._stream.start_tls(ssl_context, server_hostname, _left(self._deadline, timeout)), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _left(deadline: float, timeout: float | None) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore2.ReadTimeout("not done in time")
    return left if timeout is None else min(left, timeout)
