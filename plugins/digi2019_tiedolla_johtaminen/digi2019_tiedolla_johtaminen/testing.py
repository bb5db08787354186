"""What tests of this programme begin with: an application and a final report in good order."""

from typing import Any

from decree_893_2019 import testing as decree


def application_answers(**changes: object) -> dict[str, Any]:
    """Answers without a problem and with every rule met; `changes` are by wire name."""
    asked: dict[str, object] = {
        "targets": ["FINANCIAL_ADMINISTRATION", "OTHER_MEASURES"],
        "automationTargets": ["COST_ACCOUNTING", "INTERNAL_REPORTING"],
        "jointlyDefinedData": "Kuntien taloustietojen luokitus.",
        "dataAreas": ["FINANCES"],
        "useInManagement": "Johtoryhmä seuraa tietoja kuukausittain.",
        "concernsSocialAndHealthCare": False,
        "concernsBuiltEnvironment": False,
        "helpsGeneraliseResults": True,
    }
    return decree.application_answers(**(asked | changes))


def report_answers(**changes: object) -> dict[str, Any]:
    """Answers to the final report without a problem; `changes` are by wire name."""
    asked: dict[str, object] = {
        "automatedProcesses": "Ostolaskut.",
        "beforeAndAfter": "Aiemmin käsin, nyt automaattisesti.",
        "dataDefinitions": "Julkaistu yhteentoimivuusalustalla.",
    }
    return decree.report_answers(**(asked | changes))
