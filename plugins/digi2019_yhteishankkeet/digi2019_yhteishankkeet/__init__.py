"""The Ministry of Finance's 2019 call for municipalities' joint projects, as a programme."""

from collections.abc import Iterable

from avustin_core.plugin import Programme, hookimpl
from decree_893_2019 import texts as decree
from decree_893_2019.programme import Decree893Programme, commitment
from digi2019_yhteishankkeet.calls import CALL_2019
from digi2019_yhteishankkeet.criteria import CRITERIA
from digi2019_yhteishankkeet.demonstration import DEMONSTRATION
from digi2019_yhteishankkeet.eligibility import Rules
from digi2019_yhteishankkeet.form import COMMITMENT_DOCUMENTS_REQUIRED, ApplicationForm
from digi2019_yhteishankkeet.reporting import FinalReport, InterimReport
from digi2019_yhteishankkeet.texts import NAME


class JointProjects(Rules):
    """Municipalities that change their ways of working together."""

    code = "digi2019_yhteishankkeet"
    name = NAME
    purpose = decree.PURPOSE
    application_form = ApplicationForm
    report_forms = (FinalReport, InterimReport)
    criteria = CRITERIA
    settings = (*Decree893Programme.settings, COMMITMENT_DOCUMENTS_REQUIRED)
    calls = (CALL_2019,)
    commitments = (*Decree893Programme.commitments, commitment(ApplicationForm.cooperates_with_similar_projects))
    demonstration = DEMONSTRATION


@hookimpl
def avustin_programmes() -> Iterable[type[Programme]]:
    """The one programme of this plugin."""
    return [JointProjects]
