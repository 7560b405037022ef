"""The reference page of the formats: what each holds, which decisions stand behind it, and every column."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.export.acled import COLUMNS as ACLED
from onrecord.export.check import CHECKS
from onrecord.export.codes import table
from onrecord.export.columns import COLUMNS, TABLE_VERSION, Column
from onrecord.export.formats import FORMATS
from onrecord.export.hxl import TAGS
from onrecord.export.ucdp import COLUMNS as UCDP
from onrecord.export.wanted import Format

DECISIONS: dict[str, str] = {
    "jsonl": """
The record format ([record.md](record.md)), complete: each report, followed by its facts, then what is told across reports. It reads
back to the same record, and two exports of one record are one file. With a filter it holds what fits, all that this refers to, and the
reports that these stand in; relations whose other end does not fit stay, so that a denial is never lost by a filter.""",
    "csv": """
UTF-8, one header row, ISO dates. An empty cell is unknown, never 0. Lists are joined by `; `; yes is 1, no is 0. Text that a
spreadsheet would take for a formula (it begins with `=`, `+`, `-`, `@`, their wide forms, a tab or a line break) gets a leading `'`,
and control characters become `�`. The same holds for `acled`, `ucdp` and `hxl`.""",
    "parquet": f"""
The same tables, typed: days are dates, lists are lists, and each column's note stands in its metadata. `onrecord.kind` and
`onrecord.table_version` (now {TABLE_VERSION}) stand in the schema's metadata; columns may be added, never renamed. Cells are as they
are: a quote mark before a formula would be wrong in a typed file, so do not save one as CSV for others; take `csv` for that.""",
    "geojson": """
A Point for each located place where an event happened (or one for each incident), longitude first. `radius_m` says how far the true
spot may lie from it: a region is a circle of its size, not a dot at its capital. There are no polygons, for the record holds no
borders. What has no located place is left out, and the sidecar says how many. Properties are flat; lists are joined by `; `.""",
    "acled": """
One row an incident that happened, in ACLED's 31 columns. **It is not ACLED data**, and says so in `tags`. Ids are onrecord's and do not
look like ACLED's. Left out, and counted in the sidecar: what is denied, planned, possible or demanded; what was denied as a whole or
taken back; summaries whose incidents have rows of their own; what no report dates, or only more coarsely than to a month; and what no
sub-event type fits.

- The sub-event type is the trigger's own where it has one, else the one in the table below, else: ground taken by the country's own
  state is *Government regains territory*, by anybody else *Non-state actor overtakes territory*; an assault on civilians is *Attack*;
  one of two armed sides without a mode is *Armed clash*. Violence against civilians is given only where those hit are told to be civilians
  and no explosive is named. A coup is *Other*.
- `inter` is 1 for the forces of the country itself, 8 for those of another, 2 for every non-state armed group (reports do not tell
  rebels from militias, so 3 and 4 never occur), 5 to 7 for rioters, protesters and civilians. Empty: the name does not tell. A thing
  that was hit is no actor.
- Where rival accounts name different doers, or two sides deny that it was they, `actor1` is empty; where those named deny it, `notes`
  says *who did it is disputed*. `notes` always says by whom it is told and who denies it. `interaction` is empty where a side is not told.
- `fatalities` is the count that the policy picks of those that stand, empty where nobody gives a number: "dozens" is none.
- `geo_precision` is 3 for any region, 2 beside a place or within 60 km, 1 within 25 km. A country alone gives no coordinates.""",
    "ucdp": """
One row an incident with at least one reported death, in the 49 columns of UCDP's Georeferenced Event Dataset. **It is not UCDP data**,
and `code_status` says so. What is left out is as for `acled`, and in addition what no report counts a death in. `low` and `high` are
the lowest and highest claims that stand (by what their wording bounds), `best` is what the policy picks; deaths that are told only in
words ("dozens") are left out and counted. Civilians who die under fire from afar are not counted to violence type 3, for it is not told
that they were aimed at. Conflicts, dyads and actors have no numbers: those are UCDP's to give.""",
    "plover": """
Events and statements with PLOVER's type, mode and quad code, a line each. What PLOVER has no place for is there too, with null and
`why_none`: CONTROL, INTERCEPT, MOVE and FIND, plain statements, denials, confirmations, doubts and expectations. SANCTION is verbal
conflict, as in the manual's table of quads (its text says material). What did not happen says so in `modality`: PLOVER's own modes for
that are implemented nowhere.""",
    "ftm": """
Article, Person, Organization (groups too), LegalEntity (who is neither known to be), Event (an incident) and Mention, made and
validated by the `followthemoney` library; `id` comes first on each line. A Mention has no offsets in FollowTheMoney: take `annotations`
beside it. Dates of publication are days, for it keeps no offset from UTC. Weapons and facilities have no schema that fits, and are left
out.""",
    "claims": """
A NewsArticle for each report and a Claim for each statement, as one JSON-LD graph. Never a ClaimReview: that is a verdict by a named
publisher. A date that is known only to an interval stands in `temporal`.""",
    "hxl": """
Incidents with HXL's hashtags in the second row. The combination of tags is ours; `#status+verification` has to be read with every
count.""",
    "annotations": """
One AnnotationPage: each statement, figure and event at its place in its report, by a TextQuoteSelector (32 characters of the text
before and behind) and a TextPositionSelector. Positions count Unicode code points; JavaScript's `length` counts UTF-16 units.""",
    "atom": """
A feed of the newest 200 things that fit the filter, with entries for what was revised, denied, contradicted or taken back. `onrecord
serve` gives the same under `/feed`.""",
    "bundle": """
A whole case as a ZIP: the rows of all that was read and judged (`case/*.jsonl`), with both chains of hashes; `record.jsonl` and
`annotations.json` for readers without onrecord; `manifest.json` with the size and SHA-256 of each. The same case gives the same bytes.
Tokens, word indexes and groups are not carried; the latter two are made anew, and come out the same. `onrecord import` takes nothing on
trust: names of members, sizes and ratios are checked before anything is unpacked, nothing is unpacked to disk, and the case is there
only when every hash, span and chain has been verified.""",
}


