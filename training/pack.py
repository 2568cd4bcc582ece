"""Turn a trained adapter into the GGUF file that the package ships, with what it was made of in its metadata.

python -m training.pack TRAINED_FOLDER BASE.gguf OUT.gguf [--base FOLDER] [--converter convert_lora_to_gguf.py]
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

import gguf
from gguf.scripts.gguf_new_metadata import MetadataDetails, copy_with_new_metadata

from training.lines import digest

_ENGINE = "llama-cpp-python==0.3.36"
_MOST = 10_000_000
"""Bytes that the shipped adapter may have."""
_LICENCE = "Apache-2.0"
_NAME = "iepwriter house adapter"


def sha256(path: Path) -> str:
    """The SHA-256 of a file."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            found.update(block)
    return found.hexdigest()


def converter(folder: Path) -> Path:
    """The converter out of the source package of the engine, fetched from the package index."""
    fetch = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", "llama-cpp-python"]
    subprocess.run([*fetch, "--dest", str(folder), _ENGINE], check=True)
    with tarfile.open(next(folder.glob("*.tar.gz"))) as archive:
        archive.extractall(folder, filter="data")
    return next(folder.glob("*/vendor/llama.cpp/convert_lora_to_gguf.py"))


def converted(program: Path, base: Path, trained: Path, out: Path) -> None:
    """Run the converter: f16, LoRA only."""
    told = [sys.executable, str(program), "--base", str(base), "--outtype", "f16", "--outfile", str(out), str(trained)]
    paths = os.pathsep.join([str(program.parent / "gguf-py"), str(program.parent)])
    subprocess.run(told, check=True, env=os.environ | {"PYTHONPATH": paths}, stdout=subprocess.DEVNULL)


def details(trained: Path, base_file: Path) -> dict[str, str]:
    """What the adapter says of itself."""
    settings = json.loads((trained / "settings.json").read_text(encoding="utf-8"))
    return {
        "general.name": _NAME,
        "general.license": _LICENCE,
        "general.description": "Gives a parent's typed words back calm and correct, with every fact in them.",
        "iepwriter.base_sha256": sha256(base_file),
        "iepwriter.corpus_sha256": digest(),
        "iepwriter.prompt": settings["prompt"],
        "iepwriter.training": json.dumps(settings),
    }


def packed(trained: Path, base_file: Path, base: Path, program: Path | None, out: Path) -> int:
    """Write the adapter file; returns its size in bytes. ValueError when it is too big to be shipped."""
    with tempfile.TemporaryDirectory() as place:
        plain = Path(place) / "plain.gguf"
        converted(program or converter(Path(place)), base, trained, plain)
        reader = gguf.GGUFReader(plain, "r")
        out.parent.mkdir(parents=True, exist_ok=True)
        writer = gguf.GGUFWriter(out, arch="llama", endianess=reader.endianess)
        new = {
            key: MetadataDetails(gguf.GGUFValueType.STRING, value) for key, value in details(trained, base_file).items()
        }
        gone = [key for key in reader.fields if key.startswith(("general.base_model", "general.tags")) or key in new]
        # Both would name folders of the machine that it was trained on.
        copy_with_new_metadata(reader, writer, new, gone)
    size = out.stat().st_size
    if size > _MOST:
        raise ValueError(f"{out} has {size} bytes, more than {_MOST}")
    return size


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("trained", "base_file", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--base", type=Path, default=Path("training-base"), help="folder that train.py made")
    parser.add_argument("--converter", type=Path, help="convert_lora_to_gguf.py; fetched when not given")
    told = parser.parse_args()
    size = packed(told.trained, told.base_file, told.base, told.converter, told.out)
    print(f"{told.out}: {size} bytes, base {sha256(told.base_file)[:12]}, corpus {digest()[:12]}")


if __name__ == "__main__":
    main()
