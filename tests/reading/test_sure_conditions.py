"""What a statement asks of all its rows needn't be read of each."""

from sqlalchemy import ColumnElement, and_, select
from sqlmodel import col

from avustin_core.applications.models import Application
from avustin_core.storage import alias_of
from avustin_core.storage.among import among
from avustin_schema.reading.shared.marks import MarkedId, Origin
from avustin_schema.reading.shared.statements import Statement

TABLE = alias_of(Application, 0)
MINE, ANOTHERS = (MarkedId(Origin("mandate", place), place) for place in (0, 1))
SUBMITTED, OF_MINE = TABLE.submitted_at.is_not(None), TABLE.organisation_id == MINE


class TestSureConditions:
    """Every row that is found fits them."""

    def test_parts_of_what_is_asked_are_sure(self) -> None:
        statement = Statement(TABLE, [SUBMITTED & OF_MINE])

        assert statement.holds(TABLE.submitted_at.is_not(None))
        assert statement.holds(and_(TABLE.organisation_id == MINE, TABLE.submitted_at.is_not(None)))

    def test_what_is_asked_of_another_or_otherwise_is_not(self) -> None:
        statement = Statement(TABLE, [SUBMITTED & OF_MINE])

        assert not statement.holds(TABLE.organisation_id == ANOTHERS)
        assert not statement.holds(alias_of(Application, 1).submitted_at.is_not(None))
        assert not statement.holds(SUBMITTED | OF_MINE)
        assert not statement.holds(SUBMITTED & (TABLE.organisation_id == ANOTHERS))

    def test_values_are_told_apart_within_subqueries_too(self) -> None:
        def calls_of(reference: str) -> ColumnElement[bool]:
            return among(TABLE.call_id, select(col(Application.call_id)).where(col(Application.reference) == reference))

        statement = Statement(TABLE, [calls_of("1")])

        assert statement.holds(calls_of("1"))
        assert not statement.holds(calls_of("2"))
