"""Invented joint projects: names and purposes that municipalities might write, none of them real ones'."""

from avustin_core.plugin import Text
from decree_893_2019.demonstration import Idea


def _idea(
    fi: str, sv: str, purpose_fi: str, purpose_sv: str, *targets: str, technologies: tuple[str, ...] = ()
) -> Idea:
    chosen: dict[str, object] = {"targets": list(targets)}
    if technologies:
        chosen["technologies"] = list(technologies)
    return Idea(Text(fi=fi, sv=sv), Text(fi=purpose_fi, sv=purpose_sv), chosen)


IDEAS = (
    _idea(
        "Yksi ovi kuntalaiselle", "En dörr för kommuninvånaren",
        "Kuntien yhteinen asiakaslähtöinen neuvonta ja asioinnin ohjaus.",
        "Kommunernas gemensamma kundorienterade rådgivning och vägledning i ärenden.",
        "CUSTOMER_ORIENTED_SERVICES", "SHARED_DATA_DEFINITIONS",
    ),
    _idea(
        "Yhteiset avustushakemukset seuroille", "Gemensamma bidragsansökningar för föreningar",
        "Seurojen ja yhdistysten avustusten haku ja käsittely yhteisellä toimintatavalla.",
        "Ansökan om och behandling av bidrag till föreningar på ett gemensamt sätt.",
        "CUSTOMER_ORIENTED_SERVICES", "NEW_TECHNOLOGIES", technologies=("PROCESS_AUTOMATION",),
    ),
    _idea(
        "Varhaiskasvatuspaikka sähköisesti", "Plats inom småbarnspedagogiken elektroniskt",
        "Varhaiskasvatushakemuksen ja päätöksen sähköistäminen kuntien yhteistyönä.",
        "Ansökan om och beslut om plats inom småbarnspedagogiken görs elektroniska i samarbete.",
        "STATUTORY_SERVICES_ONLINE", "SHARED_DATA_DEFINITIONS",
    ),
    _idea(
        "Kuntarajat ylittävä kirjastotieto", "Biblioteksuppgifter över kommungränserna",
        "Kirjastojen yhteiset tietomääritykset ja asiakastietojen siirto kuntien välillä.",
        "Bibliotekens gemensamma dataspecifikationer och överföring av kunduppgifter mellan kommunerna.",
        "SHARED_DATA_DEFINITIONS",
    ),
    _idea(
        "Tiedolla johtamisen yhteinen työpöytä", "Gemensamt skrivbord för ledning genom information",
        "Kuntien yhteiset mittarit ja niiden seuranta johtoryhmissä.",
        "Kommunernas gemensamma indikatorer och uppföljningen av dem i ledningsgrupperna.",
        "INFORMATION_MANAGEMENT", "STRATEGIC_PROCESSES",
    ),
    _idea(
        "Strategia arjessa", "Strategin i vardagen",
        "Kuntastrategioiden toteutumisen seuranta yhteisellä prosessilla.",
        "Uppföljning av kommunstrategiernas genomförande med en gemensam process.",
        "STRATEGIC_PROCESSES",
    ),
    _idea(
        "Robotti rekisterien apuna", "Robot till hjälp i registerarbetet",
        "Rekisteritietojen tarkistusten automatisointi ohjelmistorobotiikalla ja työnjaon muutos.",
        "Automatisering av registerkontroller med robotiserad processautomatisering och ny arbetsfördelning.",
        "NEW_TECHNOLOGIES", "INFORMATION_MANAGEMENT", technologies=("ROBOTIC_PROCESS_AUTOMATION",),
    ),
    _idea(
        "Kysymykset oikeaan paikkaan", "Frågorna till rätt ställe",
        "Kuntalaisten yhteydenottojen luokittelu tekoälyllä ja palvelupolkujen uudistaminen.",
        "Klassificering av invånarnas kontakter med artificiell intelligens och förnyelse av servicestigarna.",
        "CUSTOMER_ORIENTED_SERVICES", "NEW_TECHNOLOGIES", technologies=("ARTIFICIAL_INTELLIGENCE",),
    ),
    _idea(
        "Nuorten kesätyöt yhdestä hausta", "Ungas sommarjobb med en ansökan",
        "Kuntien kesätyöhakujen yhteinen asiointi ja tietojen siirto.",
        "Gemensam ansökan om kommunernas sommarjobb och överföring av uppgifterna.",
        "CUSTOMER_ORIENTED_SERVICES", "SHARED_DATA_DEFINITIONS",
    ),
    _idea(
        "Yksityistieavustukset sähköisesti", "Bidrag till enskilda vägar elektroniskt",
        "Yksityistieavustusten haku, käsittely ja seuranta kuntien yhteisenä palveluna.",
        "Ansökan om, behandling och uppföljning av bidrag till enskilda vägar som gemensam tjänst.",
        "STATUTORY_SERVICES_ONLINE",
    ),
    _idea(
        "Kansalaisopistojen yhteinen tarjotin", "Medborgarinstitutens gemensamma utbud",
        "Kurssitarjonnan suunnittelu ja ilmoittautuminen yhteisellä prosessilla.",
        "Planering av kursutbudet och anmälan med en gemensam process.",
        "CUSTOMER_ORIENTED_SERVICES",
    ),
    _idea(
        "Sopimushallinta yhdessä", "Avtalshantering tillsammans",
        "Sopimusten seurannan prosessin uudistaminen ja automatisointi kuntien yhteistyönä.",
        "Förnyelse och automatisering av avtalsuppföljningen i samarbete mellan kommunerna.",
        "STRATEGIC_PROCESSES", "NEW_TECHNOLOGIES", technologies=("PROCESS_AUTOMATION", "OTHER"),
    ),
)  # fmt: skip
