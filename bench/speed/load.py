"""People at the workbench: so many clients at once, each asking one thing after the other, and how long each waited for its answer."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from random import Random
from urllib.parse import urlencode

from bench.speed.generated import BLOWS, OUTLETS

KINDS = ("overview", "filter", "search", "map")
PLACES = ("Ukraine", "Sudan", "Myanmar", "Yemen", "Kyiv", "Khartoum", "Taiz", "Mandalay", "Kharkiv", "Omdurman", "Aden", "Odesa", "dar")
ACTORS = ("russian", "rapid support", "houthi", "military", "koval", "haddad", "red crescent", "petrenko", "aung", "doctors")
WORDS = (
    "market",
    "school strike",
    '"air strike"',
    "families left",
    "hospital -market",
    "generator",
    "curf*",
    "denied forces",
    "rocket depot",
)
BOXES = ("44.3,22.1,52.4,40.2", "8.6,21.8,22.2,38.6", "9.7,92.1,28.6,101.2", "12.1,42.5,19.0,53.1")


@dataclass
class Waits:
    """Milliseconds until each answer, by kind; `failed`: answers other than 200."""

    of: dict[str, list[float]] = field(default_factory=lambda: {kind: [] for kind in KINDS})
    failed: list[str] = field(default_factory=list)
    bytes: int = 0


def address(kind: str, chance: Random) -> str:
    """What somebody asks for: an overview as it opens or filtered, a filtered list, a search, a stretch of the map."""
    if kind == "overview":
        return "/" if chance.random() < 0.5 else f"/?{urlencode(asked(chance))}"
    if kind == "filter":
        return f"/api/v1/cards?{urlencode(asked(chance))}"
    if kind == "search":
        return f"/api/v1/cards?{urlencode({'text': chance.choice(WORDS)} | (asked(chance) if chance.random() < 0.5 else {}))}"
    south, west, north, east = (float(edge) for edge in chance.choice(BOXES).split(","))
    zoom = chance.randint(3, 8)
    height, width = (north - south) / 2 ** (zoom - 3), (east - west) / 2 ** (zoom - 3)
    low, left = chance.uniform(south, north - height), chance.uniform(west, east - width)
    box = f"{low:.2f},{left:.2f},{low + height:.2f},{left + width:.2f}"
    return f"/api/v1/map?{urlencode({'box': box, 'zoom': zoom} | (asked(chance) if chance.random() < 0.3 else {}))}"


def asked(chance: Random) -> dict[str, str]:
    """One or two restrictions, each of them of any kind."""
    month = chance.randint(1, 12)
    every = {
        "type": chance.choice(("ASSAULT", "MOVE", "CONTROL", "AID", "RETREAT")), "kind": chance.choice(("event", "figure", "statement")),
        "place": chance.choice(PLACES), "actor": chance.choice(ACTORS), "source": chance.choice(OUTLETS)[:8],
        "status": chance.choice(("disputed", "denied", "corroborated")), "measure": chance.choice(("killed", "displaced")),
        "since": f"2021-{month:02d}-01", "until": f"2021-{month:02d}-28", "stance": "denies", "speaker": chance.choice(BLOWS)[0][:4],
    }  # fmt: skip
    names = chance.sample(sorted(every), k=chance.choice((1, 2)))
    return {name: every[name] for name in names}


async def load(host: str, port: int, *, clients: int, seconds: float, think: float, seed: int = 11) -> Waits:
    """Each client waits for its answer, then as long as it takes to think (exponential, `think` seconds on average), and asks again."""
    waits, until = Waits(), time.monotonic() + seconds
    await asyncio.gather(*(_client(host, port, Random(f"{seed} {at}"), waits, until, think) for at in range(clients)))
    return waits


async def _client(host: str, port: int, chance: Random, waits: Waits, until: float, think: float) -> None:
    await asyncio.sleep(chance.uniform(0, think))
    reader, writer = await asyncio.open_connection(host, port)
    while time.monotonic() < until:
        kind = chance.choice(KINDS)
        asks = address(kind, chance)
        begun = time.perf_counter()
        writer.write(f"GET {asks} HTTP/1.1\r\nHost: {host}:{port}\r\n\r\n".encode())
        status, size = await _answer(reader)
        waits.of[kind].append(1000 * (time.perf_counter() - begun))
        waits.bytes += size
        if status != 200:
            waits.failed.append(f"{status} {asks}")
        if think:
            await asyncio.sleep(chance.expovariate(1 / think))
    writer.close()
    await writer.wait_closed()


async def _answer(reader: asyncio.StreamReader) -> tuple[int, int]:
    """Status and bytes of the body, which is read to its end."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    status = int(head.split(" ", 2)[1])
    lines = dict(line.split(": ", 1) for line in head.split("\r\n")[1:] if ": " in line)
    if "content-length" in lines:
        return status, len(await reader.readexactly(int(lines["content-length"])))
    size = 0
    while piece := int(await reader.readline(), 16):
        size += len(await reader.readexactly(piece + 2)) - 2
    await reader.readline()
    return status, size
