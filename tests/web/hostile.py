"""A report that tries everything: what it says must be shown, and nothing of it may be done."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from fastapi.routing import APIRoute

from onrecord.case import Case
from onrecord.web import pages

OUTSIDE = "http://192.0.2.1"
"""Nothing may be asked of this address (TEST-NET, RFC 5737)."""
MARK = "pwned"
"""What its scripts would set on the window."""
ATTACKS = (
    f"<script>window.{MARK}=1</script>",
    f'"><img src=x onerror="window.{MARK}=1">',
    f"'><svg onload=window.{MARK}=1><animate onbegin=window.{MARK}=1 attributeName=x dur=1s>",
    f"<iframe srcdoc=\"<script>parent.{MARK}=1</script>\"></iframe>",
    f'<a href="javascript:window.{MARK}=1" id="main">click</a>',
    f'<link rel=stylesheet href="{OUTSIDE}/a.css"><img src="{OUTSIDE}/pixel.gif"><base href="{OUTSIDE}/">',
    f'<meta http-equiv="refresh" content="0;url={OUTSIDE}/">',
    f'<form action="{OUTSIDE}/"><input name=token><button autofocus>Go</button></form>',
    f"</textarea></title></style></script><script>window.{MARK}=1</script>",
    "{{ 7919 * 6271 }} {% include '/etc/passwd' %} ${7919*6271} <%= 7919*6271 %> {{ request.app.state.case.path }}",
    f"<!--<script>--><script>window.{MARK}=1</script><!--</script>-->",
    "\u202eexe.fdp\u2066 \u200b\ufeff\u2028\u2029",
    "\x00\x01\x08\x1b[2J\x7f",
    "javascript:alert(1)//http://example.org",
    "]]> &lt;script&gt; &#x3c;script&#x3e; \\u003cscript\\u003e",
)  # fmt: skip
FACTS = (
    "The governor of Idlib said 3 people were killed by shelling in Sarmin on 3 May 2023. The army denied that it had shelled Sarmin. "
    "The mayor of Kobani said at least 12 civilians were wounded when a missile hit a market in Kobani on 4 May 2023."
)


def reports() -> Iterator[dict[str, str]]:
    """Ordinary sentences, so that there are facts to show, with an attack in every field and around every sentence."""
    for number, attack in enumerate(ATTACKS):
        yield {
            "text": f"{attack}\n\n{FACTS}\n\n“{attack}”, said Ahmad {attack} Khalil, a doctor in Idlib, and 7 people were killed. {attack}",
            "title": f"{attack} Shelling in Sarmin {number}",
            "publisher": f"The {attack} Times",
            "url": (f"javascript:window.{MARK}=1//{number}", f"data:text/html,{attack}", f"http://example.org/{number}?{attack}")[
                number % 3
            ],
            "published": "2023-05-05",
        }
    yield {"text": f"{FACTS}\n\n{'<b>' + 'x' * 1_000_000}", "title": "One line of a megabyte", "published": "2023-05-06"}


def hostile_case(path: Path) -> None:
    """A case of these reports, judged by somebody of such a name."""
    lines = path.with_suffix(".jsonl")
    lines.write_text("".join(json.dumps(report) + "\n" for report in reports()), encoding="utf-8")
    with Case(path) as case:
        case.add(lines)
        some = [document.id for document in case.documents()][:2]
        case.judge("different", some[:1], some[1:], by=ATTACKS[0], note=ATTACKS[1])


def addresses(case: Case) -> list[str]:
    """An address of every page that there is, over what the reports say."""
    cards = [card for card in case.cards(limit=500).items if MARK in card.report or MARK in card.sentence]
    first = {kind: next((card.id for card in cards if card.kind == kind), None) for kind in ("event", "statement", "figure", "incident")}
    documents = [document.id for document in case.documents()]
    found = []
    for route in (route for router in pages.ROUTERS for route in router.routes):
        if not isinstance(route, APIRoute) or "GET" not in (route.methods or set()):
            continue
        if route.path in ("/actors", "/places"):
            found += [f"{route.path}?name={name}" for name in ("Idlib", "%3Cscript%3Ewindow.pwned%3D1%3C%2Fscript%3E")]
        elif route.path == "/reports/{key}/facts":
            found += [f"/reports/{documents[0]}/facts?ids={next(fact.id for fact in case.facts() if fact.document == documents[0])}"]
        elif route.path == "/map/names/{row}/{column}":
            found.append("/map/names/7/7")
        elif "{" not in route.path:
            found.append(route.path)
        else:
            room = route.path.split("/")[1]
            keys = documents if room == "reports" else [first["incident"]] if room == "incidents" else [first["event"]]
            found += [route.path[: route.path.index("{")] + str(key) + route.path[route.path.index("}") + 1 :] for key in keys if key]
    return [*found, *(f"{path}?text=%3Cscript%3Ewindow.{MARK}%3D1%3C%2Fscript%3E" for path in ("/", "/timeline", "/reports"))]
