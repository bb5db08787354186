"""The checklist of an application: what an official looks at before a grant is decided, whatever the rules find.

The core has the general preconditions of the Act on Discretionary Government Grants (688/2001 6 and 7 §); a programme
adds its own by `checklist = (CheckItem(…),)`.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from avustin_core.plugin.roles import Role
from avustin_core.plugin.texts import Source, Text, as_source


@dataclass(frozen=True, init=False)
class CheckItem:
    """One thing to look at. A grant can't be signed while an official finds that it isn't met.

    >>> CheckItem("state_aid", Text(fi="Avustus ei ole valtiontukea", sv="Understödet är inte statligt stöd"))
    """

    key: str
    text: Text
    source: Source | None
    roles: frozenset[Role] | None

    def __init__(
        self,
        key: str,  #: stable
        text: Text,  #: what must be so, as a sentence
        *,
        source: Source | str | None = None,  #: where it comes from
        roles: Iterable[Role] | None = None,  #: the only officials who see it
    ) -> None:
        named = None if roles is None else frozenset(roles)
        for name, value in {"key": key, "text": text, "source": as_source(source), "roles": named}.items():
            object.__setattr__(self, name, value)


#: What is looked at of every application (688/2001 6 § and 7 § 1 mom.).
GENERAL_PRECONDITIONS = (
    CheckItem(
        "acceptable_purpose",
        Text(
            fi="Tarkoitus, johon valtionavustusta haetaan, on yhteiskunnallisesti hyväksyttävä",
            sv="Det ändamål för vilket statsunderstöd söks är samhälleligt godtagbart",
            en="The purpose that the grant is applied for is socially acceptable",
        ),
        source="688/2001 7 § 1 mom. 1)",
    ),
    CheckItem(
        "justified_by_objectives",
        Text(
            fi="Avustuksen myöntäminen on perusteltua avustuksen käytölle asetettujen tavoitteiden kannalta",
            sv="Beviljandet är motiverat med hänsyn till de mål som har ställts för användningen av understödet",
            en="Granting is justified by the objectives set for the use of the grant",
        ),
        source="688/2001 7 § 1 mom. 2)",
    ),
    CheckItem(
        "necessary",
        Text(
            fi="Avustuksen myöntäminen on tarpeellista hakijan saama muu julkinen tuki sekä hankkeen tai toiminnan laatu ja "
            "laajuus huomioon ottaen",
            sv="Beviljandet är nödvändigt med beaktande av det övriga offentliga stöd som sökanden får och projektets eller "
            "verksamhetens art och omfattning",
            en="Granting is necessary, considering the applicant's other public support and the quality and extent of the "
            "project",
        ),
        source="688/2001 7 § 1 mom. 3)",
    ),
    CheckItem(
        "minor_distortion",
        Text(
            fi="Avustuksen myöntämisen arvioidaan vääristävän kilpailua ja markkinoiden toimintaa enintään vähäisesti",
            sv="Beviljandet bedöms snedvrida konkurrensen och marknadens funktion högst i ringa utsträckning",
            en="Granting is judged to distort competition and the market in a minor way at most",
        ),
        source="688/2001 7 § 1 mom. 4)",
    ),
    CheckItem(
        "other_public_support",
        Text(
            fi="Avustus ei yhdessä muun julkisen tuen kanssa ylitä säädettyä enimmäismäärää",
            sv="Understödet överskrider inte tillsammans med annat offentligt stöd det föreskrivna maximibeloppet",
            en="The grant doesn't exceed the maximum laid down by law together with other public support",
        ),
        source="688/2001 6 §",
    ),
)
#: What is looked at too where wages can be paid for with the grant (688/2001 7 § 2 mom.), by those alone who prepare and decide.
NO_CONVICTIONS = CheckItem(
    "no_convictions",
    Text(
        fi="Palkkakustannuksiin myöntämiselle ei ole valtionavustuslain 7 §:n 2 momentissa tarkoitettua estettä, tai siihen on "
        "erityisen painava syy",
        sv="Det finns inget hinder enligt 7 § 2 mom. i statsunderstödslagen för understöd till lönekostnader, eller så finns det "
        "synnerligen vägande skäl",
        en="Nothing of what section 7(2) of the Act means stands against covering wages, or there is an especially weighty reason",
    ),
    source="688/2001 7 § 2 mom.",
    roles=(Role.PREPARER, Role.RAPPORTEUR, Role.DECIDER),
)
