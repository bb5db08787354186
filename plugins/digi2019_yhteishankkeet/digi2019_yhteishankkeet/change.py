"""What the call wants described above all: the change, its carrying out, and what comes of it after the project."""

from avustin_core.plugin import PARTIES, WARNS, LongText, ShortText, Text, answered, check, field, includes
from decree_893_2019 import steps
from decree_893_2019.application.project import ProjectStep
from decree_893_2019.sources import CALL_TERMS, SYSTEM_CHOICE
from digi2019_yhteishankkeet.choices import DevelopmentTarget, Technology


class Change(ProjectStep):
    """Not required by the form, since the party is entitled to a decision: what is missing is asked for first."""

    targets: list[DevelopmentTarget] = field(
        fi="Kehittämiskohteet",
        sv="Utvecklingsobjekt",
        en="What is developed",
        at_least=1,
        step=steps.PROJECT,
        listed=True,
        visible=PARTIES,
        source=CALL_TERMS,
    )
    technologies: list[Technology] = field(
        fi="Uudet teknologiat",
        sv="Ny teknik",
        en="New technologies",
        at_least=1,
        when=includes(targets, DevelopmentTarget.NEW_TECHNOLOGIES),
        step=steps.PROJECT,
        listed=True,
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
            sv="Enligt villkoren för utlysningen ska dessa beskrivas i ansökan. Anvisning (från anvisningarna för "
            "senare utlysningar): enbart en ny teknisk lösning räcker inte; berätta vad som förändras och vad som görs "
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
            sv="Enligt villkoren för utlysningen ska detta beskrivas i ansökan. Anvisning (från anvisningarna för "
            "senare utlysningar): berätta hur förändringen leds.",
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
            sv="Enligt villkoren för utlysningen ska detta beskrivas i ansökan. Berätta särskilt om vad som sker efter "
            "att projektet har avslutats.",
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
