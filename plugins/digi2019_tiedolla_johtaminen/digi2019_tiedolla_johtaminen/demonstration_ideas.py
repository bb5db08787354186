"""Invented projects of this call: names and purposes that a municipality might write, none of them a real one's."""

from avustin_core.plugin import Text
from decree_893_2019.demonstration import Idea

AUTOMATION = ("FINANCIAL_ADMINISTRATION",)
OTHER = ("OTHER_MEASURES",)
BOTH = (*AUTOMATION, *OTHER)


def _idea(fi: str, sv: str, purpose_fi: str, purpose_sv: str, targets: tuple[str, ...], *details: str) -> Idea:
    automation = "FINANCIAL_ADMINISTRATION" in targets
    return Idea(
        Text(fi=fi, sv=sv),
        Text(fi=purpose_fi, sv=purpose_sv),
        {
            "targets": list(targets),
            ("automationTargets" if automation else "dataAreas"): list(details),
            **({"dataAreas": ["FINANCES", "OPERATIONS"]} if targets == BOTH else {}),
        },
    )


IDEAS = (
    _idea(
        "Ostolaskut tiliöidään automaattisesti", "Inköpsfakturor konteras automatiskt",
        "Ostolaskujen tiliöinnin ja hyväksynnän automatisointi yhteisten luokitusten varaan.",
        "Automatisering av kontering och godkännande av inköpsfakturor med gemensamma klassificeringar.",
        AUTOMATION, "TRANSACTION_LEVEL",
    ),
    _idea(
        "Kuukausiraportti viidessä päivässä", "Månadsrapport på fem dagar",
        "Sisäisen raportoinnin automatisointi niin, että kuukausiraportti valmistuu viidessä työpäivässä.",
        "Automatisering av den interna rapporteringen så att månadsrapporten blir färdig på fem arbetsdagar.",
        AUTOMATION, "INTERNAL_REPORTING", "AUTOMATIC_ANALYSES",
    ),
    _idea(
        "Palvelujen yksikkökustannukset näkyviin", "Synliga enhetskostnader för tjänster",
        "Kustannuslaskennan yhtenäistäminen ja palvelujen yksikkökustannusten automaattinen laskenta.",
        "Enhetlig kostnadsberäkning och automatisk uträkning av tjänsternas enhetskostnader.",
        BOTH, "COST_ACCOUNTING",
    ),
    _idea(
        "Tilastot suoraan kirjanpidosta", "Statistik direkt ur bokföringen",
        "Ulkoisen raportoinnin automatisointi: viranomaisten tiedot muodostetaan suoraan kirjanpidosta.",
        "Automatisering av den externa rapporteringen: uppgifterna till myndigheter tas fram direkt ur bokföringen.",
        AUTOMATION, "EXTERNAL_REPORTING",
    ),
    _idea(
        "Henkilöstötiedot yhdestä lähteestä", "Personaluppgifter ur en källa",
        "Henkilöstötietojen kokoaminen yhteen ja niiden käyttö henkilöstösuunnittelussa.",
        "Samling av personaluppgifter på ett ställe och användning av dem i personalplaneringen.",
        OTHER, "PERSONNEL",
    ),
    _idea(
        "Johdon tilannekuva", "Ledningens lägesbild",
        "Toiminnan, talouden ja henkilöstön tietojen yhdistäminen johdon viikoittaiseksi tilannekuvaksi.",
        "Uppgifter om verksamhet, ekonomi och personal förenas till ledningens lägesbild varje vecka.",
        OTHER, "OPERATIONS", "FINANCES", "PERSONNEL",
    ),
    _idea(
        "Ennakoiva talousarvio", "Förutseende budget",
        "Talousarvion ennusteiden laatiminen toteumatietojen pohjalta automaattisin analyysein.",
        "Budgetprognoser utarbetas utifrån utfallsuppgifterna med automatiska analyser.",
        AUTOMATION, "AUTOMATIC_ANALYSES",
    ),
    _idea(
        "Kirjaston tiedot palvelujen suunnitteluun", "Bibliotekets uppgifter som grund för planeringen",
        "Kirjaston käyttötietojen digitalisointi ja käyttö aukioloaikojen ja kokoelmien suunnittelussa.",
        "Digitalisering av bibliotekets användningsuppgifter för planering av öppettider och samlingar.",
        OTHER, "OPERATIONS",
    ),
    _idea(
        "Myyntilaskut ilman käsityötä", "Försäljningsfakturor utan manuellt arbete",
        "Myyntilaskutuksen automatisointi palvelutapahtumasta kirjanpitoon.",
        "Automatisering av försäljningsfaktureringen från tjänstehändelse till bokföring.",
        AUTOMATION, "TRANSACTION_LEVEL", "COST_ACCOUNTING",
    ),
    _idea(
        "Koulukuljetusten tiedot johtamisen tueksi", "Uppgifter om skolskjutsar som stöd för ledningen",
        "Koulukuljetusten tietojen kokoaminen ja käyttö reittien ja kustannusten seurannassa.",
        "Uppgifter om skolskjutsar samlas och används för uppföljning av rutter och kostnader.",
        OTHER, "OPERATIONS", "FINANCES",
    ),
    _idea(
        "Tieto hankintojen tueksi", "Information som stöd för upphandlingen",
        "Hankintatietojen luokittelu ja analysointi yhteisten määritysten mukaan.",
        "Klassificering och analys av upphandlingsuppgifter enligt gemensamma specifikationer.",
        BOTH, "AUTOMATIC_ANALYSES",
    ),
    _idea(
        "Tilinpäätös automaattisesti", "Bokslut automatiskt",
        "Tilinpäätöksen täsmäytysten ja liitetietojen automatisointi.",
        "Automatisering av avstämningar och noter i bokslutet.",
        AUTOMATION, "TRANSACTION_LEVEL", "EXTERNAL_REPORTING",
    ),
    _idea(
        "Varhaiskasvatuksen tarve näkyy ajoissa", "Behovet av småbarnspedagogik syns i tid",
        "Varhaiskasvatuksen paikkatarpeen ennakointi väestö- ja käyttötietojen perusteella.",
        "Behovet av platser inom småbarnspedagogiken prognostiseras utifrån befolknings- och användningsuppgifter.",
        OTHER, "OPERATIONS",
    ),
    _idea(
        "Työajan tiedot talouden tueksi", "Arbetstidsuppgifter som stöd för ekonomin",
        "Työaikatietojen digitalisointi ja yhdistäminen kustannuslaskentaan.",
        "Digitalisering av arbetstidsuppgifter och koppling av dem till kostnadsberäkningen.",
        BOTH, "COST_ACCOUNTING", "INTERNAL_REPORTING",
    ),
    _idea(
        "Avoin talous", "Öppen ekonomi",
        "Talouden toteumatietojen automaattinen julkaiseminen ymmärrettävässä muodossa.",
        "Ekonomins utfallsuppgifter publiceras automatiskt i begriplig form.",
        AUTOMATION, "EXTERNAL_REPORTING",
    ),
    _idea(
        "Liikuntapaikkojen käyttöaste", "Idrottsplatsernas nyttjandegrad",
        "Liikuntapaikkojen varaus- ja käyttötietojen kokoaminen johtamisen tueksi.",
        "Boknings- och användningsuppgifter om idrottsplatser samlas som stöd för ledningen.",
        OTHER, "OPERATIONS",
    ),
    _idea(
        "Sopimukset ja maksut täsmäävät", "Avtal och betalningar stämmer överens",
        "Sopimustietojen ja ostolaskujen automaattinen täsmäytys.",
        "Automatisk avstämning av avtalsuppgifter mot inköpsfakturor.",
        AUTOMATION, "TRANSACTION_LEVEL", "AUTOMATIC_ANALYSES",
    ),
)  # fmt: skip
