"""What the call lists to choose from, in its own order."""

from avustin_core.plugin import Choice, option


class GrantTarget(Choice):
    """What the grant is for."""

    FINANCIAL_ADMINISTRATION = option(
        fi="Kunnan taloushallinnon prosessien automatisointi ja sitä tukevan tiedonhallinnan kehittäminen yhteisesti "
        "määritetyn tiedon varaan",
        sv="Automatisering av processerna inom kommunens ekonomiförvaltning och utveckling av informationshanteringen "
        "som stöder den med hjälp av gemensamt definierad information",
        en="Automating financial administration, with information management on jointly defined data",
    )
    OTHER_MEASURES = option(
        fi="Muut toimenpiteet, joilla luodaan tai parannetaan kunnan edellytyksiä kunnan toimintaa, taloutta tai "
        "henkilöstöä koskevien tietojen digitalisointiin sekä näiden tietojen hyödyntämiseen toimintojen tiedolla "
        "johtamisessa",
        sv="Andra åtgärder med vilka man skapar eller förbättrar kommunens förutsättningar för digitalisering av "
        "information som gäller kommunens verksamhet, ekonomi eller personal samt för utnyttjande av denna information "
        "vid ledningen genom information",
        en="Other measures for digitising data on operations, finances or personnel and managing by it",
    )


class AutomationTarget(Choice):
    """What is automated in financial administration; the call gives these as examples."""

    TRANSACTION_LEVEL = option(
        fi="Taloustapahtumatason automatisointi", sv="Automatisering på transaktionsnivå", en="Transaction level"
    )
    COST_ACCOUNTING = option(fi="Kustannuslaskenta", sv="Kostnadsberäkning", en="Cost accounting")
    INTERNAL_REPORTING = option(fi="Sisäinen raportointi", sv="Intern rapportering", en="Internal reporting")
    EXTERNAL_REPORTING = option(fi="Ulkoinen raportointi", sv="Extern rapportering", en="External reporting")
    AUTOMATIC_ANALYSES = option(fi="Automaattiset analyysit", sv="Automatiska analyser", en="Automatic analyses")
    OTHER = option(fi="Muu kohde", sv="Annat föremål", en="Other")


class DataArea(Choice):
    """What the data is about."""

    OPERATIONS = option(fi="Toiminta", sv="Verksamhet", en="Operations")
    FINANCES = option(fi="Talous", sv="Ekonomi", en="Finances")
    PERSONNEL = option(fi="Henkilöstö", sv="Personal", en="Personnel")
