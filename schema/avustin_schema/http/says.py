"""What those read whose request is refused before it is run."""

from avustin_core.plugin import Text

NO_REQUEST = Text(
    fi="Pyyntö ei ole GraphQL-pyyntö. Lähetä JSON-olio, jossa on query ja tarvittaessa variables ja operationName.",
    sv="Begäran är inte en GraphQL-begäran. Skicka ett JSON-objekt med query och vid behov variables och operationName.",
    en="This isn't a GraphQL request. Send a JSON object with `query`, and `variables` and `operationName` where needed.",
)
NO_STREAM = Text(
    fi="Tilausta (subscription) ei voi tehdä näin. Avaa WebSocket (graphql-transport-ws) tai hyväksy text/event-stream.",
    sv="En prenumeration (subscription) kan inte göras så. Öppna en WebSocket (graphql-transport-ws) eller godta "
    "text/event-stream.",
    en="A subscription can't be asked so. Open a WebSocket (graphql-transport-ws), or accept text/event-stream.",
)
UNKNOWN_ID = Text(
    fi="Palvelu ei tunne dokumenttia, jolla on tämä documentId. Tarkista, että sovelluksen dokumentit on viety palveluun.",
    sv="Tjänsten känner inte till något dokument med detta documentId. Kontrollera att appens dokument har förts över.",
    en="No document has that `documentId`. See to it that the documents of this build are in the server's folder.",
)
UNKNOWN_HASH = Text(fi="PersistedQueryNotFound", sv="PersistedQueryNotFound", en="PersistedQueryNotFound")
NO_HASHES = Text(fi="PersistedQueryNotSupported", sv="PersistedQueryNotSupported", en="PersistedQueryNotSupported")
OTHER_HASH = Text(
    fi="Kysely ei ole se, jonka tunniste tai tiiviste on annettu. Laske SHA-256 lähetetyn kyselyn tavuista.",
    sv="Frågan är inte den som identifieraren eller hashvärdet anger. Beräkna SHA-256 av den skickade frågans byte.",
    en="`query` isn't what the id or the hash names. Take the SHA-256 of the bytes of the document that is sent.",
)
UNAUTHENTICATED = Text(
    fi="Kirjautumistunnusta ei tunneta. Kirjaudu uudelleen tai tee pyyntö ilman tunnusta.",
    sv="Inloggningen känns inte igen. Logga in på nytt eller gör begäran utan inloggning.",
    en="The token isn't known here: sign in again, or ask without one.",
)
CROSS_SITE = Text(
    fi="Pyyntö tuli toiselta sivustolta, jolta sitä ei oteta vastaan. Tee pyyntö omalta sivultasi tunnuksella.",
    sv="Begäran kom från en annan webbplats som inte är tillåten. Gör den från er egen sida med en token.",
    en="A page of another site asks, which isn't let in here, or asks with this browser's sign-in: ask with a token of "
    "your own, from an origin that is allowed.",
)
NOT_TRUSTED = Text(
    fi="Palvelu suorittaa vain ennalta hyväksyttyjä kyselyjä, eikä tämä ole niiden joukossa.",
    sv="Tjänsten kör endast på förhand godkända frågor, och den här är inte en av dem.",
    en="Only trusted documents are run here, and this isn't one of them.",
)
METHOD = Text(
    fi="Tee pyyntö menetelmällä GET tai POST; muutokset menetelmällä POST.",
    sv="Gör begäran med metoden GET eller POST; ändringar med metoden POST.",
    en="Ask by GET or POST; mutations by POST.",
)
NOT_ACCEPTABLE = Text(
    fi="Hyväksy vastaukseksi application/graphql-response+json tai application/json.",
    sv="Godta application/graphql-response+json eller application/json som svar.",
    en="Accept application/graphql-response+json or application/json.",
)
SLOW = Text(
    fi="Pyynnön sisältö ei tullut perille ajoissa. Lähetä pyyntö uudelleen.",
    sv="Begärans innehåll kom inte fram i tid. Skicka begäran på nytt.",
    en="The body didn't come in time. Send the request again.",
)
TOO_LARGE = Text(
    fi="Pyyntö on liian suuri. Tallenna vastaukset osissa; tiedostot lähetetään osoitteeseen /documents.",
    sv="Begäran är för stor. Spara svaren i delar; filer skickas till adressen /documents.",
    en="The request is too large. Save answers in parts; files go by POST /documents.",
)
MEDIA = Text(
    fi="Lähetä pyyntö tyyppinä application/json tai, jos siinä on tiedosto, multipart/form-data; UTF-8:na ja pakkaamatta.",
    sv="Skicka begäran som typen application/json eller, om den innehåller en fil, multipart/form-data; i UTF-8 och "
    "okomprimerad.",
    en="Send application/json, or multipart/form-data with a file; in UTF-8, and not compressed.",
)
PREFLIGHT = Text(
    fi="Lähetä tiedoston sisältävä pyyntö otsakkeen GraphQL-Require-Preflight kanssa.",
    sv="Skicka en begäran som innehåller en fil med HTTP-huvudet GraphQL-Require-Preflight.",
    en="Send a request with a file together with the header GraphQL-Require-Preflight.",
)
UNREACHABLE = Text(
    fi="Tunnistuspalvelu ei vastaa, joten kirjautumista ei voi tarkistaa. Yritä hetken kuluttua uudelleen.",
    sv="Identifieringstjänsten svarar inte, så inloggningen kan inte kontrolleras. Försök igen om en stund.",
    en="The identity provider doesn't answer, so the token can't be checked. Try again in a while.",
)
