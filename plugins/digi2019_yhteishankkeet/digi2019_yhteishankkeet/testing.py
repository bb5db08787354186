"""What tests of this programme begin with: an application and a final report in good order."""

from typing import Any

from decree_893_2019 import testing as decree
from decree_893_2019.testing import ESIMERKKILA, MALLIKYLA, participant

BOTH = [participant("p1", ESIMERKKILA, "LEAD", share="10000.00"), participant("p2", MALLIKYLA, share="5000.00")]


def application_answers(**changes: object) -> dict[str, Any]:
    """Answers without a problem and with every rule met; `changes` are by wire name."""
    asked: dict[str, object] = {
        "participants": BOTH,
        "targets": ["CUSTOMER_ORIENTED_SERVICES", "NEW_TECHNOLOGIES"],
        "technologies": ["PROCESS_AUTOMATION"],
        "change": "Hakemukset käsitellään yhdessä.",
        "carryingOut": "Muutosta johtaa ohjausryhmä.",
        "useAfterProject": "Kunnat ottavat toimintatavan käyttöön ja esittelevät sitä muille.",
        "similarWorkElsewhere": "Vastaavaa ei ole löytynyt.",
        "reproducibility": "Prosessi on kuvattu yleisesti.",
        "cooperationPlan": "Yhteisiä työpajoja.",
        "concernsSocialAndHealthCare": False,
        "concernsBuiltEnvironment": False,
        "concernsCaseManagement": False,
        "cooperatesWithSimilarProjects": True,
    }
    return decree.application_answers(**(asked | changes))


def report_answers(**changes: object) -> dict[str, Any]:
    """Answers to the final report without a problem; `changes` are by wire name."""
    asked: dict[str, object] = {
        "changesByMunicipality": [
            {"key": "k1", "municipality": "E01", "whatChanged": "Hakemukset käsitellään yhdessä."}
        ],
        "spreadingDone": "Esitelty kahdessa verkostossa.",
        "adoptedByOthers": "Ei vielä muita.",
    }
    return decree.report_answers(**(asked | changes))
