"""Whose an application is to handle: assigned to somebody, or to nobody."""

from typing import Any

from sqlalchemy import ColumnElement, and_, false, literal, or_, select

from avustin_core.access import Actor
from avustin_core.calls.models import Call
from avustin_core.matters.models import AssignedRole, Assignment
from avustin_core.storage import alias_of, among
from avustin_core.worklists.blocks import some


def assigned_to(matter_id: Any, person_id: Any, *roles: AssignedRole) -> ColumnElement[bool]:
    """Whether the matter is assigned to that person, in one of the roles or in any."""
    assignment = alias_of(Assignment, "whose")
    held = select(assignment.matter_id).where(assignment.user_id == person_id, assignment.ended_at.is_(None))
    return among(matter_id, held.where(assignment.role.in_(roles)) if roles else held)


def mine(matter_id: Any, actor: Actor, *roles: AssignedRole) -> ColumnElement[bool]:
    """Whether it is assigned to the actor."""
    return assigned_to(matter_id, actor.user_id, *roles) if actor.user_id else false()


def nobodys(matter_id: Any, *roles: AssignedRole) -> ColumnElement[bool]:
    """Whether it is assigned to nobody in these roles."""
    assignment = alias_of(Assignment, "anybody's")
    return ~some(
        select(literal(1)).where(
            assignment.matter_id == matter_id, assignment.ended_at.is_(None), assignment.role.in_(roles)
        )
    )  # fmt: skip


def for_me(application: Any, actor: Actor, *roles: AssignedRole) -> ColumnElement[bool]:
    """Whether the actor is the one to act in these roles: assigned, or one of all where nobody is and anyone may."""
    call = alias_of(Call, "whose")
    assigned_only = select(call.id).where(call.assigned_only)
    anyone = and_(nobodys(application.matter_id, *roles), application.call_id.not_in(assigned_only))
    return or_(mine(application.matter_id, actor, *roles), anyone)
