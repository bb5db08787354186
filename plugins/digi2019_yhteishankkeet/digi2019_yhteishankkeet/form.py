"""What this call asks beside what the decree asks."""

from avustin_core.plugin import (
    PARTIES,
    Attachment,
    LongText,
    Setting,
    SettingKind,
    Text,
    equals,
    field,
    setting,
)
from decree_893_2019 import steps
from decree_893_2019.application.commitments import CommitmentsStep
from decree_893_2019.form import Decree893Application
from decree_893_2019.sources import CALL_TERMS, RESULTS_OF_CALL_2, SYSTEM_CHOICE
from digi2019_yhteishankkeet.change import Change

COMMITMENT_DOCUMENTS_REQUIRED = Setting(
    key="commitment_documents_required",
    name=Text(
        fi="Osallistujien sitoutumisesta vaaditaan asiakirjat",
        sv="Handlingar om deltagarnas åtaganden krävs",
        en="Documents of the participants' commitment are required",
    ),
    kind=SettingKind.BOOLEAN,
    source=SYSTEM_CHOICE,
)


class Project(Change):
    """How the project stands to the work of others, and what it isn't about."""

    similar_work_elsewhere: LongText = field(
        fi="Onko vastaavaa tehty muissa kunnissa, ja voidaanko sitä hyödyntää?",
        sv="Har motsvarande arbete utförts i andra kommuner, och kan det utnyttjas?",
        en="Has the same been done elsewhere, and can it be used?",
        help=Text(
            fi="Selvitä ennen hakemista, onko vastaavaa tehty muissa kunnissa, ja harkitse sen hyödyntämistä hankkeen "
            "pohjana. Ohje (myöhempien hakujen ohjeista): valmiin ratkaisun voi ottaa käyttöön, ja sitä jo kehittäviä "
            "kuntia voi pyytää mukaan.",
            sv="Utred före ansökan om motsvarande arbete har utförts i andra kommuner och överväg att utnyttja det "
            "som grund för projektet. Anvisning (från anvisningarna för senare utlysningar): en färdig lösning kan "
            "tas i bruk, och kommuner som redan utvecklar den kan bjudas in.",
            en="Find out before applying, and consider building on it. Guidance, from later calls: a ready solution "
            "may be taken into use, and those already developing it may be invited.",
        ),
        step=steps.PROJECT,
        visible=PARTIES,
        source=RESULTS_OF_CALL_2,
    )
    reproducibility: LongText = field(
        fi="Monistettavuus",
        sv="Reproducerbarhet",
        en="Reproducibility",
        help=Text(
            fi="Kuvaa, miten hankkeen lopputulos ja prosessi voidaan monistaa muihin kuntiin tai hyödyntää niissä "
            "muutoin.",
            sv="Beskriv hur projektets slutresultat och process kan reproduceras eller på annat sätt utnyttjas i andra "
            "kommuner.",
            en="How the outcome and the process can be copied to, or otherwise used in, other municipalities.",
        ),
        step=steps.PROJECT,
        visible=PARTIES,
        source=RESULTS_OF_CALL_2,
    )
    cooperation_plan: LongText = field(
        fi="Yhteistyö muiden vastaavien hankkeiden kanssa",
        sv="Samarbete med andra motsvarande projekt",
        en="Cooperation with other, similar projects",
        help=Text(
            fi="Kerro, minkä hankkeiden kanssa yhteistyötä tehdään hankkeen aikana ja miten.",
            sv="Ange med vilka projekt samarbete bedrivs under projektets gång och hur.",
            en="With which projects, and how.",
        ),
        step=steps.PROJECT,
        visible=PARTIES,
        source=RESULTS_OF_CALL_2,
    )
    concerns_social_and_health_care: bool = field(
        fi="Hanke liittyy sosiaali- ja terveydenhuoltoon",
        sv="Projektet hänför sig till social- och hälsovården",
        en="The project relates to social and health care",
        help=Text(
            fi="Avustusta ei voi hakea sosiaali- ja terveydenhuoltoon liittyviin kehittämishankkeisiin.",
            sv="Understöd kan inte sökas för utvecklingsprojekt inom social- och hälsovården.",
            en="These can't be funded.",
        ),
        step=steps.PROJECT,
        listed=True,
        visible=PARTIES,
        source=CALL_TERMS,
    )
    concerns_built_environment: bool = field(
        fi="Hanke liittyy rakennetun ympäristön toimialaan",
        sv="Projektet hänför sig till området för den byggda miljön",
        en="The project relates to the built environment",
        help=Text(
            fi="Avustusta ei voi hakea rakennetun ympäristön toimialaan liittyviin hankkeisiin.",
            sv="Understöd kan inte sökas för projekt inom området för den byggda miljön.",
            en="These can't be funded.",
        ),
        step=steps.PROJECT,
        listed=True,
        visible=PARTIES,
        source=CALL_TERMS,
    )
    concerns_case_management: bool = field(
        fi="Hankkeessa kehitetään asianhallintaa tai arkistointia",
        sv="I projektet utvecklas ärendehantering eller arkivering",
        en="The project develops case management or archiving",
        help=Text(
            fi="Avustusta ei voi hakea asianhallinnan tai arkistoinnin kehittämiseen.",
            sv="Understöd kan inte sökas för utveckling av ärendehantering eller arkivering.",
            en="These can't be funded.",
        ),
        step=steps.PROJECT,
        listed=True,
        visible=PARTIES,
        source=CALL_TERMS,
    )


class Commitments(CommitmentsStep):
    """What this call's recipients commit themselves to besides."""

    cooperates_with_similar_projects: bool = field(
        fi="Sitoudumme yhteistyöhön muiden vastaavien hankkeiden kanssa hankkeen aikana",
        sv="Vi förbinder oss att under projektets gång samarbeta med andra motsvarande projekt",
        en="We commit ourselves to cooperating with similar projects during the project",
        must_be=True,
        step=steps.COMMITMENTS,
        visible=PARTIES,
        source=RESULTS_OF_CALL_2,
    )


class ApplicationForm(Decree893Application, Commitments, Project, version="1.0"):
    """The application to the call for joint projects."""

    commitment_documents: list[Attachment] = field(
        fi="Asiakirjat osallistujien sitoutumisesta",
        sv="Handlingar om deltagarnas åtaganden",
        en="Documents of the participants' commitment",
        help=Text(
            fi="Esimerkiksi kunkin osallistujan päätös hankkeeseen osallistumisesta.",
            sv="Till exempel varje deltagares beslut om att delta i projektet.",
            en="For example each participant's decision to take part.",
        ),
        required_when=equals(setting(COMMITMENT_DOCUMENTS_REQUIRED), True),
        accepts=("application/pdf",),
        step=steps.ATTACHMENTS,
        visible=PARTIES,
        source=SYSTEM_CHOICE,
    )
