"""What this call asks beside what the decree asks."""

from avustin_core.plugin import (
    PARTIES,
    REGISTER,
    WARNS,
    Attachment,
    LongText,
    Setting,
    SettingKind,
    ShortText,
    Text,
    answered,
    check,
    equals,
    field,
    includes,
    setting,
)
from decree_893_2019 import steps
from decree_893_2019.application.commitments import CommitmentsStep
from decree_893_2019.application.project import ProjectStep
from decree_893_2019.form import Decree893Application
from decree_893_2019.sources import CALL_TERMS, RESULTS_OF_CALL_2, SYSTEM_CHOICE
from digi2019_yhteishankkeet.choices import DevelopmentTarget, Technology

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


class Change(ProjectStep):
    """What changes, how, and what comes of it afterwards: the call wants these described in the application.

    Not required by the form, since the party is entitled to a decision: what is missing is asked for first.
    """

    targets: list[DevelopmentTarget] = field(
        fi="Kehittämiskohteet",
        sv="Utvecklingsobjekt",
        en="What is developed",
        at_least=1,
        step=steps.PROJECT,
        visible=REGISTER,
        source=CALL_TERMS,
    )
    technologies: list[Technology] = field(
        fi="Uudet teknologiat",
        sv="Ny teknik",
        en="New technologies",
        at_least=1,
        when=includes(targets, DevelopmentTarget.NEW_TECHNOLOGIES),
        step=steps.PROJECT,
        visible=PARTIES,
        source=CALL_TERMS,
    )
    other_technology: ShortText = field(
        fi="Muu teknologia",
        sv="Annan teknik",
        en="The other technology",
        when=includes(technologies, Technology.OTHER),
        step=steps.PROJECT,
        visible=PARTIES,
        source=SYSTEM_CHOICE,
    )
    change: LongText | None = field(
        fi="Toimintatapojen ja prosessien muutokset",
        sv="Förändringar i verksamhetssätt och processer",
        en="Changes in ways of working and processes",
        help=Text(
            fi="Haun ehtojen mukaan nämä on kuvattava hakemuksessa. Ohje (myöhempien hakujen ohjeista): pelkkä uusi "
            "tekninen ratkaisu ei riitä; kerro, mikä muuttuu ja mitä tehdään jatkossa toisin.",
            sv="Enligt villkoren ska dessa beskrivas i ansökan. Anvisning (från anvisningarna för senare "
            "utlysningar): enbart en ny teknisk lösning räcker inte; berätta vad som förändras och vad som görs "
            "annorlunda i fortsättningen.",
            en="The call wants these described. Guidance, from later calls: a new technical solution isn't enough; "
            "say what changes and what is done differently afterwards.",
        ),
        required=False,
        step=steps.PROJECT,
        visible=PARTIES,
        source=CALL_TERMS,
    )
    carrying_out: LongText | None = field(
        fi="Miten toiminnan muutokset toteutetaan",
        sv="Hur förändringarna i verksamheten genomförs",
        en="How the changes are carried out",
        help=Text(
            fi="Haun ehtojen mukaan tämä on kuvattava hakemuksessa. Ohje (myöhempien hakujen ohjeista): kerro, miten "
            "muutos johdetaan.",
            sv="Enligt villkoren ska detta beskrivas i ansökan. Anvisning (från anvisningarna för senare utlysningar): "
            "berätta hur förändringen leds.",
            en="The call wants this described. Guidance, from later calls: say how the change is led.",
        ),
        required=False,
        step=steps.PROJECT,
        visible=PARTIES,
        source=CALL_TERMS,
    )
    use_after_project: LongText | None = field(
        fi="Tulosten hyödyntäminen ja levittäminen hankkeen päätyttyä",
        sv="Utnyttjande och spridning av resultaten efter att projektet har avslutats",
        en="Use and spreading of the results after the project",
        help=Text(
            fi="Haun ehtojen mukaan tämä on kuvattava hakemuksessa. Kerro erikseen siitä, mitä tapahtuu hankkeen "
            "päätyttyä.",
            sv="Enligt villkoren ska detta beskrivas i ansökan. Berätta särskilt om vad som sker efter att projektet "
            "har avslutats.",
            en="The call wants this described: what happens once the project has ended.",
        ),
        required=False,
        step=steps.PROJECT,
        visible=PARTIES,
        source=CALL_TERMS,
    )

    change_is_described = check(
        holds=answered(change),
        says=Text(
            fi="Kuvaa toimintatapojen ja prosessien muutokset. Ilman kuvausta hakemusta pyydetään täydentämään.",
            sv="Beskriv förändringarna i verksamhetssätt och processer. Utan beskrivning begärs komplettering av "
            "ansökan.",
            en="Describe the changes; else the application has to be completed.",
        ),
        about=[change],
        source=CALL_TERMS,
        severity=WARNS,
    )
    carrying_out_is_described = check(
        holds=answered(carrying_out),
        says=Text(
            fi="Kuvaa, miten toiminnan muutokset toteutetaan. Ilman kuvausta hakemusta pyydetään täydentämään.",
            sv="Beskriv hur förändringarna i verksamheten genomförs. Utan beskrivning begärs komplettering av ansökan.",
            en="Describe how the changes are carried out; else the application has to be completed.",
        ),
        about=[carrying_out],
        source=CALL_TERMS,
        severity=WARNS,
    )
    use_after_project_is_described = check(
        holds=answered(use_after_project),
        says=Text(
            fi="Kuvaa, miten tuloksia hyödynnetään ja levitetään hankkeen päätyttyä. Ilman kuvausta hakemusta "
            "pyydetään täydentämään.",
            sv="Beskriv hur resultaten utnyttjas och sprids efter att projektet har avslutats. Utan beskrivning "
            "begärs komplettering av ansökan.",
            en="Describe use and spreading after the project; else the application has to be completed.",
        ),
        about=[use_after_project],
        source=CALL_TERMS,
        severity=WARNS,
    )


class Project(Change):
    """How the project stands to the work of others, and what it isn't about."""

    similar_work_elsewhere: LongText = field(
        fi="Onko vastaavaa tehty muissa kunnissa, ja voidaanko sitä hyödyntää",
        sv="Har motsvarande arbete utförts i andra kommuner och kan det utnyttjas",
        en="Has the same been done elsewhere, and can it be used",
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
            fi="Miten hankkeen lopputulos ja prosessi voidaan monistaa muihin kuntiin tai hyödyntää niissä muutoin.",
            sv="Hur projektets slutresultat och process kan reproduceras eller på annat sätt utnyttjas i andra "
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
            fi="Minkä hankkeiden kanssa yhteistyötä tehdään hankkeen aikana, ja miten.",
            sv="Med vilka projekt samarbete bedrivs under projektets gång och hur.",
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
