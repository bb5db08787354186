"""The console's sign-in: authorization code with PKCE at the provider, then a cookie of our own; and the way out."""

import logging
from collections.abc import Mapping
from contextlib import suppress
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpx2
from authlib.integrations.base_client import OAuthError  # type: ignore[import-untyped]
from authlib.integrations.starlette_client import OAuth  # type: ignore[import-untyped]
from joserfc.errors import JoseError
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from avustin_core.access import PUBLIC
from avustin_core.access.identity import Claims, Identity, NoSubject, identity_of
from avustin_core.errors import NotFound
from avustin_core.organisations.signing_in import sign_in, sign_out
from avustin_core.work import Avustin
from avustin_schema.http.identity import cookies
from avustin_schema.http.identity.failing import Unreachable
from avustin_schema.http.identity.provider import SECONDS, Provider
from avustin_schema.http.identity.same_origin import is_own
from avustin_schema.http.identity.told import told

log = logging.getLogger("avustin.identity")

UNDER_WAY = 600  #: seconds in which the provider's page has to be answered
CONSOLE = "/console/"
FAILED = (OAuthError, JoseError, NoSubject, ValueError)


class SignIns:
    """`/sign-in`, its return from the provider, and `/sign-out`."""

    def __init__(self, avustin: Avustin, provider: Provider, claims: Claims) -> None:
        self._avustin, self._provider, self._claims = avustin, provider, claims
        settings = avustin.settings
        self._client: Any = OAuth().register(
            "provider",
            server_metadata_url=provider.metadata_address,
            client_id=settings.oidc_client_id,
            client_secret=settings.oidc_client_secret.get_secret_value(),
            client_kwargs={"scope": settings.oidc_scope, "code_challenge_method": "S256", "timeout": SECONDS},
        )
        self._address = settings.address.rstrip("/")

    def routes(self) -> list[BaseRoute]:
        """The routes; what is under way is kept in a signed cookie of its own."""
        settings = self._avustin.settings
        under_way = Middleware(
            SessionMiddleware, secret_key=settings.secret.get_secret_value(), session_cookie=self._cookie(),
            max_age=UNDER_WAY, path="/", https_only=cookies.is_secure(settings),
        )  # fmt: skip
        return [
            Route("/sign-in", self.begin, middleware=[under_way]),
            Route("/sign-in/callback", self.end, middleware=[under_way]),
            Route("/sign-out", self.leave, methods=["POST"]),
        ]

    async def begin(self, request: Request) -> Response:
        """To the provider's page."""
        try:
            await self._provider.metadata()
            request.session["next"] = inside(request.query_params.get("next"))
            redirect: Response = await self._client.authorize_redirect(request, f"{self._address}/sign-in/callback")
            return redirect
        except (Unreachable, httpx2.HTTPError):
            return told(request, 503)

    async def end(self, request: Request) -> Response:
        """Back from the provider: the browser is signed in, and goes where it wanted."""
        try:
            await self._provider.metadata()
            identity = await self._vouched_for(request)
        except (Unreachable, httpx2.HTTPError):
            return told(request, 503)
        except FAILED as error:
            log.warning("a sign-in failed: %s", type(error).__name__)
            return told(request, 400)
        signed_in = await self._avustin.run(PUBLIC, lambda work: sign_in(work, identity))
        response = RedirectResponse(inside(request.session.get("next")), status_code=303)
        request.session.clear()
        cookies.give(response, self._avustin.settings, signed_in.key)
        return response

    async def leave(self, request: Request) -> Response:
        """The browser is signed in no more here; the answer says where the provider ends its own session, if it does."""
        if not is_own(request):
            return told(request, 403)
        if key := cookies.key_in(request, self._avustin.settings):
            with suppress(NotFound):  # it had ended before
                await self._avustin.run(PUBLIC, lambda work: sign_out(work, key))
        response = JSONResponse({"address": await self._end_of_session()}, headers={"cache-control": "no-store"})
        cookies.take(response, self._avustin.settings)
        return response

    async def _vouched_for(self, request: Request) -> Identity:
        issuer = {"iss": {"essential": True, "value": self._provider.issuer}}
        token = await self._client.authorize_access_token(request, claims_options=issuer)
        if "userinfo" not in token:
            raise NoSubject("id_token")
        claims: Mapping[str, Any] = token["userinfo"]  # of the id token, whose signature and nonce were checked
        return identity_of({**await self._beside(token), **claims}, self._claims, self._provider.issuer)

    async def _beside(self, token: Mapping[str, Any]) -> Mapping[str, Any]:
        """What the provider tells beside the id token; nothing, where its tokens aren't for that."""
        if "userinfo_endpoint" not in await self._provider.metadata():
            return {}
        try:
            told_beside: Mapping[str, Any] = await self._client.userinfo(token=token)
        except httpx2.HTTPStatusError as error:
            log.warning("the identity provider refuses to tell more: %d", error.response.status_code)
            return {}
        if told_beside.get("sub") != token["userinfo"]["sub"]:
            raise NoSubject("userinfo")
        return told_beside

    async def _end_of_session(self) -> str | None:
        try:
            end = (await self._provider.metadata()).get("end_session_endpoint")
        except Unreachable:
            return None
        client_id = self._avustin.settings.oidc_client_id
        asked = urlencode({"client_id": client_id, "post_logout_redirect_uri": f"{self._address}{CONSOLE}"})
        return f"{end}{'&' if '?' in end else '?'}{asked}" if isinstance(end, str) else None

    def _cookie(self) -> str:
        return f"{cookies.name_of(self._avustin.settings)}-signing-in"


def inside(address: object) -> str:
    """The address if it is a path on this server, else the console's: a link here never leads elsewhere."""
    if not isinstance(address, str) or not address.startswith("/") or address.startswith("//"):
        return CONSOLE
    if "\\" in address or any(sign <= " " or sign == "\x7f" for sign in address) or urlsplit(address).netloc:
        return CONSOLE
    return address
