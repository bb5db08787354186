"""What is refused of calls."""

from avustin_core.errors import Refusal
from avustin_core.plugin import Text


class CallIsPublished(Refusal):
    """A published call can't be published again, and its form, criteria and settings are pinned."""

    says = Text(
        fi="Haku on jo julkaistu.", sv="Utlysningen har redan publicerats.", en="The call is already published."
    )


class CallNotPublished(Refusal):
    """The call is a draft, which nobody outside can see."""

    says = Text(
        fi="Hakua ei ole vielä julkaistu.",
        sv="Utlysningen har ännu inte publicerats.",
        en="The call isn't published yet.",
    )


class CallIsCancelled(Refusal):
    """A cancelled call stays cancelled; open the programme again as a new call."""

    says = Text(fi="Haku on peruttu.", sv="Utlysningen har ställts in.", en="The call is cancelled.")


class CallClosed(Refusal):
    """The application period isn't running at the moment when the request arrived."""

    says = Text(
        fi="Hakuaika ei ole käynnissä. Hakemuksen voi jättää vain hakuaikana.",
        sv="Ansökningstiden pågår inte. Ansökan kan lämnas in endast under ansökningstiden.",
        en="The call isn't open. An application can be handed in only during the application period.",
    )


class TextsMissing(Refusal):
    """A call is announced in Finnish and Swedish (Language Act 423/2003 32 §)."""

    says = Text(
        fi="Hakuilmoitus on julkaistava suomeksi ja ruotsiksi. Täydennä puuttuvat tekstit: {fields}.",
        sv="Utlysningsmeddelandet ska publiceras på finska och svenska. Komplettera de texter som saknas: {fields}.",
        en="A call is published in Finnish and Swedish. Fill in both languages: {fields}.",
    )


class AppropriationMissing(Refusal):
    """A call is published with the appropriation that it draws on."""

    says = Text(
        fi="Valitse määräraha, josta avustukset myönnetään.",
        sv="Välj det anslag från vilket understöden beviljas.",
        en="Choose the appropriation from which grants are made.",
    )


class ExtensionOnly(Refusal):
    """The closing time of a published call can only be moved later, for everyone, while it hasn't passed."""

    says = Text(
        fi="Julkaistun haun hakuaikaa voi vain pidentää, kaikille hakijoille ja ennen hakuajan päättymistä.",
        sv="Ansökningstiden för en publicerad utlysning kan bara förlängas, för alla sökande och innan den har gått ut.",
        en="The application period of a published call can only be extended, for everyone and before it ends.",
    )


class NoticeMissing(Refusal):
    """An extension is told to everyone, in Finnish and Swedish."""

    says = Text(
        fi="Kirjoita hakuajan muutoksesta ilmoitus suomeksi ja ruotsiksi.",
        sv="Skriv ett meddelande om ändringen av ansökningstiden på finska och svenska.",
        en="Write a notice of the change in Finnish and Swedish.",
    )


class CallIsDecided(Refusal):
    """Decisions have been signed in the call: it can't be cancelled any more."""

    says = Text(
        fi="Haussa on jo tehty päätöksiä, joten sitä ei voi perua.",
        sv="Beslut har redan fattats i utlysningen, så den kan inte ställas in.",
        en="Decisions have been made in the call, so it can't be cancelled.",
    )


class CallCeilingExceeded(Refusal):
    """The grants of the call would pass its ceiling."""

    says = Text(
        fi="Haun enimmäismäärä {ceiling} ylittyisi: jäljellä on {available}.",
        sv="Utlysningens maximibelopp {ceiling} skulle överskridas: {available} återstår.",
        en="The call's ceiling of {ceiling} would be exceeded: {available} is left.",
    )


class AuthorityUnnamed(Refusal):
    """Nobody says who grants: decisions couldn't name the authority (434/2003 44 §)."""

    says = Text(
        fi="Myöntävän viranomaisen nimi puuttuu. Ohjelman tai järjestelmän ylläpitäjän on ilmoitettava se ennen haun "
        "julkaisemista.",
        sv="Namnet på den myndighet som beviljar understödet saknas. Programmet eller systemets administratör ska uppge "
        "det innan utlysningen publiceras.",
        en="Nobody says which authority grants. Let the programme declare `authority`, or those who run the system set "
        "AVUSTIN_AUTHORITY_FI and AVUSTIN_AUTHORITY_SV.",
    )
