"""The words of the front page, in the three languages."""

from avustin_core.plugin import Language

_WORDS = {
    "title": ("Avustin", "Avustin", "Avustin"),
    "what": (
        "Valtionavustusten taustajärjestelmä: yksi ydin, jokainen avustusohjelma lisäosana, yksi GraphQL-rajapinta.",
        "Ett bakgrundssystem för statsunderstöd: en kärna, varje understödsprogram som tilläggsmodul, ett "
        "GraphQL-gränssnitt.",
        "A backend for discretionary state grants: one core, every programme a plugin, one GraphQL API.",
    ),
    "fictional": (
        "ESIMERKKI, EI VIRANOMAISPÄÄTÖS. Kaikki hakijat, hankkeet, ihmiset, summat ja päätökset ovat keksittyjä.",
        "EXEMPEL, INTE ETT MYNDIGHETSBESLUT. Alla sökande, projekt, personer, belopp och beslut är påhittade.",
        "EXAMPLE, NO DECISION OF AN AUTHORITY. All applicants, projects, people, sums and decisions are invented.",
    ),
    "clock": ("Palvelimen kello", "Serverns klocka", "The server's clock"),
    "calls_heading": ("Ohjelmat ja haut", "Program och utlysningar", "Programmes and calls"),
    "no_calls": ("Ei julkaistuja hakuja.", "Inga publicerade utlysningar.", "No published calls."),
    "no_programmes": (
        "Yhtään ohjelmaa ei ole asennettu.", "Inget program är installerat.", "No programme is installed."
    ),
    "invented": ("Esimerkki", "Exempel", "Example"),
    "opens": ("Alkaa", "Börjar", "Opens"),
    "closes": ("Päättyy", "Slutar", "Closes"),
    "submitted": ("Hakemuksia", "Ansökningar", "Applications"),
    "granted": ("Myönnetty", "Beviljade", "Granted"),
    "refused": ("Hylätty", "Avslagna", "Refused"),
    "granted_total": ("Myönnetty yhteensä", "Beviljat sammanlagt", "Granted in all"),
    "links_heading": ("Mistä jatkaa", "Hur man går vidare", "Where to go"),
    "console": ("Hallintakonsoli", "Administrationskonsol", "Console"),
    "console_is": (
        "GraphiQL valmiine toimintoineen", "GraphiQL med färdiga operationer", "GraphiQL with operations that are ready"
    ),
    "forms": ("Lomakkeet", "Blanketter", "Forms"),
    "forms_are": (
        "Hakulomakkeet ja raporttilomakkeet hakijan näkemänä", "Ansöknings- och rapportblanketter som den sökande ser dem",
        "Application and report forms as an applicant sees them"
    ),
    "schema": ("Skeema", "Schema", "Schema"),
    "schema_is": (
        "schema.graphql, rajapinnan sopimus", "schema.graphql, gränssnittets kontrakt",
        "schema.graphql, the API's contract",
    ),
    "documentation_is": ("Ohjeet, englanniksi", "Dokumentation, på engelska", "Documentation"),
    "address": (
        "Rajapinta vastaa osoitteessa /graphql.", "Gränssnittet svarar på adressen /graphql.", "The API answers at "
        "/graphql."
    ),
    "people": ("Esittelyn käyttäjät", "Demonstrationens användare", "Users of the demonstration"),
    "people_are": (
        "Valitse käyttäjä konsolissa tai lähetä tunniste otsakkeessa Authorization: Bearer. Tunnisteet toimivat vain "
        "esittelytilassa.",
        "Välj användaren i konsolen, eller sänd en token i huvudet Authorization: Bearer. De fungerar "
        "bara i demonstrationsläge.",
        "Choose the user in the console, or send the token in the header Authorization: Bearer. Tokens work in "
        "demonstration mode only.",
    ),
    "role": ("Rooli", "Roll", "Role"),
    "name": ("Nimi", "Namn", "Name"),
    "token": ("Tunniste", "Token", "Token"),
    "language_code": ("fi", "sv", "en"),
}  # fmt: skip


def words_in(language: Language) -> dict[str, str]:
    """The words in that language."""
    place = list(Language).index(language)
    return {name: words[place] for name, words in _WORDS.items()}
