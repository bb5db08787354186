"""The first step: who applies, who is asked, in which language."""

from avustin_core.plugin import OFFICIALS, PARTIES, ApplicationForm, Fact, Text, field
from decree_893_2019 import steps
from decree_893_2019.choices import ApplicantKind, CaseLanguage
from decree_893_2019.plan import ContactPerson
from decree_893_2019.sources import GRANT_PRACTICE


class ApplicantStep(ApplicationForm):
    """The applicant itself is known to the core, from the application."""

    applicant_kind: ApplicantKind = field(
        fi="Hakijan tyyppi",
        sv="Typ av sökande",
        en="Kind of applicant",
        help=Text(
            fi="Kuntayhtymä voi hakea avustusta hankehallinnoijana, kun hankkeen toteuttamiseen on sitoutunut useampi "
            "kunta.",
            sv="En samkommun kan söka understöd som projektadministratör när flera kommuner har förbundit sig till "
            "genomförandet av projektet.",
            en="A joint municipal authority may apply as the lead of several municipalities' project.",
        ),
        step=steps.APPLICANT,
        listed=True,
        visible=PARTIES,
        source="893/2019 3 §",
    )
    contact_person: ContactPerson = field(
        fi="Yhteyshenkilö",
        sv="Kontaktperson",
        en="Contact person",
        step=steps.APPLICANT,
        visible=OFFICIALS,
        source=GRANT_PRACTICE,
    )
    language: CaseLanguage = field(
        fi="Asiointikieli",
        sv="Kontaktspråk",
        en="Language of the matter",
        help=Text(
            fi="Asia käsitellään ja päätös annetaan tällä kielellä.",
            sv="Ärendet behandlas och beslutet ges på detta språk.",
            en="The matter is handled, and decided, in this language.",
        ),
        step=steps.APPLICANT,
        visible=PARTIES,
        fact=Fact.LANGUAGE,
        source="423/2003 12, 19 §",
    )
