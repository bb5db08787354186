"""The demonstration of this call: its published counts and dates, and invented applicants' answers."""

from datetime import date
from decimal import Decimal

from avustin_core.plugin import CallTemplate, Demonstration, DemonstrationCase, MissingAnswer, Shortcoming, Text
from decree_893_2019 import demonstration_texts as said_by
from decree_893_2019.demonstration import (
    APPROPRIATION_2019,
    Answers,
    application_of,
    idea_of,
    report_of,
    said,
    with_equipment,
)
from decree_893_2019.notice import (
    ASSESSED_BY_THE_DECREE,
    EQUAL_TREATMENT,
    HOW_MUCH,
    TERMS_OF_USE,
    WHAT_IS_PAID_FOR,
    paragraphs,
)
from digi2019_tiedolla_johtaminen import texts
from digi2019_tiedolla_johtaminen.demonstration_ideas import IDEAS

USE = Text(
    fi="{name} käsittelee tiedot johtoryhmässä kuukausittain, ja toimialajohtaja päättää niiden pohjalta korjaavista "
    "toimista. Muutosta johtaa kunnanjohtaja.",
    sv="{name} behandlar uppgifterna i ledningsgruppen varje månad, och sektordirektören beslutar utifrån dem om "
    "korrigerande åtgärder. Förändringen leds av kommundirektören.",
)
SHARED = Text(
    fi="Kuntien taloustietojen yhteinen luokitus ja palveluluokitus.",
    sv="Den gemensamma klassificeringen av kommunernas ekonomiska uppgifter och tjänsteklassificeringen.",
)
COSTS = Text(
    fi="Käsittelyn kustannukset laskevat kolmanneksen, kun tallennus ja tarkastus jäävät pois.",
    sv="Behandlingskostnaderna sjunker med en tredjedel när registrering och kontroll faller bort.",
)


def answers(case: DemonstrationCase) -> Answers:
    """An application in good order."""
    given = application_of(case, idea_of(case, IDEAS))
    if "FINANCIAL_ADMINISTRATION" in str(given["targets"]):
        given["jointlyDefinedData"] = SHARED.get(case.language)
    return given | {
        "useInManagement": said(USE, case),
        "costGoals": COSTS.get(case.language),
        "estimatedSavings": f"{case.amount // 7:.2f}",
        "concernsSocialAndHealthCare": False,
        "concernsBuiltEnvironment": False,
        "helpsGeneraliseResults": True,
    }


def report(case: DemonstrationCase, statement: str) -> Answers:
    """A final report in good order."""
    fi = case.language.value == "fi"
    return report_of(case, statement) | {
        "automatedProcesses": "Tallennus, tarkastus ja raportointi."
        if fi
        else "Registrering, kontroll och rapportering.",
        "beforeAndAfter": "Ennen käsin, nyt automaattisesti." if fi else "Tidigare för hand, nu automatiskt.",
        "hoursSaved": 1200,
        "dataDefinitions": "Julkaistu avoimesti." if fi else "Publicerade öppet.",
    }


NOT_FUNDED = Text(
    fi="Hanke koskee {fi}. Haussa etusija annettiin muille hankkeille, eikä määräraha riitä.",
    sv="Projektet gäller {sv}. I utlysningen prioriterades andra projekt, och anslaget räcker inte till.",
)


def _about(fi: str, sv: str) -> Text:
    return Text(fi=NOT_FUNDED.fi.format(fi=fi), sv=NOT_FUNDED.sv.format(sv=sv))


ROUND = CallTemplate(
    key="demonstration",
    title=Text(
        fi="Kunnan tiedolla johtaminen – esimerkkikierros",
        sv="Kommunens ledning genom information – exempelomgång",
        en="Knowledge-based management – example round",
    ),
    summary=Text(
        fi="ESIMERKKI: keksitty haku, jonka päivät, määräraha, arviointiasteikko ja painot ovat esimerkkejä. Avustusta "
        "voi hakea hankkeisiin, joilla parannetaan kunnan tiedolla johtamista ja hyödynnetään dataa.",
        sv="EXEMPEL: en påhittad utlysning, vars datum, anslag, poängskala och viktningar är exempel. Understöd kan "
        "sökas för projekt som förbättrar kommunens ledning genom information och utnyttjar data.",
        en="EXAMPLE: an invented call; its dates, appropriation, scale and weights are examples.",
    ),
    instructions=paragraphs(
        texts.WHO_MAY_APPLY,
        texts.WHAT_IS_FUNDED,
        texts.WHAT_WAS_NOT_FUNDED,
        WHAT_IS_PAID_FOR,
        HOW_MUCH,
        EQUAL_TREATMENT,
    ),
    terms=paragraphs(TERMS_OF_USE, ASSESSED_BY_THE_DECREE, texts.ASSESSMENT),
    settings={"report_due_in_days": 90},
)

DEMONSTRATION = Demonstration(
    template="2019",
    appropriation=APPROPRIATION_2019,
    applications=184,
    grants=41,
    decided_on=date(2019, 11, 21),
    published_on=date(2019, 12, 2),
    smallest=Decimal(11_900),
    largest=Decimal(2_000_000),
    most_participants=4,
    only_joint=False,
    last_day=date(2021, 11, 30),
    answers=answers,
    report=report,
    report_form="FinalReport",
    granted=said_by.GRANTED,
    granted_in_part=said_by.GRANTED_IN_PART,
    refused=said_by.REFUSED,
    assessed=said_by.ASSESSED,
    shortcomings=(
        Shortcoming(lambda case: {"costs": with_equipment(case)}, said_by.EQUIPMENT_MOSTLY),
        Shortcoming(
            lambda case: {"concernsSocialAndHealthCare": True},
            _about("sosiaali- ja terveydenhuollon digitalisaatiota", "digitalisering av social- och hälsovården"),
        ),
        Shortcoming(
            lambda case: {"concernsBuiltEnvironment": True},
            _about("rakennetun ympäristön digitalisaatiota", "digitalisering av den byggda miljön"),
        ),
    ),
    missing=MissingAnswer(
        "costGoals",
        what=Text(
            fi="Hakemuksesta ei ilmene, onko hankkeella kustannuksia vähentäviä tai niiden kasvua hillitseviä "
            "tavoitteita.",
            sv="Av ansökan framgår inte om projektet har mål som minskar kostnaderna eller dämpar kostnadsökningen.",
        ),
        how=Text(
            fi="Täydennä kohta ”Tavoitteet, jotka vähentävät kustannuksia tai hillitsevät niiden kasvua” ja jätä "
            "täydennys määräaikaan mennessä.",
            sv="Komplettera punkten ”Mål som minskar kostnaderna eller dämpar kostnadsökningen” och lämna in "
            "kompletteringen inom utsatt tid.",
        ),
    ),
    round=ROUND,
    round_name=Text(
        fi="Esimerkkimääräraha: kunnan tiedolla johtaminen", sv="Exempelanslag: kommunens ledning genom information"
    ),
)  # fmt: skip
