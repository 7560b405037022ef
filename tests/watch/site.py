"""A site on this machine for the tests, with a clock that they turn: nobody waits."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from xml.sax.saxutils import escape

START = 1_710_000_000.0  # 9 March 2024, 16:00 UTC


class TurnedClock:
    """Time passes only when somebody sleeps."""

    def __init__(self) -> None:
        self.moment = START
        self.slept: list[float] = []

    def now(self) -> float:
        return self.moment

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.moment += seconds


@dataclass
class Answer:
    body: bytes | str = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Site:
    """What it serves by path, and what it was asked: path and headers, in order."""

    port: int = 0
    pages: dict[str, Answer | Callable[[], Answer]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def answer(self, path: str, headers: dict[str, str]) -> Answer:
        self.asked.append((path, headers))
        found = self.pages.get(path, Answer("nothing here", 404))
        found = found() if callable(found) else found
        etag = found.headers.get("ETag")
        return Answer(status=304, headers=found.headers) if etag and headers.get("if-none-match") == etag else found


@contextmanager
def opened() -> Iterator[Site]:
    site = Site()

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            found = site.answer(self.path, {name.lower(): value for name, value in self.headers.items()})
            body = found.body.encode() if isinstance(found.body, str) else found.body
            self.send_response(found.status)
            for name, value in ({"Content-Length": str(len(body))} | found.headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *words: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    site.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def rss(*items: tuple[str, str, str], title: str = "The Wire", day: str = "Tue, 05 Mar 2024 10:15:00 GMT") -> Answer:
    """A feed of items: link, title, text."""
    told = "".join(
        f"<item><link>{escape(link)}</link><title>{escape(headline)}</title><description>{escape(text)}</description>"
        f"<pubDate>{day}</pubDate></item>"
        for link, headline, text in items
    )
    body = f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{told}</channel></rss>'
    return Answer(body, headers={"Content-Type": "application/rss+xml", "ETag": f'"{hash(body)}"'})


def page(title: str, *paragraphs: str) -> Answer:
    told = "".join(f"<p>{escape(text)}</p>" for text in paragraphs)
    body = f"<!doctype html><html lang=en><head><title>{title}</title></head><body><article><h1>{title}</h1>{told}</article></body></html>"
    return Answer(body, headers={"Content-Type": "text/html; charset=utf-8"})
