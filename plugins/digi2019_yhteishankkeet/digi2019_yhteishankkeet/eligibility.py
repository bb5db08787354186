"""The rules of this call: several municipalities, three exclusions, and a described change."""

from avustin_core.plugin import Finding, Text, eligibility_rule, met_if
from decree_893_2019.programme import Decree893Programme
from decree_893_2019.sources import CALL_TERMS, GUIDANCE
from digi2019_yhteishankkeet.choices import DevelopmentTarget
from digi2019_yhteishankkeet.form import ApplicationForm

TOO_FEW = Text(
    fi="Hakemuksessa on nimetty alle kaksi hanketta toteuttavaa kuntaa. Kuntayhtymä edustaa kuntia mutta ei ole itse "
    "kunta: hankkeen toteuttavat kunnat on nimettävä osallistujiksi.",
    sv="I ansökan har färre än två kommuner som genomför projektet angetts. En samkommun företräder kommuner men är "
    "inte själv en kommun: de kommuner som genomför projektet ska anges som deltagare.",
    en="Fewer than two municipalities that carry the project out are named. A joint municipal authority represents "
    "municipalities and isn't one: they are to be named as participants.",
)


class Conditions(Decree893Programme):
    """What the call wants of a project."""

    @eligibility_rule(
        Text(
            fi="Hankkeen toteuttaa vähintään kaksi kuntaa yhdessä",
            sv="Minst två kommuner genomför projektet tillsammans",
            en="At least two municipalities carry the project out together",
        ),
        source=CALL_TERMS,
        about=[ApplicationForm.participants],
    )
    def several_municipalities(self, application: ApplicationForm) -> Finding:
        """The applicant, the lead and the partners, as far as they are municipalities themselves."""
        return met_if(len(application.municipalities()) >= 2, otherwise=TOO_FEW)

    @eligibility_rule(
        Text(
            fi="Toimintatapojen ja prosessien muutokset on kuvattu hakemuksessa",
            sv="Förändringarna i verksamhetssätt och processer har beskrivits i ansökan",
            en="The changes in ways of working and processes are described",
        ),
        source=CALL_TERMS,
        about=[ApplicationForm.change],
        completion_first=True,
    )
    def change_is_described(self, application: ApplicationForm) -> Finding:
        """Whether it is there; whether it is enough is for the official."""
        return met_if(bool(application.change))

    @eligibility_rule(
        Text(
            fi="Hakemuksessa on kuvattu, miten toiminnan muutokset toteutetaan",
            sv="I ansökan har det beskrivits hur förändringarna i verksamheten genomförs",
            en="How the changes are carried out is described",
        ),
        source=CALL_TERMS,
        about=[ApplicationForm.carrying_out],
        completion_first=True,
    )
    def carrying_out_is_described(self, application: ApplicationForm) -> Finding:
        """Whether it is there; whether it is enough is for the official."""
        return met_if(bool(application.carrying_out))

    @eligibility_rule(
        Text(
            fi="Hakemuksessa on kuvattu, miten tuloksia hyödynnetään ja levitetään hankkeen päätyttyä",
            sv="I ansökan har det beskrivits hur resultaten utnyttjas och sprids efter att projektet har avslutats",
            en="Use and spreading of the results after the project are described",
        ),
        source=CALL_TERMS,
        about=[ApplicationForm.use_after_project],
        completion_first=True,
    )
    def use_after_project_is_described(self, application: ApplicationForm) -> Finding:
        """Whether it is there; whether it is enough is for the official."""
        return met_if(bool(application.use_after_project))

    @eligibility_rule(
        Text(
            fi="Hankkeen kohde ei ole pelkästään tekninen",
            sv="Projektet gäller inte enbart teknik",
            en="The subject of the project isn't technical only",
        ),
        source=GUIDANCE,
        about=[ApplicationForm.targets],
        bars=False,
    )
    def not_only_technical(self, application: ApplicationForm) -> Finding:
        """New technologies alone, without any other target, make the official look again."""
        return met_if(set(application.targets) != {DevelopmentTarget.NEW_TECHNOLOGIES}, otherwise=ONLY_TECHNOLOGY)


class Rules(Conditions):
    """What the call excludes."""

    @eligibility_rule(
        Text(
            fi="Hanke ei liity sosiaali- ja terveydenhuoltoon",
            sv="Projektet hänför sig inte till social- och hälsovården",
            en="The project doesn't relate to social and health care",
        ),
        source=CALL_TERMS,
        about=[ApplicationForm.concerns_social_and_health_care],
    )
    def not_social_and_health_care(self, application: ApplicationForm) -> Finding:
        """Bars a grant."""
        return met_if(not application.concerns_social_and_health_care)

    @eligibility_rule(
        Text(
            fi="Hanke ei liity rakennetun ympäristön toimialaan",
            sv="Projektet hänför sig inte till området för den byggda miljön",
            en="The project doesn't relate to the built environment",
        ),
        source=CALL_TERMS,
        about=[ApplicationForm.concerns_built_environment],
    )
    def not_built_environment(self, application: ApplicationForm) -> Finding:
        """Bars a grant."""
        return met_if(not application.concerns_built_environment)

    @eligibility_rule(
        Text(
            fi="Hankkeessa ei kehitetä asianhallintaa tai arkistointia",
            sv="I projektet utvecklas inte ärendehantering eller arkivering",
            en="The project doesn't develop case management or archiving",
        ),
        source=CALL_TERMS,
        about=[ApplicationForm.concerns_case_management],
    )
    def not_case_management(self, application: ApplicationForm) -> Finding:
        """Bars a grant."""
        return met_if(not application.concerns_case_management)


ONLY_TECHNOLOGY = Text(
    fi="Ainoaksi kehittämiskohteeksi on valittu uusien teknologioiden hyödyntäminen. Avustuksen kohteena on oltava "
    "ennen kaikkea toimintatapojen ja prosessien muutos.",
    sv="Som enda utvecklingsobjekt har valts utnyttjande av ny teknik. Understödet ska framför allt gälla "
    "förändringar i verksamhetssätt och processer.",
    en="New technologies are the only target chosen. The grant is above all for changes in ways of working and "
    "processes.",
)