def page() -> Iterator[str]:
    """The page's lines."""
    yield "<!-- Written by `make docs`; do not edit. -->\n\n# Formats\n"
    yield "`onrecord export --as FORMAT`; how to use them: [take it away](../how-to/take-it-away.md).\n"
    yield "| format | file | holds | kinds | memory | `--check` |\n|---|---|---|---|---|---|"
    yield from (_line(name, format) for name, format in FORMATS.items())
    yield "\n*memory*: a format in parts takes some hundred reports at a time. One that needs the whole record holds it in memory, for"
    yield "what it says of one report (which counts stand, what is one incident, who denies it) depends on others.\n"
    yield from _sidecar()
    yield from _public()
    for name in FORMATS:
        yield f"## {name}\n{DECISIONS[name]}\n"
        yield from _tables(name)


def _line(name: str, format: Format) -> str:
    kinds = ", ".join(format.kinds) or "–"
    if format.whole_case or name == "atom":
        memory = "whole" if format.whole_case else "newest 200"
    elif not format.across:
        memory = "parts"
    else:
        whole = ", ".join(sorted(kind for kind in format.across if kind is not None))
        memory = (
            "whole" if None in format.across and not whole else f"whole: {'all kinds together, ' if None in format.across else ''}{whole}"
        )
    return f"| [{name}](#{name}) | `{format.suffix}` | {format.note} | {kinds} | {memory} | {'yes' if name in CHECKS else '–'} |"


def _sidecar() -> Iterator[str]:
    yield """## The sidecar

Beside `FILE` stands `FILE.meta.json` (on standard output: `--meta FILE`): the format and kind, the filter, the moment asked for, the
policy with its version, how many of each thing were written, what was left out and why, size and SHA-256, the snapshot, the version of
onrecord, and the licence note that has to travel with it. Its schema, and those of all JSON formats, are
`src/onrecord/export/schemas/*.json`.

`snapshot` is a hash over what every report was last read to say and over all judgements. Two cases with the same content have the same,
whenever and in whatever order it was read: cite it.

Rows of tables are checked against their columns as they are written; a row that breaks them ends the export with an error. Lines of
JSON are checked by `onrecord export --as FORMAT --check FILE`, for that takes some fourteen times as long as writing them.
"""


def _public() -> Iterator[str]:
    yield """## --public

- **Places**: latitude and longitude are rounded to a tenth of a degree (some 11 km). The radius grows by 7.9 km, as far as that may
  move a point, and is never under 11.1 km. GeoNames ids and other readings of a name are left out; degrees that a sentence writes
  out become `[position withheld]`. *Names* of places stay: a sentence that names a village still names it.
- **Persons**: names stay of those whom a report gives an office (minister, governor, spokesperson, head of …), who speak with a
  military rank, or who stand in onrecord's own table of known people. All others are private: victims, relatives, witnesses, doctors,
  teachers, soldiers. Their names become `[name withheld]` wherever they stand: sentences, headlines, actors, speakers, reasons; alone,
  by any part, in capitals. Their entities and mentions are left out. An address that spells one is cut down to its host. A given name
  with a capitalised word behind it that nobody is known by is withheld as well.
- **Texts** of reports, file names on the machine that read them, reviewers' names and notes are left out. A bundle and a feed are never
  public.

Its limits: it knows names by what the reading found and by a table of given names. A private person whom nothing marks as one (a
surname alone that no report gives in full, a by-name, a name of a people whose given names the table lacks) may slip through, as may
somebody who is known by what a sentence tells of them. Somebody with an office in one report is public in all. Read it before you
publish it.
"""


def _tables(name: str) -> Iterator[str]:
    if name == "csv":
        for kind, columns in COLUMNS.items():
            yield f"### {kind}\n"
            yield from _columns(columns)
    elif name in ("acled", "ucdp"):
        yield from _columns(ACLED if name == "acled" else UCDP)
    elif name == "hxl":
        yield "| column | tag |\n|---|---|"
        yield from (f"| `{column}` | `{tag}` |" for column, tag in TAGS.items())
        yield ""
    elif name == "plover":
        yield "| stance | type | why none |\n|---|---|---|"
        yield from (f"| {row['stance']} | {row['type'] or '–'} | {row['why_none'] or ''} |" for row in table("plover_stances.tsv"))
        yield ""
    if name == "acled":
        yield "| type | mode | sub-event type |\n|---|---|---|"
        yield from (f"| {row['type']} | {row['mode']} | {row['sub_event']} |" for row in table("acled_events.tsv"))
        yield ""


def _columns(columns: tuple[Column, ...]) -> Iterator[str]:
    yield "| column | type | holds |\n|---|---|---|"
    for column in columns:
        values = f" ({', '.join(map(str, column.values))})" if 0 < len(column.values) <= 8 else ""
        yield f"| `{column.name}` | {column.type} | {column.note}{values} |"
    yield ""
