"""Organisations and municipalities as they are on a date, frozen, for forms and rules."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from avustin_core.organisations.models import Organisation
from avustin_core.plugin import MunicipalityView, OrganisationView
from avustin_core.storage import row_of


def valid_on(on: date) -> ColumnElement[bool]:
    """Whether an organisation exists on that day; the day of its end isn't included."""
    return and_(
        or_(col(Organisation.valid_from).is_(None), col(Organisation.valid_from) <= on),
        or_(col(Organisation.valid_to).is_(None), col(Organisation.valid_to) > on),
    )


async def views(session: AsyncSession, ids: Iterable[str], on: date) -> dict[str, OrganisationView]:
    """The organisations of those ids that exist on that day, by id; the others are left out."""
    wanted = [row for id in ids if (row := row_of(id, "Organisation"))]
    if not wanted:
        return {}
    rows = await session.scalars(select(Organisation).where(col(Organisation.id).in_(wanted), valid_on(on)))
    return {view.id: view for view in (row.view() for row in rows)}


async def municipalities(session: AsyncSession, codes: Iterable[str], on: date) -> dict[str, MunicipalityView]:
    """The municipalities of those codes that exist on that day, by code."""
    wanted = sorted(set(codes))
    if not wanted:
        return {}
    rows = await session.scalars(
        select(Organisation).where(col(Organisation.municipality_code).in_(wanted), valid_on(on))
    )
    return {row.municipality_code: row.municipality() for row in rows if row.municipality_code}
