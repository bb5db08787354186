"""Participants: the organisations that carry out a joint project, one row each."""

from typing import ClassVar

from avustin_core.plugin.choices import Choice, option
from avustin_core.plugin.fields import field
from avustin_core.plugin.forms import Section
from avustin_core.plugin.kinds import Money, OrganisationRef
from avustin_core.plugin.texts import Text


class ParticipantRole(Choice):
    """What an organisation is in a joint project."""

    LEAD = option(fi="Hankehallinnoija", sv="Projektadministratör", en="Lead")
    PARTNER = option(fi="Osatoteuttaja", sv="Delgenomförare", en="Partner")
    OTHER = option(fi="Muu osallistuja", sv="Annan deltagare", en="Other participant")


class Participant(Section):
    """A row of Participants; a programme's own row class adds fields to these.

    Exactly one row is the lead, unless the row class says `one_lead: ClassVar[bool] = False`: partners among equals.
    """

    one_lead: ClassVar[bool] = True  #: whether exactly one row is the lead
    organisation: OrganisationRef = field(fi="Organisaatio", sv="Organisation", en="Organisation")
    role: ParticipantRole = field(fi="Rooli hankkeessa", sv="Roll i projektet", en="Role in the project")
    share: Money = field(
        fi="Osuus rahoituksesta", sv="Andel av finansieringen", en="Share of the financing", minimum=0,
        unit=Text(fi="euroa", sv="euro", en="euros"),
    )  # fmt: skip
    committed: bool = field(
        fi="Organisaatio on sitoutunut hankkeeseen",
        sv="Organisationen har förbundit sig till projektet",
        en="The organisation has committed itself to the project",
    )
