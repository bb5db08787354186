"""The demonstration of this call: its published counts and dates, and invented applicants' answers."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from avustin_core.plugin import CallTemplate, Demonstration, DemonstrationCase, MissingAnswer, Shortcoming, Text
from decree_893_2019 import demonstration_texts as said_by
from decree_893_2019.demonstration import APPROPRIATION_2019, Answers, application_of, idea_of, report_of, said
from decree_893_2019.notice import (
    ASSESSED_BY_THE_DECREE,
    EQUAL_TREATMENT,
    HOW_MUCH,
    TERMS_OF_USE,
    WHAT_IS_PAID_FOR,
    paragraphs,
)
from digi2019_yhteishankkeet import texts
from digi2019_yhteishankkeet.demonstration_ideas import IDEAS

CHANGE = {
    "change": Text(
        fi="Kunnat luopuvat omista toimintatavoistaan ja käsittelevät asiat yhteisen prosessin mukaan. Neuvonta ja "
        "käsittely erotetaan, ja asiakas näkee asiansa vaiheen.",
        sv="Kommunerna avstår från sina egna verksamhetssätt och behandlar ärendena enligt en gemensam process. "
        "Rådgivning och behandling skiljs åt, och kunden ser i vilket skede ärendet är.",
    ),
    "carryingOut": Text(
        fi="Muutosta johtaa kuntien yhteinen ohjausryhmä. Jokaisessa kunnassa on muutosvastaava, ja uusi toimintatapa "
        "otetaan käyttöön yksikkö kerrallaan. Mukana: {name}, {others}.",
        sv="Förändringen leds av kommunernas gemensamma styrgrupp. Varje kommun har en förändringsansvarig, och det "
        "nya verksamhetssättet tas i bruk en enhet åt gången. Med: {name}, {others}.",
    ),
    "useAfterProject": Text(
        fi="Toimintatapa jää pysyväksi, ja kunnat ylläpitävät sitä yhdessä. Kuvaukset julkaistaan, ja kuntia "
        "opastetaan käyttöönotossa kahden vuoden ajan.",
        sv="Verksamhetssättet blir bestående, och kommunerna upprätthåller det tillsammans. Beskrivningarna "
        "publiceras, och kommuner får vägledning i ibruktagandet i två år.",
    ),
    "similarWorkElsewhere": Text(
        fi="Vastaavaa on tehty yhdessä kunnassa, ja sen prosessikuvausta käytetään pohjana.",
        sv="Motsvarande arbete har utförts i en kommun, och dess processbeskrivning används som grund.",
    ),
    "reproducibility": Text(
        fi="Prosessi on kuvattu niin, ettei se riipu kunnan koosta eikä tietojärjestelmästä.",
        sv="Processen är beskriven så att den inte beror på kommunens storlek eller informationssystem.",
    ),
    "cooperationPlan": Text(
        fi="Vastaavien hankkeiden kanssa pidetään yhteinen työpaja joka neljännes.",
        sv="Tillsammans med motsvarande projekt hålls en gemensam workshop varje kvartal.",
    ),
}
OTHER_TECHNOLOGY = Text(fi="Yhteinen sopimusrekisteri", sv="Gemensamt avtalsregister")


def answers(case: DemonstrationCase) -> Answers:
    """An application in good order."""
    given = application_of(case, idea_of(case, IDEAS))
    if "OTHER" in str(given.get("technologies", "")).split("'"):
        given["otherTechnology"] = OTHER_TECHNOLOGY.get(case.language)
    return given | {
        **{key: said(text, case) for key, text in CHANGE.items()},
        "concernsSocialAndHealthCare": False,
        "concernsBuiltEnvironment": False,
        "concernsCaseManagement": False,
        "cooperatesWithSimilarProjects": True,
    }


def report(case: DemonstrationCase, statement: str) -> Answers:
    """A final report in good order."""
    changed = Text(
        fi="Asiat käsitellään yhteisen prosessin mukaan.", sv="Ärendena behandlas enligt en gemensam process."
    )
    municipalities = [each for each in case.participants if each.municipality_code]
    return report_of(case, statement) | {
        "changesByMunicipality": [
            {
                "key": f"k{place}",
                "municipality": each.municipality_code,
                "whatChanged": changed.get(case.language),
            }
            for place, each in enumerate(municipalities)
        ],
        "spreadingDone": said_by.REPORT["usabilityElsewhere"].get(case.language),
        "adoptedByOthers": said_by.REPORT["usabilityElsewhere"].get(case.language),
    }


def _excluded(field: str, fi: str, sv: str) -> Shortcoming:
    reasons = Text(
        fi=f"Haun ehtojen mukaan avustusta ei voi hakea {fi}. Hakemuksen mukaan hanke koskee tätä.",
        sv=f"Enligt villkoren för utlysningen kan understöd inte sökas för {sv}. Enligt ansökan gäller projektet detta.",
    )
    given: Callable[[DemonstrationCase], Answers] = lambda case: {field: True}  # noqa: E731
    return Shortcoming(given, reasons)


ROUND = CallTemplate(
    key="demonstration",
    title=Text(
        fi="Kuntien yhteishankkeet – esimerkkikierros",
        sv="Kommuners gemensamma projekt – exempelomgång",
        en="Municipalities' joint projects – example round",
    ),
    summary=Text(
        fi="ESIMERKKI: keksitty haku, jonka päivät, määräraha, arviointiasteikko ja painot ovat esimerkkejä. Avustusta "
        "voi hakea hankkeisiin, jotka useammat kunnat toteuttavat yhdessä.",
        sv="EXEMPEL: en påhittad utlysning, vars datum, anslag, poängskala och viktningar är exempel. Understöd kan "
        "sökas för projekt som flera kommuner genomför tillsammans.",
        en="EXAMPLE: an invented call; its dates, appropriation, scale and weights are examples.",
    ),
    instructions=paragraphs(
        texts.WHO_MAY_APPLY, texts.WHAT_IS_FUNDED, texts.WHAT_IS_NOT_FUNDED, WHAT_IS_PAID_FOR, HOW_MUCH, EQUAL_TREATMENT
    ),
    terms=paragraphs(TERMS_OF_USE, ASSESSED_BY_THE_DECREE, texts.ASSESSMENT),
    settings={"report_due_in_days": 90},
)

DEMONSTRATION = Demonstration(
    template="2019",
    appropriation=APPROPRIATION_2019,
    applications=51,
    grants=27,
    decided_on=date(2020, 2, 26),
    published_on=date(2020, 3, 9),
    smallest=Decimal(40_000),
    largest=Decimal(900_000),
    most_participants=6,
    only_joint=True,
    last_day=date(2021, 11, 30),
    answers=answers,
    report=report,
    report_form="FinalReport",
    granted=said_by.GRANTED,
    granted_in_part=said_by.GRANTED_IN_PART,
    refused=said_by.REFUSED,
    assessed=said_by.ASSESSED,
    shortcomings=(
        _excluded(
            "concernsSocialAndHealthCare",
            "sosiaali- ja terveydenhuoltoon liittyviin kehittämishankkeisiin",
            "utvecklingsprojekt inom social- och hälsovården",
        ),
        _excluded(
            "concernsBuiltEnvironment",
            "rakennetun ympäristön toimialaan liittyviin hankkeisiin",
            "projekt inom området för den byggda miljön",
        ),
        _excluded(
            "concernsCaseManagement",
            "asianhallinnan tai arkistoinnin kehittämiseen",
            "utveckling av ärendehantering eller arkivering",
        ),
    ),
    missing=MissingAnswer(
        "useAfterProject",
        what=Text(
            fi="Hakemuksessa ei ole kuvattu, miten tuloksia hyödynnetään ja levitetään hankkeen päätyttyä.",
            sv="I ansökan har det inte beskrivits hur resultaten utnyttjas och sprids efter att projektet har "
            "avslutats.",
        ),
        how=Text(
            fi="Kuvaa asia kohdassa ”Tulosten hyödyntäminen ja levittäminen hankkeen päätyttyä” ja jätä täydennys "
            "määräaikaan mennessä. Ilman täydennystä asia ratkaistaan jo annettujen tietojen perusteella.",
            sv="Beskriv saken i punkten ”Utnyttjande och spridning av resultaten efter att projektet har avslutats” "
            "och lämna in kompletteringen inom utsatt tid. Utan komplettering avgörs ärendet utifrån de uppgifter som "
            "redan har lämnats.",
        ),
    ),
    round=ROUND,
    round_name=Text(
        fi="Esimerkkimääräraha: kuntien yhteishankkeet", sv="Exempelanslag: kommuners gemensamma projekt"
    ),
    publishes_refusals=True,
)  # fmt: skip
