"""Where the time goes: `make speed`. Cost a report by stage on one core, what times, places and figures cost, articles a second on two,
start-up of the command, peak memory, the gazetteer's. Stages are counted in processor time, which other programs disturb less.

Runs on the example reports, or on `--reports` (a JSON Lines file or a folder). The articles of the throughput are those reports cut and
joined to 500 words each, so that figures of different runs can be compared.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import time
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console
from rich.table import Table

from onrecord.case import Case
from onrecord.extract import extractors, guard
from onrecord.language import analyse
from onrecord.model import Document, Facts, TimeDraft, document_id, text_sha256
from onrecord.pipeline import extract_document
from onrecord.read import read
from onrecord.resolve import link_denials, resolve
from onrecord.resolve.dates import date_report
from onrecord.scale import extract_all

WORDS, ARTICLES, PROCESSES, WARM_UP = 500, 240, 2, 40
ASKED = ("times", "places", "figures")
"""The rooms that together may take 15 ms an article of 500 words beyond the model."""
EXAMPLES = Path(__file__).parents[2] / "examples" / "reports"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--reports", type=Path, default=EXAMPLES)
    parser.add_argument("--limit", type=int, default=500, help="reports at most")
    arguments = parser.parse_args()
    costs: dict[str, float] = defaultdict(float)
    begun = time.perf_counter()
    extract_document(timed_read(arguments.reports, arguments.limit, defaultdict(float))[0])
    once = time.perf_counter() - begun  # imports and tables: paid once a process, not by each report
    documents = timed_read(arguments.reports, arguments.limit, costs)
    for document in documents:
        timed_extract(document, costs)
    with TemporaryDirectory() as folder:
        timed_store(documents, Path(folder) / "speed.db", costs)
    words = sum(len(document.text.split()) for document in documents)
    show(costs, len(documents), words, once)
    print(f"{', '.join(ASKED)}, extracted and resolved: {rooms(documents):.1f} ms an article of {WORDS} words beyond the model, once warm")
    print(gazetteer_memory())
    rate = throughput(documents)
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{rate:.1f} articles of {WORDS} words a second over {PROCESSES} processes, text in, facts out; {children:.0f} MB each at most")


def timed_read(source: Path, limit: int, costs: dict[str, float]) -> list[Document]:
    documents: list[Document] = []
    begun = time.process_time()
    for item in read(source):
        if isinstance(item, Document):
            documents.append(item)
        if len(documents) >= limit:
            break
    costs["read"] += time.process_time() - begun
    return documents


def timed_extract(document: Document, costs: dict[str, float]) -> None:
    """The line of pipeline.py, with a clock at each arrow."""

    def lap(stage: str, begun: float) -> float:
        now = time.process_time()
        costs[stage] += now - begun
        return now

    at = time.process_time()
    analysis, facts = analyse(document), Facts()
    at = lap("analyse", at)
    _ = analysis.reading
    at = lap("model", at)
    for extractor in extractors():
        at = time.process_time()
        drafts = list(guard(document, extractor.extract(analysis, facts)))
        at = lap(f"extract {extractor.name}", at)
        times = [draft for draft in drafts if isinstance(draft, TimeDraft)]
        if times:
            document = document.model_copy(update={"published": date_report(document, times)})
            analysis = analysis.of(document)
        facts = facts.plus(resolve(document, drafts, facts))
        at = lap(f"resolve {extractor.name}", at)
    link_denials(document, facts)
    lap("resolve denials", at)


def timed_store(documents: list[Document], path: Path, costs: dict[str, float]) -> None:
    """The store alone: adding extractions that are already made."""
    extractions = [extract_document(document) for document in documents]
    with Case(path) as case:
        begun = time.process_time()
        for extraction in extractions:
            case.store.add(extraction, signature="speed")
        costs["store"] += time.process_time() - begun


def articles(documents: list[Document]) -> list[Document]:
    """`ARTICLES` articles of 500 words: the paragraphs of the reports in a row, cut behind a sentence where that many words are reached."""
    sentences = [sentence for document in documents for sentence in _sentences(document)]
    found: list[Document] = []
    at = 0
    while len(found) < ARTICLES:
        text, words = "", 0
        while words < WORDS:
            text += sentences[at % len(sentences)]
            words = len(text.split())
            at += 1
        text = text.strip()
        name = f"speed-{len(found)}"
        found.append(Document(id=document_id(text, source_id=name), sha256=text_sha256(text), source_id=name, language="en", text=text))
    return found


def _sentences(document: Document) -> list[str]:
    """The document's sentences with the white space behind them."""
    starts = [sentence.start for sentence in analyse(document).sentences]
    return [document.text[start:end].rstrip() + " " for start, end in pairwise([*starts, len(document.text)])]


