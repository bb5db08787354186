"""People in their roles: kept as users, so that what they do can name them."""

from collections.abc import Awaitable, Callable
from uuid import UUID

import pytest

from avustin_core.access import Actor, Mandate, User
from avustin_core.plugin import Role
from avustin_core.work import Avustin

Someone = Callable[..., Awaitable[Actor]]


@pytest.fixture
def someone(avustin: Avustin) -> Someone:
    """Makes a user of that name who holds the roles, in the call or in all, and the mandates."""

    async def make(
        name: str, *roles: Role, call_id: UUID | None = None, mandates: dict[UUID, Mandate] | None = None
    ) -> Actor:
        user = await avustin.run(Actor(), lambda work: work.add(User(subject=name, name=name.title())))
        return Actor(user.id, user.name, mandates or {}, frozenset((role, call_id) for role in roles))

    return make
