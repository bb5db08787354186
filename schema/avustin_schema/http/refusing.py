"""Requests that aren't GraphQL's: refused in the shape of an answer, with a code, in the reader's language."""

import orjson
from cross_web import HTTPException
from starlette.requests import HTTPConnection
from starlette.responses import Response

from avustin_core.plugin import Text
from avustin_schema.context import preferred
from avustin_schema.http.negotiation import LEGACY

HEADERS = {401: {"www-authenticate": "Bearer"}, 405: {"allow": "GET, POST"}, 503: {"retry-after": "5"}}
SAYS = {
    401: Text(
        fi="Kirjautumistunnusta ei tunneta. Kirjaudu uudelleen tai tee pyyntö ilman tunnusta.",
        sv="Inloggningen känns inte igen. Logga in på nytt eller gör begäran utan inloggning.",
        en="The token isn't known here: sign in again, or ask without one.",
    ),
    403: Text(
        fi="Pyyntö tuli toiselta sivustolta, joten selaimen kirjautumista ei käytetä. Tee pyyntö omalta sivultasi tunnuksella.",
        sv="Begäran kom från en annan webbplats, så webbläsarens inloggning används inte. Gör den från en egen sida med token.",
        en="Another site asks with this browser's sign-in, which counts only here: ask with a token of your own.",
    ),
    405: Text(
        fi="Tee pyyntö menetelmällä GET tai POST; muutokset menetelmällä POST.",
        sv="Gör begäran med metoden GET eller POST; ändringar med metoden POST.",
        en="Ask by GET or POST; mutations by POST.",
    ),
    406: Text(
        fi="Hyväksy vastaukseksi application/graphql-response+json tai application/json.",
        sv="Godta application/graphql-response+json eller application/json som svar.",
        en="Accept application/graphql-response+json or application/json.",
    ),
    413: Text(
        fi="Pyyntö on liian suuri. Tallenna vastaukset osissa; tiedostot lähetetään osoitteeseen /documents.",
        sv="Begäran är för stor. Spara svaren i delar; filer skickas till adressen /documents.",
        en="The request is too large. Save answers in parts; files go by POST /documents.",
    ),
    415: Text(
        fi="Lähetä pyyntö tyyppinä application/json tai, jos siinä on tiedosto, multipart/form-data.",
        sv="Skicka begäran som typen application/json eller, om den innehåller en fil, multipart/form-data.",
        en="Send application/json, or multipart/form-data with a file.",
    ),
    428: Text(
        fi="Lähetä tiedoston sisältävä pyyntö otsakkeen GraphQL-Require-Preflight kanssa.",
        sv="Skicka en begäran med en fil med rubriken GraphQL-Require-Preflight.",
        en="Send a request with a file together with the header GraphQL-Require-Preflight.",
    ),
    503: Text(
        fi="Tunnistuspalvelu ei vastaa, joten kirjautumista ei voi tarkistaa. Yritä hetken kuluttua uudelleen.",
        sv="Identifieringstjänsten svarar inte, så inloggningen kan inte kontrolleras. Försök igen om en stund.",
        en="The identity provider doesn't answer, so the token can't be checked. Try again in a while.",
    ),
}
CODES = {401: "UNAUTHENTICATED", 403: "CROSS_SITE_REQUEST", 428: "PREFLIGHT_REQUIRED", 503: "PROVIDER_UNREACHABLE"}
NO_REQUEST = Text(
    fi="Pyyntö ei ole GraphQL-pyyntö. Lähetä JSON-olio, jossa on query ja tarvittaessa variables ja operationName.",
    sv="Begäran är inte en GraphQL-begäran. Skicka ett JSON-objekt med query och vid behov variables och operationName.",
    en="This isn't a GraphQL request. Send a JSON object with `query`, and `variables` and `operationName` where needed.",
)


def refused(error: HTTPException, request: HTTPConnection) -> Response:
    """The refusal of a request."""
    language = preferred(request.headers.get("accept-language"))
    code = CODES.get(error.status_code, "BAD_REQUEST")
    message = SAYS.get(error.status_code, NO_REQUEST).get(language)
    told = {"errors": [{"message": message, "extensions": {"code": code}}]}
    return Response(orjson.dumps(told), error.status_code, HEADERS.get(error.status_code), media_type=LEGACY)
