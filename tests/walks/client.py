"""One person's client: sends the operations that lie beside it, as that person and in a language."""

from json import dumps
from pathlib import Path
from typing import Any

from graphql import parse, print_ast
from graphql.utilities import separate_operations
from httpx2 import AsyncClient

FOLDER = Path(__file__).parent / "operations"
DOCUMENTS = {
    name: print_ast(document)
    for file in sorted(FOLDER.glob("*.graphql"))
    for name, document in separate_operations(parse(file.read_text())).items()
}
Json = dict[str, Any]


class Client:
    """Who asks, and in which language."""

    def __init__(self, http: AsyncClient, token: str | None = None, language: str = "fi") -> None:
        self.http, self.token, self.language = http, token, language

    def speaking(self, language: str) -> "Client":
        """The same person, who wants to be answered in that language."""
        return Client(self.http, self.token, language)

    @property
    def headers(self) -> dict[str, str]:
        """What tells who asks."""
        asked = {"Accept-Language": self.language}
        return asked | {"Authorization": f"Bearer {self.token}"} if self.token else asked

    async def send(self, document: str, variables: Json | None = None, operation: str | None = None) -> Json:
        """The answer to any document, errors included; but for what it cost."""
        body = {"query": document, "variables": variables or {}, "operationName": operation}
        json = {"Content-Type": "application/json"}
        answer = await self.http.post("/graphql", content=dumps(body), headers=self.headers | json)
        found: Json = answer.json()
        found.pop("extensions", None)
        return found

    async def ask(self, operation: str, **variables: Any) -> Json:
        """The data of a named operation, which mustn't fail."""
        answer = await self.send(DOCUMENTS[operation], variables, operation)
        assert "errors" not in answer, answer["errors"]
        data: Json = answer["data"]
        return data

    async def do(self, operation: str, **input: Any) -> Json:
        """The payload of a named mutation, which must be done."""
        payload = await self._payload(operation, input)
        assert payload.pop("errors") == []
        return payload

    async def refused(self, operation: str, **input: Any) -> Json:
        """The one error of a named mutation, which must do nothing."""
        payload = await self._payload(operation, input)
        (error,) = payload.pop("errors")
        assert not any(payload.values()), payload
        found: Json = error
        return found

    async def attach(self, application: str, name: str, content: bytes, **more: str) -> str:
        """Sends a file to an application's matter; gives the document's id."""
        query = {"application": application, "name": name, **more}
        answer = await self.http.post("/documents", params=query, content=content, headers=self.headers)
        assert answer.status_code == 201, answer.text
        id: str = answer.json()["id"]
        return id

    async def _payload(self, operation: str, input: Json) -> Json:
        payload: Json
        (payload,) = (await self.ask(operation, input=input)).values()
        return payload
