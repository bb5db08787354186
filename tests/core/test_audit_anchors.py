"""Anchors: the ends of the chains in a file beside the database, and what they prove."""

import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.core.trails import faults, happen, happen_again, kept_of, restore, someone_comes

from avustin_core.audit.anchors import AnchorsDamaged, anchor, read_anchors
from avustin_core.audit.faults import FaultKind
from avustin_core.audit.proofs import unproven
from avustin_core.audit.verifying import verify
from avustin_core.work import Avustin


class TestAnchors:
    """A file beside the database."""

    async def test_a_tail_and_a_chain_that_are_gone_with_their_heads_show(
        self, avustin: Avustin, tmp_path: Path
    ) -> None:
        path = tmp_path / "safe" / "anchors.jsonl"
        await happen(avustin, 3)
        kept = await kept_of(avustin)
        await happen_again(avustin)
        await anchor(avustin.engine, path, at=avustin.clock.now())
        await restore(avustin, kept)

        assert await faults(avustin) == []
        assert await faults(avustin, path) == [("core", 4, FaultKind.MISSING)]

        await restore(avustin, {model: [] for model in kept})
        assert await faults(avustin, path) == [("core", 1, FaultKind.MISSING)]

    async def test_a_line_is_added_when_something_happened_and_not_otherwise(
        self, avustin: Avustin, tmp_path: Path
    ) -> None:
        path = tmp_path / "anchors.jsonl"
        await happen(avustin, 1)
        first = await anchor(avustin.engine, path, at=avustin.clock.now())
        again = await anchor(avustin.engine, path, at=avustin.clock.now())
        await happen_again(avustin)
        both = await asyncio.gather(*(anchor(avustin.engine, path, at=avustin.clock.now()) for _ in range(2)))

        assert first is not None
        assert again is None
        assert len([each for each in both if each]) == 1
        lines = list(read_anchors(path))
        assert [(each.number, each.heads["core"][0], each.heads["core"][2]) for each in lines] == [(1, 1, 1), (2, 2, 2)]
        assert (await verify(avustin.engine, path)).chains[0].anchored == 2


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_the_file_of_anchors_shows_what_is_done_to_it(avustin: Avustin, tmp_path: Path) -> None:
    path = tmp_path / "anchors.jsonl"
    for number in range(4):
        await someone_comes(avustin, f"user{number}")
        await anchor(avustin.engine, path, at=avustin.clock.now())
    lines = path.read_text().splitlines(keepends=True)
    other = json.loads(lines[1]) | {"at": "2019"}
    touched = {
        2: [lines[0], json.dumps(other) + "\n", *lines[2:]],
        3: [*lines[:2], lines[3]],
        4: [*lines[:3], "not a line\n"],
    }
    for number, left in touched.items():
        path.write_text("".join(left))

        with pytest.raises(AnchorsDamaged) as damage:
            list(read_anchors(path))

        assert damage.value.number == number
        assert (await faults(avustin, path))[-1] == ("anchors", number, FaultKind.ANCHORS)

    path.write_text("".join([*lines[:3], lines[3][:40]]))  # a crash tore the last line
    assert await faults(avustin, path) == []
    await happen_again(avustin)
    assert await anchor(avustin.engine, path, at=avustin.clock.now())
    assert [each.number for each in read_anchors(path)] == [1, 2, 3, 4]
    assert await faults(avustin, path) == []


async def test_a_verification_says_what_it_does_not_prove(avustin: Avustin, tmp_path: Path) -> None:
    await happen(avustin, 2)
    bare = await verify(avustin.engine, tmp_path / "none.jsonl")
    await anchor(avustin.engine, tmp_path / "anchors.jsonl", at=datetime(2019, 8, 1, 12, tzinfo=UTC))
    await happen_again(avustin)
    heard: list[tuple[int, int]] = []
    anchored = await verify(avustin.engine, tmp_path / "anchors.jsonl", told=lambda done, of: heard.append((done, of)))

    assert (bare.is_whole, bare.anchors) == (True, None)
    assert unproven(bare)[0].startswith("There are no anchors.")
    assert "2019-08-01T12:00:00" in unproven(anchored)[0]
    assert "core 1" in unproven(anchored)[0]
    assert heard[-1] == (3, 3)
