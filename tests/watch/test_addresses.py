"""Where a watch may connect to, tried by name servers that lie."""

from __future__ import annotations

import socket
import ssl
import time
from ipaddress import ip_address
from typing import NoReturn

import httpcore2
import pytest

from onrecord.errors import AddressRefused, FetchError
from onrecord.watch.addresses import CheckedNetwork, is_inside, is_public, system_resolve
from onrecord.watch.fetching import Ask, Fetcher

NOT_PUBLIC = (
    "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "192.0.0.8", "192.0.2.1", "198.18.0.1", "198.51.100.7", "203.0.113.9", "224.0.0.1", "240.0.0.1", "255.255.255.255", "::", "::1",
    "::7f00:1", "fc00::1", "fd12:3456::1", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "2001:db8::1", "::ffff:127.0.0.1",
    "::ffff:10.0.0.1", "::ffff:169.254.169.254", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2002:7f00:1::",
    "2002:c0a8:101::1", "2001:0:4136:e378:8000:63bf:80ff:fffe", "100::1",
)  # fmt: skip
PUBLIC = ("93.184.215.14", "8.8.8.8", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "::ffff:8.8.8.8", "64:ff9b::808:808")


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_address_of_no_public_host_is_known(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", PUBLIC)
def test_public_address_is_known(address: str) -> None:
    assert is_public(ip_address(address))


def test_intranet_leaves_out_what_no_feed_lies_at() -> None:
    assert all(is_inside(ip_address(address)) for address in ("127.0.0.1", "::1", "10.1.2.3", "192.168.1.1", "fd12::1", "::ffff:10.0.0.1"))
    kept_out = ("169.254.169.254", "fe80::1", "224.0.0.1", "0.0.0.0", "::", "::ffff:169.254.169.254", "240.0.0.1", "8.8.8.8")
    assert not any(is_inside(ip_address(address)) for address in kept_out)


def refuse(address: str, port: int, timeout: float | None) -> NoReturn:
    raise AssertionError(f"connected to {address}")


def never_asked(host: str, port: int) -> NoReturn:
    raise AssertionError(f"asked for {host}")


@pytest.mark.parametrize("addresses", [[address] for address in NOT_PUBLIC] + [["93.184.215.14", "10.0.0.1"], ["8.8.8.8", "::1"]])
def test_name_that_leads_inside_is_not_connected_to(addresses: list[str]) -> None:
    fetch = Fetcher(resolve=lambda host, port: addresses, connect=refuse)
    with pytest.raises(AddressRefused) as caught:
        fetch(Ask("https://wire.example/rss"))
    assert caught.value.source == "https://wire.example/rss"


@pytest.mark.parametrize(
    "host", ("127.0.0.1", "127.1", "2130706433", "0x7f000001", "017700000001", "localhost", "[::1]", "[::ffff:7f00:1]")
)
def test_spellings_of_this_machine_are_not_connected_to(host: str) -> None:
    with pytest.raises((AddressRefused, FetchError)):
        Fetcher(connect=refuse)(Ask(f"http://{host}/"))


def test_permission_for_the_intranet_does_not_reach_the_link() -> None:
    with pytest.raises(AddressRefused):
        Fetcher(resolve=lambda host, port: ["169.254.169.254"], connect=refuse)(Ask("http://metadata.example/", private=True))


def test_connection_is_made_to_the_address_that_was_checked() -> None:
    """A name server that says something else the second time is not asked a second time."""
    answers = iter([["93.184.215.14"], ["127.0.0.1"]])
    connected: list[str] = []

    def connect(address: str, port: int, timeout: float | None) -> httpcore2.NetworkStream:
        connected.append(address)
        return httpcore2.MockStream([b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"])

    fetch = Fetcher(resolve=lambda host, port: next(answers), connect=connect)
    assert fetch(Ask("http://wire.example/")).body == b"ok"
    assert connected == ["93.184.215.14"]
    assert list(answers) == [["127.0.0.1"]]


def test_next_address_is_tried_where_one_does_not_answer() -> None:
    connected: list[str] = []

    def connect(address: str, port: int, timeout: float | None) -> httpcore2.NetworkStream:
        connected.append(address)
        if len(connected) == 1:
            raise httpcore2.ConnectError("refused")
        return httpcore2.MockStream([b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"])

    network = Fetcher(resolve=lambda host, port: ["2606:4700::1111", "1.1.1.1"], connect=connect)
    assert network(Ask("http://wire.example/")).status == 200
    assert connected == ["2606:4700::1111", "1.1.1.1"]


@pytest.mark.parametrize(
    "url", ("file:///etc/passwd", "ftp://wire.example/", "gopher://wire.example/", "http:///", "http://a:b@wire.example/")
)
def test_other_schemes_and_names_in_addresses_are_refused(url: str) -> None:
    with pytest.raises(AddressRefused):
        Fetcher(resolve=never_asked, connect=refuse)(Ask(url))


def test_name_that_nobody_knows_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> NoReturn:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(FetchError, match=r"the address of wire\.example could not be told"):
        system_resolve("wire.example", 443)


def test_connection_is_given_up_at_its_deadline() -> None:
    network = CheckedNetwork(private=False, deadline=time.monotonic() - 1, resolve=lambda host, port: ["8.8.8.8"], connect=refuse)
    with pytest.raises(httpcore2.TimeoutException):
        network.connect_tcp("wire.example", 80)


def test_certificate_is_asked_of_the_name_and_not_of_the_address() -> None:
    names: list[str | None] = []

    class Recording(httpcore2.MockStream):
        def start_tls(
            self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
        ) -> httpcore2.NetworkStream:
            assert ssl_context.check_hostname
            assert ssl_context.verify_mode == ssl.CERT_REQUIRED
            names.append(server_hostname)
            return self

    def connect(address: str, port: int, timeout: float | None) -> httpcore2.NetworkStream:
        assert (address, port) == ("93.184.215.14", 443)
        return Recording([b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"])

    fetch = Fetcher(resolve=lambda host, port: ["93.184.215.14"], connect=connect)
    assert fetch(Ask("https://wire.example/rss")).body == b"ok"
    assert names == ["wire.example"]
