"""What a form is for: to apply, or to report."""

from typing import ClassVar

from pydantic import PrivateAttr

from avustin_core.plugin.choices import Choice, option
from avustin_core.plugin.expressions import Expression
from avustin_core.plugin.forms import Form
from avustin_core.plugin.kinds import Kind
from avustin_core.plugin.mistakes import Unanswered
from avustin_core.plugin.participants import Participant, ParticipantRole
from avustin_core.plugin.texts import Text
from avustin_core.plugin.views import OrganisationView


class MatterLanguage(Choice):
    """The language that a matter is handled and decided in, for the fact LANGUAGE."""

    FI = option(fi="suomi", sv="finska", en="Finnish")
    SV = option(fi="ruotsi", sv="svenska", en="Swedish")


class ApplicationForm(Form):
    """A form to apply with. It knows who applies, beside what was answered."""

    form_title: ClassVar[Text] = Text(
        fi="Hakemus", sv="Ansökan", en="Application"
    )  #: what people call the form; `title` is free for a question

    _applicant: OrganisationView | None = PrivateAttr(default=None)

    @property
    def applicant(self) -> OrganisationView:
        """The organisation that applies; Unanswered while nobody is named."""
        if self._applicant is None:
            raise Unanswered("applicant")
        return self._applicant

    def all_participants(self) -> tuple[Participant, ...]:
        """The rows of the form's participants, whatever the field's name; none where it has no such field."""
        for name, declaration in type(self).__declarations__.items():
            if Kind.PARTICIPANTS in getattr(declaration.annotation, "__metadata__", ()):
                return tuple(getattr(self, name) or ())
        return ()

    def municipalities(self) -> tuple[OrganisationView, ...]:
        """The distinct municipalities that carry the project out: the applicant, the lead and the partners.

        A joint municipal authority isn't one, and stands for its members only where they are named as participants.
        """
        carrying = [row.organisation for row in self.all_participants() if row.role is not ParticipantRole.OTHER]
        distinct = {each.id: each for each in (self.applicant, *carrying) if each.is_municipality}
        return tuple(distinct.values())


class ReportForm(Form):
    """A form to report with, after the grant.

    class InterimReport(ReportForm, version="1.0"):
        asked_when: ClassVar[Expression | None] = equals(setting("interim_report_required"), True)
        title: ClassVar[Text | None] = Text(fi="Väliselvitys", sv="Mellanredovisning")
    """

    #: over the settings of the call; without it the report is always asked
    asked_when: ClassVar[Expression | None] = None
    title: ClassVar[Text | None] = None  #: what people call the form, in mail too
