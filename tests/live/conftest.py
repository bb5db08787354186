"""An open call on each database, served; people who are kept with their roles, and a socket for each."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from tests.core.applying import Harbour, open_harbour
from tests.core.ferries import ferries
from tests.live.sockets import Socket, socket_to
from tests.walks.serving import serving

from avustin_core.access import Mandate, Membership, RoleGrant
from avustin_core.plugin import Role
from avustin_core.registry import Registry
from avustin_core.work import Avustin, Work

PEOPLE = {"signatory": "u0", "editor": "u1", "preparer": "u3", "assessor": "u4"}


@pytest.fixture(scope="session")
def registry() -> Registry:
    """The programme of these tests."""
    return ferries()


class Quay:
    """The harbour, its server and its people's tokens."""

    def __init__(self, harbour: Harbour, address: str, tokens: dict[str, str]) -> None:
        self.harbour, self.avustin, self.address, self.tokens = harbour, harbour.avustin, address, tokens

    @asynccontextmanager
    async def socket(self, who: str = "", **payload: Any) -> AsyncIterator[Socket]:
        """Somebody's socket, begun."""
        async with socket_to(self.address) as socket:
            said = {"authorization": f"Bearer {who}"} if who else {}
            assert await socket.begin(**said, **payload) == {"type": "connection_ack"}
            yield socket


async def settle(harbour: Harbour) -> None:
    """The people's mandates and roles, kept."""
    call, town = harbour.call.id, harbour.applicant.id

    async def enter(work: Work) -> None:
        for actor, mandate in ((harbour.signatory, Mandate.SIGNATORY), (harbour.editor, Mandate.EDITOR)):
            assert actor.user_id
            work.session.add(Membership(user_id=actor.user_id, organisation_id=town, mandate=mandate))
        for actor, role in ((harbour.preparer, Role.PREPARER), (harbour.assessor, Role.ASSESSOR)):
            assert actor.user_id
            work.session.add(RoleGrant(user_id=actor.user_id, role=role, call_id=call))

    await harbour.do(harbour.preparer, enter)


@pytest.fixture
async def quay(avustin: Avustin) -> AsyncIterator[Quay]:
    """The scene of these tests."""
    harbour = await open_harbour(avustin)
    await settle(harbour)
    tokens = dict(PEOPLE)
    async with serving(avustin, tokens) as http:
        yield Quay(harbour, str(http.base_url), tokens)
