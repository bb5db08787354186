"""What this call asks beside what the decree asks."""

from avustin_core.plugin import (
    PARTIES,
    LongText,
    Money,
    Setting,
    SettingKind,
    ShortText,
    Text,
    equals,
    field,
    includes,
    setting,
)
from decree_893_2019 import steps
from decree_893_2019.application.commitments import CommitmentsStep
from decree_893_2019.application.project import ProjectStep
from decree_893_2019.costs import EUROS
from decree_893_2019.form import Decree893Application
from decree_893_2019.sources import CALL_TERMS, RESULTS_OF_CALL_1, SYSTEM_CHOICE
from digi2019_tiedolla_johtaminen.choices import AutomationTarget, DataArea, GrantTarget

COST_GOALS_REQUIRED = Setting(
    key="cost_goals_required",
    name=Text(
        fi="Kustannuksia vähentävät tai niiden kasvua hillitsevät tavoitteet on kuvattava",
        sv="Mål som minskar kostnaderna eller dämpar kostnadsökningen ska beskrivas",
        en="Goals that cut costs or curb their growth must be described",
    ),
    kind=SettingKind.BOOLEAN,
    source=RESULTS_OF_CALL_1,
)


class Project(ProjectStep):
    """What the grant is for, and how the data is used."""

    targets: list[GrantTarget] = field(
        fi="Avustuksen kohde",
        sv="Understödsobjekt",
        en="What the grant is for",
        at_least=1,
        step=steps.PROJECT,
        listed=True,
        visible=PARTIES,
        source=CALL_TERMS,
    )
    automation_targets: list[AutomationTarget] = field(
        fi="Automatisoinnin kohteet taloushallinnossa",
        sv="Föremål för automatisering inom ekonomiförvaltningen",
        en="What is automated in financial administration",
        at_least=1,
        when=includes(targets, GrantTarget.FINANCIAL_ADMINISTRATION),
        step=steps.PROJECT,
        listed=True,
        visible=PARTIES,
        source=CALL_TERMS,
    )
    other_automation_target: ShortText = field(
        fi="Muu automatisoinnin kohde",
        sv="Annat föremål för automatisering",
        en="The other target",
        when=includes(automation_targets, AutomationTarget.OTHER),
        step=steps.PROJECT,
        visible=PARTIES,
        source=SYSTEM_CHOICE,
    )
    jointly_defined_data: LongText = field(
        fi="Yhteisesti määritetty tieto",
        sv="Gemensamt definierad information",
        en="Jointly defined data",
        help=Text(
            fi="Kerro, mihin yhteisiin tietomäärityksiin automatisointi ja tiedonhallinta nojaavat. Ohje (myöhempien "
            "hakujen ohjeista): tutustu yhteentoimiva.suomi.fi-alustan sanastoihin, koodistoihin ja tietomalleihin.",
            sv="Ange vilka gemensamma dataspecifikationer automatiseringen och informationshanteringen stöder sig på. "
            "Anvisning (från anvisningarna för senare utlysningar): bekanta dig med ordlistorna, koderna och "
            "datamodellerna på plattformen yhteentoimiva.suomi.fi.",
            en="Which shared definitions it builds on. Guidance, from later calls: see yhteentoimiva.suomi.fi.",
        ),
        when=includes(targets, GrantTarget.FINANCIAL_ADMINISTRATION),
        step=steps.PROJECT,
        visible=PARTIES,
        source=CALL_TERMS,
    )
    data_areas: list[DataArea] = field(
        fi="Tietoalueet",
        sv="Informationsområden",
        en="Areas of data",
        help=Text(
            fi="Valitse, mitä koskevia tietoja digitalisoidaan ja hyödynnetään.",
            sv="Välj vad den information som digitaliseras och utnyttjas gäller.",
            en="What the data that is digitised and used is about.",
        ),
        at_least=1,
        when=includes(targets, GrantTarget.OTHER_MEASURES),
        step=steps.PROJECT,
        listed=True,
        visible=PARTIES,
        source=CALL_TERMS,
    )
    use_in_management: LongText = field(
        fi="Tietojen hyödyntäminen toimintojen tiedolla johtamisessa",
        sv="Hur informationen utnyttjas vid ledningen genom information",
        en="Use of the data in managing",
        help=Text(
            fi="Kuvaa, miten tietoja hyödynnetään toimintojen tiedolla johtamisessa. Ohje (myöhempien hakujen "
            "ohjeista): pelkkä uusi tekninen ratkaisu ei riitä; kerro, mikä muuttuu ja miten muutos johdetaan.",
            sv="Beskriv hur informationen utnyttjas vid ledningen genom information. Anvisning (från anvisningarna för "
            "senare utlysningar): enbart en ny teknisk lösning räcker inte; berätta vad som förändras och hur "
            "förändringen leds.",
            en="Guidance, from later calls: a new technical solution isn't enough; say what changes and how it is led.",
        ),
        step=steps.PROJECT,
        visible=PARTIES,
        source=CALL_TERMS,
    )
    cost_goals: LongText | None = field(
        fi="Tavoitteet, jotka vähentävät kustannuksia tai hillitsevät niiden kasvua",
        sv="Mål som minskar kostnaderna eller dämpar kostnadsökningen",
        en="Goals that cut costs or curb their growth",
        required_when=equals(setting(COST_GOALS_REQUIRED), True),
        step=steps.PROJECT,
        visible=PARTIES,
        source=RESULTS_OF_CALL_1,
    )
    estimated_savings: Money | None = field(
        fi="Arvio säästöistä tai vältetyistä kustannuksista",
        sv="Uppskattning av besparingar eller kostnader som undviks",
        en="Estimate of savings or costs avoided",
        required=False,
        unit=EUROS,
        step=steps.PROJECT,
        listed=True,
        visible=PARTIES,
        source=RESULTS_OF_CALL_1,
    )
    concerns_social_and_health_care: bool = field(
        fi="Hanke koskee sosiaali- ja terveydenhuollon digitalisaatiota",
        sv="Projektet gäller digitalisering av social- och hälsovården",
        en="The project is about digitalising social and health care",
        help=Text(
            fi="Vastaus ei estä hakemista. Vuoden 2019 haun tulosten mukaan tähän ei myönnetty avustusta.",
            sv="Svaret hindrar inte ansökan. Enligt resultatet av utlysningen 2019 beviljades inget understöd för "
            "detta.",
            en="The answer stops nobody. By the results of 2019, none of these was funded.",
        ),
        step=steps.PROJECT,
        listed=True,
        visible=PARTIES,
        source=RESULTS_OF_CALL_1,
    )
    concerns_built_environment: bool = field(
        fi="Hanke koskee rakennetun ympäristön digitalisaatiota",
        sv="Projektet gäller digitalisering av den byggda miljön",
        en="The project is about digitalising the built environment",
        help=Text(
            fi="Vastaus ei estä hakemista. Vuoden 2019 haun tulosten mukaan tähän ei myönnetty avustusta.",
            sv="Svaret hindrar inte ansökan. Enligt resultatet av utlysningen 2019 beviljades inget understöd för "
            "detta.",
            en="The answer stops nobody. By the results of 2019, none of these was funded.",
        ),
        step=steps.PROJECT,
        listed=True,
        visible=PARTIES,
        source=RESULTS_OF_CALL_1,
    )


class Commitments(CommitmentsStep):
    """What this call's recipients commit themselves to besides."""

    helps_generalise_results: bool = field(
        fi="Osallistumme yhteistyöhön, jossa hankkeen tuloksia yleistetään ja niistä viestitään",
        sv="Vi deltar i samarbete i syfte att generalisera projektets resultat och informera om dem",
        en="We take part in generalising the results and in communicating about them",
        must_be=True,
        step=steps.COMMITMENTS,
        visible=PARTIES,
        source=RESULTS_OF_CALL_1,
    )


class ApplicationForm(Decree893Application, Commitments, Project, version="1.0"):
    """The application to the call for knowledge-based management."""
