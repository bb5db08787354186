"""The stamp on the built console finds what was changed on either side."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from avustin_schema.console import stamp


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    return _files(
        tmp_path / "console",
        {
            "package.json": "{}",
            "package-lock.json": "{}",
            "vite.config.js": "x",
            "index.html": "<p>",
            "src/main.jsx": "1",
        },
    )


@pytest.fixture
def built(tmp_path: Path, sources: Path) -> Path:
    folder = _files(tmp_path / "static", {"index.html": "<p>", "assets/index-abc.js": "1"})
    stamp.write(sources, folder)
    return folder


def test_nothing_is_said_of_what_was_just_built(sources: Path, built: Path) -> None:
    assert stamp.stale(sources, built) == []


@pytest.mark.parametrize("name", ["package-lock.json", "vite.config.js", "index.html", "src/main.jsx"])
def test_an_edited_source_is_found(sources: Path, built: Path, name: str) -> None:
    (sources / name).write_text("something else")

    assert stamp.stale(sources, built) == [f"the source {name} was edited, and the console not built since"]


def test_a_new_and_a_missing_source_are_found(sources: Path, built: Path) -> None:
    (sources / "src/main.jsx").rename(sources / "src/other.jsx")

    assert stamp.stale(sources, built) == [
        "the source src/main.jsx is missing, and the console not built since",
        "the source src/other.jsx is new, and the console not built since",
    ]


def test_what_npm_installs_is_no_source(sources: Path, built: Path) -> None:
    _files(sources, {"node_modules/react/index.js": "1"})

    assert stamp.stale(sources, built) == []


def test_an_edited_a_missing_and_an_extra_built_file_are_found(sources: Path, built: Path) -> None:
    (built / "index.html").write_text("<p>edited")
    (built / "assets/index-abc.js").unlink()
    (built / "assets/extra.js").write_text("1")

    assert stamp.stale(sources, built) == [
        "the built file assets/extra.js is new",
        "the built file assets/index-abc.js is missing",
        "the built file index.html was edited",
    ]


def test_an_edited_stamp_is_found(sources: Path, built: Path) -> None:
    (sources / "src/main.jsx").write_text("2")
    claimed = json.loads((built / stamp.STAMP).read_text())
    claimed["sources"] = stamp.source_digests(sources)
    (built / stamp.STAMP).write_text(json.dumps(claimed))

    assert stamp.stale(sources, built) == ["build.json was edited: its digest is not that of the sources it names"]


@pytest.mark.parametrize("text", [None, "", "[]", "{}", '{"sources": {}}'])
def test_a_missing_or_unreadable_stamp_is_said(sources: Path, built: Path, text: str | None) -> None:
    if text is None:
        (built / stamp.STAMP).unlink()
    else:
        (built / stamp.STAMP).write_text(text)

    assert stamp.stale(sources, built) == [f"{built / stamp.STAMP} is missing or unreadable: build the console"]


def test_without_the_sources_the_built_files_are_still_compared(tmp_path: Path, built: Path) -> None:
    nowhere = tmp_path / "nowhere"
    (built / "index.html").write_text("<p>edited")

    assert stamp.stale(nowhere, built) == ["the built file index.html was edited"]


def test_the_console_in_the_repository_is_what_its_sources_make() -> None:
    ran = subprocess.run([sys.executable, "-m", "avustin_schema.console.stamp"], capture_output=True, text=True)

    assert (ran.returncode, ran.stderr) == (0, "")


def test_the_console_stays_small() -> None:
    size = sum(path.stat().st_size for path in stamp.BUILT.rglob("*") if path.is_file())

    assert size < 8_000_000


def _files(root: Path, texts: dict[str, str]) -> Path:
    for name, text in texts.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return root
