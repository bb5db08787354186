"""Who asks: whoever the token is of, or the browser's sign-in; nobody in particular without either."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from cross_web import HTTPException
from starlette.requests import HTTPConnection

from avustin_core.access import PUBLIC, Actor, find_actor
from avustin_core.access.identity import Identity
from avustin_core.organisations.signing_in import enter, find_identity, find_signed_in
from avustin_core.work import Avustin
from avustin_schema.http.identity.configured import check, claims_of
from avustin_schema.http.identity.cookies import key_in
from avustin_schema.http.identity.failing import NotAccepted, Unreachable
from avustin_schema.http.identity.same_origin import is_own
from avustin_schema.reading.running.actors import Actors
from avustin_schema.reading.running.standing import Presumed, Standing

if TYPE_CHECKING:  # they are large; an installation without a provider does without
    from avustin_schema.http.identity.provider import Provider
    from avustin_schema.http.identity.sign_in import SignIns
    from avustin_schema.http.identity.tokens import Tokens


class People:
    """The ways in of an installation. `given` are subjects by token: those of a demonstration, or of a test."""

    def __init__(
        self,
        avustin: Avustin,
        given: Mapping[str, str],
        *,
        provider: "Provider | None" = None,
        actors: Actors | None = None,
    ) -> None:
        settings = avustin.settings
        check(settings)
        self._avustin, self._given, self._actors = avustin, given, actors
        self._tokens: Tokens | None = None
        self.sign_ins: SignIns | None = None
        if settings.oidc_issuer:
            self._ask(provider)

    def _ask(self, provider: "Provider | None") -> None:
        from avustin_schema.http.identity.provider import Provider
        from avustin_schema.http.identity.sign_in import SignIns
        from avustin_schema.http.identity.tokens import Tokens

        settings = self._avustin.settings
        provider, claims = provider or Provider(settings), claims_of(settings)
        self._tokens = Tokens(settings, provider, claims)
        if settings.oidc_client_id:
            self.sign_ins = SignIns(self._avustin, provider, claims)

    async def presumed(self, request: HTTPConnection) -> Presumed | None:
        """Who asks as they stood of late, where a token alone says who it is; None where it has to be looked up."""
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if self._actors is None or scheme.lower() != "bearer":
            return None
        subject = self._given.get(token.strip())
        identity = None if subject or self._tokens is None else await self._read(self._tokens, token.strip())
        if identity and not (identity.roles or identity.mandates):
            subject = identity.subject
        standing = await self._actors.standing(subject) if subject else None
        if standing is None or (identity and identity.name not in (None, standing.actor.name)):
            return None
        return Presumed(standing, lambda: self._looked_up(request, standing))

    async def _looked_up(self, request: HTTPConnection, standing: Standing) -> Actor:
        assert self._actors
        actor = await self.actor_of(request)
        if actor != standing.actor:
            self._actors.forget(standing)
        return actor

    async def actor_of(self, request: HTTPConnection) -> Actor:
        """Who asks. Refuses a token that lets nobody in, rather than answering as to nobody in particular."""
        authorization = request.headers.get("authorization", "")
        if authorization:
            return await self._bearer(authorization)
        key = key_in(request, self._avustin.settings) if self.sign_ins else None
        if key is None:
            return PUBLIC
        if not is_own(request):
            raise HTTPException(403, "another site asks with the browser's cookie")
        async with self._avustin.reading() as connection:
            return await find_signed_in(connection, key, self._avustin.clock.now()) or PUBLIC

    async def _bearer(self, authorization: str) -> Actor:
        scheme, _, token = authorization.partition(" ")
        actor = None
        if scheme.lower() == "bearer":
            subject = self._given.get(token.strip())
            actor = await self._known(subject) if subject else await self._vouched_for(token.strip())
        if actor is None:
            raise HTTPException(401, "unknown token")
        return actor

    async def _known(self, subject: str) -> Actor | None:
        if self._actors:
            return await self._actors.find(subject)
        async with self._avustin.reading() as connection:
            return await find_actor(connection, subject)

    async def _vouched_for(self, token: str) -> Actor | None:
        identity = await self._read(self._tokens, token) if self._tokens else None
        return (await self._find(identity) or await self._enter(identity)) if identity else None

    async def _read(self, tokens: "Tokens", token: str) -> Identity | None:
        try:
            return await tokens.read(token)
        except NotAccepted:
            return None
        except Unreachable as error:
            raise HTTPException(503, "the identity provider doesn't answer") from error

    async def _find(self, identity: Identity) -> Actor | None:
        if self._actors and not (identity.roles or identity.mandates):
            actor = await self._actors.find(identity.subject)
        else:
            async with self._avustin.reading() as connection:
                actor = await find_identity(connection, identity)
        renamed = actor is not None and identity.name is not None and identity.name != actor.name
        return None if renamed else actor

    async def _enter(self, identity: Identity) -> Actor | None:
        """Enters one who comes for the first time, or under another name."""
        await self._avustin.run(PUBLIC, lambda work: enter(work, identity))
        async with self._avustin.reading() as connection:
            return await find_identity(connection, identity)