def rooms(documents: list[Document]) -> float:
    """Milliseconds that the rooms of ASKED take for an article, behind as many articles as warm up a process: the least of three rounds."""
    found = articles(documents)
    least = float("inf")
    for article in found[: len(documents)]:
        timed_extract(article, defaultdict(float))
    for _ in range(3):
        costs: dict[str, float] = defaultdict(float)
        for article in found[: len(documents)]:
            timed_extract(article, costs)
        least = min(least, sum(costs[f"{stage} {name}"] for stage in ("extract", "resolve") for name in ASKED))
    return 1000 * least / len(documents)


def throughput(documents: list[Document]) -> float:
    """Articles a second, text in and facts out, over `PROCESSES` processes that have warmed up."""
    found = articles(documents)
    done, begun = 0, 0.0
    for done, _ in enumerate(extract_all(iter(found), workers=PROCESSES)):
        if done == WARM_UP:
            begun = time.perf_counter()
    return (done - WARM_UP) / (time.perf_counter() - begun)


_MEMORY = """
from onrecord.knowledge import gazetteer
from pathlib import Path
def resident():
    return int(next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmRSS")).split()[1]) / 1024
before = resident()
connection, = gazetteer._indexes()[:1]
names = [name for (name,) in connection.execute("SELECT canonical FROM place ORDER BY id % 997, id LIMIT 50000")]
for name in names:
    gazetteer.find(name)
towns = connection.execute("SELECT count(*) FROM place WHERE kind = 'city'").fetchone()[0]
size = gazetteer.SHIPPED.stat().st_size / 2**20
print(f"gazetteer: {towns:,} towns, {size:.0f} MB on disk, {resident() - before:.0f} MB of memory after {len(names):,} look-ups")
"""


def gazetteer_memory() -> str:
    """What the gazetteer adds to a process that looks up 50,000 names (Linux alone tells)."""
    done = subprocess.run([sys.executable, "-c", _MEMORY], capture_output=True, text=True, check=False)
    return done.stdout.strip() or f"gazetteer: memory not measured ({(done.stderr.strip().splitlines() or ['?'])[-1]})"


def start_up() -> float:
    """Median wall seconds of `onrecord --help`, of seven."""
    command = [sys.executable, "-c", "from onrecord.cli import main; main()", "--help"]
    laps = []
    for _ in range(7):
        begun = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        laps.append(time.perf_counter() - begun)
    return statistics.median(laps)


def show(costs: dict[str, float], reports: int, words: int, once: float) -> None:
    table = Table("stage", "ms a report", "share")
    total = sum(costs.values())
    for stage, seconds in costs.items():
        table.add_row(stage, f"{1000 * seconds / reports:.2f}", f"{100 * seconds / total:.0f} %")
    table.add_row("all", f"{1000 * total / reports:.2f}", "100 %", style="bold")
    console = Console(highlight=False)
    console.print(table)
    console.print(f"{reports} reports, {words / reports:.0f} words each; one process, one core; {once:.1f} s once for imports and tables")
    console.print(f"onrecord --help: {start_up():.2f} s; peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
