"""Whether a document reads the same alone, among others and in another process: `python -m bench.quality.alone TEXT… --model FOLDER`."""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.quality.heads import document
from onrecord.language import analyse
from onrecord.language.encoder import Encoder


def fingerprint(encoder: Encoder, text: str) -> str:
    """A hash of all that the encoder says of a text, its scores to the last bit."""
    analysis = analyse(document(text))
    return hashlib.sha256(repr(encoder.read(analysis.sentences, analysis.quotes)).encode()).hexdigest()


def differing(model: Path, texts: Sequence[str]) -> list[str]:
    """In which ways a text reads otherwise than alone in a fresh encoder: after the others, in reverse order, in a process of its own."""
    alone = [fingerprint(Encoder(model), text) for text in texts]
    shared = Encoder(model)
    ways = {
        "after others": [fingerprint(shared, text) for text in texts],
        "in reverse order": [fingerprint(shared, text) for text in reversed(texts)][::-1],
        "in another process": _elsewhere(model, texts),
    }
    return [way for way, found in ways.items() if found != alone]


def _elsewhere(model: Path, texts: Iterable[str]) -> list[str]:
    with TemporaryDirectory() as folder:
        paths = [Path(folder) / f"{number}.txt" for number, _ in enumerate(texts)]
        for path, text in zip(paths, texts, strict=True):
            path.write_bytes(text.encode())
        command = [sys.executable, "-m", "bench.quality.alone", "--model", str(model), *map(str, paths)]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("texts", type=Path, nargs="+")
    parser.add_argument("--model", type=Path, required=True)
    arguments = parser.parse_args()
    encoder = Encoder(arguments.model)
    for path in arguments.texts:
        print(fingerprint(encoder, path.read_bytes().decode()))


if __name__ == "__main__":
    main()
