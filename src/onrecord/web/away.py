"""What may be taken away of a list: the lines that its filter keeps, in the formats of other tools, and as a feed."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.web.wording import address

_API = "/api/v1"
LISTED = {
    "/": "incident", "/map": "incident", "/timeline": "incident", "/ledger": "figure", "/claims": "statement", "/disputes": "relation",
    "/reports": "document", "/actors": "incident", "/places": "incident",
}  # fmt: skip
"""Page → the kind of line that it lists, where the filter asks for none."""
_NAMED = {"/actors": "actor", "/places": "place"}
"""Pages about one name, and the filter that it is."""
_MAPPED = ("incident", "event")

Asked = Mapping[str, str]


def away(page: str, asked: Asked, keep: Mapping[str, object]) -> list[tuple[str, str]]:
    """What a list is called that is taken away, and its address. `page`: the path of the list; `asked`: its filter; `keep`: the page's own
    parameters, of which the name of an actor or a place is a filter, too."""
    given = _given(page, asked, keep)
    kind = given.pop("kind", None) or LISTED[page]
    found = [("CSV", _export(given, "csv", kind)), ("JSON Lines", _export(given, "jsonl", kind))]
    if kind in _MAPPED:
        found.append(("GeoJSON", _export(given, "geojson", kind)))
    return [*found, ("Atom feed", feed(page, asked, keep)), ("All formats", f"{_API.removesuffix('/v1')}#taking")]


def taken(page: str, asked: Asked) -> str:
    """What is taken away of a list, in the plural: a page may show more kinds of line than one."""
    kind = asked.get("kind") or LISTED[page]
    return {"document": "reports", "relation": "relations between facts"}.get(kind, f"{kind}s")


def feed(page: str, asked: Asked, keep: Mapping[str, object]) -> str:
    """The address of the feed of a list."""
    given = _given(page, asked, keep)
    kind = given.get("kind") or LISTED.get(page)
    if kind == "relation":
        return address(f"{_API}/feed.atom", {"status": "disputed", **given})
    return address(f"{_API}/feed.atom", given, kind=kind)


def _given(page: str, asked: Asked, keep: Mapping[str, object]) -> dict[str, str]:
    role, name = _NAMED.get(page), keep.get("name")
    return {**asked, **({role: str(name)} if role and name else {})}


def _export(given: Asked, format: str, kind: str) -> str:
    return address(f"{_API}/export", given, format=format, kind=kind)
