"""Programmes: remembered at the start; their forms released once and kept."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import col
from tests.core.calls.calling import SYSTEM, Application, Testing

from avustin_core.plugin import (
    PARTIES,
    ReportForm,
    ShortText,
    field,
)
from avustin_core.programmes.models import ProgrammeRow
from avustin_core.programmes.operations import release_form, remember
from avustin_core.programmes.refusals import ReleasedFormChanged
from avustin_core.registry import Registry
from avustin_core.work import Avustin


class TestProgrammes:
    async def test_are_remembered_at_the_start_and_kept_when_their_plugin_is_gone(self, avustin: Avustin) -> None:
        await avustin.run(SYSTEM, remember)
        await avustin.run(SYSTEM, remember)
        bare = Avustin(avustin.settings, Registry([]), clock=avustin.clock, engine=avustin.engine)

        async def rows() -> list[tuple[Any, ...]]:
            columns = (ProgrammeRow.code, ProgrammeRow.distribution, ProgrammeRow.version, ProgrammeRow.is_installed)
            async with avustin.reading() as connection:
                return [tuple(row) for row in await connection.execute(select(*map(col, columns)))]

        assert await rows() == [("testing", "avustin-testing", "0.1", True)]
        await bare.run(SYSTEM, remember)
        assert await rows() == [("testing", "avustin-testing", "0.1", False)]
        await avustin.run(SYSTEM, remember)
        assert await rows() == [("testing", "avustin-testing", "0.1", True)]

    async def test_are_remembered_once_when_two_servers_start_at_the_same_moment(self, avustin: Avustin) -> None:
        await asyncio.gather(*(avustin.run(SYSTEM, remember) for _ in range(2)))

        async with avustin.reading() as connection:
            assert len((await connection.execute(select(ProgrammeRow))).all()) == 1

    async def test_a_form_is_released_once_and_kept_in_every_language(self, avustin: Avustin) -> None:
        await avustin.run(SYSTEM, remember)

        first = await avustin.run(SYSTEM, lambda work: release_form(work, Testing(), Application))
        second = await avustin.run(SYSTEM, lambda work: release_form(work, Testing(), Application))

        assert first.id == second.id
        assert (first.version, set(first.json_schema), set(first.ui_schema)) == (
            "1.0", {"fi", "sv", "en"}, {"fi", "sv", "en"},
        )  # fmt: skip
        assert len(first.descriptors) >= 5

    async def test_corrected_texts_of_a_released_form_replace_the_old_ones(self, avustin: Avustin) -> None:
        await avustin.run(SYSTEM, remember)
        first = await avustin.run(SYSTEM, lambda work: release_form(work, Testing(), form("Tulos")))

        second = await avustin.run(SYSTEM, lambda work: release_form(work, Testing(), form("Tulokset")))

        assert second.id == first.id
        assert second.structure_digest == first.structure_digest
        assert second.texts_digest != first.texts_digest
        assert "Tulokset" in str(second.descriptors)

    async def test_a_released_form_with_another_structure_is_refused(self, avustin: Avustin) -> None:
        await avustin.run(SYSTEM, remember)
        await avustin.run(SYSTEM, lambda work: release_form(work, Testing(), form("Tulos")))

        with pytest.raises(ReleasedFormChanged):
            await avustin.run(SYSTEM, lambda work: release_form(work, Testing(), form("Tulos", more=True)))


def form(label: str, *, more: bool = False) -> type[ReportForm]:
    """A form of one name and version, with that label, and perhaps a field more."""
    if not more:

        class Report(ReportForm, version="1.0"):
            results: ShortText = field(fi=label, sv=label, visible=PARTIES)

        return Report
    return wider(label)


def wider(label: str) -> type[ReportForm]:
    """The same form with a field more."""

    class Report(ReportForm, version="1.0"):
        results: ShortText = field(fi=label, sv=label, visible=PARTIES)
        others: ShortText = field(fi=label, sv=label, visible=PARTIES)

    return Report
