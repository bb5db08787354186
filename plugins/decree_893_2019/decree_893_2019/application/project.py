"""The second step: the project, as 893/2019 6 § wants it described."""

from avustin_core.plugin import PARTIES, REGISTER, Fact, LocalizedText, LongText, Period, ShortText, Text, field
from decree_893_2019 import steps
from decree_893_2019.application.applicant import ApplicantStep
from decree_893_2019.plan import Measure
from decree_893_2019.settings import SUMMARY_LIMIT
from decree_893_2019.sources import GRANT_PRACTICE, SYSTEM_CHOICE


class ProjectStep(ApplicantStep):
    """Objectives, measures, results, their use, schedule, organisation, and the projects around it."""

    title: LocalizedText = field(
        fi="Hankkeen nimi",
        sv="Projektets namn",
        en="Name of the project",
        help=Text(
            fi="Anna nimi suomeksi, ruotsiksi tai molemmilla kielillä.",
            sv="Ange namnet på finska, på svenska eller på båda språken.",
            en="In Finnish, in Swedish or in both.",
        ),
        step=steps.PROJECT,
        visible=PARTIES,
        fact=Fact.TITLE,
        source=GRANT_PRACTICE,
    )
    purpose: ShortText = field(
        fi="Avustuksen käyttötarkoitus",
        sv="Understödets ändamål",
        en="Purpose of the grant",
        help=Text(
            fi="Kerro yhdellä tai kahdella virkkeellä, mihin avustusta haetaan. Teksti on pohjana päätökselle, ja "
            "päätöksen mukainen käyttötarkoitus julkaistaan. Älä kirjoita tähän henkilötietoja.",
            sv="Ange i en eller två meningar vad understödet söks för. Texten ligger till grund för beslutet, och det "
            "ändamål som anges i beslutet publiceras. Skriv inga personuppgifter här.",
            en="In a sentence or two. The decision builds on it, and the purpose in the decision is published; no "
            "personal data here.",
        ),
        limit=300,
        step=steps.PROJECT,
        visible=REGISTER,
        fact=Fact.PURPOSE,
        source="688/2001 10 §",
    )
    summary: LongText = field(
        fi="Tiivistelmä",
        sv="Sammanfattning",
        en="Summary",
        help=Text(
            fi="Kuvaa lyhyesti, mitä hankkeessa tehdään ja mikä sen ansiosta muuttuu.",
            sv="Beskriv kort vad som görs i projektet och vad som förändras tack vare det.",
            en="In short: what is done, and what changes.",
        ),
        limit=SUMMARY_LIMIT,
        step=steps.PROJECT,
        visible=PARTIES,
        source=SYSTEM_CHOICE,
    )
    objectives: LongText = field(
        fi="Tavoitteet",
        sv="Mål",
        en="Objectives",
        step=steps.PROJECT,
        visible=PARTIES,
        source="893/2019 6 § 2 mom. 1)",
    )
    measures: list[Measure] = field(
        fi="Toimenpiteet",
        sv="Åtgärder",
        en="Measures",
        help=Text(
            fi="Tavoitteiden saavuttamiseksi suunnitellut toimenpiteet ja niiden ajoitus.",
            sv="De åtgärder som planerats för att målen ska uppnås och tidpunkterna för dem.",
            en="What is planned in order to reach the objectives, and when.",
        ),
        at_least=1,
        step=steps.PROJECT,
        visible=PARTIES,
        source="893/2019 6 § 2 mom. 1), 3)",
    )
    sought_results: LongText = field(
        fi="Tavoiteltavat tulokset",
        sv="Resultat som eftersträvas",
        en="Results sought",
        help=Text(
            fi="Kerro myös, millä mittareilla tai muulla tavoin tulosten saavuttaminen todetaan. Ohje (myöhempien "
            "hakujen ohjeista): kuvaa vaikutukset toimintatapoihin, niiden pysyvyys hankkeen jälkeen, säästöt ja "
            "vapautuvat resurssit.",
            sv="Ange också med vilka indikatorer eller på vilket annat sätt det konstateras att resultaten har "
            "uppnåtts. Anvisning (från anvisningarna för senare utlysningar): beskriv effekterna på "
            "verksamhetssätten, hur de består efter projektet, besparingarna och de resurser som frigörs.",
            en="And how it is seen that they were reached. Guidance, from later calls: effects on ways of working, how "
            "they last, savings, freed resources.",
        ),
        step=steps.PROJECT,
        visible=PARTIES,
        source="893/2019 6 § 2 mom. 1)",
    )
    use_and_spreading: LongText = field(
        fi="Tulosten hyödyntäminen ja levittäminen",
        sv="Utnyttjande och spridning av resultaten",
        en="Use and spreading of the results",
        help=Text(
            fi="Suunnitelma siitä, miten hankkeen tuloksia hyödynnetään ja levitetään. Ohje (myöhempien hakujen "
            "ohjeista): uudet sanastot, koodistot ja tietomallit julkaistaan yhteentoimiva.suomi.fi-alustalla.",
            sv="En plan för hur projektets resultat ska utnyttjas och spridas. Anvisning (från anvisningarna för "
            "senare utlysningar): nya ordlistor, koder och datamodeller publiceras på plattformen "
            "yhteentoimiva.suomi.fi.",
            en="A plan. Guidance, from later calls: new vocabularies, code sets and data models are published on "
            "yhteentoimiva.suomi.fi.",
        ),
        step=steps.PROJECT,
        visible=PARTIES,
        source="893/2019 6 § 2 mom. 2)",
    )
    period: Period = field(
        fi="Aikataulu",
        sv="Tidtabell",
        en="Schedule",
        help=Text(
            fi="Hankkeen ensimmäinen ja viimeinen päivä. Hankkeen on päätyttävä viimeistään haun ehdoissa ilmoitettuna "
            "päivänä.",
            sv="Projektets första och sista dag. Projektet ska avslutas senast den dag som anges i villkoren för "
            "utlysningen.",
            en="The first and the last day of the project; it ends by the day that the call sets.",
        ),
        step=steps.PROJECT,
        visible=PARTIES,
        fact=Fact.PERIOD,
        source="893/2019 6 § 2 mom. 3)",
    )
    organising: LongText = field(
        fi="Organisointi",
        sv="Organisering",
        en="Organisation of the project",
        help=Text(
            fi="Kuvaa, miten hanke organisoidaan: vastuut, ohjaus ja henkilöresurssit.",
            sv="Beskriv hur projektet organiseras: ansvar, styrning och personalresurser.",
            en="Responsibilities, steering, staff.",
        ),
        step=steps.PROJECT,
        visible=PARTIES,
        source="893/2019 6 § 2 mom. 3)",
    )
    relation_to_other_projects: LongText = field(
        fi="Suhde muihin keskeisiin hankkeisiin",
        sv="Förhållande till andra centrala projekt",
        en="Relation to other key projects",
        help=Text(
            fi="Kuvaa hankkeen suhde muihin kohdealueen keskeisiin hankkeisiin ja niiden toteutukseen.",
            sv="Beskriv projektets förhållande till målområdets övriga centrala projekt och genomförandet av dem.",
            en="To the other key projects of the target area, and to how they are carried out.",
        ),
        step=steps.PROJECT,
        visible=PARTIES,
        source="893/2019 6 § 2 mom. 6)",
    )
