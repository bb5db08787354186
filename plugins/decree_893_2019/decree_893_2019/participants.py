"""A participant of a project under the decree: who, in which role, with which share of the financing."""

from avustin_core.plugin import (
    PARTIES,
    REGISTER,
    Money,
    OrganisationRef,
    Participant,
    ParticipantRole,
    Text,
    field,
)
from decree_893_2019.costs import EUROS


class ProjectParticipant(Participant):
    """A row of the participants; the applicant is one of them."""

    organisation: OrganisationRef = field(
        fi="Osallistuja", sv="Deltagare", en="Participant", visible=REGISTER, source="893/2019 6 § 2 mom. 4)"
    )
    role: ParticipantRole = field(
        fi="Rooli hankkeessa",
        sv="Roll i projektet",
        en="Role in the project",
        help=Text(
            fi="Hankehallinnoija on kunta tai kuntayhtymä, joka vastaa avustuksen käytöstä koko hankkeessa. Yrityksen "
            "tai yhdistyksen rooli voi olla ”Muu osallistuja”.",
            sv="Projektadministratören är den kommun eller samkommun som ansvarar för användningen av understödet "
            "under hela projektet. Ett företag eller en förening kan ha rollen ”Annan deltagare”.",
            en="The lead is the municipality or joint municipal authority that answers for the grant. A company or an "
            "association can be another participant.",
        ),
        visible=PARTIES,
        source="893/2019 3 § 2 mom.",
    )
    share: Money = field(
        fi="Rahoitusosuus (omarahoitus)",
        sv="Finansieringsandel (egen finansiering)",
        en="Share of the financing (own contribution)",
        help=Text(
            fi="Arvio siitä, kuinka paljon osallistuja rahoittaa hanketta itse.",
            sv="En uppskattning av hur mycket deltagaren själv finansierar projektet.",
            en="An estimate of what the participant pays itself.",
        ),
        minimum=0,
        unit=EUROS,
        visible=PARTIES,
        source="893/2019 6 § 2 mom. 5)",
    )
    committed: bool = field(
        fi="Osallistuja on sitoutunut hankkeen toteuttamiseen",
        sv="Deltagaren har förbundit sig till genomförandet av projektet",
        en="The participant has committed itself to carrying out the project",
        visible=PARTIES,
        source="893/2019 3 § 2 mom.",
    )
