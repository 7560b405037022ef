"""What one input may cost before it is refused."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Caps for hostile or mistaken inputs; each can be raised by the caller.

    report     bytes of one report: a text file, or one line of a JSON Lines file (the file itself may be of any size)
    page       bytes of one HTML page
    elements   tags of one HTML page (with `page`, what bounds the time that its extraction takes)
    inflation  how many times its own size a compressed input may grow to
    """

    report: int = 20_000_000
    page: int = 5_000_000
    elements: int = 100_000
    inflation: int = 200
