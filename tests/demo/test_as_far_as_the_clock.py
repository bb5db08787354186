"""A demonstration that begins at an earlier moment knows nothing of what comes later."""

from datetime import UTC, datetime
from pathlib import Path

from sqlmodel import col
from tests.databases import make_tables
from tests.demo.conftest import Looking

from avustin_core.applications.models import Application
from avustin_core.calls.models import Call
from avustin_core.clock import SetClock
from avustin_core.decisions.models import Decision
from avustin_core.demo.making import made_at, make
from avustin_core.registry import Registry
from avustin_core.settings import Settings
from avustin_core.work import Avustin

DURING = datetime(2019, 8, 20, 9, tzinfo=UTC)


async def test_in_the_first_call_nothing_is_decided_and_the_second_is_not_there(
    registry: Registry, tmp_path: Path
) -> None:
    make_tables(f"sqlite+aiosqlite:///{tmp_path / 'avustin.db'}")
    avustin = Avustin(Settings(data=tmp_path, demo=True), registry, clock=SetClock(DURING, stopped=True))
    look = Looking(avustin)
    assert await made_at(avustin) is None

    await make(avustin)

    assert await made_at(avustin) == DURING
    [(submitted, decided)] = await look.rows(
        col(Call.submitted), col(Call.decided), where=col(Call.published_at).is_not(None)
    )
    assert 0 < submitted < 184
    assert decided == 0
    assert await look.rows(col(Decision.id)) == []
    assert [at for (at,) in await look.rows(col(Application.submitted_at)) if at and at > DURING] == []
    await avustin.close()


async def test_progress_is_told_in_the_order_of_time(registry: Registry, tmp_path: Path) -> None:
    make_tables(f"sqlite+aiosqlite:///{tmp_path / 'avustin.db'}")
    clock = SetClock(datetime(2019, 8, 2, 9, tzinfo=UTC), stopped=True)
    avustin = Avustin(Settings(data=tmp_path, demo=True), registry, clock=clock)
    moments: list[datetime] = []

    await make(avustin, told=moments.append)

    assert moments == sorted(moments)
    await avustin.close()
