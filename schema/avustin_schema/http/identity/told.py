"""What a browser is shown when a sign-in doesn't come to its end."""

from html import escape

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from avustin_core.plugin import Text
from avustin_schema.console.serving import policy
from avustin_schema.context import preferred

TITLE = Text(fi="Kirjautuminen", sv="Inloggning", en="Signing in")
AGAIN = Text(fi="Takaisin konsoliin", sv="Tillbaka till konsolen", en="Back to the console")
SAYS = {
    400: Text(
        fi="Kirjautuminen ei onnistunut tai se kesti liian kauan. Aloita kirjautuminen alusta.",
        sv="Inloggningen lyckades inte eller tog för lång tid. Börja om inloggningen.",
        en="Signing in didn't succeed, or took too long. Begin again.",
    ),
    403: Text(
        fi="Pyyntö tuli toiselta sivustolta. Tee se tällä sivustolla.",
        sv="Begäran kom från en annan webbplats. Gör den på den här webbplatsen.",
        en="The request came from another site. Make it on this one.",
    ),
    503: Text(
        fi="Tunnistuspalvelu ei vastaa juuri nyt. Yritä hetken kuluttua uudelleen.",
        sv="Identifieringstjänsten svarar inte just nu. Försök igen om en stund.",
        en="The identity provider doesn't answer just now. Try again in a while.",
    ),
}


def told(request: Request, status: int) -> Response:
    """A page that says it, with a way back."""
    language = preferred(request.headers.get("accept-language"))
    title, says, again = (escape(text.get(language)) for text in (TITLE, SAYS[status], AGAIN))
    page = (
        f'<!doctype html><html lang="{language.value}"><meta charset="utf-8"><title>{title} – Avustin</title>'
        f'<main><h1>{title}</h1><p>{says}</p><p><a href="../console/">{again}</a></p></main></html>'
    )
    guards = {"Content-Security-Policy": policy(request.headers.get("host", "")), "Cache-Control": "no-store"}
    return HTMLResponse(page, status, headers=guards | {"X-Content-Type-Options": "nosniff"})
