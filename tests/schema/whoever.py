"""The one whose part a mutation is: nobody handles as an official what they applied for."""

import re
from typing import Any

from tests.walks.client import Client, Json
from tests.walks.world import World

APPLICANTS = {
    "createApplication", "saveApplication", "submitApplication", "withdrawApplication", "answerCompletion",
    "acceptGrant", "declineGrant", "requestReview", "withdrawReview", "createReport", "saveReport", "submitReport",
    "claimSecrecy", "createUpload", "completeUpload", "removeDocument", "requestMoreTime", "answerHearing",
}  # fmt: skip


class Whoever:
    """The one whose part a mutation is: a member of all organisations, or an official of all roles who is of none."""

    def __init__(self, world: World) -> None:
        self.member, self.official = world.omnipotent, world.official

    def of(self, mutation: str) -> Client:
        """Who does that."""
        return self.member if mutation[0].lower() + mutation[1:] in APPLICANTS else self.official

    async def do(self, operation: str, **input: Any) -> Json:
        """The payload of a named mutation, which must be done."""
        return await self.of(operation).do(operation, **input)

    async def send(self, document: str, variables: Json | None = None) -> Json:
        """The answer to a document: what it does, or asks, tells whose part it is."""
        begun = re.search(r"mutation[^{]*\{\s*(\w+)", document)
        return await self.of(begun[1] if begun else "read").send(document, variables)

    async def attach(self, application: str, name: str, content: bytes) -> str:
        """An applicant's attachment."""
        return await self.member.attach(application, name, content)
