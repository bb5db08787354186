"""What is refused of scenarios."""

from avustin_core.errors import Refusal
from avustin_core.plugin import Text


class ScenarioNameTaken(Refusal):
    """Another scenario of the call has that name: they are told apart by it."""

    says = Text(
        fi="Haulla on jo skenaario nimeltä {name}. Anna toinen nimi.",
        sv="Utlysningen har redan ett scenario med namnet {name}. Ange ett annat namn.",
        en="The call already has a scenario called {name}. Give another name.",
    )


class FloorsExceedTheMoney(Refusal):
    """What is set aside for regions is more than there is to share: lower the floors."""

    says = Text(
        fi="Alueiden vähimmäisosuudet ylittävät jaettavan summan. Pienennä niitä.",
        sv="Regionernas minimiandelar överskrider den summa som ska fördelas. Sänk dem.",
        en="The regions' floors are more than the sum to share. Lower them.",
    )


class NoMoneyKnown(Refusal):
    """The call draws on no appropriation and has no ceiling: say how much there is to share."""

    says = Text(
        fi="Haulle ei ole asetettu määrärahaa eikä enimmäissummaa. Anna jaettava summa.",
        sv="Utlysningen har inget anslag och inget maximibelopp. Ange den summa som ska fördelas.",
        en="The call has no appropriation and no ceiling. Say which sum is to be shared.",
    )


class ScenarioIsOutdated(Refusal):
    """Assessments, applications, decisions or money have changed since it was computed: compute it again, and look."""

    says = Text(
        fi="Skenaarion laskemisen jälkeen arvioinnit, hakemukset, päätökset tai määräraha ovat muuttuneet. Laske se uudelleen.",
        sv="Bedömningarna, ansökningarna, besluten eller anslaget har ändrats sedan scenariot beräknades. Beräkna det på nytt.",
        en="Assessments, applications, decisions or money have changed since the scenario was computed. Compute it again.",
    )


class ScenarioHasTies(Refusal):
    """Applications that nothing tells apart lie across the line or compete for the last money: people break the tie."""

    says = Text(
        fi="Tasatilanne on ratkaistava ennen ehdotuksia: {applications}.",
        sv="Den lika placeringen måste avgöras före förslagen: {applications}.",
        en="Break the tie before making proposals: {applications}.",
    )


class NotProposable(Refusal):
    """Something stands in the way of one of the proposals, so that none was made; the message names it and says what."""

    says = Text(
        fi="Hakemuksesta {application} ei voi tehdä ehdotusta, joten yhtään ehdotusta ei tehty. {why}",
        sv="Det går inte att göra ett förslag om ansökan {application}, så inga förslag gjordes. {why}",
        en="No proposal can be made of application {application}, so that none was made. {why}",
    )
