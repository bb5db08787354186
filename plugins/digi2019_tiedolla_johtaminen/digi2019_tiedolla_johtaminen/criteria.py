"""The criteria of the call for knowledge-based management; weights and scale were never published, so none here."""

from avustin_core.plugin import Criterion, Text
from decree_893_2019.criteria import DECREE_CRITERIA
from decree_893_2019.sources import RESULTS_OF_CALL_1

CRITERIA = (
    *DECREE_CRITERIA,
    Criterion(
        key="RENEWAL_OF_PROCESSES",
        name=Text(
            fi="Toimintatapojen ja palveluprosessien uudistaminen",
            sv="Förnyelse av verksamhetssätt och serviceprocesser",
            en="Renewal of ways of working and service processes",
        ),
        description=Text(
            fi="Miten hanke uudistaa kunnan toimintatapoja ja palveluprosesseja.",
            sv="Hur projektet förnyar kommunens verksamhetssätt och serviceprocesser.",
            en="How the project renews the municipality's ways of working and service processes.",
        ),
        source=RESULTS_OF_CALL_1,
    ),
    Criterion(
        key="COST_REDUCTION",
        name=Text(
            fi="Kustannusten vähentäminen tai niiden kasvun hillintä",
            sv="Minskade kostnader eller dämpad kostnadsökning",
            en="Cutting costs or curbing their growth",
        ),
        description=Text(
            fi="Sisältyykö hankkeeseen tavoitteita, jotka vähentävät kustannuksia tai hillitsevät niiden kasvua.",
            sv="Om projektet har mål som minskar kostnaderna eller dämpar kostnadsökningen.",
            en="Whether the project has goals that cut costs or curb their growth.",
        ),
        source=RESULTS_OF_CALL_1,
    ),
    Criterion(
        key="FEASIBILITY",
        name=Text(
            fi="Toteutettavuus suhteessa laajuuteen ja kustannusarvioon",
            sv="Genomförbarhet i förhållande till omfattning och kostnadsberäkning",
            en="Feasibility relative to extent and cost estimate",
        ),
        description=Text(
            fi="Onko hanke toteutettavissa, kun otetaan huomioon sen laajuus ja kustannusarvio.",
            sv="Om projektet är genomförbart med beaktande av dess omfattning och kostnadsberäkning.",
            en="Whether the project can be carried out, given its extent and cost estimate.",
        ),
        source=RESULTS_OF_CALL_1,
    ),
    Criterion(
        key="IMPACT_FOR_COST",
        name=Text(
            fi="Vaikuttavuus suhteessa laajuuteen ja kustannusarvioon",
            sv="Genomslag i förhållande till omfattning och kostnadsberäkning",
            en="Impact relative to extent and cost estimate",
        ),
        description=Text(
            fi="Onko hankkeen vaikuttavuus oikeassa suhteessa sen laajuuteen ja kustannusarvioon.",
            sv="Om projektets genomslag står i rätt proportion till dess omfattning och kostnadsberäkning.",
            en="Whether the project's impact is in proportion to its extent and cost estimate.",
        ),
        source=RESULTS_OF_CALL_1,
    ),
    Criterion(
        key="FINANCIAL_AUTOMATION_ON_SHARED_DATA",
        name=Text(
            fi="Etusija: taloushallinnon automatisointi ja yhteisesti määritetty tieto",
            sv="Prioritet: automatisering av ekonomiförvaltningen och gemensamt definierad information",
            en="Priority: automation of financial administration on jointly defined data",
        ),
        description=Text(
            fi="Etusija annetaan hankkeille, joissa automatisoidaan kunnan taloushallinnon prosesseja ja kehitetään "
            "yhteisesti määritettyyn tietoon perustuvaa tiedonhallintaa.",
            sv="Särskilt prioriteras projekt som gäller automatisering av kommunens ekonomiförvaltningsprocesser och "
            "utveckling av informationshantering som baserar sig på gemensamt definierad information.",
            en="Projects automating financial administration and developing information management on jointly defined "
            "data have priority.",
        ),
        source=RESULTS_OF_CALL_1,
        priority=True,
    ),
)
