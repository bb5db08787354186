"""The people of the demonstration at one console: the scenes of the walks, acted in the browser."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from tests.browser.console import Console
from tests.walks.client import Client, Json
from tests.walks.world import World

from avustin_core.demo import people
from avustin_core.demo.people import USERS, DemoUser

SET_CLOCK = """mutation SetClock($at: DateTime!) {
  setClock(input: { at: $at }) { serverTime errors { ... on UserError { code message } } }
}"""
UPLOAD = """async ([address, token, bytes]) => {
    const body = new Uint8Array(bytes);
    const answer = await fetch(address, {method: 'POST', headers: {Authorization: `Bearer ${token}`}, body});
    return [answer.status, await answer.json()];
}"""
CAST = {
    "administrator": people.ADMINISTRATOR, "preparer": people.PREPARER, "registrar": people.REGISTRAR,
    "assessor": people.ASSESSORS[0], "other_assessor": people.ASSESSORS[1], "rapporteur": people.RAPPORTEUR,
    "decider": people.DECIDER, "checker": people.CHECKER, "signatory": people.SIGNATORY, "editor": people.EDITOR,
    "mallikyla_signatory": "demo:osallistuja",
}  # fmt: skip
BY_SUBJECT = {user.subject: user for user in USERS}


def choice_of(user: DemoUser | None) -> str:
    """How the console's choice of users names somebody."""
    return f"{user.group}/{user.role.get('en')}/{user.name}" if user else ""


class AtTheConsole(Client):
    """Somebody who does by hand in the console what another client would send."""

    def __init__(self, world: "ByHand", user: DemoUser | None, language: str = "fi") -> None:
        super().__init__(world.http, user.token if user else None, language)
        self.world, self.user = world, user

    def speaking(self, language: str) -> "AtTheConsole":
        """The same person, who chooses that language first."""
        return AtTheConsole(self.world, self.user, language)

    async def send(self, document: str, variables: Json | None = None, operation: str | None = None) -> Json:
        """Chooses who asks and the language, pastes, runs and reads; sets the clock first, where it is to be set."""
        console = self.world.console
        await console.be(choice_of(self.user))
        await console.speak(self.language)
        while self.world.waiting:
            made = await console.run(SET_CLOCK, {"at": self.world.waiting.pop()})
            assert made["data"]["setClock"]["errors"] == []
        return await console.run(document, variables)

    async def attach(self, application: str, name: str, content: bytes, **more: str) -> str:
        """Sends a file from the console's page, where a policy says what may be asked."""
        address = f"../documents?{urlencode({'application': application, 'name': name, **more})}"
        status, answer = await self.world.console.page.evaluate(UPLOAD, [address, self.token, list(content)])
        assert status == 201, answer
        id: str = answer["id"]
        return id


@dataclass(frozen=True, kw_only=True)
class ByHand(World):
    """The ministry and two municipalities of the demonstration, whose people share a console."""

    avustin: Any = None  # it runs elsewhere, and is reached through the console only
    console: Console
    waiting: list[str]  #: where the clock goes before anything else is done

    def __getattr__(self, name: str) -> Client:
        if name in CAST:
            return AtTheConsole(self, BY_SUBJECT[CAST[name]])
        raise AttributeError(name)

    @property
    def anyone(self) -> Client:
        """Somebody who isn't signed in."""
        return AtTheConsole(self, None)

    def at(self, moment: str) -> None:
        """Whoever acts next sets the clock first."""
        self.waiting[:] = [datetime.fromisoformat(moment).isoformat()]
