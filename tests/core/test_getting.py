"""The statement by which a row is got is kept for whoever asks again with the same rights, and only where time plays no part."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from avustin_core.access import Actor, Audience, Rights
from avustin_core.access.getting import getting, seeing
from avustin_core.access.models import Mandate
from avustin_core.applications.models import Application
from avustin_core.storage import new_id

NOW = datetime(2019, 9, 2, 12, tzinfo=UTC)


class Base(DeclarativeBase):
    """Tables of this file alone."""


class Notice(Base):
    """What can be seen from a moment on."""

    __tablename__ = "notices"

    id: Mapped[int] = mapped_column(primary_key=True)
    seen_from: Mapped[datetime]


class Saying(Base):
    """What can be seen in the mornings."""

    __tablename__ = "sayings"

    id: Mapped[int] = mapped_column(primary_key=True)


def member(*mandates: Mandate) -> Actor:
    return Actor(user_id=new_id(), mandates={new_id(): each for each in mandates})


@pytest.fixture
def timely(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    since = Audience("anyone, from then on", lambda row, actor, now: row.seen_from <= now)
    morning = Audience("anyone, before noon", lambda row, actor, now: now.hour < 12)
    for model, audience in ((Notice, since), (Saying, morning)):
        monkeypatch.setitem(Rights.declared, model, Rights(model, rows=audience))
    yield
    for model in (Notice, Saying):
        Rights.declared.pop(model)


def values(statement: Any) -> set[Any]:
    return {str(value) for value in statement.compile().params.values()}


class TestGetting:
    def test_it_is_kept_for_whoever_asks_again_with_the_same_rights(self) -> None:
        one = member(Mandate.SIGNATORY)
        again = Actor(user_id=one.user_id, mandates=dict(one.mandates))

        assert getting(Application, one, NOW) is getting(Application, again, NOW + timedelta(hours=1))
        assert getting(Application, one, NOW, lock=True) is not getting(Application, one, NOW)
        assert seeing(Application, one, NOW) is seeing(Application, again, NOW + timedelta(hours=1))

    def test_another_has_another_and_so_has_one_whose_rights_changed(self) -> None:
        one = member(Mandate.EDITOR)
        promoted = Actor(user_id=one.user_id, mandates={**one.mandates, new_id(): Mandate.EDITOR})

        made = [getting(Application, each, NOW) for each in (one, promoted, member(Mandate.EDITOR))]

        assert len({id(each) for each in made}) == 3
        for actor, statement in zip((one, promoted), made, strict=False):
            asked = {id for each in statement.compile().params.values() if isinstance(each, list) for id in each}
            assert asked == set(actor.mandates)

    @pytest.mark.usefixtures("timely")
    def test_where_the_moment_decides_it_is_made_each_time(self) -> None:
        first, later = (getting(Notice, Actor(), moment) for moment in (NOW, NOW + timedelta(days=1)))

        assert str(NOW) in values(first)
        assert str(NOW + timedelta(days=1)) in values(later)
        assert str(getting(Saying, Actor(), NOW)) != str(getting(Saying, Actor(), NOW - timedelta(hours=2)))
