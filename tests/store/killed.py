"""Run by a test in a process that it kills: adds reports and prints the id of each once it is done."""

from __future__ import annotations

import sys
from pathlib import Path

from onrecord.case import Case
from onrecord.model import Document
from tests.store.reports import TEXTS, report
from tests.toy import TOY

NUMBER = 60


def documents() -> list[Document]:
    return [report(f"{TEXTS[at % len(TEXTS)]} Part {at}.", url=f"https://news.example/{at}", day="2024-03-01") for at in range(NUMBER)]


if __name__ == "__main__":
    with Case(Path(sys.argv[1]), using=TOY) as case:
        case.add(*documents(), on_progress=lambda done: print(done.added.document if done.added else "", flush=True))
