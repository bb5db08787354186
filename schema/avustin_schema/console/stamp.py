"""Whether the built console is what its sources make, told from digests written beside it."""

import hashlib
import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

BUILT = Path(__file__).parent / "static"
SOURCES = Path(__file__).parents[2] / "console"
STAMP = "build.json"
SINGLE_SOURCES = (
    "package.json",
    "package-lock.json",
    "vite.config.js",
    "index.html",
    "forms/index.html",
    "case-file/index.html",
)
SOURCE_FOLDERS = ("src", "public")

Digests = dict[str, str]


def write(sources: Path = SOURCES, built: Path = BUILT) -> None:
    """Stamp what is built now as made from the sources as they are now."""
    ours = source_digests(sources)
    stamp = {"digest": digest_of(ours), "sources": ours, "files": built_digests(built)}
    (built / STAMP).write_text(json.dumps(stamp, indent=1) + "\n", encoding="utf-8")


def stale(sources: Path = SOURCES, built: Path = BUILT) -> list[str]:
    """A sentence for each source and built file that differs from the stamp; empty when all is well.

    Where the sources aren't installed, as in a wheel, the built files alone are compared.
    """
    try:
        stamp = json.loads((built / STAMP).read_text(encoding="utf-8"))
        made_from, files, digest = stamp["sources"], stamp["files"], stamp["digest"]
    except (OSError, ValueError, KeyError, TypeError):
        return [f"{built / STAMP} is missing or unreadable: build the console"]
    said = [f"the built file {what}" for what in _differences(files, built_digests(built))]
    if digest != digest_of(made_from):
        said.append(f"{STAMP} was edited: its digest is not that of the sources it names")
    if sources.is_dir():
        said += [
            f"the source {what}, and the console not built since"
            for what in _differences(made_from, source_digests(sources))
        ]
    return said


def source_digests(sources: Path) -> Digests:
    """Digest by path of each file that the build reads of ours."""
    found = [sources / name for name in SINGLE_SOURCES]
    for folder in SOURCE_FOLDERS:
        found += (sources / folder).rglob("*")
    return _digests(sources, found)


def built_digests(built: Path) -> Digests:
    """Digest by path of each built file, the stamp itself left out."""
    return _digests(built, (path for path in built.rglob("*") if path != built / STAMP))


def digest_of(digests: Mapping[str, str]) -> str:
    """One digest over names and contents."""
    lines = "".join(f"{digest}  {name}\n" for name, digest in sorted(digests.items()))
    return hashlib.sha256(lines.encode()).hexdigest()


def _digests(root: Path, paths: Iterable[Path]) -> Digests:
    files = sorted(path for path in paths if path.is_file())
    return {path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def _differences(stamped: Mapping[str, str], present: Mapping[str, str]) -> list[str]:
    said = []
    for name in sorted(stamped.keys() | present.keys()):
        if name not in present:
            said.append(f"{name} is missing")
        elif name not in stamped:
            said.append(f"{name} is new")
        elif stamped[name] != present[name]:
            said.append(f"{name} was edited")
    return said


def main(arguments: list[str]) -> int:
    """Say what is stale and exit with 1, or with `--write` stamp what is built."""
    if arguments == ["--write"]:
        write()
        return 0
    said = stale()
    for sentence in said:
        print(f"console: {sentence} (make console)", file=sys.stderr)
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
