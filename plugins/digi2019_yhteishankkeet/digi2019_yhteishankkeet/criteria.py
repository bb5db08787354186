"""The criteria of the call for joint projects; weights and scale were never published, so none here."""

from avustin_core.plugin import Criterion, Text
from decree_893_2019.criteria import DECREE_CRITERIA
from decree_893_2019.sources import CALL_TERMS, RESULTS_OF_CALL_2

CRITERIA = (
    *DECREE_CRITERIA,
    Criterion(
        key="CUSTOMER_ORIENTATION",
        name=Text(
            fi="Asiakaslähtöisyys ja yhteiset ratkaisut",
            sv="Kundorientering och gemensamma lösningar",
            en="Customer orientation and shared solutions",
        ),
        description=Text(
            fi="Kehitetäänkö hankkeessa entistä asiakaslähtöisempiä palveluprosesseja hyödyntäen kehitettyjä yhteisiä "
            "ratkaisuja.",
            sv="Om mer kundorienterade serviceprocesser utvecklas i projektet med utnyttjande av gemensamma lösningar.",
            en="Whether more customer-oriented service processes are developed with shared solutions.",
        ),
        source=CALL_TERMS,
    ),
    Criterion(
        key="CHANGE_IN_WAYS_OF_WORKING",
        name=Text(
            fi="Toimintatapojen ja prosessien muutos",
            sv="Förändring av verksamhetssätt och processer",
            en="Change in ways of working and processes",
        ),
        description=Text(
            fi="Mitä kuntien toimintatavoissa ja prosesseissa muuttuu, ja miten muutokset toteutetaan.",
            sv="Vad som förändras i kommunernas verksamhetssätt och processer och hur förändringarna genomförs.",
            en="What changes in the municipalities' ways of working and processes, and how.",
        ),
        source=CALL_TERMS,
    ),
    Criterion(
        key="USE_AND_SPREADING",
        name=Text(
            fi="Tulosten hyödyntäminen ja levittäminen",
            sv="Utnyttjande och spridning av resultaten",
            en="Use and spreading of the results",
        ),
        description=Text(
            fi="Miten hankkeen tuloksia hyödynnetään ja levitetään hankkeen päätyttyä.",
            sv="Hur projektets resultat utnyttjas och sprids efter att projektet har avslutats.",
            en="How the results are used and spread after the project.",
        ),
        source=CALL_TERMS,
    ),
    Criterion(
        key="REPRODUCIBILITY_AND_SHARING",
        name=Text(
            fi="Monistettavuus ja jakaminen",
            sv="Reproducerbarhet och delning",
            en="Reproducibility and sharing",
        ),
        description=Text(
            fi="Voidaanko hankkeen lopputulos ja prosessi monistaa muihin kuntiin tai hyödyntää niissä muutoin.",
            sv="Om projektets slutresultat och process kan reproduceras eller på annat sätt utnyttjas i andra "
            "kommuner.",
            en="Whether the outcome and the process can be copied to, or otherwise used in, other municipalities.",
        ),
        source=RESULTS_OF_CALL_2,
    ),
    Criterion(
        key="COOPERATION_WITH_SIMILAR_PROJECTS",
        name=Text(
            fi="Yhteistyö vastaavien hankkeiden kanssa",
            sv="Samarbete med motsvarande projekt",
            en="Cooperation with similar projects",
        ),
        description=Text(
            fi="Miten hankkeessa tehdään yhteistyötä muiden vastaavien hankkeiden kanssa.",
            sv="Hur projektet samarbetar med andra motsvarande projekt.",
            en="How the project cooperates with other, similar projects.",
        ),
        source=RESULTS_OF_CALL_2,
    ),
)
